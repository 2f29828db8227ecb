"""What is asked of the resident at the table for the portfolio, one thing after another, in plain words (G01-G05)."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from intake_app.domain import portfolio_choices as c
from intake_app.domain import portfolio_parts as p
from intake_app.domain.dossier import Dossier
from intake_app.domain.entity import CaseEntity
from intake_app.domain.planning import Strength
from intake_app.domain.portfolio import Portfolio, PortfolioItem, Story
from intake_app.domain.vocabulary import PortfolioSection
from intake_app.i18n import _
from intake_app.services import portfolio
from intake_app.services import portfolio_wording as w

if TYPE_CHECKING:
    from intake_app.services.desk import Desk


class AskKind(StrEnum):
    """How something is answered."""

    LINE = "line"
    WORDS = "words"
    NUMBER = "number"
    ONE = "one"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One question on one screen. `options` are (value, words)."""

    field: str
    question: str
    hint: str = ""
    kind: AskKind = AskKind.WORDS
    options: tuple[tuple[Any, str], ...] = ()
    none: str = ""
    """Words of the tile for "none of these"; stored as an empty tuple."""
    before: Any = None
    """What a record holds that nobody was asked about: it shows as not chosen, until somebody chooses it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Single:
    """A step that asks one thing, kept in the one record of its kind."""

    ask: Ask
    read: Callable[[Dossier], Any]
    keep: Callable[[Desk, UUID, Any], object]
    part: c.PortfolioPart | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Many:
    """A step that gathers lines: what is there, one more, and a few questions about each."""

    part: c.PortfolioPart
    question: str
    hint: str
    kind: type[CaseEntity]
    name: str
    """The field that names a record."""
    make: Callable[[UUID, str], CaseEntity]
    records: Callable[[Dossier], tuple[CaseEntity, ...]]
    asks: tuple[Ask, ...] = ()


Step = Single | Many


def script(dossier: Dossier, off: Collection[str] = ()) -> tuple[Step, ...]:
    """The steps for one resident: the sentence first, then the parts that come along, in the resident's order.

    What this organisation does not ask (`off`) is not asked.
    """
    chosen = dossier.portfolio or Portfolio(case_id=dossier.case.id)
    known = [one for one in (*_lists(), *_wishes(), *_story()) if not _is_off(one, off)]
    order = [part for part in chosen.parts if chosen.shows(part)]
    wanted = sorted((one for one in known if one.part in order), key=lambda one: order.index(one.part))  # type: ignore[arg-type]  # in the list
    return (_sentence(), *wanted)


def _is_off(step: Step, off: Collection[str]) -> bool:
    if isinstance(step, Many):
        return step.kind.__name__ in off
    return any(f"{kind.__name__}.{step.ask.field}" in off for kind in (p.WorkLimits, Story))


def _sentence() -> Single:
    return Single(
        ask=Ask(field="motto", question=_("Who am I, in one sentence?"), hint=_("It stands under my name.")),
        read=lambda dossier: dossier.portfolio.motto if dossier.portfolio else "",
        keep=lambda desk, case, value: portfolio.choose(desk, case, motto=value or ""),
    )


def _lists() -> tuple[Many, ...]:
    return (
        Many(
            part=c.PortfolioPart.STRENGTHS,
            question=_("What am I good at?"),
            hint=_("At home, with others, in work, once or now."),
            kind=Strength,
            name="title",
            make=lambda case, words: Strength(case_id=case, title=words),
            records=lambda dossier: dossier.strengths,
            asks=(
                Ask(field="evidence", question=_("How does that show?"), hint=_("An example of me.")),
                Ask(
                    field="gives_energy",
                    question=_("Does it give me energy?"),
                    kind=AskKind.ONE,
                    options=_yes_no(),
                    before=False,
                ),
            ),
        ),
        Many(
            part=c.PortfolioPart.COMPETENCES,
            question=_("What else can I do?"),
            hint=_("Also small things count."),
            kind=p.Competence,
            name="title",
            make=lambda case, words: p.Competence(case_id=case, title=words),
            records=lambda dossier: dossier.competences,
            asks=(Ask(field="evidence", question=_("Where did I do that?"), hint=_("An example of me.")),),
        ),
        _items(c.PortfolioPart.WANTS, PortfolioSection.WANT, _("What do I want?"), _("Big or small.")),
        _items(
            c.PortfolioPart.GIVES, PortfolioSection.GIVE_BACK, _("What do I give back?"), _("To the street, to others.")
        ),
        _experience(),
        _papers(c.PortfolioPart.QUALIFICATIONS, c.QualificationKind.DIPLOMA),
        _papers(c.PortfolioPart.TRAINING, c.QualificationKind.TRAINING),
        _languages(),
    )


def _items(part: c.PortfolioPart, section: PortfolioSection, question: str, hint: str) -> Many:
    return Many(
        part=part,
        question=question,
        hint=hint,
        kind=PortfolioItem,
        name="title",
        make=lambda case, words: PortfolioItem(case_id=case, section=section, title=words),
        records=lambda dossier: tuple(one for one in dossier.portfolio_items if one.section is section),
    )


def _experience() -> Many:
    kinds = tuple((one, w.experience_words(one)) for one in c.ExperienceKind)
    return Many(
        part=c.PortfolioPart.EXPERIENCE,
        question=_("What have I done?"),
        hint=_("Work, helping, caring, learning. Everything counts."),
        kind=p.Experience,
        name="role",
        make=lambda case, words: p.Experience(case_id=case, role=words, kind=c.ExperienceKind.OTHER),
        records=lambda dossier: dossier.experiences,
        asks=(
            Ask(field="kind", question=_("What kind was it?"), kind=AskKind.ONE, options=kinds),
            Ask(field="organisation", question=_("Where was it?"), kind=AskKind.LINE),
            Ask(field="start", question=_("When did it begin?"), hint=_("A year is enough: 2019"), kind=AskKind.LINE),
            Ask(field="end", question=_("When did it stop?"), hint=_("Empty when it goes on."), kind=AskKind.LINE),
            Ask(field="tasks", question=_("What did I do there?")),
            Ask(field="learned", question=_("What did I learn there?")),
        ),
    )


def _papers(part: c.PortfolioPart, kind: c.QualificationKind) -> Many:
    training = kind is c.QualificationKind.TRAINING
    abroad = Ask(
        field="foreign",
        question=_("Is it from another country?"),
        kind=AskKind.ONE,
        options=((True, _("Yes")), (False, _("No"))),
    )
    result = Ask(field="result", question=_("What did I get from it?"))
    return Many(
        part=part,
        question=_("Which courses did I do?") if training else _("Which diplomas and certificates do I have?"),
        hint=_("Also when it was long ago."),
        kind=p.Qualification,
        name="title",
        make=lambda case, words: p.Qualification(case_id=case, title=words, kind=kind),
        records=lambda dossier: tuple(
            one for one in dossier.qualifications if (one.kind is c.QualificationKind.TRAINING) is training
        ),
        asks=(
            Ask(field="year", question=_("In which year?"), hint=_("Four digits: 2019"), kind=AskKind.NUMBER),
            result if training else abroad,
        ),
    )


def _languages() -> Many:
    levels = tuple((one, w.skill_level_words(one)) for one in c.SkillLevel)
    return Many(
        part=c.PortfolioPart.LANGUAGES,
        question=_("Which languages do I speak?"),
        hint=_("The language at home counts as well."),
        kind=p.LanguageSkill,
        name="language",
        make=lambda case, words: p.LanguageSkill(case_id=case, language=words),
        records=lambda dossier: dossier.languages,
        asks=(
            Ask(field="speaking", question=_("How well do I speak it?"), kind=AskKind.ONE, options=levels),
            Ask(field="writing", question=_("How well do I write it?"), kind=AskKind.ONE, options=levels),
        ),
    )


def _wishes() -> tuple[Step, ...]:
    days = tuple((one, w.work_day_words(one)) for one in c.WorkDay)
    means = tuple((one, w.transport_words(one)) for one in c.TransportMeans)
    weights = tuple((one, w.weight_words(one)) for one in c.PreferenceWeight)
    part = c.PortfolioPart.WISHES
    number = AskKind.NUMBER
    return (
        Many(
            part=part,
            question=_("What do I find important in work?"),
            hint=_("What kind of work, with whom, where, how."),
            kind=p.Preference,
            name="what",
            make=lambda case, words: p.Preference(case_id=case, what=words),
            records=lambda dossier: dossier.preferences,
            asks=(Ask(field="weight", question=_("How much does it count?"), kind=AskKind.ONE, options=weights),),
        ),
        _limit(Ask(field="days", question=_("On which days can I work?"), kind=AskKind.SEVERAL, options=days)),
        _limit(Ask(field="hours_max", question=_("How many hours a week at most?"), kind=number)),
        _limit(
            Ask(
                field="transport",
                question=_("How do I travel?"),
                kind=AskKind.SEVERAL,
                options=means,
                none=_("no transport"),
            )
        ),
        _limit(Ask(field="travel_minutes", question=_("How many minutes may the journey take?"), kind=number)),
    )


def _limit(ask: Ask) -> Single:
    return Single(
        ask=ask,
        part=c.PortfolioPart.WISHES,
        read=lambda dossier: getattr(dossier.limits, ask.field) if dossier.limits else None,
        keep=lambda desk, case, value: portfolio.set_limits(desk, case, **{ask.field: value}),
    )


def _story() -> tuple[Single, ...]:
    asks = (
        Ask(
            field="possibilities",
            question=_("What are my possibilities?"),
            hint=_("What can I do, also when I do not do it now?"),
        ),
        Ask(field="workplace", question=_("What is a good place of work for me?"), hint=_("What do I need there?")),
        Ask(field="presenting", question=_("How do I present myself?"), hint=_("What may others know of me?")),
        Ask(field="searching", question=_("What do I look for myself?"), hint=_("Where, and who can help?")),
        Ask(
            field="pitch", question=_("How do I say it in a minute?"), hint=_("Who I am, what I can, what I look for.")
        ),
    )
    return tuple(
        Single(
            ask=ask,
            part=c.PortfolioPart.STORY,
            read=lambda dossier, field=ask.field: getattr(dossier.story or Story(case_id=dossier.case.id), field),  # type: ignore[misc]  # bound per question
            keep=lambda desk, case, value, field=ask.field: portfolio.tell(desk, case, **{field: value or ""}),  # type: ignore[misc]  # bound per question
        )
        for ask in asks
    )


def _yes_no() -> tuple[tuple[Any, str], ...]:
    return ((True, _("Yes")), (False, _("No")))


def named(ask: Ask, words: str) -> Ask:
    """The same question; its hint begins with what it is about."""
    return replace(ask, hint=f"{words}. {ask.hint}" if ask.hint else words)
