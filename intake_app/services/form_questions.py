"""The parts of a form as sections on paper: questions with their fields, talking cards, lists made row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from intake_app.documents.questions import Blank, Box, Boxes, Lines, Question, RowList, Section, Shape
from intake_app.domain.measuring import Answer
from intake_app.i18n import _, pgettext
from intake_app.instruments import conditions
from intake_app.instruments.answer_fields import ASPECT_TICKS
from intake_app.instruments.model import ExtraField, FieldType, Instrument, Item, Kind, Part, Pick, RowsFrom
from intake_app.instruments.model import RowList as FormList
from intake_app.services.form_spaces import Wording, extra_blank, space_of

_FROM_HERE_A_TABLE = 6
"""So many questions with the same boxes stand in a table instead of under each other."""
_MOST_ON_A_LADDER = 3
_EMPTY_ROWS = 4
_TALK, _STRENGTH = ASPECT_TICKS
_MOST_BOXES_IN_A_ROW = 10

Answers = Mapping[str, Answer]


def section(instrument: Instrument, part: Part, words: Wording, answers: Answers) -> Section:
    """One part of the form."""
    shape = _shape(part)
    table = shape in (Shape.GRID,)
    made = [_question(instrument, part, item, words, answers, bare=table) for item in part.items]
    return Section(
        title=str(part.title),
        intro=_intro(part),
        shape=shape,
        questions=tuple(made),
        explained=_explained(instrument, part, words, answers) if table else None,
    )


def _shape(part: Part) -> Shape:
    if part.kind is Kind.WEB:
        return Shape.WEB if len(part.items) >= 3 else Shape.LIST
    if part.kind is Kind.LADDER and len(part.items) <= _MOST_ON_A_LADDER:
        return Shape.LADDER
    in_boxes = part.kind is Kind.CHOICE and part.pick in (Pick.PER_ITEM, None)
    return Shape.GRID if in_boxes and len(part.items) >= _FROM_HERE_A_TABLE else Shape.LIST


def _intro(part: Part) -> str:
    """The line under the title of a part; of a web also what its ends mean."""
    ends = []
    if part.kind is Kind.WEB and part.values:
        ends = [f"{one.value} = {str(one.plain).lower()}" for one in part.values.levels]
    return " ".join(text for text in (str(part.intro), f"{', '.join(ends)}." if ends else "") if text)


def _question(
    instrument: Instrument, part: Part, item: Item, words: Wording, answers: Answers, *, bare: bool
) -> Question:
    answer = answers.get(item.id)
    lists = tuple(lists_of(instrument, part, item, words, answers))
    per_row = part.pick is Pick.PER_ROW
    return Question(
        name=words.item(item),
        asks="" if bare or not words.resident else str(item.question),
        scope="" if words.resident else item.scope,
        space=None if per_row else space_of(instrument, part, item, words, answer, short=bool(lists)),
        fields=() if bare or per_row else tuple(_beside(instrument, part, item, words, answer)),
        lists=lists,
    )


def _beside(instrument: Instrument, part: Part, item: Item, words: Wording, answer: Answer | None) -> Iterator[Blank]:
    """The spaces beside one answer: the form's own fields, then a remark and what coloured it (instruments A3)."""
    for one in asked(instrument.fields_of(item.id), answer):
        yield _field(instrument, one, words, answer)
    if part.kind is not Kind.OPEN:
        yield Blank(label=_remark(words), space=Lines(words=answer.text if answer else ""))
        said = answer.circumstances if answer else ""
        if said or not words.resident:
            yield _circumstances(said)


def _circumstances(said: str) -> Blank:
    return Blank(label=_("What influences this answer"), space=Lines(words=said))


def _remark(words: Wording) -> str:
    return _("What I want to say about it") if words.resident else pgettext("on a form", "Remark")


def asked(fields: Iterable[ExtraField], answer: Answer | None) -> Iterator[ExtraField]:
    """The fields that stand on paper. What the program fills in itself stands there only with its value."""
    for one in fields:
        if not one.automatic or (answer is not None and answer.extra_value(one.id) is not None):
            yield one


def only_with(instrument: Instrument, one: ExtraField, words: Wording) -> str:
    """When a field is asked, in words: "alleen bij: betaald werk". Empty when it always is."""
    wanted = [value for clause in conditions.clauses(one.when) if clause.kind == "value" for value in clause.wanted]
    levels = [level for values in instrument.values for level in values.levels]
    named = {value: level for level in levels for value in (str(level.value), level.id)}
    found = dict.fromkeys(words.of(named[value]) for value in wanted if value in named)
    return _("only with: {answer}").format(answer=", ".join(found)) if found else ""


def _explained(instrument: Instrument, part: Part, words: Wording, answers: Answers) -> RowList:
    """Under a table: room to say more about some of its rows, and what was said about them."""
    fields = {one.id: one for item in part.items for one in instrument.fields_of(item.id) if not one.automatic}

    def row(name: str, answer: Answer | None) -> tuple[Blank, ...]:
        told = (_field(instrument, one, words, answer) for one in fields.values())
        remark = Blank(label=_remark(words), space=Lines(words=answer.text if answer else ""))
        coloured = [_circumstances(answer.circumstances if answer else "")] if any_coloured else []
        return (Blank(label=_("About what"), space=Lines(words=name)), *told, remark, *coloured)

    spoken = [(item, answers[item.id]) for item in part.items if item.id in answers]
    any_coloured = any(answer.circumstances for _item, answer in spoken)
    said = [pair for pair in spoken if pair[1].extra or pair[1].text or pair[1].circumstances]
    rows = tuple(row(words.item(item), answer) for item, answer in said)
    return RowList(columns=row("", None), row_name=_("Explanation"), rows=rows, empty=0 if answers else _EMPTY_ROWS)


def lists_of(instrument: Instrument, part: Part, item: Item, words: Wording, answers: Answers) -> Iterator[RowList]:
    """What is answered row by row under an item: the item itself (each step, each place), and its lists."""
    own = instrument.row_list(item.id) if part.pick is Pick.PER_ROW else None
    for rows in (*((own,) if own else ()), *(one for one in instrument.lists_under(item.id) if one is not own)):
        if rows.per_row_item and rows is not own:
            continue
        yield _list(instrument, part, item, rows, words, answers)


def _list(instrument: Instrument, part: Part, item: Item, rows: FormList, words: Wording, answers: Answers) -> RowList:
    fixed = {one.id: words.item(one) for one in instrument.fixed_rows(rows)}
    found = row_answers(answers, rows.key)
    named = not fixed and (rows.rows is not RowsFrom.OWN or (rows.per_row_item and not _says_what(rows)))
    ids = list(dict.fromkeys((*fixed, *found)))

    fields = [
        one
        for one in rows.fields
        if not one.automatic or any(row.extra_value(one.id) is not None for row in found.values())
    ]

    def row(row_id: str) -> tuple[Blank, ...]:
        answer = found.get(row_id)
        cells = [Blank(label=_("About what"), space=Lines(words=words.row_names.get(row_id, "")))] if named else []
        if rows.per_row_item:
            space = space_of(instrument, part, item, words, answer, short=True, beside=False)
            cells.append(Blank(label=words.item(item), space=space))
            if part.kind is not Kind.OPEN:
                cells.append(Blank(label=_remark(words), space=Lines(words=answer.text if answer else "")))
                if any(one.circumstances for one in found.values()):
                    cells.append(_circumstances(answer.circumstances if answer else ""))
        return (*cells, *(_on_a_line(_field(instrument, one, words, answer)) for one in fields))

    label = str(rows.plain if words.resident else rows.label)
    long = [blank for blank in (_field(instrument, one, words, None) for one in fields) if _is_long(blank)]
    return RowList(
        columns=row(""),
        title="" if label == words.item(item) else label,
        row_name=label,
        rows=tuple(row(row_id) for row_id in ids),
        names=tuple(fixed.values()),
        empty=0 if fixed else max(1, min(_EMPTY_ROWS, rows.maximum) - len(ids)),
        notes=tuple(_choose_from(one) for one in long),
    )


def _is_long(one: Blank) -> bool:
    return isinstance(one.space, Boxes) and len(one.space.options) > _MOST_BOXES_IN_A_ROW


def _on_a_line(one: Blank) -> Blank:
    """Too many boxes to repeat in every row: the answer is written, and what can be chosen stands above the rows."""
    if not isinstance(one.space, Boxes) or not _is_long(one):
        return one
    chosen = ", ".join(box.words for box in one.space.options if box.ticked)
    return replace(one, space=Lines(words=chosen))


def _choose_from(one: Blank) -> str:
    options = one.space.options if isinstance(one.space, Boxes) else ()
    words = " · ".join(box.words for box in options)
    return _("{field}, choose from: {options}").format(field=one.label, options=words)


def _field(instrument: Instrument, one: ExtraField, words: Wording, answer: Answer | None) -> Blank:
    """The room for an extra field, with what stands in it and when it is asked."""
    value = answer.extra_value(one.id) if answer else None
    if one.id == _TALK and answer is not None and answer.talk_about:
        value = True  # the tick of the table screens is kept in the answer itself
    return extra_blank(one, words, value, only=only_with(instrument, one, words))


def _says_what(rows: FormList) -> bool:
    """Whether a row has a field that names it."""
    return any(one.type in (FieldType.TEXT, FieldType.PERSON, FieldType.PARTY) for one in rows.fields)


def row_answers(answers: Answers, key: str) -> dict[str, Answer]:
    """The rows under a key, in their order: "werkverleden/1", "werkverleden/2", … "/10"."""
    found = [(name.partition("/")[2], one) for name, one in answers.items() if name.startswith(f"{key}/")]
    return dict(sorted(found, key=lambda pair: (len(pair[0]), pair[0])))


def talking_cards(part: Part, words: Wording, answers: Answers) -> Iterator[Section]:
    """The cards under each axis of a web: to tick what somebody wants to talk about, and what goes well."""
    for item in part.items:
        if not item.aspects:
            continue
        answer = answers.get(item.id)

        def ticked(aspect: str, tick: str, answer: Answer | None = answer) -> bool:
            return answer is not None and answer.extra_value(f"aspect/{aspect}/{tick}") is True

        questions = tuple(
            Question(
                name=str(one.plain if words.resident else one.label),
                space=Boxes(
                    options=(
                        Box(words=_("I want to talk about this"), ticked=ticked(one.id, _TALK)),
                        Box(words=_("This goes well"), ticked=ticked(one.id, _STRENGTH)),
                    )
                ),
            )
            for one in item.aspects
        )
        name = words.item(item)
        yield Section(title=_("Cards: {part}").format(part=name), shape=Shape.GRID, questions=questions)
