"""What Keukentafel is, which rules and instruments it rests on, and whose they are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from intake_app.domain.vocabulary import LegalGround
from intake_app.i18n import _, format_day
from intake_app.services import packs
from ui.dialogs.dialog import CalmDialog
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Rule
from ui.widgets.layouts import column
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.instruments.library import FormLibrary


class AboutDialog(CalmDialog):
    """Texts for who wants to know. The rights of instruments and the state of the law are data and come from forms."""

    def __init__(self, forms: FormLibrary, today: date, parent: QWidget | None) -> None:
        super().__init__(_("About Keukentafel and the rules"), parent, name="about", width=680)
        self.add(
            Text(_("Keukentafel helps you and a resident to make one plan together, at the kitchen table.")),
            Text(
                _("Everything is on this laptop, in one encrypted file. Nothing goes over the internet."),
                color="text.2",
            ),
        )
        self._chapter(_("Law"), self._grounds(forms))
        self._chapter(_("Terms"), self._terms(forms))
        self._chapter(
            _("Instruments"), ((str(one.title), one.rights) for one in forms.instruments.values() if one.rights)
        )
        self._chapter(_("Forms and packs"), self._packs(forms, today))
        self._chapter(
            _("Made with"),
            (
                ("Keukentafel Lees", _("An edition of Atkinson Hyperlegible Next, SIL Open Font License 1.1.")),
                ("Lucide", _("Icons, ISC licence.")),
                ("Qt, PySide6", _("GNU Lesser General Public License 3.")),
                ("SQLCipher", _("Zetetic LLC, BSD licence.")),
            ),
        )
        self.set_buttons(Button(_("Close"), kind=Kind.PRIMARY, name="button_close", on_click=self.accept))

    def _grounds(self, forms: FormLibrary) -> Iterable[tuple[str, str]]:
        for one in LegalGround:
            ground = forms.ground(one)
            looked = _("Looked at on {day}.").format(day=format_day(ground.checked_on, weekday=False, year=True))
            if ground.unchecked:
                looked += " " + _(
                    "The texts come from an older version of the law. Check them before you rely on them."
                )
            yield str(ground.title), ". ".join(part for part in (str(ground.law).capitalize(), looked) if part)

    def _packs(self, forms: FormLibrary, today: date) -> Iterable[tuple[str, str]]:
        for pack in forms.packs:
            yield pack.title, "\n".join(f"{what}: {words}" for what, words in packs.facts(pack, today))
        if not forms.packs:
            yield _("No pack is installed."), _("Your municipality can add texts and forms of its own.")

    def _terms(self, forms: FormLibrary) -> Iterable[tuple[str, str]]:
        """One line for each source, and the profiles that come with the program."""
        sources = {one.source: one.checked_on for one in forms.terms.terms}
        for source, checked_on in sources.items():
            yield source, _("Looked at on {day}.").format(day=format_day(checked_on, weekday=False, year=True))
        names = ", ".join(str(one.name) for one in forms.profiles.values())
        yield _("Rules of the municipality"), names

    def _chapter(self, title: str, entries: Iterable[tuple[str, str]]) -> None:
        self.add(Rule(), Text(title, "h3"))
        for name, words in entries:
            self.add(column(Text(name, "strong"), Text(words, color="text.2"), gap=2))
