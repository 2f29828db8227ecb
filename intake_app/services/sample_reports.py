"""`steekproefverslag/S-2026-001`: the account of a sample on paper, and the words of what is drawn and found (M05)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from uuid import UUID

from intake_app.domain.access import Act
from intake_app.domain.accountability import Judgement, Sample, SampleOf
from intake_app.errors import InputRefused
from intake_app.i18n import _, format_day, speaking
from intake_app.services import access, samples
from intake_app.services.desk import Desk
from intake_app.services.samples import Reviewed, Whole

if TYPE_CHECKING:
    from intake_app.documents.sample_report import QuestionCount, ReviewLine, SampleReportSheet

KIND = "steekproefverslag"


def is_sample_report(kind: str) -> bool:
    """Whether a print is the account of a sample."""
    return kind.partition("/")[0] == KIND


def make(desk: Desk, kind: str, *, language: str = "nl", large: bool = False) -> bytes:
    """The PDF. Raises InputRefused for who may not, or when there is no such sample."""
    return paper(desk, asked(desk, kind), language=language, large=large)


def asked(desk: Desk, kind: str) -> Whole:
    """The sample that a kind of print names after its slash; without one the newest. Raises as `make`."""
    reference = kind.partition("/")[2]
    if not reference:
        found = samples.listed(desk)
        if not found:
            raise InputRefused(_("No sample was drawn yet."))
        reference = found[0].sample.reference
    return samples.whole(desk, reference)


def paper(desk: Desk, found: Whole, *, language: str = "nl", large: bool = False) -> bytes:
    """The PDF of a sample as it stands now."""
    from intake_app.documents.sample_report import sample_report_pdf

    with speaking(language):
        return sample_report_pdf(sheet(desk, found), language=language, large=large)


def note(desk: Desk, case_ids: tuple[UUID, ...], act: Act) -> None:
    """The account says something of every dossier that was drawn: that it left is noted in each."""
    access.note_each(desk, case_ids, act, KIND)


def sheet(desk: Desk, found: Whole) -> SampleReportSheet:
    """What the print says."""
    from intake_app.documents.sample_report import SampleReportSheet

    sample = found.sample
    return SampleReportSheet(
        reference=sample.reference,
        dated=desk.today(),
        organisation=desk.profile.organisation,
        drawn=drawn_words(sample),
        again=again_words(sample),
        state=state_words(found.done, sample.size),
        judgements=tuple(judgement_words(one) for one in Judgement),
        counts=_counts(desk, found),
        lines=tuple(_line(sample, one) for one in found.reviewed),
    )


def _counts(desk: Desk, found: Whole) -> tuple[QuestionCount, ...]:
    from intake_app.documents.sample_report import QuestionCount

    asked = {one.id: str(one.question) for one in desk.forms.sample_check.questions}
    given = [finding for one in found.reviewed for finding in one.findings.values()]
    words = asked | {one.question: one.words for one in given}
    told = Counter((one.question, one.judgement) for one in given)
    return tuple(
        QuestionCount(question=said, many=tuple(told[name, one] for one in Judgement))
        for name, said in words.items()
        if any(told[name, one] for one in Judgement)
    )


def _line(sample: Sample, one: Reviewed) -> ReviewLine:
    from intake_app.documents.sample_report import FoundLine, ReviewLine

    return ReviewLine(
        title=f"{one.review.position}. {title_words(sample, one)}",
        by=by_words(one),
        found=tuple(
            FoundLine(judgement=judgement_words(found.judgement), question=found.words, remark=found.remark)
            for found in one.findings.values()
        ),
        remarks=one.review.remarks,
    )


def title_words(sample: Sample, one: Reviewed) -> str:
    """What was drawn, by the number of its dossier."""
    if one.review.dossier_id is None:
        return _("A dossier that was destroyed since")
    if sample.kind is SampleOf.PLACEMENTS:
        return _("Placement in dossier {number}").format(number=one.review.number)
    return _("Dossier {number}").format(number=one.review.number)


def by_words(one: Reviewed) -> str:
    """Who looked, and when; "" while it is not finished."""
    if one.review.reviewed_on is None:
        return ""
    day = format_day(one.review.reviewed_on, weekday=False, year=True)
    return _("Looked at by {name}, {day}.").format(name=one.review.reviewed_by or _("somebody"), day=day)


def drawn_words(sample: Sample) -> str:
    """What was drawn, by whom and when."""
    words = (
        _("{size} of {listed} dossiers, drawn with start number {start} by {name} on {day}.")
        if sample.kind is SampleOf.DOSSIERS
        else _("{size} of {listed} placements, drawn with start number {start} by {name} on {day}.")
    )
    return words.format(
        size=sample.size,
        listed=sample.listed,
        start=sample.start,
        name=sample.drawn_by or _("somebody"),
        day=format_day(sample.drawn_on, weekday=False, year=True),
    )


def again_words(sample: Sample) -> tuple[str, ...]:
    """How anybody draws the same from the same list."""
    return (
        _(
            "Sort the ids of the list. In Python, random.Random({start}).sample(ids, {size}) gives what stands here, "
            "in this order."
        ).format(start=sample.start, size=sample.size),
        _("SHA-256 of the list, an id on each line: {code}").format(code=" ".join(_groups(sample.list_sha256))),
    )


def _groups(code: str) -> list[str]:
    return [code[at : at + 8] for at in range(0, len(code), 8)]


def state_words(done: int, size: int) -> str:
    """How far a sample is."""
    if done == size:
        return _("All were looked at.")
    return _("{done} of {size} were looked at.").format(done=done, size=size)


def judgement_words(judgement: Judgement) -> str:
    """What was found, in words."""
    return {
        Judgement.GOOD: _("Right"),
        Judgement.COULD_BE_BETTER: _("Could be better"),
        Judgement.NOT_GOOD: _("Not right"),
        Judgement.NOT_APPLICABLE: _("Does not apply"),
    }[judgement]


def of_words(kind: SampleOf) -> str:
    """What is drawn from."""
    return {SampleOf.DOSSIERS: _("Dossiers"), SampleOf.PLACEMENTS: _("Placements")}[kind]
