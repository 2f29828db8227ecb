"""The dossier file: one resident's dossier as documented, versioned JSON that reads back the same, byte for byte.

The format is `Dossier` itself, so a field that exists is in the file; `schema()` describes it as JSON Schema.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, ClassVar, Literal
from uuid import UUID

from intake_app.domain.dossier import Dossier
from intake_app.domain.entity import STRICT_SHAPE, CaseEntity
from intake_app.domain.rights import ExemptionGround, ExemptionStatus
from intake_app.domain.sections import Section
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.typed_json import adapter_of

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

FORMAT = "keukentafel-dossier"
VERSION = 1
MAX_BYTES = 200 * 1024 * 1024
_MOST_PROBLEMS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierFile:
    """What stands in the file: which format, which version, the dossier, and what of it was not given along."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT_SHAPE

    format: Literal["keukentafel-dossier"] = "keukentafel-dossier"
    version: Literal[1] = 1
    dossier: Dossier
    left_out: tuple[Section, ...] = ()
    """Sections that stayed where the file was made. That nothing of them is here does not mean there is nothing."""


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the dossier file."""
    found = adapter_of(DossierFile).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Keukentafel dossier file"} | found


def to_json(dossier: Dossier, left_out: tuple[Section, ...] = ()) -> bytes:
    """The file of a dossier: UTF-8, sorted keys, parts in the order of their ids. The same dossier, the same bytes."""
    plain = adapter_of(DossierFile).dump_python(DossierFile(dossier=_in_order(dossier), left_out=left_out), mode="json")
    if not left_out:  # a whole dossier says nothing about it, as before there were parts
        del plain["left_out"]
    return (json.dumps(plain, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def from_json(content: bytes) -> Dossier:
    """The dossier in a file. Raises InputRefused as `read`."""
    return read(content).dossier


def read(content: bytes) -> DossierFile:
    """Read a dossier file whole, or not at all.

    Raises InputRefused with a sentence per problem, each naming the path in the file and what to do.
    """
    from pydantic_core import ValidationError

    if len(content) > MAX_BYTES:
        raise InputRefused(_("This file is too large for a dossier. Choose another file."))
    _refuse_what_is_no_dossier(content)
    try:
        file = adapter_of(DossierFile).validate_json(content, strict=True)
    except ValidationError as problem:
        details = problem.errors(include_url=False, include_context=True, include_input=False)
        raise InputRefused(*(_sentence(one) for one in details[:_MOST_PROBLEMS])) from None
    dossier = file.dossier
    problems = (*_dangling(dossier), *_endless(dossier), *_without_expert(dossier))
    if problems:
        raise InputRefused(*problems[:_MOST_PROBLEMS])
    return file


def _refuse_what_is_no_dossier(content: bytes) -> None:
    not_ours = _(
        "This is no file of Keukentafel, or it was changed. Nothing was read in. "
        "Choose another file, or have it made again."
    )
    try:
        top = json.loads(content, object_pairs_hook=_each_once)
    except (ValueError, RecursionError):
        raise InputRefused(not_ours) from None
    if not isinstance(top, dict) or top.get("format") != FORMAT:
        raise InputRefused(not_ours)
    version = top.get("version")
    if isinstance(version, int) and version > VERSION:
        raise InputRefused(_("This file was made by a newer Keukentafel. Update Keukentafel and try again."))


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object in which every name stands once: a second one would silently win."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _in_order(dossier: Dossier) -> Dossier:
    ordered = {
        one.name: tuple(sorted(getattr(dossier, one.name), key=lambda entity: entity.id))
        for one in fields(dossier)
        if isinstance(getattr(dossier, one.name), tuple)
    }
    return replace(dossier, **ordered)  # type: ignore[arg-type]  # each tuple goes back where it came from


def _sentence(problem: ErrorDetails) -> str:
    path = ".".join(str(part) for part in problem["loc"]) or "."
    kind = problem["type"]
    context = problem.get("ctx", {})
    if kind == "missing":
        remedy = _("this field is missing; add it")
    elif kind in ("unexpected_keyword_argument", "extra_forbidden"):
        remedy = _("this field is unknown; remove it or correct its name")
    elif kind in ("enum", "literal_error"):
        values = str(context.get("expected", "")).replace(" or ", ", ")
        remedy = _("this value is not in the list; choose one of {values}").format(values=values)
    elif kind.startswith(("date", "datetime")):
        remedy = _("this is no date that exists; write year-month-day")
    elif kind.startswith("uuid"):
        remedy = _("this is no identifier; copy it from the original file")
    elif kind.startswith(("int", "float", "bool", "string", "tuple", "dataclass", "bytes")):
        remedy = _("this is not the right kind of value; see the description of the format")
    else:
        remedy = _("this value is not allowed; see the description of the format")
    return f"{path}: {remedy}"


def _dangling(dossier: Dossier) -> Iterator[str]:
    """What names something that is not in the file, or stands in the file twice."""
    seen: set[UUID] = set()
    for entity in dossier.entities():
        if entity.id in seen:
            yield _("{id}: this identifier stands in the file twice; make each one different").format(id=entity.id)
        seen.add(entity.id)
    if dossier.case.person_id != dossier.person.id:
        yield _refers("dossier.case.person_id")
    for name, entities in _lists(dossier):
        for index, entity in enumerate(entities):
            if entity.case_id != dossier.case.id:
                yield _refers(f"dossier.{name}.{index}.case_id")
            for key in REFERENCES:
                target = getattr(entity, key, None)
                if target is not None and target not in seen:
                    yield _refers(f"dossier.{name}.{index}.{key}")


def _endless(dossier: Dossier) -> Iterator[str]:
    """An exemption that was granted has an end, unless somebody is unable to work for good (rules 3.2)."""
    for index, one in enumerate(dossier.exemptions):
        lasting = one.ground is ExemptionGround.FULLY_DISABLED
        if one.status is ExemptionStatus.GRANTED and one.end_on is None and not lasting:
            yield _("{path}: an exemption that was granted needs its last day; add it").format(
                path=f"dossier.exemptions.{index}.end_on"
            )


def _without_expert(dossier: Dossier) -> Iterator[str]:
    """A wage value is found by an expert, in one job, by a method (glossary, rule 3)."""
    for index, one in enumerate(dossier.wage_values):
        for name in ("expert", "job", "method"):
            if one.known and not getattr(one, name).strip():
                yield _("{path}: a wage value needs the expert, the job and the method; add it").format(
                    path=f"dossier.wage_values.{index}.{name}"
                )


REFERENCES = (
    "plan_id",
    "goal_id",
    "measurement_id",
    "conversation_id",
    "review_id",
    "aftercare_id",
    "step_id",
    "agreement_id",
    "predecessor_id",
    "trajectory_id",
    "period_id",
    "series_id",
    "strength_id",
    "conference_id",
    "attachment_id",
    "photo_id",
    "document_id",
    "version_id",
)


def _lists(dossier: Dossier) -> Iterable[tuple[str, tuple[CaseEntity, ...]]]:
    for one in fields(dossier):
        value = getattr(dossier, one.name)
        if isinstance(value, tuple):
            yield one.name, value


def _refers(path: str) -> str:
    return _("{path}: this refers to something that is not in the file; correct the identifier").format(path=path)
