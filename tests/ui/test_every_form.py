"""Every shipped form in the real window: filled in by keyboard alone, looked at, and read back from the vault."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from intake_app.domain.dossier import Dossier
from intake_app.domain.vocabulary import Special
from intake_app.instruments.model import Status
from tests.ui.conftest import PATIENCE, PreparedVault, go
from tests.ui.form_filling import fill_in, missing, resident_first, stored_of
from ui.main_window import MainWindow

SIZE = (1366, 768)


def test_that_every_form_is_filled_in_by_keyboard_and_read_back(
    qtbot: QtBot, window: MainWindow, prepared: PreparedVault
) -> None:
    go(qtbot, window, prepared.joyce, "beeld")
    window.resize(*SIZE)
    assert window.session is not None
    faults: list[str] = []
    given: dict[str, dict[str, Special | None]] = {}
    forms = window.session.forms.instruments
    for form in forms.values():
        if form.status is not Status.OLD:
            resident_first(qtbot, window, prepared.joyce, form)
            given[form.id] = fill_in(qtbot, window, form, faults)
    vault: list[Dossier] = []
    window.session.run(lambda desk: desk.dossier(prepared.joyce), vault.append)
    qtbot.waitUntil(lambda: bool(vault), timeout=PATIENCE)
    lost = [
        one for name, items in given.items() for one in missing(forms[name], items, stored_of(vault[0], forms[name]))
    ]
    assert len(given) >= 7 and not lost, lost
    assert not faults, "\n".join(faults)
    specials = {one for items in given.values() for one in items.values() if one is not None}
    assert {Special.NOT_DISCUSSED, Special.DECLINED} <= specials
