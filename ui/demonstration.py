"""The demonstration without a screen: one conversation carried through the real window, from unlocking to three prints.

Nothing is asked of a service that a person would do at the window: it types, clicks and draws. What it makes stays in
one folder: prints and pictures, under names that name nobody.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from intake_app.clock import Clock
from intake_app.errors import KeukentafelError
from intake_app.i18n import _
from intake_app.settings import MotionChoice, ThemeChoice, WindowSettings
from ui import theme
from ui.app import make_application
from ui.beginning import Start
from ui.hand import Hand, NotThere, wait_until
from ui.main_window import MainWindow
from ui.tasks import TaskRunner
from ui.widgets.fields import LineField
from ui.widgets.signature_pad import SignaturePad

SIZE = (1440, 900)
RESIDENT, NEXT_RESIDENT = "Joyce Veldkamp", "Henk Verbrugge"
WEB = (6, 4, 7, 5, 3, 6)
"""What Henk says about the six parts of his life."""
LEVELS = (3, 4, 2)
"""What the consultant sees in the first domains of the matrix."""
INK = ((0.10, 0.62), (0.16, 0.30), (0.24, 0.66), (0.30, 0.38), (0.40, 0.64), (0.50, 0.40), (0.62, 0.58), (0.80, 0.34))
"""A signature, as parts of the pad's width and height."""


class DemonstrationStopped(KeukentafelError):
    """The demonstration did not come to its end."""


def play(vault: Path, passphrase: str, clock: Clock, out: Path) -> None:
    """Carry the conversation through on a demo vault and leave prints and pictures in `out`.

    Raises DemonstrationStopped with what did not come or went wrong.
    """
    settings = WindowSettings(theme=ThemeChoice.LIGHT, motion=MotionChoice.REDUCED, width=SIZE[0], height=SIZE[1])
    app = make_application(settings)
    window = MainWindow(Start(vault, clock), settings, theme.install(app), TaskRunner(app))
    surprises: list[BaseException] = []
    window.broke.connect(surprises.append)
    player = _Player(window, out)
    try:
        player.play(passphrase)
    except NotThere as missing:
        raise DemonstrationStopped(_stopped(surprises, str(missing))) from missing
    finally:
        player.put_away()
    if surprises:
        raise DemonstrationStopped(_stopped(surprises, ""))


def _stopped(surprises: list[BaseException], missing: str) -> str:
    what = type(surprises[0]).__name__ if surprises else missing
    return _("The demonstration stopped: {what}.").format(what=what)


class _Player:
    """Plays the conversation, scene after scene, and says what it does."""

    def __init__(self, window: MainWindow, out: Path) -> None:
        self._window, self._out = window, out
        self._hand = Hand(window, lambda: window.tasks.pending > 0 or window.travelling)
        self._pictures = 0

    def play(self, passphrase: str) -> None:
        """All scenes."""
        self._window.show()
        self._window.activateWindow()
        self._unlock(passphrase)
        self._at_the_table()
        self._matrix()
        self._two_voices()
        self._plan()
        self._sign()
        self._portfolio()

    def put_away(self) -> None:
        """Lock, so that the vault is closed and nothing of a resident stays in the window."""
        window = self._window
        if window.session is not None:
            window.lock()
            wait_until(lambda: window.session is None, "the lock")
        window.hide()
        window.tasks.close()
        window.deleteLater()

    # -- scenes ------------------------------------------------------------------------------------------------------

    def _unlock(self, passphrase: str) -> None:
        hand = self._hand
        self._say(_("The vault is opened with its passphrase."))
        hand.wait_for("field_passphrase")
        self._picture(_("unlock"))
        hand.write(passphrase, "field_passphrase")
        hand.key(Qt.Key.Key_Return)
        hand.wait_for("field_search")
        hand.settle()
        self._picture(_("dossiers"))

    def _at_the_table(self) -> None:
        hand = self._hand
        self._open(NEXT_RESIDENT)
        self._say(_("Another resident fills in the web at the table, by keyboard."))
        hand.click("button_table")
        for value in WEB:
            hand.wait_for("question")
            hand.key(Qt.Key(Qt.Key.Key_0.value + value))
            if value == WEB[1]:
                hand.key(Qt.Key.Key_Space)
            if value == WEB[2]:
                self._picture(_("table"))
            hand.key(Qt.Key.Key_Return)
        hand.wait_for("overview_title")
        self._picture(_("table-overview"))
        hand.click("button_ready")
        hand.click("button_go_on")

    def _matrix(self) -> None:
        hand = self._hand
        self._say(_("The consultant begins the matrix; the answer of the resident stays hidden."))
        hand.click("button_consultant_zrm-2017")
        for level in LEVELS:
            hand.click(f"option_{level}")
            hand.click("button_next")
        self._picture(_("matrix"))

    def _two_voices(self) -> None:
        hand = self._hand
        self._open(RESIDENT)
        self._picture(_("dossier"))
        self._say(_("Both voices are in, so they are looked at together."))
        hand.click("button_two_voices")
        hand.wait_for("table_voices")
        self._picture(_("two-voices"))
        hand.click("button_back")
        hand.wait_for("page_dossier")

    def _plan(self) -> None:
        hand = self._hand
        self._say(_("What the plan still lacks is filled in: a text, the day to look back, the day of a step."))
        hand.click("button_go_on")
        self._picture(_("plan"))
        hand.click("guide_CP03")
        hand.click("option_gevolgen-44a")
        self._picture(_("plan-text"))
        hand.click("guide_CP05")
        hand.write("di 15 december", "field_review_dates")
        hand.key(Qt.Key.Key_Return)
        hand.click("guide_CP19")
        hand.click("field_no_disagreement")
        hand.click("guide_CC09")
        hand.settle()
        hand.write("do 8 oktober")
        hand.key(Qt.Key.Key_Return)
        self._picture(_("plan-complete"))

    def _sign(self) -> None:
        hand = self._hand
        self._say(_("The plan becomes final, and everybody signs with the mouse."))
        hand.click("button_sign")
        self._give_reasons()
        hand.write(_("I go and cook, my sister helps with the post, and we look back in December."), "field_teach_back")
        hand.click("field_copy_given")
        for pad in self._pads():
            hand.draw(pad.objectName(), INK)
        self._picture(_("signing"))
        self._say(_("The plan is fixed. From now on only a new version can differ."))
        with hand.answering(lambda dialog: _press(dialog, "button_fix_now")):
            hand.click("button_fix")
        hand.wait_for("preview_fixed")
        self._picture(_("fixed"))
        self._keep("plan.pdf")
        hand.click("button_done")

    def _give_reasons(self) -> None:
        """What may stay open asks one line why, before the signatures."""
        hand = self._hand
        wait_until(lambda: hand.shows("button_give_reasons") or hand.shows("field_teach_back"), "the signing screen")
        for field in hand.window.findChildren(LineField):
            if field.isVisible() and field.objectName().startswith("field_reason:"):
                hand.write(_("We look at this in the next conversation."), field)
        if hand.shows("button_give_reasons"):
            hand.click("button_give_reasons")

    def _portfolio(self) -> None:
        hand = self._hand
        hand.click("task_portfolio")
        self._picture(_("portfolio"))
        hand.click("button_preview")
        self._picture(_("print"))
        self._keep("portfolio.pdf")
        hand.click("option_koelkastblad")
        self._keep("koelkastblad.pdf")

    # -- what scenes are made of -------------------------------------------------------------------------------------

    def _open(self, name: str) -> None:
        """Go to the dossiers, search a name and open what was found first."""
        hand, window = self._hand, self._window
        hand.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        hand.write(name, "field_search")
        hand.settle()
        hand.key(Qt.Key.Key_Return)
        wait_until(lambda: _shown(window) == "dossier", "the dossier")
        hand.settle()

    def _pads(self) -> list[SignaturePad]:
        def there() -> list[SignaturePad]:
            return [one for one in self._window.findChildren(SignaturePad) if one.isVisible()]

        wait_until(there, "somewhere to sign")
        return there()

    def _keep(self, file_name: str) -> None:
        self._hand.save_as("button_save", self._out / file_name)
        self._say(_("Kept: {file}").format(file=file_name))

    def _picture(self, name: str) -> None:
        """Keep what shows now, once pages of a print are drawn as well."""
        wait_until(lambda: not self._window.at_work, "the picture")
        self._pictures += 1
        path = self._out / f"{self._pictures:02d}-{name}.png"
        if not self._window.grab().save(str(path)):
            raise NotThere(f"room for {path.name}")

    def _say(self, words: str) -> None:
        sys.stdout.write(words + "\n")
        sys.stdout.flush()


def _shown(window: MainWindow) -> str:
    return window.page.page_id if window.page is not None else ""


def _press(dialog: QWidget, name: str) -> None:
    button = dialog.findChild(QAbstractButton, name)
    if button is None:
        raise NotThere(name)
    button.click()
