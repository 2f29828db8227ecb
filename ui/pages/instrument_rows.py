"""The other forms of the hub as compact rows: name, who answered and when, and the doors to them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.dossier import Dossier
from intake_app.domain.vocabulary import RaterRole
from intake_app.i18n import _
from intake_app.instruments.model import Instrument
from ui.pages.folding import EqualColumns, RunningRow
from ui.pages.form_standing import standings, used
from ui.pages.registry import PAGES
from ui.session import Session
from ui.turns import Pieces
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Rule
from ui.widgets.layouts import column, held, row
from ui.widgets.status import Status, StatusIcon
from ui.widgets.text import Text

SHOWN = 2
"""So many voices fit under the name of a form; more are counted."""


def moments_button(session: Session, form: Instrument) -> Button | None:
    """To the moments of a form; None where the program has no page for them."""
    if "momenten" not in PAGES:
        return None
    return _door(session, _("Moments"), "history", f"button_moments_{form.id}", f"momenten/{form.id}", form)


def paper_button(session: Session, form: Instrument) -> Button | None:
    """To typing over a paper form; None where the program has no page for it."""
    if "invoer" not in PAGES:
        return None
    return _door(session, _("From paper"), "file-text", f"button_paper_{form.id}", f"invoer/{form.id}", form)


class InstrumentGroup(Card):
    """Forms of one sort. Hidden while it has none; `offered` ones can be filled in, others only be read."""

    def __init__(self, session: Session, title: str, name: str, *, offered: bool = True) -> None:
        super().__init__(title, gap=0, name=f"group_{name}")
        self._session, self._offered = session, offered
        self._rows: dict[str, InstrumentRow] = {}
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.body.addLayout(self._lines)
        self.hide()

    def show_forms(self, dossier: Dossier, forms: Sequence[Instrument]) -> Pieces:
        """Show these forms in this order, one by one; rows of the same forms stay, so that the cursor does too."""
        wanted = {form.id: form for form in forms}
        for gone in set(self._rows) - set(wanted):
            line = self._rows.pop(gone)
            self._lines.removeWidget(line)
            line.hide()
            line.deleteLater()
        for place, form in enumerate(forms):
            if form.id not in self._rows:
                self._rows[form.id] = InstrumentRow(self._session, form, offered=self._offered)
            line = self._rows[form.id]
            if self._lines.indexOf(line) != place:
                self._lines.insertWidget(place, line)
            line.show_dossier(dossier, first=place == 0)
            yield
        self.setVisible(bool(forms))


class InstrumentRow(QWidget):
    """One form."""

    def __init__(self, session: Session, form: Instrument, *, offered: bool) -> None:
        super().__init__()
        self.setObjectName(f"field_{form.id}")
        self._form = form
        self._rule = Rule()
        self._icon = StatusIcon(Status.NOT_YET, words="")
        self._standing = Text("", "small", color="text.2", name=f"standing_{form.id}")
        words = column(Text(str(form.title), "name"), Text(str(form.about), "small", color="text.2"), gap=0)
        how_far = row(self._icon, self._standing, gap=8)
        how_far.setStretch(1, 1)
        self._moments = moments_button(session, form)
        doors = self._doors(session, form) if offered else []
        doors.append(self._moments)
        buttons = held(RunningRow(*(door for door in doors if door is not None), gap=4))
        line = held(EqualColumns(held(words), held(how_far), buttons, gap=16, at_least=200, shares=(5, 4, 7)))
        self.setLayout(column(self._rule, line, gap=8, margins=(0, 4)))

    @staticmethod
    def _doors(session: Session, form: Instrument) -> list[Button | None]:
        """Where a new reading can begin."""
        doors: list[Button | None] = []
        if RaterRole.RESIDENT in form.raters:
            doors.append(
                _door(session, _("At the table"), "users", f"button_table_{form.id}", f"tafel/{form.id}", form)
            )
        doors.append(_door(session, _("Fill in"), "pencil", f"button_fill_{form.id}", f"vragen/{form.id}", form))
        return [*doors, paper_button(session, form)]

    def show_dossier(self, dossier: Dossier, *, first: bool) -> None:
        """Show who answered and when."""
        self._rule.setVisible(not first)
        found = standings(dossier, self._form)
        if not found:
            self._standing.setText(_("Not yet"))
            self._icon.set_status(Status.NOT_YET, "")
        else:
            lines = [f"{one.who}: {one.words[:1].lower()}{one.words[1:]}" for one in found[:SHOWN]]
            if len(found) > SHOWN:
                lines.append(_("and {n} more").format(n=len(found) - SHOWN))
            self._standing.setText("\n".join(lines))
            busy = any(one.status is Status.BUSY for one in found)
            self._icon.set_status(Status.BUSY if busy else found[0].status, "")
        if self._moments is not None:
            self._moments.setVisible(used(dossier, self._form.id))


def _door(session: Session, words: str, icon: str, name: str, route: str, form: Instrument) -> Button:
    button = Button(words, kind=Kind.QUIET, icon=icon, name=name, on_click=lambda: session.navigate(route))
    button.setAccessibleName(f"{words}: {form.title}")
    return button
