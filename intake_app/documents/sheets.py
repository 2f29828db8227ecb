"""What a print needs to know: one frozen sheet per print, complete in itself and independent of storage.

Every text is printed literally. Dates are dates: the print writes them in the language it is made in. An empty text or
tuple means "not discussed": the plan says so in words, the resident's own prints leave the part out (G9).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from intake_app.documents.portfolio_sheets import Photo, Spoken, StoryBlock, TimeLine, WishGroup
from intake_app.documents.questions import FormSheet
from intake_app.domain.portfolio_choices import PortfolioPart as PortfolioPart
from intake_app.domain.vocabulary import DifferenceState, HelpGroup, PlanStatus


class Voice(StrEnum):
    """Whose line or column it is. Order is the order on paper; each has its own stroke and marker."""

    RESIDENT = "resident"
    CONSULTANT = "consultant"
    EARLIER = "earlier"
    BEFORE_THAT = "before_that"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words of one person, printed between quotation marks after the name. Without a name only the quote."""

    words: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Column head of a picture: whose reading it is, by name, and of which moment ("maart 2026"), if that matters."""

    voice: Voice
    name: str
    moment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebAxis:
    """One part of the web. `talk`: the resident wants to talk about it (a balloon). `said`: own words about it."""

    label: str
    talk: bool = False
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSeries:
    """One line of the web: a value per axis, 0 to 10, or None; `words` says for each None why ("weet ik niet")."""

    reading: Reading
    values: tuple[int | None, ...]
    words: tuple[str, ...] = ()

    def word(self, index: int) -> str:
        """What stands in place of a missing value on that axis; may be empty."""
        return self.words[index] if index < len(self.words) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPicture:
    """The web: axes clockwise from twelve o'clock and one to four series, the resident's first.

    `note` is the fixed sentence of the instrument, printed under the picture.
    """

    axes: tuple[WebAxis, ...]
    series: tuple[WebSeries, ...]
    title: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if not 3 <= len(self.axes) <= 13 or not 1 <= len(self.series) <= 4:
            raise ValueError("a web has 3 to 13 axes and 1 to 4 series")
        if any(len(one.values) != len(self.axes) for one in self.series):
            raise ValueError("every series of a web has one value or None per axis")
        if any(value is not None and not 0 <= value <= 10 for one in self.series for value in one.values):
            raise ValueError("values of a web lie between 0 and 10")


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelCell:
    """One judgement: level 1 to 5 with its word, or no level and the special value in words ("niet besproken")."""

    level: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRow:
    """One domain with a judgement per reading, and what was said about it."""

    domain: str
    cells: tuple[LevelCell, ...]
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelsPicture:
    """A matrix of domains with ordinal levels (ZRM): a list, never a sum, mean or web.

    `remarks` are lines under the table: "gescoord zonder ZRM-training", the rights note of the instrument.
    """

    title: str
    readings: tuple[Reading, ...]
    rows: tuple[LevelRow, ...]
    levels: int = 5
    remarks: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if any(len(row.cells) != len(self.readings) for row in self.rows):
            raise ValueError("every row of a matrix has one cell per reading")
        if any(cell.level is not None and not 1 <= cell.level <= self.levels for r in self.rows for cell in r.cells):
            raise ValueError("a level lies between 1 and the highest level")


Picture = WebPicture | LevelsPicture


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A legal ground: "Participatiewet", "artikel 44a"."""

    law: str
    article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPoint:
    """Whom to call: full name, the name people use ("Marloes"), organisation, phone number and hours as text."""

    name: str
    called: str = ""
    organisation: str = ""
    phone: str = ""
    hours: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StrengthLine:
    """Something the resident is good at. `icon` names a picture in resources/icons; empty takes a plain one."""

    title: str
    evidence: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceLine:
    """What two people see differently: the subject, each one's words, why, and what they agreed about it."""

    about: str
    said: tuple[Said, ...] = ()
    because: str = ""
    state: DifferenceState | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideLine:
    """What the resident says about something that stands in the plan, which itself stays as it was written."""

    about: str
    words: str
    said_on: date


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


Stroke = tuple[tuple[float, float, float], ...]
"""Ink of one pen stroke: (x, y, pressure), each 0 to 1, y downward."""


class SignState(StrEnum):
    """How a signature block stands on paper."""

    OPEN = "open"
    """Nobody signed yet: an empty line."""
    INK = "ink"
    """Drawn on the screen: the strokes are printed."""
    WET_INK = "wet_ink"
    """To be signed, or signed, with pen on this paper: a line with room, and a date to fill in."""
    NOT_SIGNED = "not_signed"
    """Did not sign; `reason` says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureBlock:
    """One person's place to sign. `pad` is width by height of the pad the strokes were drawn on."""

    name: str
    role: str = ""
    place: str = ""
    signed_on: date | None = None
    state: SignState = SignState.OPEN
    strokes: tuple[Stroke, ...] = ()
    pad: tuple[float, float] = (3.0, 1.0)
    reason: str = ""
    signed_time: str = ""
    """The time of ink on a screen; of ink on paper only the day is known."""
    note: str = ""
    """Of ink on paper: who saw it, or that a scan is kept."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLine:
    """A line with a picture: a person, something done, a certificate."""

    title: str
    detail: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioSheet:
    """Everything the portfolio shows (G01). Its shape has no place for duties, levels, debts or another's score."""

    name: str
    called: str
    dated: date
    motto: str = ""
    picture: str = ""
    """Name of a picture in resources/icons; empty prints an empty frame to draw or paste in."""
    frame: bool = True
    strengths: tuple[StrengthLine, ...] = ()
    wants: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    story: str = ""
    web: WebPicture | None = None
    goes_well: tuple[str, ...] = ()
    change: tuple[str, ...] = ()
    people: tuple[CardLine, ...] = ()
    done: tuple[CardLine, ...] = ()
    steps: tuple[str, ...] = ()
    appointment: str = ""
    """Day, time and place in words: "dinsdag 15 december, 10 uur, bij mij thuis"."""
    parts: tuple[PortfolioPart, ...] = tuple(PortfolioPart)
    skills: tuple[StrengthLine, ...] = ()
    learning: tuple[StrengthLine, ...] = ()
    experience: tuple[TimeLine, ...] = ()
    qualifications: tuple[CardLine, ...] = ()
    training: tuple[CardLine, ...] = ()
    languages: tuple[CardLine, ...] = ()
    wishes: tuple[WishGroup, ...] = ()
    references: tuple[Spoken, ...] = ()
    pictures: tuple[Photo, ...] = ()
    reached: tuple[CardLine, ...] = ()
    told: tuple[StoryBlock, ...] = ()
    photo: Photo | None = None
    """In the frame, in place of the picture."""
    for_employer: bool = False
    """Leaves out the web, the people, the steps and the appointment."""

    def __post_init__(self) -> None:
        if self.web and any(one.reading.voice is Voice.CONSULTANT for one in self.web.series):
            raise ValueError("the portfolio never shows a consultant's score")


@dataclass(frozen=True, slots=True, kw_only=True)
class FridgeStep:
    """One step with its picture, and when in words."""

    title: str
    when: str = ""
    icon: str = ""
    waits: str = ""
    """What comes first, "wacht op …"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FridgeAppointment:
    """The next conversation: "dinsdag 15 december, 10 uur", "Marloes komt bij mij thuis."."""

    when: str
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneLine:
    """Whom to call when it does not work out: name, who that is, number."""

    name: str
    who: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FridgeSheet:
    """Three steps at most, one appointment, two telephone numbers: readable from two metres."""

    called: str
    dated: date
    steps: tuple[FridgeStep, ...] = ()
    appointment: FridgeAppointment | None = None
    phones: tuple[PhoneLine, ...] = ()
    hand_in: str = ""
    """What is handed in next, and before when; without a word about why."""

    def __post_init__(self) -> None:
        if len(self.steps) > 3 or len(self.phones) > 2:
            raise ValueError("a fridge sheet has at most three steps and two telephone numbers")


@dataclass(frozen=True, slots=True, kw_only=True)
class LookBackLine:
    """One step or agreement: what was agreed, by whom, how it went and why, and what comes now, in words."""

    what: str
    who: str = ""
    result: str = ""
    why: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookBackGoal:
    """A goal of the signed plan, how it stands now in words, and its steps."""

    name: str
    outcome: str = ""
    why: str = ""
    lines: tuple[LookBackLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LookBackSheet:
    """Everything a printed look-back shows (I02). `said` has the question of the form as name.

    `closed`: the look-back is finished; otherwise the paper says that it is a concept.
    """

    name: str
    held_on: date
    version: int
    closed: bool
    consultant: str = ""
    present: str = ""
    goals: tuple[LookBackGoal, ...] = ()
    agreements: tuple[LookBackLine, ...] = ()
    said: tuple[Said, ...] = ()
    declined: bool = False
    consultant_says: str = ""
    fits: str = ""
    grown: str = ""
    next_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyPart:
    """What one party said in the own words: who, in which role, and a line per question that was answered."""

    name: str
    role: str = ""
    lines: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartiesSheet:
    """One agreement of several parties, for all of them to sign (E02). Holds nothing else of the dossier."""

    title: str
    dated: date
    parties: tuple[PartyPart, ...]
    contact: str = ""
    signatures: tuple[SignatureBlock, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverySheet:
    """The paper that opens the vault when the passphrase is gone. `code` is the recovery code in its groups."""

    vault_name: str
    code: tuple[str, ...]
    dated: date


Sheet = PlanSheet | PortfolioSheet | FridgeSheet | LookBackSheet | PartiesSheet | RecoverySheet | FormSheet
