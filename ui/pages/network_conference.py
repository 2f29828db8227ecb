"""Case conferences: who was there, how each sees it, what was decided, and into the plan in one action (F05)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.changes import Changes
from intake_app.domain.collaboration import CaseConference, ConferenceDecision, ConferenceParticipant
from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import Goal
from intake_app.i18n import _, format_day, ngettext
from intake_app.services import conferences, editing
from intake_app.services.desk import Desk
from intake_app.services.network_words import area_list, areas, decision_words, known_words
from ui import theme
from ui.pages.record_card import RecordCard, RecordPart, Rows
from ui.pages.record_fields import Field, FieldKind, RecordFields
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import DropDown
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import column, held, row
from ui.widgets.text import Text


class ConferencesCard(RecordCard):
    """Every talk of several people about this resident, the newest first."""

    kind = CaseConference
    prefix = "conference"

    def __init__(self, session: Session) -> None:
        super().__init__(
            session,
            _("Case conference"),
            icon="messages-square",
            words=_(
                "With the resident at the table where possible. Everybody says how they see it; you decide together."
            ),
            add=_("Write down a talk of today"),
            empty=_("There was no case conference yet."),
        )

    def records(self, dossier: Dossier) -> Sequence[CaseConference]:
        return sorted(dossier.conferences, key=lambda one: (one.held_on, one.id), reverse=True)

    def rows(self) -> Rows:
        choice, words = FieldKind.CHOICE, FieldKind.WORDS
        known = known_words()
        return (
            (
                Field(name="held_on", label=_("Day of the talk"), kind=FieldKind.DAY),
                Field(name="resident_knows", label=_("The resident knows and agrees"), kind=choice, options=known),
            ),
            (
                Field(name="resident_present", label=_("The resident was there"), kind=choice, options=known),
                Field(name="peer_present", label=_("Somebody who has been through it"), kind=choice, options=known),
            ),
            (Field(name="question", label=_("What we talk about"), kind=words),),
            (Field(name="resident_words", label=_("What the resident says"), kind=words),),
            (
                Field(name="areas", label=_("About which parts of life"), kind=FieldKind.CHIPS,
                      options=areas(self.session.forms)),
            ),
            (Field(name="approach", label=_("What we do together"), kind=words),),
        )  # fmt: skip

    def title_of(self, record: CaseConference) -> str:
        return format_day(record.held_on, weekday=False, year=True)

    def summary_of(self, record: CaseConference) -> str:
        return area_list(self.session.forms, record.areas)

    def remarks_of(self, dossier: Dossier, record: CaseConference) -> Sequence[str]:
        return conferences.remarks(dossier, self.session.forms, record, self.session.today())

    def make(self, desk: Desk, case_id: UUID) -> CaseConference:
        return conferences.start(desk, case_id)

    def change(self, desk: Desk, record_id: UUID, **values: Any) -> Changes:
        return conferences.change(desk, record_id, **values)

    def more_of(self, record_id: UUID, prefix: str) -> tuple[QWidget, ...]:
        return (_Seats(self, record_id, prefix), _Decisions(self, record_id, prefix))

    def show_more(self, part: RecordPart, dossier: Dossier, record: CaseConference) -> None:
        seats, decisions = part.more
        assert isinstance(seats, _Seats) and isinstance(decisions, _Decisions)
        seats.show_lines(dossier.at_conference(record))
        decisions.show_lines(dossier.decided_at(record))
        decisions.show_plan(dossier, record)

    def commit(self) -> None:
        super().commit()
        for fields in self.findChildren(RecordFields):
            fields.commit()


class _Lines(QWidget):
    """Participants or decisions of one conference, and one more."""

    kind: type[ConferenceParticipant] | type[ConferenceDecision]

    def __init__(self, owner: ConferencesCard, conference_id: UUID, prefix: str, title: str, add: str) -> None:
        super().__init__()
        self._owner, self._conference_id, self._prefix = owner, conference_id, prefix
        self._fields: dict[UUID, tuple[RecordFields, QWidget]] = {}
        self._made = 0
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.current().size(10))
        more = Button(add, kind=Kind.LINK, icon="plus", name=f"button_add_{prefix}", on_click=self._add)
        self.foot = column(held(row(more, None)), gap=8)
        self.setLayout(column(Text(title, "strong"), self._list, self.foot, gap=8))

    @property
    def session(self) -> Session:
        """Where changes go."""
        return self._owner.session

    def conference(self) -> CaseConference | None:
        """The conference as it is stored now."""
        dossier = self.session.dossier
        found = dossier.conferences if dossier is not None else ()
        return next((one for one in found if one.id == self._conference_id), None)

    def show_lines(self, lines: Sequence[ConferenceParticipant] | Sequence[ConferenceDecision]) -> None:
        """Show these; what is typed in a line that stays, stays."""
        for gone in set(self._fields) - {one.id for one in lines}:
            _fields, holder = self._fields.pop(gone)
            self._list.removeWidget(holder)
            holder.hide()
            holder.deleteLater()
        for line in lines:
            if line.id not in self._fields:
                self._fields[line.id] = self._new_line(line.id)
            fields, _holder = self._fields[line.id]
            fields.show_values({name: getattr(line, name) for name in asdict(line)}, read_only=False)

    def rows(self) -> Rows:
        """The fields of one line."""
        raise NotImplementedError

    def make(self, desk: Desk, conference: CaseConference) -> ConferenceParticipant | ConferenceDecision:
        """One more line."""
        raise NotImplementedError

    def _new_line(self, line_id: UUID) -> tuple[RecordFields, QWidget]:
        self._made += 1
        prefix = f"{self._prefix}_{self._made}"
        fields = RecordFields(self.rows(), self.session.today, prefix=prefix)
        fields.edited.connect(
            lambda values: self.session.change(lambda desk: editing.edit(desk, self.kind, line_id, "", **values))
        )
        away = Button("", kind=Kind.QUIET, icon="x", tip=_("Remove"), name=f"button_remove_{prefix}")
        away.clicked.connect(
            lambda: self.session.change(lambda desk: editing.remove(desk, self.kind, line_id, _("Remove")))
        )
        line = row(fields, away, gap=8)
        line.setStretch(0, 1)
        line.setAlignment(away, Qt.AlignmentFlag.AlignTop)
        holder = held(line)
        self._list.addWidget(holder)
        return fields, holder

    def _add(self) -> None:
        conference = self.conference()
        if conference is not None:
            self.session.change(lambda desk: self.make(desk, conference), self._stand_in, owner=self)

    def _stand_in(self, made: ConferenceParticipant | ConferenceDecision) -> None:
        if made.id in self._fields:
            fields, _holder = self._fields[made.id]
            next(iter(fields.controls.values())).setFocus(Qt.FocusReason.OtherFocusReason)


class _Seats(_Lines):
    kind = ConferenceParticipant

    def __init__(self, owner: ConferencesCard, conference_id: UUID, prefix: str) -> None:
        super().__init__(owner, conference_id, f"{prefix}_seat", _("At the table"), _("Somebody else at the table"))

    def rows(self) -> Rows:
        return (
            (
                Field(name="name", label=_("Name")),
                Field(name="role", label=_("Role")),
                Field(name="organisation", label=_("Organisation")),
            ),
            (Field(name="perspective", label=_("How this person sees it"), kind=FieldKind.WORDS),),
        )

    def make(self, desk: Desk, conference: CaseConference) -> ConferenceParticipant:
        return conferences.add_participant(desk, conference)


class _Decisions(_Lines):
    kind = ConferenceDecision

    def __init__(self, owner: ConferencesCard, conference_id: UUID, prefix: str) -> None:
        super().__init__(owner, conference_id, f"{prefix}_decision", _("What was decided"), _("Another decision"))
        self._goal = DropDown(name=f"field_{prefix}_goal")
        self._under = FormRow(_("Steps go under this goal"), self._goal)
        self._state = Text("", "small", color="text.2", name=f"text_{prefix}_in_plan")
        self._into = Button(_("Put the decisions into the plan"), icon="file-plus", name=f"button_into_plan_{prefix}")
        self._into.clicked.connect(self._put)
        named = Button(_("Print with the name"), icon="printer", name=f"button_print_{prefix}")
        named.clicked.connect(lambda: self.session.navigate("afdruk/casusblad"))
        anonymous = Button(_("Print without a name"), icon="eye-off", name=f"button_print_anonymous_{prefix}")
        anonymous.clicked.connect(lambda: self.session.navigate("afdruk/casusblad-anoniem"))
        self.foot.addWidget(held(row(self._under, None)))
        self.foot.addWidget(self._state)
        self.foot.addWidget(held(row(self._into, named, anonymous, None, gap=8)))

    def rows(self) -> Rows:
        return (
            (Field(name="what", label=_("What")),),
            (
                Field(name="owner", label=_("Who does it")),
                Field(name="due_on", label=_("Before when"), kind=FieldKind.DAY),
                Field(name="kind", label=_("Becomes"), kind=FieldKind.CHOICE, options=decision_words()),
            ),
        )

    def make(self, desk: Desk, conference: CaseConference) -> ConferenceDecision:
        return conferences.add_decision(desk, conference)

    def show_plan(self, dossier: Dossier, conference: CaseConference) -> None:
        """How many decisions are in the plan, and under which goal steps would go."""
        plan = dossier.current_plan
        goals = dossier.goals_of(plan) if plan is not None else ()
        self._goal.set_entries([(goal.id, _goal_words(goal)) for goal in goals])
        if goals and self._goal.value() not in {goal.id for goal in goals}:
            self._goal.set_value(goals[0].id)
        self._under.setVisible(len(goals) > 1)
        left = len(conferences.waiting(dossier, conference))
        words = ngettext("{n} decision is not in the plan yet.", "{n} decisions are not in the plan yet.", left)
        done = bool(dossier.decided_at(conference)) and not left
        self._state.setText(words.format(n=left) if left else _("All decisions are in the plan.") if done else "")
        self._into.setVisible(bool(left))

    def _put(self) -> None:
        conference, goal_id = self.conference(), self._goal.value()
        if conference is not None:
            for fields, _holder in self._fields.values():
                fields.commit()
            self._owner.keep(conference.id, lambda desk: conferences.into_plan(desk, conference, goal_id))


def _goal_words(goal: Goal) -> str:
    return (goal.sentence.strip() or goal.title.strip() or _("A goal without words yet"))[:80]
