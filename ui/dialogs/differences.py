"""A dossier file beside a dossier that is here: every difference, and what to take over (M06)."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from intake_app.i18n import _, ngettext
from intake_app.services.arrivals import Arrival, Difference, Novelty, left_out_words
from ui.dialogs.dialog import CalmDialog
from ui.widgets.buttons import Button, Kind
from ui.widgets.checks import CheckBox
from ui.widgets.layouts import column, held
from ui.widgets.text import Text

MOST_SHOWN = 200


class DifferencesDialog(CalmDialog):
    """Use `ask`. What is new is ticked already; what would change something here is not."""

    def __init__(self, arrival: Arrival, parent: QWidget | None) -> None:
        super().__init__(_("This dossier is already here"), parent, name="differences", width=760)
        self.ticks: dict[UUID, CheckBox] = {}
        self._build(arrival)

    @classmethod
    def ask(cls, arrival: Arrival, parent: QWidget) -> frozenset[UUID]:
        """The ids of what is to be taken over; none when the person goes back."""
        dialog = cls(arrival, parent)
        taken = dialog.exec() == CalmDialog.DialogCode.Accepted
        return dialog.chosen() if taken else frozenset()

    def chosen(self) -> frozenset[UUID]:
        """What is ticked now."""
        return frozenset(part for part, box in self.ticks.items() if box.value())

    def _build(self, arrival: Arrival) -> None:
        takeable = arrival.takeable
        fixed = tuple(one for one in arrival.differences if one.refusal)
        if not arrival.differences:
            self.add(Text(_("The file says nothing else than what is here. There is nothing to take over.")))
        elif takeable:
            self.add(Text(_("Tick what you take over. What you do not tick stays as it is. Undo takes it back.")))
        self._group(_("New in the file"), [one for one in takeable if one.novelty is Novelty.NEW])
        self._group(_("Different in the file"), [one for one in takeable if one.novelty is Novelty.CHANGED])
        if fixed:
            self.add(Text(_("This stays as it is here"), "h3"))
        for one in fixed[:MOST_SHOWN]:
            self.add(_explained(Text(one.title), one))
        if arrival.only_here:
            words = ngettext(
                "{n} part is only here, and stays.", "{n} parts are only here, and stay.", arrival.only_here
            )
            self.add(Text(words.format(n=arrival.only_here), color="text.2"))
        if arrival.left_out:
            stays = _("What is here of it stays as it is.")
            self.add(Text(f"{left_out_words(arrival)} {stays}", color="text.2", name="left_out"))
        nothing = Button(_("Take over nothing"), kind=Kind.QUIET, name="button_nothing", on_click=self.reject)
        if takeable:
            take = Button(_("Take over what is ticked"), kind=Kind.PRIMARY, name="button_take", on_click=self.accept)
            self.set_buttons(take, nothing)
        else:
            self.set_buttons(Button(_("Close"), kind=Kind.PRIMARY, name="button_nothing", on_click=self.reject))

    def _group(self, title: str, found: list[Difference]) -> None:
        if not found:
            return
        self.add(Text(title, "h3"))
        for one in found[:MOST_SHOWN]:
            box = CheckBox(one.title, name=f"field_take_{one.id}")
            box.setAccessibleDescription(". ".join(one.lines))
            box.set_value(one.novelty is Novelty.NEW)
            self.ticks[one.id] = box
            self.add(_explained(box, one))
        if len(found) > MOST_SHOWN:
            self.add(Text(_("And {n} more.").format(n=len(found) - MOST_SHOWN), color="text.2"))


def _explained(title: QWidget, one: Difference) -> QWidget:
    lines = [Text(line, "small", color="text.2") for line in (*one.lines, one.refusal) if line]
    inside = column(*lines, gap=2, margins=(34 if isinstance(title, CheckBox) else 0, 0, 0, 0))
    return held(column(title, held(inside), gap=2) if lines else column(title, gap=2))
