"""One pool of one resident: the yes, what each assessor says per criterion, and where it stands with its days (H02)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from intake_app.domain.catalogue_words import Known
from intake_app.domain.dossier import Dossier
from intake_app.domain.pools import PoolEntry, PoolStatus
from intake_app.errors import KeukentafelError
from intake_app.i18n import _, format_day, ngettext
from intake_app.services import pools
from intake_app.services.catalogue_words import known_words
from ui import theme
from ui.session import Session
from ui.widgets.banner import Banner, Tone
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Rule
from ui.widgets.checks import CheckBox
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.fields import DropDown, LineField, TextArea
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.suggesting import suggest
from ui.widgets.text import Text

_ANSWERS = (Known.YES, Known.NO, Known.UNKNOWN)


class PoolEntryCard(Card):
    """What is said is kept at once; moving on asks for a yes, and for as many who looked as the pool wants."""

    def __init__(self, session: Session, number: int) -> None:
        super().__init__(" ", icon="users-round", gap=12, name=f"card_pool_{number}")
        self._session, self._number = session, number
        self._entry: PoolEntry | None = None
        self._shown: tuple[str, ...] = ()
        self._choices: dict[str, tuple[SegmentedChoice, LineField]] = {}
        self.band = Banner(name=f"band_pool_{number}")
        self._yes = CheckBox(_("The resident says yes to this"), name=f"field_pool_{number}_yes")
        self._words = TextArea(name=f"field_pool_{number}_words", lines=2, max_length=1000)
        self._who = LineField(name=f"field_pool_{number}_assessor", max_length=120)
        self._criteria = QVBoxLayout()
        self._criteria.setSpacing(theme.current().size(10))
        self._said = column(gap=4)
        self._status = DropDown(
            [(one, pools.status_words(one)) for one in PoolStatus], name=f"field_pool_{number}_status"
        )
        self._why = LineField(name=f"field_pool_{number}_why", max_length=300)
        self._learned = LineField(name=f"field_pool_{number}_learned", max_length=300)
        leave = Button(_("Out of the pool"), name=f"button_pool_{number}_leave", on_click=self._left)
        self._ending = held(
            column(
                FormRow(_("Why"), self._why, required=True),
                FormRow(_("What it taught"), self._learned),
                row(leave, None),
                gap=8,
            )
        )
        self._history = column(gap=4)
        away = Button(_("Leave out"), kind=Kind.QUIET, icon="trash-2", name=f"button_pool_{number}_away")
        away.clicked.connect(self._away)
        self.add(
            self.band,
            self._yes,
            FormRow(_("In own words"), self._words),
            Rule(),
            FormRow(_("Who looks now?"), self._who, help=_("Everybody for themselves; what others said stays.")),
            self._criteria,
            self._said,
            Rule(),
            FormRow(_("Where it stands"), self._status),
            self._ending,
            self._history,
            row(away, None),
        )
        self._ending.hide()
        self.setFocusProxy(self._yes)
        self._connect()

    def _connect(self) -> None:
        self._yes.value_changed.connect(lambda _on: self._say())
        self._words.text_committed.connect(lambda _text: self._say())
        self._who.text_committed.connect(lambda _text: self._show_own())
        self._status.value_changed.connect(self._move)

    def show_entry(self, dossier: Dossier, entry: PoolEntry, assessors: Sequence[str]) -> None:
        """Show how it stands with this pool."""
        self._entry, self._dossier = entry, dossier
        if self.header is not None:
            self.header.title.setText(", ".join(part for part in (entry.name, entry.organisation) if part))
        self._yes.set_value(entry.agreed_on is not None)
        self._words.set_text(entry.own_words)
        names = tuple(dict.fromkeys((*assessors, *pools.judgements(dossier, entry), self._session.profile.consultant)))
        suggest(self._who, [one for one in names if one], anywhere=True)
        if not self._who.text().strip():
            self._who.set_text(self._session.profile.consultant)
        if entry.criteria != self._shown or not self._choices:
            self._build(entry)
        self._show_own()
        self._show_said(dossier, entry)
        status = pools.standing(dossier, entry)
        self._status.set_value(status)
        if status is PoolStatus.LEFT:
            self._ending.hide()
        self._show_history(dossier, entry)

    def commit(self) -> None:
        """Keep what is typed now."""
        self._words.commit()
        for _choice, why in self._choices.values():
            why.commit()

    def _build(self, entry: PoolEntry) -> None:
        clear(self._criteria)
        self._choices, self._shown = {}, entry.criteria
        for place, criterion in enumerate(entry.criteria, start=1):
            name = f"field_pool_{self._number}_criterion_{place}"
            choice = SegmentedChoice(
                [Option(value=one, label=known_words(one)) for one in _ANSWERS],
                name=name,
                accessible_name=criterion,
                clearable=True,
            )
            why = LineField(name=f"{name}_why", placeholder=_("Why"), max_length=400)
            why.setAccessibleName(_("Why: {name}").format(name=criterion))
            choice.value_changed.connect(lambda _value, one=criterion: self._judge(one))
            why.text_committed.connect(lambda _text, one=criterion: self._judge(one))
            self._choices[criterion] = (choice, why)
            line = row(choice, why, gap=8)
            line.setStretch(1, 1)
            self._criteria.addWidget(held(column(Text(criterion, "body"), held(line), gap=4)))
        if not entry.criteria:
            self._criteria.addWidget(Text(_("This pool has no criteria."), "body", color="text.2"))

    def _show_own(self) -> None:
        """What the one who looks now said before."""
        if self._entry is None:
            return
        who = " ".join(self._who.text().split())
        own = pools.judgements(self._dossier, self._entry).get(who, {})
        for criterion, (choice, why) in self._choices.items():
            said = own.get(criterion)
            choice.set_value(said.meets if said is not None else None)
            why.set_text(said.why if said is not None else "")

    def _show_said(self, dossier: Dossier, entry: PoolEntry) -> None:
        """Beside each other, where people think differently too."""
        clear(self._said)
        for who, answers in pools.judgements(dossier, entry).items():
            parts = [
                f"{criterion}: {known_words(one.meets)}" + (f" ({one.why.rstrip('.')})" if one.why else "")
                for criterion, one in answers.items()
            ]
            words = Text(f"{who}. " + "; ".join(parts) + ".", "body")
            words.set_strong(who)
            self._said.addWidget(words)
        done, needed = len(pools.complete(dossier, entry)), entry.assessors_needed
        looked = ngettext("{n} of {all} person has looked.", "{n} of {all} people have looked.", needed)
        name = f"text_pool_{self._number}_looked"
        self._said.addWidget(Text(looked.format(n=done, all=needed), "small", color="text.2", name=name))

    def _show_history(self, dossier: Dossier, entry: PoolEntry) -> None:
        clear(self._history)
        for step, days in pools.days_in(dossier, entry, self._session.today()):
            day = format_day(step.since, weekday=False, year=True)
            long = ngettext("{n} day", "{n} days", days).format(n=days)
            why = ". ".join(part for part in (step.why, step.learned) if part)
            parts = (f"{pools.status_words(step.status)}, {day}", long, why)
            self._history.addWidget(Text(" · ".join(part for part in parts if part), "small", color="text.2"))

    def _say(self) -> None:
        if self._entry is not None:
            work = partial(pools.say, entry=self._entry, agreed=self._yes.value(), own_words=self._words.text())
            self._session.change(work, on_refused=self._refused, owner=self)

    def _judge(self, criterion: str) -> None:
        if self._entry is not None:
            choice, why = self._choices[criterion]
            work = partial(
                pools.judge,
                entry=self._entry,
                assessor=self._who.text(),
                criterion=criterion,
                meets=choice.value(),
                why=why.text(),
            )
            self._session.change(work, on_refused=self._refused, owner=self)

    def _move(self, status: PoolStatus) -> None:
        leaving = status is PoolStatus.LEFT
        self._ending.setVisible(leaving)
        if leaving:
            self._why.setFocus()
        elif self._entry is not None:
            work = partial(pools.move, entry=self._entry, status=status)
            self._session.change(work, lambda _done: self.band.hide_message(), on_refused=self._refused, owner=self)

    def _left(self) -> None:
        if self._entry is not None:
            work = partial(
                pools.move,
                entry=self._entry,
                status=PoolStatus.LEFT,
                why=self._why.text(),
                learned=self._learned.text(),
            )
            self._session.change(work, lambda _done: self.band.hide_message(), on_refused=self._refused, owner=self)

    def _away(self) -> None:
        if self._entry is not None:
            self._session.change(partial(pools.remove, entry=self._entry), owner=self)

    def _refused(self, error: KeukentafelError) -> None:
        self.band.show_message(str(error), tone=Tone.ATTENTION)
        if self._entry is not None:
            self._status.set_value(pools.standing(self._dossier, self._entry))
