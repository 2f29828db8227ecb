"""De steekproef: drawn so that anybody can draw it again, and what was found in each dossier (M05, rules FX33).

Everything happens afterwards: nothing asks whether a dossier was drawn or reviewed, and nothing waits for it.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from intake_app.domain.accountability import Judgement, Sample, SampleFinding, SampleOf, SampleReview
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services.desk import Desk

if TYPE_CHECKING:
    from intake_app.instruments.review_methods import MethodQuestion
    from intake_app.store.reading import Reader

LARGEST_START = 999_999_999
MOST = 500
"""The largest sample: more than anybody looks through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """One drawn dossier or placement with what was found in it, by question."""

    review: SampleReview
    findings: dict[str, SampleFinding]

    @property
    def done(self) -> bool:
        """Whether somebody said that the review is complete."""
        return self.review.reviewed_on is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A sample in the list, and how far it is."""

    sample: Sample
    done: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A sample with everything drawn, in the order of drawing."""

    sample: Sample
    reviewed: tuple[Reviewed, ...]

    @property
    def done(self) -> int:
        """How many were reviewed."""
        return sum(one.done for one in self.reviewed)


def places(start: int, size: int, listed: int) -> tuple[int, ...]:
    """Which places of a sorted list of so many are drawn: those of `Random(start).sample(ids, size)`.

    Which places are drawn does not depend on what stands there, so that the ids themselves need not be at hand.
    """
    return tuple(random.Random(start).sample(range(listed), size))


def draw(desk: Desk, kind: SampleOf, size: int, start: int) -> Sample:
    """Draw a sample and keep it. Raises InputRefused for who may not, and for a size or start that cannot be."""
    _must_lead(desk)
    if not 0 <= start <= LARGEST_START:
        raise InputRefused(_("Choose a start number from 0 to {most}.").format(most=LARGEST_START))
    if not 1 <= size <= MOST:
        raise InputRefused(_("Draw at least 1 and at most {most}.").format(most=MOST))

    def among(listed: int) -> tuple[int, ...]:
        if size > listed:
            raise InputRefused(_too_few(listed))
        return places(start, size, listed)

    walked, drawn = desk.vault.samples.draw(kind, among)
    with desk.change(_("Random sample"), None) as work:
        year = desk.today().year
        before = sum(one.drawn_on.year == year for one in work.find(Sample))
        made = work.put(
            Sample(
                reference=f"S-{year}-{before + 1:03}",
                kind=kind,
                start=start,
                size=size,
                listed=walked.listed,
                list_sha256=walked.sha256,
                drawn_on=desk.today(),
                drawn_by=desk.author,
            )
        )
        for position, one in enumerate(drawn, start=1):
            work.put(
                SampleReview(
                    sample_id=made.id,
                    position=position,
                    dossier_id=one.dossier_id,
                    subject_id=one.subject_id,
                    number=one.number,
                )
            )
        work.commit()
    return made


def _too_few(listed: int) -> str:
    if not listed:
        return _("There is nothing to draw from yet.")
    return _("The list is only {n} long. Draw no more than that.").format(n=listed)


def listed(desk: Desk) -> tuple[Listed, ...]:
    """Every sample, newest first. Raises InputRefused for who may not."""
    _must_lead(desk)
    with desk.vault.read() as reading:
        found = sorted(reading.find(Sample), key=lambda one: one.id, reverse=True)
        return tuple(
            Listed(
                sample=one,
                done=sum(review.reviewed_on is not None for review in reading.find(SampleReview, sample_id=one.id)),
            )
            for one in found
        )


def whole(desk: Desk, reference: str) -> Whole:
    """A sample by its reference ("S-2026-001"). Raises InputRefused for who may not, or when there is none."""
    _must_lead(desk)
    with desk.vault.read() as reading:
        sample = next(iter(reading.find(Sample, reference=reference)), None)
        if sample is None:
            raise InputRefused(_("There is no sample {reference}. Look in the list.").format(reference=reference))
        reviews = sorted(reading.find(SampleReview, sample_id=sample.id), key=lambda one: one.position)
        return Whole(
            sample=sample,
            reviewed=tuple(_reviewed(desk, reading, one) for one in reviews),
        )


def _reviewed(desk: Desk, reading: Reader, review: SampleReview) -> Reviewed:
    """With the findings in the order of the questions; what is not asked any more comes last."""
    found = {one.question: one for one in reading.find(SampleFinding, review_id=review.id)}
    asked = [one.id for one in desk.forms.sample_check.questions]
    return Reviewed(review=review, findings={one: found[one] for one in (*asked, *found) if one in found})


def judge(desk: Desk, review_id: UUID, question: str, judgement: Judgement | None, remark: str | None = None) -> None:
    """Keep what was found for one question; None takes it away. A remark of None stays as it was.

    Raises InputRefused for who may not, for an unknown question, and for a remark before there is a judgement.
    """
    _must_lead(desk)
    asked = next((one for one in desk.forms.sample_check.questions if one.id == question), None)
    with desk.change(_("Review of a sample"), None, merge_key=f"finding:{review_id}:{question}") as work:
        _of(work.get(SampleReview, review_id))
        known = next(iter(work.find(SampleFinding, review_id=review_id, question=question)), None)
        if judgement is None:
            if known is not None:
                work.delete(SampleFinding, known.id)
            work.commit()
            return
        if asked is None and known is None:
            raise InputRefused(_("The sample has no question {question}.").format(question=question))
        made = known or SampleFinding(
            review_id=review_id,
            question=question,
            words=str(asked.question) if asked is not None else "",
            judgement=judgement,
            found_on=desk.today(),
        )
        said = made.remark if remark is None else remark.strip()
        after = replace(made, judgement=judgement, remark=said)
        if known is None or after != known:
            work.put(replace(after, found_on=desk.today(), found_by=desk.author))
        work.commit()


def remark(desk: Desk, review_id: UUID, words: str) -> None:
    """Keep a remark about the dossier as a whole."""
    _must_lead(desk)
    with desk.change(_("Review of a sample"), None, merge_key=f"sample_remark:{review_id}") as work:
        work.put(replace(_of(work.get(SampleReview, review_id)), remarks=words.strip()))
        work.commit()


def finish(desk: Desk, review_id: UUID, *, done: bool = True) -> None:
    """Say that a review is complete, or that it goes on. Raises InputRefused while a question has no answer."""
    _must_lead(desk)
    with desk.change(_("Review of a sample"), None) as work:
        review = _of(work.get(SampleReview, review_id))
        open_ = _open(desk, work, review_id)
        if done and open_:
            raise InputRefused(*(_("Still to answer: {question}").format(question=one.question) for one in open_))
        day, who = (desk.today(), desk.author) if done else (None, "")
        work.put(replace(review, reviewed_on=day, reviewed_by=who))
        work.commit()


def still_open(desk: Desk, review_id: UUID) -> tuple[str, ...]:
    """The questions of a review without an answer."""
    with desk.vault.read() as reading:
        return tuple(one.id for one in _open(desk, reading, review_id))


def _open(desk: Desk, reading: Reader, review_id: UUID) -> list[MethodQuestion]:
    answered = {one.question for one in reading.find(SampleFinding, review_id=review_id)}
    return [one for one in desk.forms.sample_check.questions if one.id not in answered]


def dossiers(found: Whole) -> tuple[UUID, ...]:
    """The dossiers of a sample that are still here; of a placement the dossier it lies in."""
    drawn = (one.review.dossier_id for one in found.reviewed)
    return tuple(dict.fromkeys(one for one in drawn if one is not None))


def of_dossier(desk: Desk, case_id: UUID) -> tuple[tuple[Sample, Reviewed], ...]:
    """What was found in one dossier, newest first, for everybody who works with it; only finished reviews."""
    with desk.vault.read() as reading:
        reviews = [one for one in reading.find(SampleReview, dossier_id=case_id) if one.reviewed_on is not None]
        found = [(reading.get(Sample, one.sample_id), _reviewed(desk, reading, one)) for one in reviews]
    told = [(sample, one) for sample, one in found if sample is not None]
    return tuple(sorted(told, key=lambda pair: pair[0].id, reverse=True))


def still_same_list(desk: Desk, sample: Sample) -> bool:
    """Whether the list is still the one that the sample was drawn from, so that drawing again gives the same."""
    walked, _drawn = desk.vault.samples.draw(sample.kind, lambda _listed: ())
    return (walked.listed, walked.sha256) == (sample.listed, sample.list_sha256)


def population(desk: Desk, kind: SampleOf) -> bytes:
    """The sorted list as CSV with its places, for who wants to draw again elsewhere: ids only, no name or number."""
    from intake_app.exchange import sheets_out

    _must_lead(desk)
    rows = ((str(place), one) for place, one in enumerate(desk.vault.samples.listed_ids(kind)))
    return sheets_out.csv_bytes((_("Place"), _("Id")), rows)


def may_review(desk: Desk) -> bool:
    """Whether who works here draws samples and reviews them."""
    return desk.role.may_manage


def _must_lead(desk: Desk) -> None:
    if not may_review(desk):
        raise InputRefused(_("Only a team lead draws and reviews samples. Ask the team lead of this vault."))


def _of(review: SampleReview | None) -> SampleReview:
    if review is None or review.dossier_id is None:
        raise InputRefused(_("This dossier is not in the sample any more."))
    return review
