"""What the printed plan of action needs to know, and the sheet of who signs it later (K01, K04)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from intake_app.documents.picture_sheets import Picture
from intake_app.documents.sheet_parts import BesideLine, ContactPoint, Said, SignatureBlock, StrengthLine
from intake_app.domain.vocabulary import DifferenceState, HelpGroup, PlanStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A legal ground: "Participatiewet", "artikel 44a"."""

    law: str
    article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceLine:
    """What two people see differently: the subject, each one's words, why, and what they agreed about it."""

    about: str
    said: tuple[Said, ...] = ()
    because: str = ""
    state: DifferenceState | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    """One step: what, on which side of the help ladder, by whom, and when, as it is said ("elke zondag")."""

    what: str
    help: HelpGroup | None = None
    who: str = ""
    when: str = ""
    notes: tuple[str, ...] = ()
    """Short sentences under it: what it waits for, hours, whom to call. Never money or laws."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalBlock:
    """One goal. `quote` is the resident's sentence and the heading; without it `title` is the heading.

    `from_words` and `to_words` are levels in words, never numbers.
    """

    title: str = ""
    quote: str = ""
    indicator: str = ""
    by_when: date | None = None
    no_hurry: bool = False
    from_words: str = ""
    to_words: str = ""
    notes: tuple[str, ...] = ()
    """Sentences under the goal: wanted result, ways chosen and not chosen, routes."""
    steps: tuple[StepLine, ...] = ()
    disagreement: str = ""
    """Where somebody sees this goal differently; it always prints (E08)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementLine:
    """What somebody promised, before which day; afterwards what became of it, and what each side says."""

    what: str
    who: str = ""
    by_when: date | None = None
    details: tuple[str, ...] = ()
    """To whom, how often and why, each as a few words."""
    outcome: str = ""
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceLine:
    """What was offered, what the resident decided in a word, and why."""

    offer: str
    decision: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LawText:
    """Duties, consequences and the lines that keep it fair, in the municipality's words, with where they come from."""

    duties: str = ""
    duty_lines: tuple[str, ...] = ()
    """One duty each, printed as a list below `duties`."""
    of_partner: tuple[str, ...] = ()
    exemptions: tuple[str, ...] = ()
    """What need not be done until when, without the reason: that is nobody else's business."""
    as_agreements: bool = False
    """The organisation speaks of what was agreed, never of what one must."""
    consequences: str = ""
    fairness: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Involved:
    """Somebody who takes part: name, who that is, and what this person may know."""

    name: str
    role: str = ""
    may_know: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """The signed version before this one: why there is a new one, and the differences as readable lines."""

    version: int
    because: str = ""
    changes: tuple[str, ...] = ()
    signed: bool = False
    """The resident put ink under it: then the list is of what changed since that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSheet:
    """Everything the printed plan shows (K01). Holds no BSN, no dossier number and no address."""

    version: int
    status: PlanStatus
    dated: date
    name: str
    called: str
    """The name people use; columns and sentences use it."""
    born: date | None = None
    grounds: tuple[Ground, ...] = ()
    annex_to: str = ""
    """With "besluit van 3 maart 2027" the head says "Bijlage bij besluit van 3 maart 2027"."""
    made_with: tuple[ContactPoint, ...] = ()
    contact: ContactPoint | None = None
    replaced: Replaced | None = None
    own_words: tuple[Said, ...] = ()
    own_words_declined: bool = False
    next_step: str = ""
    """Answer to "welke stap nu", in own words."""
    strengths: tuple[StrengthLine, ...] = ()
    pictures: tuple[Picture, ...] = ()
    take_along: tuple[str, ...] = ()
    """The sentence that the two voices took along from the pictures."""
    differences: tuple[DifferenceLine, ...] = ()
    beside: tuple[BesideLine, ...] = ()
    perspective: str = ""
    takes_part: tuple[str, ...] = ()
    """Forms of taking part that go on now, a line each; last the ladder in words, where that is wanted."""
    in_the_way: tuple[str, ...] = ()
    """What stands in the way, as far as the resident wants it in the plan, and what is done about it."""
    goals: tuple[GoalBlock, ...] = ()
    working_together: str = ""
    """One sentence about who takes the lead; never a label (C06)."""
    keep_contact: tuple[str, ...] = ()
    municipal_help: tuple[str, ...] | None = ()
    """Only where a law asks for it; None leaves it out."""
    i_do: tuple[AgreementLine, ...] = ()
    municipality_does: tuple[AgreementLine, ...] = ()
    others_do: tuple[AgreementLine, ...] = ()
    law: LawText | None = None
    """Only for the Participatiewet; None leaves duties and consequences out."""
    review_dates: tuple[date, ...] = ()
    review_note: str = ""
    guided_by: str = ""
    gives_back: tuple[str, ...] = ()
    chose: tuple[ChoiceLine, ...] = ()
    disagreement: str = ""
    no_disagreement: bool = False
    involved: tuple[Involved, ...] = ()
    rights: tuple[str, ...] = ()
    rights_sources: tuple[str, ...] = ()
    teach_back: str = ""
    read_aloud: bool = False
    copy_given: bool = False
    interpreter_present: bool = False
    signatures: tuple[SignatureBlock, ...] = ()
    together: tuple[str, ...] = ()
    """Names of all adults of a household plan. What is one person's own stands on that person's own sheet."""
    personal: bool = False
    """The own sheet of one adult of a household plan; nobody signs it."""
    passed_on: tuple[str, ...] = ()
    """Who takes up what lies with another, a line each."""
    signing: tuple[str, ...] = ()
    """What a signature is, and is not: the municipality's dated text."""
    code: str = ""
    """SHA-256 of the words of this plan, printed below the signatures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureSheet:
    """Signatures that come after a plan was fixed; they name the plan by its code."""

    name: str
    version: int
    plan_dated: date
    dated: date
    code: str
    signatures: tuple[SignatureBlock, ...] = ()
    signing: tuple[str, ...] = ()
