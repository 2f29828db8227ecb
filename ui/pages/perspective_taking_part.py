"""How somebody takes part: every form on equal terms, and the participation ladder where that is worked with (B07)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout

from intake_app.domain.dossier import Dossier
from intake_app.domain.taking_part import ParticipationPeriod
from intake_app.i18n import _, format_day, ngettext
from intake_app.instruments.library import FormLibrary
from intake_app.services import data_choices, participation_ladder, taking_part
from intake_app.services.participation_ladder import Stand
from ui import theme
from ui.pages.record_cards import RecordPart, Records, RecordsCard
from ui.pages.record_fields import Field, FieldKind
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Rule
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text


class PeriodPart(RecordPart):
    """One form; under its fields the way to the portfolio, only after the resident's yes."""

    def __init__(self, session: Session, records: Records, number: int, record_id: UUID) -> None:
        super().__init__(session, records, number, record_id)
        self.show_it = Button(
            _("The resident wants to show this"),
            kind=Kind.LINK,
            icon="star",
            name=f"button_show_taking_part_{number}",
            on_click=self._ask,
        )
        self._shown = Text(_("This stands with the experience in the portfolio."), "small", color="text.2")
        self.more.addLayout(column(row(self.show_it, None), self._shown, gap=0))
        self.facts = Text("", "small", color="text.2", name=f"text_facts_taking_part_{number}")
        self.facts.setContentsMargins(theme.current().size(34), 0, 0, 0)
        whole = self.layout()
        assert isinstance(whole, QVBoxLayout)
        whole.insertWidget(whole.indexOf(self.body), self.facts)

    def show_record(self, record: ParticipationPeriod, dossier: Dossier) -> None:  # type: ignore[override]  # of one kind
        """Show what is stored, and whether the portfolio has it."""
        super().show_record(record, dossier)
        seen = data_choices.without(record, self.session.fields_off)
        self.facts.setText(", ".join(taking_part.all_facts(seen, self.session.today())))
        self.facts.setVisible(bool(self.facts.text()))
        there = bool(record.what.strip()) and taking_part.shown(dossier, record)
        self._shown.setVisible(there)
        self.show_it.setVisible(not there and record.form is not None)

    def _ask(self) -> None:
        self.fields.commit()
        work = partial(taking_part.as_experience, period_id=self.record_id, resident_agrees=True)
        self.session.change(work, on_refused=self._refused, owner=self)


class FormsCard(RecordsCard):
    """Every form of taking part: what goes on now in front, all in the same layout."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _records(session))
        self._over = Button("", kind=Kind.LINK, icon="copy", name="button_take_over_forms", on_click=self._take_over)
        self.add(row(self._over, None))

    def new_part(self, number: int, record_id: UUID) -> RecordPart:
        """The row of one form."""
        part = PeriodPart(self.session, self.records, number, record_id)
        part.opened.connect(lambda: self._only(part))
        return part

    def show_dossier(self, dossier: Dossier) -> None:
        """Show them, and what is known elsewhere already."""
        super().show_dossier(dossier)
        count = len(taking_part.known_elsewhere(dossier, self.session.forms))
        words = ngettext(
            "Take over {n} from the intake and the places", "Take over {n} from the intake and the places", count
        )
        self._over.setText(words.format(n=count))
        self._over.setVisible(count > 0)

    def _take_over(self) -> None:
        case_id = self.session.case_id
        if case_id is not None:
            self.more.setFocus()
            self.session.change(partial(taking_part.take_over, case_id=case_id), owner=self)


def _records(session: Session) -> Records:
    return Records(
        kind=ParticipationPeriod,
        name="taking_part",
        title=_("Forms of taking part"),
        icon="footprints",
        intro=_("All work counts. Several may run at once, and people may go from one to another either way."),
        add=_("Another form"),
        fields=_fields,
        of=lambda dossier: taking_part.in_order(dossier, session.today()),
        headline=_line,
        remarks=lambda one, _dossier, _session: taking_part.remarks(one),
        first="form",
        make=taking_part.begin,
        keep=taking_part.change,
    )


def _fields(session: Session) -> Sequence[Sequence[Field]]:
    return (
        (
            Field(
                name="form",
                label=_("Form of taking part"),
                kind=FieldKind.CHOICE,
                options=taking_part.options(session.forms),
            ),
            Field(name="organisation", label=_("At which organisation, or with whom")),
        ),
        (Field(name="what", label=_("What the resident does there")),),
        (
            Field(name="from_on", label=_("From"), kind=FieldKind.DAY),
            Field(name="until_on", label=_("Until (empty: still going on)"), kind=FieldKind.DAY),
            Field(name="hours_week", label=_("Hours a week"), kind=FieldKind.HOURS),
        ),
        (Field(name="brings", label=_("What it brings, in own words"), kind=FieldKind.WORDS),),
    )


def _line(one: ParticipationPeriod, session: Session) -> str:
    return taking_part.words_of(session.forms, one.form) or _("Which form?")


def topic_note(dossier: Dossier, session: Session) -> str:
    """What goes on now, in a few words."""
    found = taking_part.running(dossier, session.today())
    return ", ".join(taking_part.words_of(session.forms, one.form) for one in found)


class LadderCard(Card):
    """The ladder: what somebody does and could do by date, where it may go, and when to look again."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Participation ladder"), icon="route", gap=8, name="card_ladder")
        self.session = session
        self.wanted = False
        """Whether this organisation works with the ladder."""
        self._again = Text("", color="attention", name="text_ladder_again")
        self._ask = Text(
            _("What somebody could do stands below what somebody does. Is that right?"),
            color="attention",
            name="text_ladder_ask",
        )
        self._list = QVBoxLayout()
        self._programmes = Text("", "small", color="text.2", name="text_ladder_programmes")
        self.look = Button(_("Look at the ladder together"), icon="pencil", name="button_ladder")
        self.look.clicked.connect(lambda: session.navigate(f"vragen/{participation_ladder.FORM}"))
        self._note = Text("", "small", color="text.2", name="text_ladder_print")
        words = _("Does and could are kept apart. Down is as normal as up, and nobody is chosen by it.")
        self.add(
            Text(words, color="text.2"),
            self._again,
            self._ask,
            self._list,
            row(self.look, None),
            self._programmes,
            self._note,
        )

    def show_dossier(self, dossier: Dossier) -> None:
        """Show every moment, the newest first."""
        session, forms = self.session, self.session.forms
        held_rules = session.rules_of(dossier.case)
        self.wanted = participation_ladder.is_on(held_rules)
        if not self.wanted:
            return
        newest = participation_ladder.newest(dossier, forms)
        again = participation_ladder.again_on(dossier, forms, held_rules)
        self._again.setVisible(again is not None)
        if again is not None:
            day = format_day(again, weekday=False, year=True)
            late = again < session.today()
            words = _("Look again: that was due on {day}.") if late else _("Look again before {day}.")
            self._again.setText(words.format(day=day))
            self._again.set_color("attention" if late else "text.2")
        self._ask.setVisible(newest is not None and newest.asks)
        clear(self._list)
        for one in reversed(participation_ladder.stands(dossier, forms)):
            self._list.addWidget(held(column(Rule(), *_stand_lines(one, forms), gap=4)))
        fitting = participation_ladder.programmes(held_rules, newest)
        names = "; ".join(participation_ladder.programme_words(one) for one in fitting)
        self._programmes.setText(_("What there is here for these rungs: {names}.").format(names=names) if names else "")
        self._programmes.setVisible(bool(names))
        printed = participation_ladder.on_paper(held_rules)
        self._note.setText(
            _("It stands in the plan on paper in ordinary words, and never in the portfolio.")
            if printed
            else _("It does not stand in the plan on paper, and never in the portfolio.")
        )


def _stand_lines(one: Stand, forms: FormLibrary) -> list[Text]:
    """One moment: the day, and under it what was said, each on a line of its own."""
    nothing = _("not spoken about")
    lines = [
        Text(format_day(one.on, weekday=False, year=True), "strong"),
        Text(_("Does: {rung}").format(rung=participation_ladder.rung(forms, one.does) or nothing)),
        Text(_("Could: {rung}").format(rung=participation_ladder.rung(forms, one.could) or nothing)),
    ]
    if one.rests_on:
        lines.append(Text(_("Because: {words}").format(words=one.rests_on), "small", color="text.2"))
    if one.target is not None or one.target_words:
        aim = " – ".join(part for part in (one.target_words, participation_ladder.rung(forms, one.target)) if part)
        day = format_day(one.target_on, weekday=False, year=True) if one.target_on else ""
        words = _("Where it may go: {words}, about {day}") if day else _("Where it may go: {words}")
        lines.append(Text(words.format(words=aim, day=day)))
    if not one.ready:
        lines.append(Text(_("This is not finished yet."), "small", color="text.2"))
    return lines
