"""The lines of the menu at the right of the top bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake_app.i18n import _

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.shell import TopBar


def fill_menu(bar: TopBar, window: MainWindow) -> None:
    """Give the menu its lines; their dialogs are imported when they are opened."""

    def settings() -> None:
        from ui.dialogs.settings import SettingsDialog

        dialog = SettingsDialog(window.settings, window)
        dialog.chosen.connect(window.choose_settings)
        dialog.open()

    def profile() -> None:
        from ui.dialogs.profile import ProfileDialog

        if window.session is not None:
            ProfileDialog(window.session, window).open()

    def letterhead() -> None:
        from ui.dialogs.letterhead import LetterheadDialog

        if window.session is not None:
            LetterheadDialog(window.session, window).open()

    def passphrase() -> None:
        from ui.dialogs.passphrase import PassphraseDialog

        if window.session is not None:
            PassphraseDialog(window.session, window).open()

    def people() -> None:
        from ui.dialogs.people import PeopleDialog

        if window.session is not None:
            PeopleDialog(window.session, window).open()

    def about() -> None:
        from ui.dialogs.about import AboutDialog

        if window.session is not None:
            AboutDialog(window.session.forms, window.session.today(), window).open()

    def instruments() -> None:
        from ui.dialogs.instruments import InstrumentsDialog

        if window.session is not None:
            InstrumentsDialog(window.session, window).open()

    def keys() -> None:
        from ui.dialogs.keys import KeysDialog

        KeysDialog(window.page, window).open()

    for words, icon, name, shown_keys, action in (
        (_("Read in a dossier"), "file-up", "action_import", "", lambda: window.go("caseload/inlezen")),
        (_("This week and the next"), "calendar-days", "action_week", "", lambda: window.go("week")),
        (_("Work load"), "users", "action_workload", "", lambda: window.go("werkdruk")),
        (_("Check a document"), "file-check", "action_check_document", "", lambda: window.go("controleren")),
        (_("Catalogue of offers"), "list-checks", "action_offers", "", lambda: window.go("aanbod")),
        (_("Vacancies and places"), "briefcase", "action_places", "", lambda: window.go("plekken")),
        (_("Search in your own files"), "users-round", "action_own_files", "", lambda: window.go("eigen-bestand")),
        (_("Employers and organisations"), "building-2", "action_organisations", "", lambda: window.go("organisaties")),
        (_("Team report"), "users-round", "action_team_report", "", lambda: window.go("teamrapport")),
        (_("Forms and packs"), "package", "action_packs", "", lambda: window.go("pakketten")),
        (_("Backups"), "hard-drive", "action_backups", "", lambda: window.go("reservekopieen")),
        (_("About you"), "user", "action_profile", "", profile),
        (_("Name and logo on prints"), "image", "action_letterhead", "", letterhead),
        (_("Choose forms"), "list-checks", "action_instruments", "", instruments),
        (_("Look and text size"), "settings", "action_settings", "", settings),
        (_("Passphrase and recovery sheet"), "key-round", "action_passphrase", "", passphrase),
        (_("People of this vault"), "users", "action_people", "", people),
        (_("Keeping and destroying"), "archive", "action_retention", "", lambda: window.go("bewaren")),
        (_("Keys"), "keyboard", "action_keys", "F1", keys),
        (_("About Keukentafel and the rules"), "info", "action_about", "", about),
        (_("Lock and close"), "log-out", "action_quit", "", window.close),
    ):
        bar.add_action(words, icon, name, shown_keys).triggered.connect(lambda _on=False, act=action: act())
