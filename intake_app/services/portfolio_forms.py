"""What the forms already know for the portfolio, so that nothing is asked twice (G01-G03, instruments G-KI4).

Skills are read from the newest own reading of krachteninventaris and stay there: the portfolio shows them. Work and
education of the work intake are offered once to take over, because the portfolio says more about them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Answer
from intake_app.domain.person_profile import ProfileSkill, SkillStage
from intake_app.domain.portfolio_choices import EducationStatus, ExperienceKind, QualificationKind, Recognition
from intake_app.domain.portfolio_parts import Experience, Qualification
from intake_app.domain.vocabulary import RaterRole
from intake_app.i18n import _
from intake_app.instruments.library import FormLibrary
from intake_app.services import overview
from intake_app.services.desk import Desk
from intake_app.services.experience import read_month
from intake_app.services.rows import rows_of

SKILLS, INTAKE = "krachteninventaris", "intake-basis"
_STAGES = {
    4: SkillStage.CAN,
    3: SkillStage.WITH_HELP,
    2: SkillStage.LEARNING,
    1: SkillStage.WANTS_TO_LEARN,
}
_KINDS = {
    "mantelzorg": ExperienceKind.INFORMAL_CARE,
    "vrijwilligerswerk": ExperienceKind.VOLUNTEERING,
    "begeleid-vrijwilligerswerk": ExperienceKind.VOLUNTEERING,
    "dagbesteding": ExperienceKind.DAY_ACTIVITY,
    "arbeidsmatige-dagbesteding": ExperienceKind.DAY_ACTIVITY,
    "stage": ExperienceKind.INTERNSHIP,
    "leerwerkplek": ExperienceKind.INTERNSHIP,
    "werkervaringsplek": ExperienceKind.INTERNSHIP,
    "beschut-werk": ExperienceKind.SHELTERED_WORK,
    "banenafspraak": ExperienceKind.JOB_AGREEMENT,
    "eigen-onderneming": ExperienceKind.OWN_BUSINESS,
    "scharrelondernemer": ExperienceKind.OWN_BUSINESS,
    "cooperatie": ExperienceKind.OWN_BUSINESS,
    "opleiding": ExperienceKind.EDUCATION,
    "bbl": ExperienceKind.EDUCATION,
    "bol": ExperienceKind.EDUCATION,
    **dict.fromkeys(
        ("tijdelijk-werk", "deeltijd", "uitzendwerk", "betaald-lks", "betaald", "basisbaan", "detachering"),
        ExperienceKind.PAID_WORK,
    ),
}
_RECOGNISED = {"ja": Recognition.YES, "nee": Recognition.NO, "aangevraagd": Recognition.REQUESTED}
_STATUSES = {"ja": EducationStatus.FINISHED, "deels": EducationStatus.PARTLY}


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldWork:
    """One line of the work intake: form of taking part, what, where, "2019-05" from and to, hours a week, tasks."""

    form: str
    what: str
    where: str
    start: str
    end: str
    hours: int | None
    tasks: str


def kind_of(form: str | None) -> ExperienceKind:
    """As which kind of experience the portfolio shows a form of taking part."""
    return _KINDS.get(form or "", ExperienceKind.OTHER)


def told_work(dossier: Dossier) -> Iterator[ToldWork]:
    """What the newest work intake tells of work and other occupations."""
    for answer in _rows(dossier, "werkverleden"):
        hours = answer.extra_value("uren")
        yield ToldWork(
            form=_text(answer, "soort"),
            what=_text(answer, "wat"),
            where=_text(answer, "waar"),
            start=read_month(_text(answer, "van")),
            end=read_month(_text(answer, "tot")),
            hours=hours if isinstance(hours, int) and not isinstance(hours, bool) else None,
            tasks=_text(answer, "taken"),
        )


def told_skills(dossier: Dossier, forms: FormLibrary) -> tuple[ProfileSkill, ...]:
    """The skills that the resident named in krachteninventaris; one that was not named is not there."""
    reading = dossier.latest_reading(SKILLS, RaterRole.RESIDENT)
    if reading is None:
        return ()
    instrument = forms.as_answered(reading.instrument, reading.version)
    names = {item.id: str(item.name) for item in instrument.items}
    found = []
    for item, answer in dossier.answers_of(reading).items():
        stage = _STAGES.get(answer.value) if answer.value is not None else None
        if stage is not None and item in names:
            found.append(ProfileSkill(name=names[item], skill=item, stage=stage, evidence=_seen(answer)))
    order = list(names)
    return tuple(sorted(found, key=lambda one: order.index(one.skill)))


def skills_of(dossier: Dossier, forms: FormLibrary, *, for_paper: bool = False) -> tuple[ProfileSkill, ...]:
    """All skills: strengths and competences in own words first, then what krachteninventaris tells of others."""
    own = [
        ProfileSkill(
            name=one.title,
            skill=one.skill,
            evidence=one.evidence,
            deployable=one.deployable,
            hours=one.hours,
            source=one.id,
        )
        for one in dossier.competences
        if one.title.strip() and (one.on_portfolio or not for_paper)
    ]
    if not for_paper:
        own += [
            ProfileSkill(
                name=one.title, skill=one.skill, evidence=one.evidence, gives_energy=one.gives_energy, source=one.id
            )
            for one in dossier.strengths
            if one.title.strip()
        ]
    named = {one.skill for one in dossier.competences} | {one.skill for one in dossier.strengths}
    return (*own, *(one for one in told_skills(dossier, forms) if one.skill not in named))


def intake_rows(dossier: Dossier) -> tuple[Experience | Qualification, ...]:
    """What the work intake tells of work and education that the portfolio does not have yet."""
    known = {_key(one.role, one.start) for one in dossier.experiences}
    known |= {_key(one.title, str(one.year or "")) for one in dossier.qualifications}
    found: list[Experience | Qualification] = [*_experiences(dossier), *_qualifications(dossier)]
    return tuple(one for one in found if _key_of(one) not in known)


def take_over(desk: Desk, case_id: UUID) -> Changes:
    """Put what the work intake tells into the portfolio, in one step that can be undone."""
    dossier = desk.dossier(case_id)
    position = len(dossier.qualifications)
    with desk.change(_("Take over from the intake"), case_id) as work:
        for one in intake_rows(dossier):
            if isinstance(one, Qualification):
                one = replace(one, position=position)
                position += 1
            work.put(one)
        return overview.commit(work, case_id)


def _experiences(dossier: Dossier) -> Iterator[Experience]:
    for one in told_work(dossier):
        if one.form == "geen" or not one.what:
            continue
        yield Experience(
            case_id=dossier.case.id,
            kind=kind_of(one.form),
            role=one.what,
            organisation=one.where,
            start=one.start,
            end=one.end,
            ongoing=bool(one.start) and not one.end,
            hours=one.hours,
            tasks=one.tasks,
        )


def _qualifications(dossier: Dossier) -> Iterator[Qualification]:
    for answer in _rows(dossier, "opleidingen"):
        title, country = _text(answer, "opleiding"), _text(answer, "land")
        if not title:
            continue
        year, diploma = answer.extra_value("jaar"), _text(answer, "diploma")
        home = country.casefold() in ("", "nederland", "nl")
        yield Qualification(
            case_id=dossier.case.id,
            kind=QualificationKind.TRAINING if diploma == "nee" else QualificationKind.DIPLOMA,
            title=title,
            year=year if isinstance(year, int) and not isinstance(year, bool) else None,
            status=_STATUSES.get(diploma),
            foreign=None if not country else not home,
            country=country,
            recognised=_RECOGNISED.get(_text(answer, "erkend")),
            result=_text(answer, "niveau"),
        )


def _rows(dossier: Dossier, key: str) -> Iterator[Answer]:
    for reading in reversed(dossier.readings(INTAKE)):
        answers = dossier.answers_of(reading)
        rows = rows_of(answers, key)
        if rows:
            yield from (answers[f"{key}/{row}"] for row in rows)
            return


def _text(answer: Answer, field: str) -> str:
    value = answer.extra_value(field)
    return value.strip() if isinstance(value, str) else ""


def _seen(answer: Answer) -> str:
    return answer.text or next(
        (one.value for one in answer.extra if isinstance(one.value, str) and one.field in ("bewijs", "waar")), ""
    )


def _key(words: str, when: str) -> str:
    return f"{' '.join(words.casefold().split())}|{when[:4]}"


def _key_of(one: Experience | Qualification) -> str:
    if isinstance(one, Experience):
        return _key(one.role, one.start)
    return _key(one.title, str(one.year or ""))
