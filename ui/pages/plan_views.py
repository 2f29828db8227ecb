"""The sections of a plan that are its own fields: own words, looking back, who guides, differences, legal grounds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from intake_app.domain.planning import Plan
from intake_app.domain.vocabulary import LegalGround
from intake_app.i18n import _, format_day
from intake_app.services import plan_changes
from ui import theme
from ui.pages.plan_goal import QuoteField
from ui.pages.plan_hints import HintedArea
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.checks import CheckBox
from ui.widgets.date_field import DateField
from ui.widgets.fields import LineField, TextArea
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text
from ui.widgets.typed_dates import Direction

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from intake_app.instruments.library import FormLibrary
    from ui.session import Session


class PlanCard(Card):
    """A card that changes fields of the plan itself."""

    edited = Signal(object)
    """New values by field of Plan."""

    def show_plan(self, dossier: Dossier, plan: Plan, *, read_only: bool) -> None:
        """Show the fields of this plan."""
        self.set_tone("sunken" if read_only else "")

    def commit(self) -> None:
        """Give what is typed now."""
        for line in self.findChildren(LineField):
            line.commit()
        for area in self.findChildren(TextArea):
            area.commit()

    def _tell(self, **values: object) -> None:
        self.edited.emit(values)


class OwnWordsCard(PlanCard):
    """What the resident wants, literally, and on which day it was said; or that it could not be said."""

    def __init__(self, first_name: str, today: Callable[[], date]) -> None:
        super().__init__(_("What {name} wants").format(name=first_name), padding=20)
        self._words = QuoteField(name="field_own_words")
        self._words.setPlaceholderText(_("How does {name} say it?").format(name=first_name))
        self._words.text_committed.connect(lambda text: self._tell(own_words=text.strip()))
        self._said_on = DateField(name="field_own_words_said_on", today=today, direction=Direction.BACK)
        self._said_on.date_committed.connect(lambda day: self._tell(own_words_said_on=day))
        self._said_on.setFixedWidth(theme.current().size(260))
        self._declined = CheckBox(
            _("{name} would not or could not put it in own words").format(name=first_name),
            name="field_own_words_declined",
        )
        self._declined.value_changed.connect(lambda ticked: self._tell(own_words_declined=ticked))
        self.add(
            FormRow(_("In the words of {name}").format(name=first_name), self._words),
            row(FormRow(_("Said on"), self._said_on), None),
            self._declined,
        )

    def show_plan(self, dossier: Dossier, plan: Plan, *, read_only: bool) -> None:
        """Show the words."""
        super().show_plan(dossier, plan, read_only=read_only)
        self._words.set_text(plan.own_words)
        self._words.setReadOnly(read_only)
        self._said_on.set_value(plan.own_words_said_on)
        self._said_on.setReadOnly(read_only)
        self._declined.set_value(plan.own_words_declined)
        self._declined.setEnabled(not read_only)


class ReviewCard(PlanCard):
    """On which days the two look back together, and where."""

    def __init__(self, forms: FormLibrary, today: Callable[[], date]) -> None:
        super().__init__(_("Looking back together"), padding=20)
        self._today = today
        self._days: tuple[date, ...] = ()
        self._shown: tuple[bool, tuple[date, ...]] | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._new = DateField(name="field_review_dates", today=today, direction=Direction.AHEAD, earliest=today())
        self._new.date_committed.connect(self._add)
        self._new.setFixedWidth(theme.current().size(260))
        self._new_row = FormRow(_("Choose a day, together"), self._new)
        self._place = HintedArea(forms.words, name="field_review_place", label=_("Where and how"), lines=1)
        self._place.text_committed.connect(lambda text: self._tell(review_place=text.strip()))
        self.add(self._list, row(self._new_row, None), FormRow(_("Where and how"), self._place))

    def show_plan(self, dossier: Dossier, plan: Plan, *, read_only: bool) -> None:
        """Show the days, the first one first."""
        super().show_plan(dossier, plan, read_only=read_only)
        self._days = tuple(sorted(plan.review_dates))
        if (read_only, self._days) != self._shown:
            self._shown = (read_only, self._days)
            self._fill(read_only)
        self._new_row.setVisible(not read_only)
        self._new.set_value(None)
        self._place.set_text(plan.review_place)
        self._place.set_read_only(read_only)

    def _fill(self, read_only: bool) -> None:
        clear(self._list)
        for number, day in enumerate(self._days, start=1):
            words = Text(format_day(day, year=True), "body", wrap=False, name=f"review_day_{number}")
            words.setMinimumHeight(theme.current().size(44))
            line = row(words, gap=8)
            if not read_only:
                away = Button(
                    "", kind=Kind.QUIET, icon="x", tip=_("Remove this day"), name=f"button_remove_day_{number}"
                )
                away.clicked.connect(lambda _on=False, day=day: self._remove(day))
                line.addWidget(away)
            line.addStretch(1)
            self._list.addWidget(held(line))

    def _add(self, day: date | None) -> None:
        if day is not None:
            self._tell(review_dates=tuple(sorted({*self._days, day})))

    def _remove(self, day: date) -> None:
        self._new.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell(review_dates=tuple(one for one in self._days if one != day))


class GuidanceCard(PlanCard):
    """Who keeps the lines together (exactly one), and whom to call."""

    def __init__(self, first_name: str) -> None:
        super().__init__(_("Who guides {name}").format(name=first_name), padding=20)
        self._regisseur = LineField(name="field_regisseur")
        self._regisseur.text_committed.connect(lambda text: self._tell(regisseur=text.strip()))
        self._self = CheckBox(
            _("{name} keeps the lines together").format(name=first_name), name="field_regisseur_is_resident"
        )
        self._self.value_changed.connect(lambda ticked: self._tell(regisseur_is_resident=ticked))
        self._regisseur_row = FormRow(
            _("Who keeps the lines together"), self._regisseur, help=_("One name, so that nobody has to search.")
        )
        self._name = self._line("contact_name")
        self._phone = self._line("contact_phone")
        self._hours = self._line("contact_hours")
        contact = row(gap=12)
        for label, field in (
            (_("Whom to call"), self._name),
            (_("Telephone number"), self._phone),
            (_("When to reach"), self._hours),
        ):
            contact.addWidget(FormRow(label, field), 1)
        self.add(self._regisseur_row, self._self, contact)

    def show_plan(self, dossier: Dossier, plan: Plan, *, read_only: bool) -> None:
        """Show the names."""
        super().show_plan(dossier, plan, read_only=read_only)
        self._regisseur.set_text(plan.regisseur)
        self._self.set_value(plan.regisseur_is_resident)
        self._self.setEnabled(not read_only)
        self._regisseur.setEnabled(not plan.regisseur_is_resident)
        self._name.set_text(plan.contact_name)
        self._phone.set_text(plan.contact_phone)
        self._hours.set_text(plan.contact_hours)
        for field in (self._regisseur, self._name, self._phone, self._hours):
            field.setReadOnly(read_only)

    def _line(self, field: str) -> LineField:
        line = LineField(name=f"field_{field}")
        line.text_committed.connect(lambda text: self._tell(**{field: text.strip()}))
        return line


class DifferencesCard(PlanCard):
    """Where the two think differently: it may stand there, and it always prints (E08)."""

    def __init__(self, first_name: str) -> None:
        super().__init__(_("Where we think differently"), padding=20)
        self._words = TextArea(name="field_disagreement", lines=4)
        self._words.setPlaceholderText(_("What does {name} see differently?").format(name=first_name))
        self._words.text_committed.connect(self._said)
        self._none = CheckBox(_("We do not think differently about anything"), name="field_no_disagreement")
        self._none.value_changed.connect(lambda ticked: self._tell(no_disagreement=ticked))
        explain = _("A difference of opinion may stand in the plan. It stands on paper as it is written here.")
        self.add(
            Text(explain, "body", color="text.2"),
            FormRow(_("What we see differently"), self._words),
            self._none,
        )

    def show_plan(self, dossier: Dossier, plan: Plan, *, read_only: bool) -> None:
        """Show the difference."""
        super().show_plan(dossier, plan, read_only=read_only)
        self._words.set_text(plan.disagreement)
        self._words.setReadOnly(read_only)
        self._none.set_value(plan.no_disagreement)
        self._none.setEnabled(not read_only and not plan.disagreement.strip())

    def _said(self, text: str) -> None:
        words = text.strip()
        self._tell(disagreement=words, **({"no_disagreement": False} if words else {}))


class GroundCard(PlanCard):
    """The law or laws that the plan rests on, or none: a voluntary plan. With why this version replaces another."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("What the plan rests on"), padding=20)
        forms = session.forms
        self._ticks: dict[LegalGround, CheckBox] = {}
        self._grounds: tuple[LegalGround, ...] = ()
        self.add(
            Text(_("Several may hold at once. The guide on the right then asks what all of them ask."), color="text.2")
        )
        for number, ground in enumerate(LegalGround):
            law = forms.ground(ground)
            words = ", ".join(part for part in (str(law.title), str(law.law)) if part)
            name = "field_legal_grounds" if not number else f"field_legal_ground_{ground.value}"
            tick = CheckBox(words, name=name)
            tick.value_changed.connect(lambda _on: self._chosen())
            self._ticks[ground] = tick
            self.add(column(tick, gap=0))
        self._check = Text(
            _("The texts of the law come from an older version. Check them before you use them."),
            "small",
            color="text.2",
        )
        self._because = TextArea(name="field_changed_because", lines=2)
        self._because.text_committed.connect(lambda text: self._tell(changed_because=text.strip()))
        self._because_row = FormRow(_("What has changed, and why"), self._because)
        self._changed_title = Text(_("What is different in this version"), "strong")
        self._changed = Text("", name="plan_changes")
        self.add(self._check, self._because_row, self._changed_title, self._changed)
        self._session, self._forms = session, forms

    def show_plan(self, dossier: Dossier, plan: Plan, *, read_only: bool) -> None:
        """Show the chosen grounds."""
        super().show_plan(dossier, plan, read_only=read_only)
        self._grounds = plan.legal_grounds
        for ground, tick in self._ticks.items():
            tick.set_value(ground in plan.legal_grounds)
            tick.setEnabled(not read_only)
        self._check.setVisible(any(self._forms.ground(one).unchecked for one in plan.legal_grounds))
        self._because_row.setVisible(plan.version > 1)
        self._because.set_text(plan.changed_because)
        self._because.setReadOnly(read_only)
        if plan_changes.previous(dossier, plan) is None:
            self._show_changes(())
        else:
            work = partial(plan_changes.told, dossier=dossier, plan=plan)
            self._session.run(work, self._show_changes, owner=self, latest="plan_changes")

    def _show_changes(self, changed: tuple[str, ...]) -> None:
        self._changed.setText("\n".join(changed))
        for part in (self._changed_title, self._changed):
            part.setVisible(bool(changed))

    def _chosen(self) -> None:
        self._tell(legal_grounds=tuple(ground for ground, tick in self._ticks.items() if tick.isChecked()))
