"""Signing together: the real page fills in while both sign, everything is kept at once, and fixing is for good."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.people import NetworkPerson
from intake_app.domain.planning import Signature
from intake_app.domain.vocabulary import DocumentKind, PersonRole, PlanStatus, SignatureMethod, SignerRole
from intake_app.services import editing, kept_plans, prints, signing
from intake_app.services.desk import Desk
from tests.ui.conftest import PATIENCE, go, settle
from tests.ui.dossier_steps import click, dossier_of, page_of, until, write
from tests.ui.finders import find, there_is
from tests.ui.plan_steps import (
    ask,
    draw_ink,
    focused,
    joyce_from_the_demonstration,
    pdf_text,
    plan_of,
    press,
    ready_to_sign,
)
from ui.main_window import MainWindow
from ui.pages.plan import PlanPage
from ui.pages.sign import SignPage
from ui.pages.sign_otherwise import ReasonLine
from ui.theme import Theme
from ui.widgets.text import Text

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def signing_page(qtbot: QtBot, window: MainWindow) -> SignPage:
    """Joyce and Marloes at the table, a complete plan in front of them."""
    window.resize(1366, 768)
    case_id = ask(qtbot, window, ready_to_sign)
    go(qtbot, window, case_id, "tekenen")
    page = page_of(window, SignPage)
    qtbot.waitUntil(lambda: page.sign_screen.isVisible(), timeout=PATIENCE)
    _wait_for_page(qtbot, page)
    return page


def _wait_for_page(qtbot: QtBot, page: SignPage) -> None:
    qtbot.waitUntil(lambda: page.sign_screen.preview.page_count > 0, timeout=PATIENCE)
    qtbot.waitUntil(lambda: page.sign_screen.preview.sheet.has_page, timeout=PATIENCE)


def _text(window: MainWindow, page: SignPage) -> str:
    return pdf_text(page._bytes)


def _signatures(window: MainWindow) -> tuple[Signature, ...]:
    return dossier_of(window).signatures_of(plan_of(window))


def _answer(qtbot: QtBot, button: str, seen: Callable[[QDialog], None] = lambda _dialog: None) -> None:
    """Press a button of the dialog that comes now."""

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            QTimer.singleShot(20, press)
            return
        seen(dialog)
        find(dialog, QAbstractButton, button).click()

    QTimer.singleShot(0, press)


def _sign_with_pen(pad: QWidget) -> None:
    pen = QPointingDevice(
        "pen",
        1,
        QInputDevice.DeviceType.Stylus,
        QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Pressure | QInputDevice.Capability.Position,
        1,
        1,
    )
    path = [(0.2 + 0.02 * n, 0.4 + 0.1 * (n % 3)) for n in range(25)]
    for number, (x, y) in enumerate(path):
        kinds = {0: QEvent.Type.TabletPress, len(path) - 1: QEvent.Type.TabletRelease}
        at = QPointF(x * pad.width(), y * pad.height())
        event = QTabletEvent(
            kinds.get(number, QEvent.Type.TabletMove),
            pen,
            at,
            QPointF(pad.mapToGlobal(at.toPoint())),
            0.2 + 0.02 * number,
            0,
            0,
            0,
            0,
            0,
            Qt.KeyboardModifier.NoModifier,
            LEFT,
            LEFT,
        )
        QApplication.sendEvent(pad, event)


# -- before ----------------------------------------------------------------------------------------------------------


def test_that_a_plan_that_lacks_something_says_so_with_a_door_to_each_field(qtbot: QtBot, window: MainWindow) -> None:
    case_id = ask(qtbot, window, joyce_from_the_demonstration)
    go(qtbot, window, case_id, "tekenen")
    page = page_of(window, SignPage)
    qtbot.waitUntil(lambda: page.refused.isVisible(), timeout=PATIENCE)
    assert len(page.refused.items) == 3
    assert plan_of(window).status is PlanStatus.DRAFT
    qtbot.mouseClick(find(window, QWidget, "missing_CP05"), LEFT)
    settle(qtbot, window)
    page_of(window, PlanPage)
    qtbot.waitUntil(lambda: _focused() == "field_review_dates")


def _focused() -> str:
    focused = QApplication.focusWidget()
    return focused.objectName() if focused is not None else ""


def test_that_entering_makes_the_plan_final_and_shows_the_real_page(
    qtbot: QtBot, window: MainWindow, signing_page: SignPage
) -> None:
    assert plan_of(window).status is PlanStatus.FINAL
    shown = ask(qtbot, window, lambda desk: prints.preview(desk, plan_of(window).case_id, DocumentKind.PLAN))
    qtbot.waitUntil(lambda: signing_page._bytes == shown, timeout=PATIENCE)
    assert "Ik wil weer onder de mensen zijn" in pdf_text(shown)
    assert signing_page.sign_screen.preview.page == signing_page.sign_screen.preview.page_count - 1


def test_that_telling_and_ticking_are_kept_and_stand_on_the_page(
    qtbot: QtBot, window: MainWindow, signing_page: SignPage
) -> None:
    screen = signing_page.sign_screen
    assert _focused() == "field_teach_back"
    qtbot.keyClicks(screen.teach_back, "Ik ga koken op dinsdag.")
    screen.ticks["read_aloud"].click()
    screen.ticks["copy_given"].click()
    until(qtbot, window, lambda dossier: plan_of(window).copy_given and plan_of(window).teach_back)
    plan = plan_of(window)
    assert (plan.teach_back, plan.read_aloud, plan.interpreter_present) == ("Ik ga koken op dinsdag.", True, False)
    qtbot.waitUntil(lambda: "“Ik ga koken op dinsdag.”" in _text(window, signing_page), timeout=PATIENCE)


# -- ink -------------------------------------------------------------------------------------------------------------


def test_that_ink_of_the_mouse_is_kept_at_once_and_drawn_on_the_page(
    qtbot: QtBot, window: MainWindow, signing_page: SignPage
) -> None:
    before = signing_page._bytes
    resident, consultant = signing_page.sign_screen.pads.cards
    draw_ink(resident.pad)
    until(qtbot, window, lambda dossier: len(_signatures(window)) == 1)
    kept = _signatures(window)[0]
    assert (kept.signer, kept.role, kept.method) == (
        "Joyce Veldkamp",
        SignerRole.RESIDENT,
        SignatureMethod.SCREEN_PEN,
    )
    assert all(0 <= point.x <= 1 and 0 <= point.y <= 1 for stroke in kept.strokes for point in stroke)
    qtbot.waitUntil(lambda: signing_page._bytes != before, timeout=PATIENCE)
    assert signing_page.sign_screen.fix.reason.text() == "Nog één handtekening"
    assert not signing_page.sign_screen.fix.button.isEnabled()
    assert consultant.pad._current and not resident.pad._current


def test_that_a_pen_presses_harder_and_that_is_kept(qtbot: QtBot, window: MainWindow, signing_page: SignPage) -> None:
    _sign_with_pen(signing_page.sign_screen.pads.cards[0].pad)
    until(qtbot, window, lambda dossier: len(_signatures(window)) == 1)
    pressures = [point.pressure for point in _signatures(window)[0].strokes[0]]
    assert pressures[-1] > pressures[0]


def test_that_a_slip_of_the_hand_is_no_signature(qtbot: QtBot, window: MainWindow, signing_page: SignPage) -> None:
    pad = signing_page.sign_screen.pads.cards[0].pad
    QTest.mouseClick(pad, LEFT, pos=pad.rect().center())
    settle(qtbot, window)
    assert not _signatures(window)


def test_that_a_second_stroke_makes_the_signature_complete(
    qtbot: QtBot, window: MainWindow, signing_page: SignPage
) -> None:
    pad = signing_page.sign_screen.pads.cards[0].pad
    draw_ink(pad)
    draw_ink(pad)
    until(qtbot, window, lambda dossier: any(len(one.strokes) == 2 for one in _signatures(window)))
    assert len(_signatures(window)) == 1


def test_that_again_wipes_one_signature_only(qtbot: QtBot, window: MainWindow, signing_page: SignPage) -> None:
    for card in signing_page.sign_screen.pads.cards:
        draw_ink(card.pad)
    until(qtbot, window, lambda dossier: len(_signatures(window)) == 2)
    click(qtbot, window, "button_again_inwoner")
    until(qtbot, window, lambda dossier: len(_signatures(window)) == 1)
    assert _signatures(window)[0].role is SignerRole.REGISSEUR
    assert not signing_page.sign_screen.pads.cards[0].pad.strokes


def test_that_leaving_and_coming_back_keeps_everything(
    qtbot: QtBot, window: MainWindow, signing_page: SignPage
) -> None:
    draw_ink(signing_page.sign_screen.pads.cards[0].pad)
    until(qtbot, window, lambda dossier: len(_signatures(window)) == 1)
    qtbot.keyClicks(signing_page.sign_screen.teach_back, "Ik bel als het niet gaat.")
    QTest.keyClick(signing_page, Qt.Key.Key_Escape)
    QTest.keyClick(signing_page, Qt.Key.Key_Escape)
    settle(qtbot, window)
    page_of(window, PlanPage)
    assert window.go("tekenen")
    settle(qtbot, window)
    page = page_of(window, SignPage)
    assert page.sign_screen.pads.cards[0].pad.strokes
    assert page.sign_screen.teach_back.text() == "Ik bel als het niet gaat."


# -- other ways ------------------------------------------------------------------------------------------------------


def test_that_pen_on_paper_is_a_whole_way_with_the_day_on_the_paper(
    qtbot: QtBot, window: MainWindow, signing_page: SignPage
) -> None:
    click(qtbot, window, "button_paper")
    assert there_is(window, QAbstractButton, "button_print_plan")
    day = find(window, QLineEdit, "field_seen_on_inwoner")
    write(qtbot, day, "14 sep")
    QTest.keyClick(day, Qt.Key.Key_Return)
    click(qtbot, window, "field_seen_inwoner")
    click(qtbot, window, "field_seen_regisseur")
    until(qtbot, window, lambda dossier: len(_signatures(window)) == 2)
    seen = {one.role: one for one in _signatures(window)}
    assert all(one.method is SignatureMethod.INK_SEEN for one in seen.values())
    assert seen[SignerRole.RESIDENT].signed_at.astimezone().date().isoformat() == "2026-09-14"
    assert signing_page.sign_screen.fix.button.isEnabled()
    click(qtbot, window, "field_seen_regisseur")
    until(qtbot, window, lambda dossier: len(_signatures(window)) == 1)
    click(qtbot, window, "button_paper")
    assert signing_page.sign_screen.pads.isVisible()


@pytest.mark.parametrize(
    ("part", "method"), [(0, SignatureMethod.LATER), (1, SignatureMethod.REFUSED)], ids=["later", "not"]
)
def test_that_signing_later_or_not_asks_a_reason_and_stops_nothing(
    qtbot: QtBot, window: MainWindow, signing_page: SignPage, part: int, method: SignatureMethod
) -> None:
    click(qtbot, window, "button_later")
    line = signing_page.sign_screen.later.lines[0]
    line.choice.parts[part].click()  # type: ignore[attr-defined]  # the lines of this panel ask for a reason
    settle(qtbot, window)
    assert not _signatures(window)
    assert line.error.sentence == "Schrijf in een paar woorden waarom."  # type: ignore[attr-defined]
    assert _focused() == "field_reason_inwoner"
    qtbot.keyClicks(focused(), "Eerst met Anita lezen")
    press(Qt.Key.Key_Return)
    until(qtbot, window, lambda dossier: len(_signatures(window)) == 1)
    kept = _signatures(window)[0]
    assert (kept.method, kept.reason) == (method, "Eerst met Anita lezen")
    click(qtbot, window, "button_later")
    draw_ink(signing_page.sign_screen.pads.cards[1].pad)
    until(qtbot, window, lambda dossier: len(_signatures(window)) == 2)
    assert signing_page.sign_screen.fix.button.isEnabled()


def test_that_a_reason_without_a_choice_asks_for_the_choice_and_is_not_lost(
    qtbot: QtBot, window: MainWindow, signing_page: SignPage
) -> None:
    click(qtbot, window, "button_later")
    line = signing_page.sign_screen.later.lines[0]
    assert isinstance(line, ReasonLine)
    line.reason.setFocus()
    qtbot.keyClicks(focused(), "Eerst met Anita lezen")
    press(Qt.Key.Key_Return)
    assert line.error.sentence == "Kies eerst: tekent later, of wil niet tekenen." and not _signatures(window)
    line.choice.parts[0].click()
    until(qtbot, window, lambda dossier: len(_signatures(window)) == 1)
    assert _signatures(window)[0].reason == "Eerst met Anita lezen" and not line.error.sentence


def test_that_a_partner_signs_too(qtbot: QtBot, window: MainWindow) -> None:
    def with_others(desk: Desk) -> UUID:
        case_id = ready_to_sign(desk)
        people = (("Piet", PersonRole.PARTNER), ("Mevrouw De Vries", PersonRole.REPRESENTATIVE))
        for name, role in people:
            editing.add(desk, NetworkPerson(case_id=case_id, name=name, role=role, signs=True))
        return case_id

    window.resize(1366, 768)
    go(qtbot, window, ask(qtbot, window, with_others), "tekenen")
    page = page_of(window, SignPage)
    qtbot.waitUntil(lambda: page.sign_screen.isVisible(), timeout=PATIENCE)
    pads = page.sign_screen.pads
    assert [card.isVisible() for card in pads.cards] == [True, True, True, False]
    click(qtbot, window, "button_pads_on")
    assert pads.cards[3].isVisible()
    draw_ink(pads.cards[3].pad)
    until(qtbot, window, lambda dossier: len(_signatures(window)) == 1)
    assert _signatures(window)[0].role is SignerRole.REPRESENTATIVE


# -- fixing ----------------------------------------------------------------------------------------------------------


def _both_sign(qtbot: QtBot, window: MainWindow, page: SignPage) -> None:
    for card in page.sign_screen.pads.cards:
        draw_ink(card.pad)
    until(qtbot, window, lambda dossier: len(_signatures(window)) == 2)


def test_that_fixing_keeps_the_bytes_that_were_signed(qtbot: QtBot, window: MainWindow, signing_page: SignPage) -> None:
    _both_sign(qtbot, window, signing_page)
    said: list[str] = []
    _answer(qtbot, "button_fix_now", lambda dialog: said.extend(label.text() for label in dialog.findChildren(Text)))
    click(qtbot, window, "button_fix")
    qtbot.waitUntil(lambda: signing_page.fixed.isVisible(), timeout=PATIENCE)
    assert any("niet terug te draaien" in words for words in said)
    assert plan_of(window).status is PlanStatus.SIGNED
    kept = ask(qtbot, window, lambda desk: kept_plans.kept_document(desk, plan_of(window)))
    assert kept is not None
    assert hashlib.sha256(kept.content).hexdigest() == kept.sha256
    assert signing_page._bytes == kept.content
    words = pdf_text(kept.content)
    assert "Joyce Veldkamp" in words and "Marloes Dekker" in words and "Concept" not in words
    short = find(window, Text, "hash_short").text().replace(" ", "")
    assert kept.sha256.startswith(short) and len(short) == 16
    click(qtbot, window, "button_hash")
    assert find(window, Text, "hash_full").text().replace(" ", "") == kept.sha256


def test_that_not_yet_leaves_everything_as_it_was(qtbot: QtBot, window: MainWindow, signing_page: SignPage) -> None:
    _both_sign(qtbot, window, signing_page)
    _answer(qtbot, "button_not_yet")
    click(qtbot, window, "button_fix")
    assert plan_of(window).status is PlanStatus.FINAL
    assert signing_page.sign_screen.isVisible()


def test_that_back_to_concept_is_asked_only_when_ink_would_go(
    qtbot: QtBot, window: MainWindow, signing_page: SignPage
) -> None:
    draw_ink(signing_page.sign_screen.pads.cards[0].pad)
    until(qtbot, window, lambda dossier: len(_signatures(window)) == 1)
    _answer(qtbot, "button_go_on")
    click(qtbot, window, "button_concept")
    assert plan_of(window).status is PlanStatus.FINAL
    _answer(qtbot, "button_concept_now")
    click(qtbot, window, "button_concept")
    until(qtbot, window, lambda dossier: plan_of(window).status is PlanStatus.DRAFT)
    settle(qtbot, window)
    page_of(window, PlanPage)
    assert not _signatures(window)


def test_that_a_fixed_plan_opens_as_it_was_kept(qtbot: QtBot, window: MainWindow, signing_page: SignPage) -> None:
    _both_sign(qtbot, window, signing_page)
    case_id = plan_of(window).case_id
    ask(qtbot, window, lambda desk: signing.fix_plan(desk, case_id))
    qtbot.waitUntil(lambda: signing_page.fixed.isVisible(), timeout=PATIENCE)
    assert window.go("dossier")
    assert window.go("tekenen")
    settle(qtbot, window)
    page = page_of(window, SignPage)
    qtbot.waitUntil(lambda: page.fixed.isVisible(), timeout=PATIENCE)
    click(qtbot, window, "button_done")
    assert window.page is not None and window.page.page_id == "dossier"


# -- at the table ----------------------------------------------------------------------------------------------------


def test_that_a_break_shows_nothing_of_anybody(qtbot: QtBot, window: MainWindow, signing_page: SignPage) -> None:
    click(qtbot, window, "button_pause")
    words = [label.text() for label in signing_page.findChildren(Text) if label.isVisible()]
    assert words == ["Even pauze"]
    click(qtbot, window, "button_go_on")
    assert signing_page.sign_screen.isVisible()


@pytest.mark.parametrize("size", [(1366, 768), (1440, 900)])
def test_that_nothing_scrolls_and_the_pads_stay_large_enough(
    qtbot: QtBot, window: MainWindow, signing_page: SignPage, size: tuple[int, int]
) -> None:
    window.resize(*size)
    settle(qtbot, window)
    qtbot.waitUntil(lambda: signing_page.size().toTuple() == size)
    for way in ("pads", "button_paper", "button_paper", "button_later"):
        if way != "pads":
            click(qtbot, window, way)
        assert signing_page.sign_screen.fits(), way
    assert all(card.pad.height() >= 176 for card in signing_page.sign_screen.pads.cards)


@pytest.mark.parametrize("scale", [1.3, 2.0])
def test_that_large_text_keeps_every_word_and_the_window_its_size(
    qtbot: QtBot, window: MainWindow, signing_page: SignPage, look: Theme, scale: float
) -> None:
    look.choose("light", text_scale=scale)  # the window makes its pages anew for another text size
    qtbot.waitUntil(lambda: window.page is not signing_page and isinstance(window.page, SignPage), timeout=PATIENCE)
    page = page_of(window, SignPage)
    qtbot.waitUntil(lambda: page.sign_screen.isVisible(), timeout=PATIENCE)
    window.resize(1366, 768)
    settle(qtbot, window)
    assert window.width() == 1366
    for button in page.sign_screen.findChildren(QAbstractButton):
        if button.isVisible() and button.text() and not button.objectName().startswith("page_"):
            assert button.width() >= min(button.sizeHint().width(), button.minimumSizeHint().width()), button.text()


def test_that_a_laptop_without_a_voice_says_so(qtbot: QtBot, window: MainWindow, signing_page: SignPage) -> None:
    signing_page._voice = None
    click(qtbot, window, "button_read_aloud")
    assert signing_page.sign_screen.band.text == "Op deze laptop staat geen Nederlandse stem. Lees het plan zelf voor."


def test_that_the_whole_plan_is_read_aloud(qtbot: QtBot, window: MainWindow, signing_page: SignPage) -> None:
    voice = Reader()
    signing_page._voice = voice
    click(qtbot, window, "button_read_aloud")
    qtbot.waitUntil(lambda: bool(voice.said), timeout=PATIENCE)
    assert "Plan van aanpak" in voice.said[0] and "Mijn rechten" in voice.said[0]


class Reader:
    """A voice that remembers what it read."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, words: str) -> None:
        self.said.append(words)

    def stop(self) -> None:
        return


# -- messages --------------------------------------------------------------------------------------------------------


def test_that_one_message_shows_at_a_time_and_the_pads_stay_whole(
    qtbot: QtBot, window: MainWindow, signing_page: SignPage
) -> None:
    side = window.desk_side
    assert side is not None
    notices = side.notices
    side.refuse("Dat kan nu niet.")
    assert notices.text("refusal") == "Dat kan nu niet."
    side._not_saved("De schijf is vol.")
    assert (notices.text("refusal"), notices.text("storage")) == ("", "De schijf is vol.")
    notices.show_notice("lock", "Over 1 minuut op slot.", closable=False)
    assert (notices.text("storage"), notices.text("lock")) == ("", "Over 1 minuut op slot.")
    settle(qtbot, window)
    qtbot.waitUntil(signing_page.sign_screen.fits, timeout=PATIENCE)
    assert all(card.pad.height() >= 140 for card in signing_page.sign_screen.pads.cards)
    notices.withdraw("lock")
    assert (notices.text("refusal"), notices.text("storage")) == ("", "De schijf is vol.")
    notices.withdraw("storage")
    assert notices.text("refusal") == "Dat kan nu niet."


def test_that_every_message_shows_again_on_the_consultants_own_screen(
    qtbot: QtBot, window: MainWindow, signing_page: SignPage
) -> None:
    side = window.desk_side
    assert side is not None
    side._not_saved("De schijf is vol.")
    side.notices.show_notice("backup", "Maak een reservekopie.")
    assert side.notices.text("backup") == ""
    assert window.go("plan")
    settle(qtbot, window)
    assert (side.notices.text("storage"), side.notices.text("backup")) == (
        "De schijf is vol.",
        "Maak een reservekopie.",
    )


def test_that_the_screen_names_the_version_that_a_change_would_make(
    qtbot: QtBot, window: MainWindow, signing_page: SignPage
) -> None:
    line = find(signing_page, QLabel, "page_line")
    assert line.text().endswith("dan maken we versie 2.")
    signing_page.sign_screen.show_plan(dossier_of(window), replace(plan_of(window), version=3))
    assert line.text().endswith("dan maken we versie 4.")
