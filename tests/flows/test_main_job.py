"""The main job as one story: a fresh laptop, one conversation, a plan that both sign, and two prints read back."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from intake_app.clock import Clock
from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import StoredDocument
from intake_app.domain.vocabulary import DocumentKind, PlanStatus, RaterRole
from intake_app.services import vaults
from tests.ui.conftest import PASSPHRASE, TODAY, WindowMaker
from ui.hand import Hand, wait_until
from ui.main_window import MainWindow
from ui.widgets.choices import SegmentedChoice
from ui.widgets.fields import DropDown
from ui.widgets.signature_pad import SignaturePad

WISH = "Ik wil weer eens naar zee, met de bus."
WEB, MY_WEB = (6, 4, 7, 5, 3, 6), (6, 3, 7, 5, 5, 6)
GOALS = (
    ("Ik wil weer onder de mensen zijn.", "Ik ga dinsdag kijken bij het buurthuis.", "Ria van den Bosch"),
    ("Ik wil weten hoe het met mijn geld staat.", "We openen samen de post.", "Marloes Dekker"),
    ("Ik wil naar zee.", "Ik zoek op hoe laat de bus gaat.", "Ria van den Bosch"),
)
INK = ((0.10, 0.62), (0.16, 0.30), (0.24, 0.66), (0.40, 0.34), (0.50, 0.60), (0.62, 0.38), (0.80, 0.55))


def hand_at(window: MainWindow) -> Hand:
    return Hand(window, lambda: window.tasks.pending > 0 or window.travelling)


def dossier_of(window: MainWindow) -> Dossier:
    assert window.session is not None and window.session.dossier is not None
    return window.session.dossier


def test_that_one_conversation_becomes_a_signed_plan_and_a_portfolio(open_window: WindowMaker, tmp_path: Path) -> None:
    vault, out = tmp_path / "laptop" / "kluis.keukentafel", tmp_path / "usb"
    out.mkdir()
    window = open_window(vault)
    hand = hand_at(window)
    first_start(hand, out)
    new_dossier(hand)
    conversation(hand, window)
    web_at_the_table(hand, window)
    consultants_part(hand, window)
    both_voices(hand, window)
    matrix(hand, window)
    perspective(hand, window)
    window.close()

    window = open_window(vault)
    hand = hand_at(window)
    unlock_and_take_back(hand, window)
    three_goals(hand, window)
    what_is_missing(hand, window)
    lock_and_unlock(hand, window)
    signatures(hand, window, out)
    portfolio(hand, window, out)
    case_id = dossier_of(window).case.id
    window.close()

    desk = vaults.unlock(vault, PASSPHRASE, Clock(TODAY))
    try:
        dossier = desk.dossier(case_id)
        plan = dossier.current_plan
        assert plan is not None and plan.status is PlanStatus.SIGNED
        assert len(dossier.signatures_of(plan)) == 2
        with desk.vault.read() as reading:
            kept = reading.find(StoredDocument, case_id=case_id, kind=DocumentKind.PLAN)
    finally:
        desk.close()
    read_back(out, kept)


def first_start(hand: Hand, out: Path) -> None:
    for words in ("Marloes Dekker", "Sociaal team De Boomgaard", "0300 12 34 03", PASSPHRASE, PASSPHRASE):
        hand.write(words)
        hand.key(Qt.Key.Key_Return)
    code = hand.find(QLabel, "recovery_code").text()
    hand.save_as("button_save_sheet", out / "herstelblad.pdf")
    sheet = words_of(out / "herstelblad.pdf")
    assert all(group in sheet for group in code.split("-"))
    hand.click("button_kept")
    hand.wait_for("field_search")
    hand.settle()


def new_dossier(hand: Hand) -> None:
    hand.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    hand.write("Ria van den Bosch", "field_name")
    hand.write("3-9-1954", "field_birth_date")
    ground = hand.find(DropDown, "field_ground")
    ground.setFocus()
    hand.key(Qt.Key.Key_End)  # the last in the list: a voluntary plan
    hand.click("button_make")
    hand.wait_for("page_kennismaking")
    hand.come_back()


def conversation(hand: Hand, window: MainWindow) -> None:
    hand.key(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    hand.write(WISH, "field_wil")
    wait_until(lambda: dossier_of(window).own_words("openingsvragen", "wil") == WISH, "the wish in the vault")
    hand.write("Anita", "field_attendee_name")
    hand.key(Qt.Key.Key_Return)
    wait_until(lambda: len(dossier_of(window).attendees) == 1, "who else is here")


def web_at_the_table(hand: Hand, window: MainWindow) -> None:
    hand.key(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    for value in WEB:
        hand.wait_for("question")
        hand.key(Qt.Key(Qt.Key.Key_0.value + value))
        if value == WEB[4]:
            hand.key(Qt.Key.Key_Space)  # here she wants to talk about
        hand.key(Qt.Key.Key_Return)
    hand.wait_for("overview_title")
    hand.click("button_ready")
    hand.click("button_go_on")
    hand.wait_for("page_beeld")
    assert scores(window, RaterRole.RESIDENT) == WEB


def consultants_part(hand: Hand, window: MainWindow) -> None:
    hand.click("button_consultant_spinnenweb")
    hand.wait_for("page_web-consulent")
    for value in MY_WEB:
        hand.key(Qt.Key(Qt.Key.Key_0.value + value))
        hand.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert not hand.shows("button_together")
    hand.click("button_ready")
    assert scores(window, RaterRole.CONSULTANT) == MY_WEB


def both_voices(hand: Hand, window: MainWindow) -> None:
    hand.click("button_together")
    table = hand.wait_for("table_voices")
    assert table.isVisible()
    assert hand.shows("card_differences")
    hand.click("button_back")


def matrix(hand: Hand, window: MainWindow) -> None:
    hand.key(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    hand.click("button_consultant_zrm-2017")
    assert window.session is not None
    domains = [item.id for item in window.session.forms.instrument("zrm-2017").items]
    for number in range(len(domains)):
        hand.click(f"option_{5 - number % 5}")
        hand.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    hand.click("button_ready")
    reading = dossier_of(window).latest_reading("zrm-2017", RaterRole.CONSULTANT)
    assert reading is not None and reading.ready
    answers = dossier_of(window).answers_of(reading)
    assert [answers[domain].value for domain in domains] == [5 - number % 5 for number in range(len(domains))]


def perspective(hand: Hand, window: MainWindow) -> None:
    hand.key(Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    hand.click(hand.find(SegmentedChoice, "field_goal_class").parts[1])
    hand.write("Ria wil eerst weer onder de mensen zijn.", "field_motivation")
    wait_until(lambda: any(one.motivation for one in dossier_of(window).perspectives), "the reason")
    hand.write("Werken in een winkel", "field_horizon")


def unlock_and_take_back(hand: Hand, window: MainWindow) -> None:
    """What was typed last before the window closed is there, and can still be taken back."""
    hand.write(PASSPHRASE, "field_passphrase")
    hand.key(Qt.Key.Key_Return)
    hand.wait_for("field_search")
    hand.settle()
    hand.write("Ria", "field_search")
    hand.settle()
    hand.key(Qt.Key.Key_Return)
    hand.wait_for("page_dossier")
    hand.settle()
    assert dossier_of(window).perspectives[0].horizon == "Werken in een winkel"
    hand.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: not dossier_of(window).perspectives[0].horizon, "the horizon taken back")
    assert dossier_of(window).perspectives[0].motivation


def three_goals(hand: Hand, window: MainWindow) -> None:
    hand.key(Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    for number, (sentence, step, owner) in enumerate(GOALS):
        hand.click("button_add_goal" if number else "button_goal")
        hand.write(sentence, "field_goal_sentence")
        hand.click("button_add_step")
        hand.write(step, "field_step_1_what")
        hand.write(owner, "field_step_1_owner_name")
        hand.key(Qt.Key.Key_Tab)  # as typed, not a name from the list that came up
        hand.write("di 22 september", "field_step_1_when")
        hand.key(Qt.Key.Key_Return)
        hand.click(ladder(hand).parts[number])

        def kept(count: int = number + 1) -> bool:
            plan = dossier_of(window).current_plan
            steps = dossier_of(window).steps_of_plan(plan) if plan else ()
            return len(steps) == count and all(one.what and one.owner_name and one.help_level for one in steps)

        wait_until(kept, "a step with who and how")
    plan = dossier_of(window).current_plan
    assert plan is not None
    assert [one.sentence for one in dossier_of(window).goals_of(plan)] == [goal[0] for goal in GOALS]


def ladder(hand: Hand) -> SegmentedChoice:
    rung = hand.wait_for("field_step_1_help_level")
    assert hasattr(rung, "parts")
    return rung  # type: ignore[return-value]  # a choice with parts, whatever its class


def what_is_missing(hand: Hand, window: MainWindow) -> None:
    window.go("plan#review_dates")
    hand.settle()
    hand.write("di 15 december", "field_review_dates")
    hand.key(Qt.Key.Key_Return)
    wait_until(lambda: _plan(window).review_dates, "the day to look back")
    wait_until(hand.find(QAbstractButton, "button_sign").isEnabled, "nothing that blocks")


def lock_and_unlock(hand: Hand, window: MainWindow) -> None:
    """Locking in the middle keeps the place."""
    hand.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: window.session is None, "the lock")
    hand.write(PASSPHRASE, "field_passphrase")
    hand.key(Qt.Key.Key_Return)
    hand.wait_for("page_plan")
    hand.settle()


def signatures(hand: Hand, window: MainWindow, out: Path) -> None:
    hand.click("button_sign")
    hand.write("We kijken samen bij het buurthuis, en in december praten we weer.", "field_teach_back")
    hand.click("field_copy_given")
    pads = [one for one in window.findChildren(SignaturePad) if one.isVisible()]
    assert len(pads) == 2
    for pad in pads:
        hand.draw(pad, INK)
    wait_until(lambda: len(dossier_of(window).signatures_of(_plan(window))) == 2, "two signatures")

    def agree(dialog: QWidget) -> None:
        button = dialog.findChild(QAbstractButton, "button_fix_now")
        assert button is not None
        button.click()

    with hand.answering(agree):
        hand.click("button_fix")
    hand.wait_for("preview_fixed")
    hand.save_as("button_save", out / "plan.pdf")
    hand.click("button_done")


def portfolio(hand: Hand, window: MainWindow, out: Path) -> None:
    hand.key(Qt.Key.Key_7, Qt.KeyboardModifier.AltModifier)
    hand.write("Ik ben er op tijd.", "field_motto")
    hand.click("button_add_field_strengths")
    hand.write("Goed luisteren")
    wait_until(lambda: [one.title for one in dossier_of(window).strengths] == ["Goed luisteren"], "a strength")
    hand.click("button_preview")
    hand.save_as("button_save", out / "portfolio.pdf")


def read_back(out: Path, kept: tuple[StoredDocument, ...]) -> None:
    """The prints as anybody reads them: the words are there, and the plan is the very file that was signed."""
    plan = words_of(out / "plan.pdf")
    agreed = (words for goal in GOALS for words in goal)
    for words in (WISH, "Ria van den Bosch", "Marloes Dekker", "15 december", *agreed):
        assert words in plan, words
    assert len(kept) == 1
    assert hashlib.sha256((out / "plan.pdf").read_bytes()).hexdigest() == kept[0].sha256
    mine = words_of(out / "portfolio.pdf")
    for words in ("Ria van den Bosch", "Ik ben er op tijd.", "Goed luisteren"):
        assert words in mine, words
    assert "Zelfredzaamheid" not in mine


def words_of(path: Path) -> str:
    """All words of a PDF, with single spaces."""
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(path).pages)


def scores(window: MainWindow, rater: RaterRole) -> tuple[int | None, ...]:
    reading = dossier_of(window).latest_reading("spinnenweb", rater)
    assert reading is not None and reading.ready and window.session is not None
    answers = dossier_of(window).answers_of(reading)
    return tuple(answers[item.id].value for item in window.session.forms.instrument("spinnenweb").items)


def _plan(window: MainWindow):  # type: ignore[no-untyped-def]  # short, for conditions
    plan = dossier_of(window).current_plan
    assert plan is not None
    return plan
