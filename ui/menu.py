"""The lines of the menu at the right of the top bar."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from intake_app.i18n import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from ui.main_window import MainWindow
    from ui.session import Session
    from ui.shell import TopBar

_Act = Callable[[], object]
_Group = tuple[str, str, str]  # words, icon, name
_Line = tuple[str, str, str, str, _Act]  # words, icon, name, keys, what it does


def fill_menu(bar: TopBar, window: MainWindow) -> None:
    """Give the menu its lines, what belongs together behind one of them, so that it fits at 200 %.

    Their dialogs are imported when they are opened.
    """

    for group, lines in _parts(window):
        menu = bar.add_group(*group) if group else None
        if group is None and bar.menu.actions():
            bar.menu.addSeparator()
        for words, icon, name, shown_keys, act in lines:
            bar.add_action(words, icon, name, shown_keys, menu).triggered.connect(lambda _on=False, act=act: act())
        if group is None and len(bar.menu.actions()) == len(lines):
            bar.menu.addSeparator()


def _parts(window: MainWindow) -> tuple[tuple[_Group | None, tuple[_Line, ...]], ...]:
    """The lines, by the group they stand in."""

    def go(route: str) -> _Act:
        return lambda: window.travel(route)

    return (
        (
            None,
            (
                (_("This week and the next"), "calendar-days", "action_week", "", go("week")),
                (_("Search in notes"), "search", "action_notes", "", go("notities")),
            ),
        ),
        (
            (_("Team"), "users", "menu_team"),
            (
                (_("Work load"), "users", "action_workload", "", go("werkdruk")),
                (_("Teams"), "users-round", "action_teams", "", go("teams")),
                (_("Team report"), "users-round", "action_team_report", "", go("teamrapport")),
                (_("What helped"), "hand-helping", "action_helped", "", go("wat-hielp")),
                (_("Random samples"), "list-checks", "action_samples", "", go("steekproeven")),
                (_("Who did what"), "history", "action_accountability", "", go("verantwoording")),
                (_("People of this vault"), "users", "action_people", "", _opener(window, _people)),
            ),
        ),
        (
            (_("Offers and places"), "briefcase", "menu_offers"),
            (
                (_("Catalogue of offers"), "list-checks", "action_offers", "", go("aanbod")),
                (_("Vacancies and places"), "briefcase", "action_places", "", go("plekken")),
                (_("Employers and organisations"), "building-2", "action_organisations", "", go("organisaties")),
                (_("Pools of programmes"), "users-round", "action_pools", "", go("pools")),
                (_("Search in your own files"), "users-round", "action_own_files", "", go("eigen-bestand")),
            ),
        ),
        (
            (_("Files and backups"), "hard-drive", "menu_files"),
            (
                (_("Read in a dossier"), "file-up", "action_import", "", go("caseload/inlezen")),
                (_("Read in a list without names"), "list-checks", "action_cases", "", go("lijst-inlezen/dossiers")),
                (_("Facts for another system"), "file-down", "action_ggm", "", _opener(window, _ggm)),
                (_("Check a document"), "file-check", "action_check_document", "", go("controleren")),
                (_("Backups"), "hard-drive", "action_backups", "", go("reservekopieen")),
                (_("Keeping and destroying"), "archive", "action_retention", "", go("bewaren")),
            ),
        ),
        (
            (_("Settings"), "settings", "menu_settings"),
            (
                (_("About you"), "user", "action_profile", "", _opener(window, _profile)),
                (_("Look and text size"), "eye", "action_settings", "", _opener(window, _settings)),
                (
                    _("Passphrase and recovery sheet"),
                    "key-round",
                    "action_passphrase",
                    "",
                    _opener(window, _passphrase),
                ),
                (_("Open with a PIN"), "lock", "action_key_store", "", _opener(window, _key_store)),
                (_("Name and logo on prints"), "image", "action_letterhead", "", _opener(window, _letterhead)),
                (_("What is recorded"), "id-card", "action_data_choices", "", go("gegevens")),
                (_("Principles"), "compass", "action_principles", "", go("grondwaarden")),
                (_("Rules of the municipality"), "scale", "action_rules", "", _opener(window, _rules)),
                (_("Words for people"), "users-round", "action_people_words", "", _opener(window, _people_words)),
                (_("Names of roles"), "users", "action_role_names", "", _opener(window, _role_names)),
                (_("Choose forms"), "list-checks", "action_instruments", "", _opener(window, _instruments)),
                (_("Forms and packs"), "package", "action_packs", "", go("pakketten")),
            ),
        ),
        (
            None,
            (
                (_("Keys"), "keyboard", "action_keys", "F1", _opener(window, _keys)),
                (_("About Keukentafel and the rules"), "info", "action_about", "", _opener(window, _about)),
                (_("Lock and close"), "log-out", "action_quit", "", window.close),
            ),
        ),
    )


def _opener(window: MainWindow, make: Callable[[MainWindow, Session], QDialog]) -> _Act:
    """Open a dialog, while the vault is open."""

    def act() -> None:
        if window.session is not None:
            make(window, window.session).open()

    return act


def _key_store(window: MainWindow, session: Session) -> QDialog:
    from ui.dialogs.key_store import KeyStoreDialog

    return KeyStoreDialog(session, window)


def _settings(window: MainWindow, _session: Session) -> QDialog:
    from ui.dialogs.settings import SettingsDialog

    dialog = SettingsDialog(window.settings, window)
    dialog.chosen.connect(window.choose_settings)
    return dialog


def _profile(window: MainWindow, session: Session) -> QDialog:
    from ui.dialogs.profile import ProfileDialog

    return ProfileDialog(session, window)


def _passphrase(window: MainWindow, session: Session) -> QDialog:
    from ui.dialogs.passphrase import PassphraseDialog

    return PassphraseDialog(session, window)


def _about(window: MainWindow, session: Session) -> QDialog:
    from ui.dialogs.about import AboutDialog

    return AboutDialog(session.forms, session.today(), window)


def _ggm(window: MainWindow, session: Session) -> QDialog:
    from ui.dialogs.ggm_export import GgmExportDialog

    return GgmExportDialog(session, window)


def _instruments(window: MainWindow, session: Session) -> QDialog:
    from ui.dialogs.instruments import InstrumentsDialog

    return InstrumentsDialog(session, window)


def _rules(window: MainWindow, session: Session) -> QDialog:
    from ui.dialogs.rules import RulesDialog

    return RulesDialog(session, window)


def _people_words(window: MainWindow, session: Session) -> QDialog:
    from ui.dialogs.people_words import PeopleWordsDialog

    return PeopleWordsDialog(session, window)


def _role_names(window: MainWindow, session: Session) -> QDialog:
    from ui.dialogs.role_names import RoleNamesDialog

    return RoleNamesDialog(session, window)


def _keys(window: MainWindow, _session: Session) -> QDialog:
    from ui.dialogs.keys import KeysDialog

    return KeysDialog(window.page, window)


def _letterhead(window: MainWindow, session: Session) -> QDialog:
    from ui.dialogs.letterhead import LetterheadDialog

    return LetterheadDialog(session, window)


def _people(window: MainWindow, session: Session) -> QDialog:
    from ui.dialogs.people import PeopleDialog

    return PeopleDialog(session, window)
