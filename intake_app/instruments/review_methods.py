"""Ways to look back as data: which open questions are asked, in which order (forms/methods, features I02).

Without a method of its own a look-back asks the questions of the form voortgangsgesprek.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from intake_app.instruments.checks import check_name, report_double, strings, tables
from intake_app.instruments.loader import both, parse
from intake_app.instruments.model import NO_TEXT, Text
from intake_app.instruments.problems import Report
from intake_app.instruments.shape import Holds, Key, Shape, check_table
from intake_app.instruments.shapes import kebab, repeated, text


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodQuestion:
    """One open question. A look-back is not finished without an answer to a `required` one."""

    id: str
    question: Text
    prompts: tuple[str, ...] = ()
    required: bool = False
    label: Text = NO_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewMethod:
    """A way to look back; `mark` also asks a number from 1 to 10, which is never averaged."""

    id: str
    name: Text
    about: Text
    mark: bool
    questions: tuple[MethodQuestion, ...]


_QUESTION: Shape = {
    "id": kebab("Never changed once in use; starts with the id of the method."),
    "question_nl": Key(holds=Holds.TEXT, required=True, question=True),
    "question_en": Key(holds=Holds.TEXT, required=True, question=True),
    "prompts": Key(holds=Holds.TEXTS, question=True, about="Helping questions, in Dutch."),
    "required": Key(holds=Holds.SWITCH),
}
METHOD: Shape = {
    "schema": Key(holds=Holds.WHOLE, required=True, low=1, high=1),
    "id": kebab(),
    "name_nl": text(required=True),
    "name_en": text(required=True),
    "about_nl": text(required=True),
    "about_en": text(required=True),
    "source": text(required=True),
    "mark": Key(holds=Holds.SWITCH, about="Whether a number from 1 to 10 is asked too."),
    "question": repeated(_QUESTION, "One open question.", required=True),
}


def read_method(content: str, file: Path | str) -> ReviewMethod:
    """The method of a file. Raises FormsRefused with every fault."""
    report = Report.about(file, content)
    table = parse(content, report)
    check_table(table, METHOD, report)
    report_double(report, ((("question", i, "id"), strings(one, "id")[0]) for i, one in tables(table, "question")))
    check_name(table, file, report)
    report.stop_if_faulty()
    return ReviewMethod(
        id=table["id"],
        name=both(table, "name"),
        about=both(table, "about"),
        mark=table.get("mark", False),
        questions=tuple(
            MethodQuestion(
                id=one["id"],
                question=both(one, "question"),
                prompts=tuple(one.get("prompts", ())),
                required=one.get("required", False),
            )
            for one in table["question"]
        ),
    )
