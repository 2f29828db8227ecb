"""What the resident asks about the own data, with its clock, and the words that stand beside the original (M04)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.dates import Length, Unit, moved
from intake_app.domain.dossier import Dossier
from intake_app.domain.privacy import PrivacyRequest, RefusalGround, RequestKind, RequestOutcome, ResidentNote
from intake_app.domain.terms import Mark, TermEvent
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services import editing, overview
from intake_app.services.desk import Desk
from intake_app.services.record_words import title_of, words_of

ANSWER_WITHIN = Length(1, Unit.MONTHS)
LONGER = Length(2, Unit.MONTHS)
ERASE_WITHIN = Length(3, Unit.MONTHS)
"""AVG 12(3): a month and two more; Wmo 5.3.5: three months to erase."""
_TERM = "TL26"


def due_on(request: PrivacyRequest) -> date:
    """The day by which the resident has an answer."""
    months = ANSWER_WITHIN.amount + (LONGER.amount if request.extended_on is not None else 0)
    return moved(request.received_on, Length(months, Unit.MONTHS))


def receive(
    desk: Desk,
    case_id: UUID,
    kind: RequestKind,
    *,
    on: date | None = None,
    asked_by: str = "",
    in_writing: bool = False,
) -> PrivacyRequest:
    """Write down a request; from that day its clock runs. Raises InputRefused for a day ahead."""
    day = on or desk.today()
    if day > desk.today():
        raise InputRefused(_("A request came in today or earlier. Choose another day."))
    made = PrivacyRequest(case_id=case_id, kind=kind, received_on=day, asked_by=asked_by.strip(), in_writing=in_writing)
    with desk.change(_("Request about own data"), case_id) as work:
        work.put(made)
        overview.commit(work, case_id)
    return made


def extend(desk: Desk, case_id: UUID, request_id: UUID, because: str) -> Changes:
    """Take two months longer, once, and within the first month (AVG 12(3)). Raises InputRefused otherwise."""
    request = _open(desk, case_id, request_id)
    if request.extended_on is not None:
        raise InputRefused(_("It was made longer already. That is possible once."))
    if desk.today() > due_on(request):
        raise InputRefused(_("The month is over. Making it longer had to be told before that. Answer now."))
    if not because.strip():
        raise InputRefused(_("Write why it takes longer. The resident gets to read it."))
    changed = replace(request, extended_on=desk.today(), extended_because=because.strip())
    event = TermEvent(case_id=case_id, trigger=Mark.EXTENDED.value, happened_on=desk.today(), term=_TERM)
    return _put(desk, changed, event)


def answer(
    desk: Desk,
    case_id: UUID,
    request_id: UUID,
    outcome: RequestOutcome,
    *,
    refusal: RefusalGround | None = None,
    words: str = "",
) -> Changes:
    """Answer a request today. Refusing, wholly or in part, needs the ground and a reason in words."""
    request = _open(desk, case_id, request_id)
    refused = outcome in (RequestOutcome.REFUSED, RequestOutcome.PARTLY)
    if refused and (refusal is None or not words.strip()):
        raise InputRefused(_("Refusing needs the ground of the law and a reason in plain words."))
    return _put(
        desk,
        replace(
            request,
            answered_on=desk.today(),
            outcome=outcome,
            refusal=refusal if refused else None,
            answer=words.strip(),
        ),
    )


def _open(desk: Desk, case_id: UUID, request_id: UUID) -> PrivacyRequest:
    found = next((one for one in desk.dossier(case_id).privacy_requests if one.id == request_id), None)
    if found is None:
        raise InputRefused(_("This request is not here any more. Open the dossier again."))
    if found.answered_on is not None:
        raise InputRefused(_("This request was answered already."))
    return found


def _put(desk: Desk, request: PrivacyRequest, *events: TermEvent) -> Changes:
    with desk.change(_("Request about own data"), request.case_id) as work:
        work.put(request)
        for event in events:
            work.put(event)
        return overview.commit(work, request.case_id)


def add_note(desk: Desk, case_id: UUID, words: str, about: UUID | None = None) -> ResidentNote:
    """Put the resident's words beside something that is recorded; the original stays as it is.

    Raises InputRefused without words, or when what it is about is not in this dossier.
    """
    if not words.strip():
        raise InputRefused(_("Write down what the resident wants to say about it."))
    if about is not None and all(one.id != about for one in desk.dossier(case_id).entities()):
        raise InputRefused(_("This part was removed. Go back and open the dossier again."))
    made = ResidentNote(case_id=case_id, said_on=desk.today(), about=about, words=words.strip(), written_by=desk.author)
    editing.add(desk, made, label=_("Words of the resident beside it"))
    return made


def remove_note(desk: Desk, note_id: UUID) -> Changes:
    """Take a note away; undo brings it back."""
    return editing.remove(desk, ResidentNote, note_id, _("Words of the resident beside it"))


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that a note can be about, in words: "Gesprekken: 3 september 2026"."""

    id: UUID
    words: str


_SUBJECTS = (
    "conversations",
    "contacts",
    "notes",
    "measurements",
    "perspectives",
    "plans",
    "goals",
    "steps",
    "agreements",
    "elements",
    "meldingen",
    "exemptions",
    "sanctions",
    "reviews",
    "closings",
    "instrument_effects",
    "pool_entries",
    "duties",
    "findings",
    "observation_periods",
    "work_capacities",
    "wage_values",
    "earnings",
    "participation_periods",
    "placements",
    "contracts",
    "conferences",
    "referrals",
    "handovers",
    "household_members",
    "appointments",
    "income_months",
    "income_sources",
    "benefit_holds",
    "forms_due",
)
_SAID = ("title", "what", "sentence", "summary", "note", "text", "reason", "element", "instrument", "question", "name")
_DAYS = (
    "held_on",
    "contact_on",
    "noted_on",
    "measured_on",
    "closed_on",
    "found_on",
    "estimated_on",
    "determined_on",
    "started_on",
    "sent_on",
    "handed_on",
    "month",
)


def subjects(dossier: Dossier) -> tuple[Subject, ...]:
    """What a note can be about, newest kinds as in the dossier; the personal facts first."""
    found = [Subject(dossier.person.id, title_of(type(dossier.person)))]
    for name in _SUBJECTS:
        found += [Subject(one.id, subject_words(one)) for one in getattr(dossier, name)]
    return tuple(found)


def subject_words(entity: object) -> str:
    """One record in a line: its kind, day and first words."""
    days = (getattr(entity, field, None) for field in _DAYS)
    day = words_of(next((one for one in days if one is not None), None))
    said = next((words_of(found) for field in _SAID if (found := getattr(entity, field, ""))), "")
    short = said if len(said) <= 60 else said[:57].rstrip() + "…"
    title = title_of(type(entity))  # type: ignore[arg-type]
    about = " · ".join(part for part in (day, short) if part)
    return f"{title}: {about}" if about else title


def note_subject(dossier: Dossier, note: ResidentNote) -> str:
    """What a note is about, in words; the dossier as a whole without one, or when it is gone."""
    found = next((one for one in dossier.entities() if one.id == note.about), None) if note.about else None
    return subject_words(found) if found is not None else _("The dossier as a whole")
