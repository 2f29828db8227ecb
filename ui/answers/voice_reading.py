"""One voice's reading on the open dossier: an answer shows at once and is on its way to the vault at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from intake_app.domain.measuring import Answer, ExtraValue, Measurement
from intake_app.domain.vocabulary import RaterRole
from intake_app.instruments.conditions import READING
from intake_app.instruments.model import Pick, RowsFrom
from intake_app.services import conversations, editing, measuring, rows
from ui.answers.resident_rows import filled_rows

if TYPE_CHECKING:
    from datetime import date

    from intake_app.domain.dossier import Dossier
    from intake_app.errors import KeukentafelError
    from intake_app.instruments.model import Instrument
    from intake_app.services.desk import Desk
    from ui.session import Session

_NOBODY = UUID(int=0)
_Change = Callable[[Answer], Answer]


class VoiceReading(QObject):
    """What one rater answers to one instrument. Knows this voice only: of the other it never reads an answer.

    The reading itself is made with the first answer, so that looking leaves nothing behind. Answers that are under
    way to the vault are laid over those that came from it, so a page never flickers back.
    """

    answer_changed = Signal(str)
    """The answer to the item with this id is another one now, through this page or from elsewhere (undo)."""
    ready_changed = Signal(bool)

    def __init__(
        self, session: Session, instrument: Instrument, rater: RaterRole, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._instrument = instrument
        self._rater = rater
        self.subject = ""
        self.rater_name = ""
        self.typed = False
        self._case_id: UUID | None = None
        self._conversation_id: UUID | None = None
        self._measurement: Measurement | None = None
        self._stored: Mapping[str, Answer] = {}
        self._under_way: list[_UnderWay] = []
        self._shown: dict[str, Answer] = {}

    @property
    def instrument(self) -> Instrument:
        """The form that is answered."""
        return self._instrument

    @property
    def rater(self) -> RaterRole:
        """Whose voice this is."""
        return self._rater

    @property
    def measurement(self) -> Measurement | None:
        """The reading as stored; None before the first answer."""
        return self._measurement

    @property
    def ready(self) -> bool:
        """Whether this voice said that it is in."""
        return self._measurement is not None and self._measurement.ready

    @property
    def typed_for_resident(self) -> bool:
        """Whether the consultant typed what the resident said."""
        return self._measurement is not None and self._measurement.typed_for_resident

    @property
    def measured_on(self) -> date:
        """The day of this reading."""
        return self._measurement.measured_on if self._measurement else self._session.today()

    def answer(self, item: str) -> Answer:
        """The answer to an item; an empty one when there is none yet."""
        found = self._shown.get(item)
        return found if found is not None else Answer(case_id=_NOBODY, measurement_id=_NOBODY, item=item)

    def stored_answer(self, item: str) -> Answer | None:
        """The answer to an item as the vault has it; None while there is none."""
        return self._stored.get(item)

    @property
    def answers(self) -> Mapping[str, Answer]:
        """Everything answered, by item: what is stored with what is under way."""
        return self._shown

    def scored(self, item: str) -> bool:
        """Whether the question itself has an answer: a value, a choice, own words where words are asked, or a special
        one. A note beside an empty scale is not one."""
        answer = self.answer(item)
        if item == READING:
            return bool(answer.extra)
        part = self._instrument.part_of(item)
        if part.pick is not Pick.PER_ROW and any(
            filled_rows(self._shown, one.key) for one in self._instrument.lists_under(item) if one.rows is RowsFrom.OWN
        ):
            return True
        if part.pick is Pick.PER_ROW:
            return answer.special is not None or bool(filled_rows(self._shown, item))
        if part.allowed or part.pick is Pick.NUMBER:
            return answer.value is not None or answer.special is not None or bool(answer.choice)
        return answer.answered

    def rows(self, key: str) -> tuple[str, ...]:
        """The rows of a list, in their order."""
        return rows.rows_of(self._shown, key)

    @property
    def scored_items(self) -> tuple[str, ...]:
        """Items that have an answer, in the order of the form."""
        return tuple(item.id for item in self._instrument.items if self.scored(item.id))

    @property
    def open_items(self) -> tuple[str, ...]:
        """Items without an answer, in the order of the form."""
        return tuple(item.id for item in self._instrument.items if not self.scored(item.id))

    def values(self) -> tuple[int | None, ...]:
        """The values of the axes in the order of the form, None where there is none: what a web draws."""
        return tuple(self.answer(item.id).value for item in self._instrument.axes)

    def show(self, dossier: Dossier) -> None:
        """Take over what the dossier holds of this voice now."""
        ready = self.ready
        if dossier.case.id != self._case_id:
            self._under_way.clear()
        self._case_id = dossier.case.id
        talk = conversations.open_conversation(dossier)
        self._conversation_id = talk.id if talk else None
        self._measurement = self._found(dossier)
        if self._measurement is not None and self._measurement.version != self._instrument.version:
            self._measurement = None  # made with another version: a fresh reading begins, the old one stays readable
        self._stored = dossier.answers_of(self._measurement) if self._measurement else {}
        self._refresh()
        if ready != self.ready:
            self.ready_changed.emit(self.ready)

    def record(self, item: str, **values: Any) -> None:
        """Answer an item: fields of `Answer` and their values. `value` and `special` drive each other out."""
        if values.get("value") is not None:
            values["special"] = None
        elif values.get("special") is not None:
            values["value"] = None
        now = self.answer(item)
        if all(getattr(now, name) == value for name, value in values.items()):
            return
        self._submit(item, lambda answer: replace(answer, **values), _recorded(item, values))

    def record_extra(self, item: str, **values: str | int | bool | None) -> None:
        """Fill extra fields of an item; None and "" (and a tick that is off) empty them."""
        self.record_extras(item, values)

    def record_extras(
        self, item: str, values: Mapping[str, str | int | bool | None], *, keep_off: bool = False
    ) -> None:
        """As `record_extra`, for field names that are no Python names ("kan-wel").

        `keep_off` keeps a tick that is off as an answer: where the form proposes that it is on.
        """
        wanted = {name: value if value is not False or keep_off else None for name, value in values.items()}
        now = self.answer(item)
        if any(_held(now.extra_value(name)) != _held(value) for name, value in wanted.items()):
            self._submit(item, lambda answer: _with_extra(answer, wanted), _extra_recorded(item, wanted))

    def add_row(self, key: str) -> str:
        """Put an empty row under a list; gives its id."""
        row = rows.next_row(self.rows(key))
        item = f"{key}/{row}"
        self._submit(item, lambda answer: answer, _recorded(item, {}))
        return row

    def remove_row(self, key: str, row: str) -> None:
        """Take a row away; undo brings it back."""
        self._with_reading(lambda desk, reading: rows.remove_row(desk, reading, key, row))

    def move_row(self, key: str, row: str, by: int) -> None:
        """Let a row change places with the one before (-1) or after it (1)."""
        self._with_reading(lambda desk, reading: rows.move_row(desk, reading, key, row, by))

    def set_ready(self, ready: bool = True) -> None:
        """Say that this voice is in (or not any more). Makes the reading when nothing was answered yet."""
        self._with_reading(lambda desk, reading: measuring.mark_ready(desk, reading, ready))

    def set_typed_for_resident(self, typed: bool) -> None:
        """Mark that the consultant types what the resident says."""
        if typed != self.typed_for_resident:
            self._with_reading(lambda desk, reading: editing.edit(desk, Measurement, reading, typed_for_resident=typed))

    def _submit(self, item: str, change: _Change, store: Callable[[Desk, UUID], object]) -> None:
        entry = _UnderWay(item, change)
        self._under_way.append(entry)
        self._refresh()
        self._with_reading(store, lambda: self._arrived(entry))

    def _with_reading(self, store: Callable[[Desk, UUID], object], on_end: Callable[[], None] = lambda: None) -> None:
        """Have something stored in this reading, which is made first when it is not there."""
        case_id, known = self._case_id, self._measurement.id if self._measurement else None
        start = self._starter()
        if case_id is None:
            return

        def work(desk: Desk) -> object:
            return store(desk, known or start(desk, case_id).id)

        def refused(error: KeukentafelError) -> None:
            on_end()
            self._session.failed.emit(str(error))

        self._session.change(work, lambda _result: on_end(), on_refused=refused, owner=self)

    def _found(self, dossier: Dossier) -> Measurement | None:
        """The reading that is answered here; None when a fresh one begins with the first answer."""
        return measuring.under_way(
            dossier,
            self._instrument.id,
            self._rater,
            self._session.today(),
            subject=self.subject,
            rater_name=self.rater_name,
        )

    def _starter(self) -> Callable[[Desk, UUID], Measurement]:
        """What makes the reading on the vault thread, as things stand now."""
        instrument, rater, talk = self._instrument.id, self._rater, self._conversation_id
        subject, name, typed = self.subject, self.rater_name, self.typed and rater is RaterRole.RESIDENT

        def start(desk: Desk, case_id: UUID) -> Measurement:
            return measuring.start_reading(
                desk,
                case_id,
                instrument,
                rater,
                conversation_id=talk,
                subject=subject,
                rater_name=name,
                typed_for_resident=typed,
            )

        return start

    def _arrived(self, entry: _UnderWay) -> None:
        if entry in self._under_way:
            self._under_way.remove(entry)
            self._refresh()

    def _refresh(self) -> None:
        before, now = self._shown, dict(self._stored)
        for entry in self._under_way:
            empty = Answer(case_id=_NOBODY, measurement_id=_NOBODY, item=entry.item)
            now[entry.item] = entry.change(now.get(entry.item, empty))
        self._shown = now
        items = dict.fromkeys((*(item.id for item in self._instrument.items), *before, *now))
        for item in items:
            if _content(before.get(item)) != _content(now.get(item)) or (item in before) != (item in now):
                self.answer_changed.emit(item)


@dataclass(frozen=True, slots=True, eq=False)
class _UnderWay:
    """A change of one answer on its way to the vault."""

    item: str
    change: _Change


def _held(value: str | int | bool | None) -> tuple[type, str | int | bool] | None:
    """A value of a field, so that 0 and "off" are something and an empty text is nothing."""
    return None if value is None or value == "" else (type(value), value)


def _recorded(item: str, values: Mapping[str, Any]) -> Callable[[Desk, UUID], object]:
    return lambda desk, reading: measuring.record_answer(desk, reading, item, **values)


def _extra_recorded(item: str, values: Mapping[str, str | int | bool | None]) -> Callable[[Desk, UUID], object]:
    return lambda desk, reading: measuring.record_extra(desk, reading, item, values)


def _with_extra(answer: Answer, values: Mapping[str, str | int | bool | None]) -> Answer:
    kept = {entry.field: entry.value for entry in answer.extra} | {
        name: value for name, value in values.items() if value is not None
    }
    for name, value in values.items():
        if value is None or value == "":
            kept.pop(name, None)
    return replace(answer, extra=tuple(ExtraValue(field=name, value=kept[name]) for name in sorted(kept)))


def _content(answer: Answer | None) -> tuple[object, ...]:
    """What a person sees of an answer, without its identity."""
    if answer is None:
        return _EMPTY
    return (
        answer.value,
        answer.special,
        answer.choice,
        answer.text,
        answer.circumstances,
        answer.info_sources,
        answer.talk_about,
        answer.extra,
    )


_EMPTY: tuple[object, ...] = (None, None, "", "", "", (), False, ())
