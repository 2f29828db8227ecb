"""Forms of taking part: begun, changed and ended in any direction; all the same, and none of them counted (B07)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from intake_app.bilingual import joined
from intake_app.domain.changes import Changes
from intake_app.domain.dossier import Dossier
from intake_app.domain.portfolio_parts import Experience
from intake_app.domain.taking_part import ParticipationForm, ParticipationPeriod
from intake_app.errors import InputRefused
from intake_app.i18n import _, format_day
from intake_app.instruments.fields import Option
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.refusals import UnknownInstrument, UnknownItem
from intake_app.services import overview, portfolio_forms
from intake_app.services.desk import Desk
from intake_app.services.diagnosis_rules import MOST_HOURS_WEEK, Remark

INTAKE, _FIELD = "intake-basis", "soort"


def options(forms: FormLibrary) -> tuple[tuple[ParticipationForm, str], ...]:
    """Every form of taking part in the words of the work intake, in its order: no form stands above another."""
    known = {one.value: one for one in ParticipationForm}
    return tuple((known[one.id], str(one.label).capitalize()) for one in _listed(forms) if one.id in known)


def _listed(forms: FormLibrary) -> tuple[Option, ...]:
    """The forms as the work intake has them; a pack that asks it otherwise leaves the shipped words."""
    try:
        return forms.instrument(INTAKE).field(_FIELD).options
    except (UnknownInstrument, UnknownItem):
        return FormLibrary.shipped().instrument(INTAKE).field(_FIELD).options


def words_of(forms: FormLibrary, form: ParticipationForm | None, *, plain: bool = False) -> str:
    """One form in words; `plain` as residents read it. Empty while none was chosen."""
    found = next((one for one in _listed(forms) if one.id == form), None)
    if found is None:
        return ""
    words = str(found.plain if plain and found.plain else found.label)
    return words[:1].upper() + words[1:]


def in_order(dossier: Dossier, today: date) -> tuple[ParticipationPeriod, ...]:
    """What goes on now first, then what is over; within each the newest first."""

    def key(one: ParticipationPeriod) -> tuple[bool, date, date, UUID]:
        return one.runs_on(today), one.until_on or date.max, one.from_on or date.min, one.id

    return tuple(sorted(dossier.participation_periods, key=key, reverse=True))


def running(dossier: Dossier, day: date) -> tuple[ParticipationPeriod, ...]:
    """All forms that go on, on a day, what began first in front."""
    found = (one for one in dossier.participation_periods if one.form is not None and one.runs_on(day))
    return tuple(sorted(found, key=lambda one: (one.from_on or date.min, one.id)))


def when_words(one: ParticipationPeriod, today: date) -> str:
    """ "sinds 3 maart 2026", "3 maart tot en met 5 juni 2026"; "" when no day is known."""
    first = format_day(one.from_on, weekday=False, year=True) if one.from_on else ""
    last = format_day(one.until_on, weekday=False, year=True) if one.until_on else ""
    if first and last:
        return _("{first} up to and including {last}").format(first=first, last=last)
    if last:
        return _("up to and including {day}").format(day=last)
    if not first:
        return ""
    ahead = one.from_on is not None and one.from_on > today
    return (_("from {day}") if ahead else _("since {day}")).format(day=first)


def facts(one: ParticipationPeriod, today: date) -> tuple[str, ...]:
    """How much and since when: "7,5 uur per week", "sinds 3 maart 2026"."""
    hours = _("{n} hours a week").format(n=_hours(one.hours_week)) if one.hours_week else ""
    return tuple(part for part in (hours, when_words(one, today)) if part)


def all_facts(one: ParticipationPeriod, today: date) -> tuple[str, ...]:
    """The same after where it is and what somebody does there, for the line under its name."""
    return (*(part for part in (one.organisation.strip(), one.what.strip().rstrip(".")) if part), *facts(one, today))


def paper_line(forms: FormLibrary, one: ParticipationPeriod, today: date) -> str:
    """One form as it stands on the resident's paper: what, where, how much and since when."""
    name = words_of(forms, one.form, plain=True)
    head = _("{form} at {organisation}").format(form=name, organisation=one.organisation.strip())
    parts = [head if one.organisation.strip() else name, one.what.strip().rstrip(".")]
    return joined(", ", (part for part in (*parts, *facts(one, today)) if part)) + "."


def paper_lines(dossier: Dossier, forms: FormLibrary, day: date) -> tuple[str, ...]:
    """What goes on, on a day, a line each; "nu even niets" is said only where nothing else is."""
    found = running(dossier, day)
    some = tuple(one for one in found if one.form is not ParticipationForm.NONE_NOW)
    return tuple(paper_line(forms, one, day) for one in some or found)


def begin(desk: Desk, case_id: UUID) -> ParticipationPeriod:
    """Another form from today; what went on goes on."""
    made = ParticipationPeriod(case_id=case_id, from_on=desk.today())
    with desk.change(_label(), case_id) as work:
        work.put(made)
        overview.commit(work, case_id)
    return made


def change(desk: Desk, period_id: UUID, /, **values: Any) -> Changes:
    """Give fields new values. Raises InputRefused for a last day before the first, or hours that cannot be."""
    with desk.vault.read() as reading:
        before = reading.get(ParticipationPeriod, period_id)
    if before is None:
        raise InputRefused(_("This part was removed. Go back and open the dossier again."))
    after = replace(before, **values)
    if after.from_on is not None and after.until_on is not None and after.until_on < after.from_on:
        raise InputRefused(_("The last day lies before the first one."))
    if after.hours_week is not None and not 0 <= after.hours_week <= MOST_HOURS_WEEK:
        raise InputRefused(_("Hours in a week: use a number from 0 to 60."))
    key = f"taking_part:{period_id}:{next(iter(values), '')}"
    with desk.change(_label(), before.case_id, merge_key=key) as work:
        work.put(after)
        return overview.commit(work, before.case_id)


def remarks(one: ParticipationPeriod) -> tuple[Remark, ...]:
    """What is asked about one; it stops nobody, and no form is better than another."""
    return tuple(_remarks(one))


def _remarks(one: ParticipationPeriod) -> Iterator[Remark]:
    if one.form is None:
        yield Remark("form", _("Which form is it? All forms count."))
    elif one.until_on is None and one.from_on is None:
        yield Remark("from_on", _("Since about when? An estimate is fine."))


def known_elsewhere(dossier: Dossier, forms: FormLibrary) -> tuple[ParticipationPeriod, ...]:
    """What the work intake and the placements tell already and does not stand here yet, so that nobody asks twice."""
    here = {_key(one) for one in dossier.participation_periods}
    found = {_key(one): one for one in (*_of_intake(dossier), *_of_placements(dossier)) if _key(one) not in here}
    names = {one for one, _words in options(forms)}
    return tuple(one for one in found.values() if one.form in names)


def take_over(desk: Desk, case_id: UUID) -> Changes:
    """Put down what is known elsewhere, in one step that can be undone."""
    found = known_elsewhere(desk.dossier(case_id), desk.forms)
    with desk.change(_label(), case_id) as work:
        for one in found:
            work.put(one)
        return overview.commit(work, case_id)


def as_experience(desk: Desk, period_id: UUID, *, resident_agrees: bool) -> Experience:
    """Put a form beside the experience of the portfolio; only with the resident's yes. Raises InputRefused without."""
    if not resident_agrees:
        raise InputRefused(_("Ask first. Only what the resident wants to show goes on the portfolio."))
    with desk.vault.read() as reading:
        one = reading.get(ParticipationPeriod, period_id)
    if one is None or one.form is None:
        raise InputRefused(_("First choose which form it is."))
    if not one.what.strip():
        raise InputRefused(_("First write what the resident does there: that is what the portfolio shows."))
    made = _experience(one)
    if shown(desk.dossier(one.case_id), one):
        raise InputRefused(_("This stands with the experience already."))
    with desk.change(_("For the portfolio"), one.case_id) as work:
        work.put(made)
        overview.commit(work, one.case_id)
    return made


def shown(dossier: Dossier, one: ParticipationPeriod) -> bool:
    """Whether the portfolio has an experience of the same name that began in the same month."""
    made = _experience(one)
    names = {(each.role.strip().casefold(), each.start) for each in dossier.experiences}
    return (made.role.casefold(), made.start) in names


def _experience(one: ParticipationPeriod) -> Experience:
    """Named by what the person does there: the words of a form may tell of care or benefit, and stay here."""
    return Experience(
        case_id=one.case_id,
        kind=portfolio_forms.kind_of(one.form),
        role=one.what.strip(),
        organisation=one.organisation.strip(),
        start=_month(one.from_on),
        end=_month(one.until_on),
        ongoing=one.from_on is not None and one.until_on is None,
        hours=round(one.hours_week / 60) if one.hours_week else None,
    )


def _of_intake(dossier: Dossier) -> Iterator[ParticipationPeriod]:
    for row in portfolio_forms.told_work(dossier):
        if row.form not in set(ParticipationForm):
            continue
        yield ParticipationPeriod(
            case_id=dossier.case.id,
            form=ParticipationForm(row.form),
            what=row.what,
            organisation=row.where,
            from_on=_first_day(row.start),
            until_on=_last_day(row.end),
            hours_week=row.hours * 60 if row.hours else None,
        )


def _of_placements(dossier: Dossier) -> Iterator[ParticipationPeriod]:
    for one in dossier.placements:
        if one.starts_on is None or one.form not in set(ParticipationForm):
            continue
        hours = one.hours[-1] if one.hours else None
        yield ParticipationPeriod(
            case_id=dossier.case.id,
            form=ParticipationForm(one.form),
            what=one.title,
            organisation=one.host,
            from_on=one.starts_on,
            until_on=one.ends_on,
            hours_week=(hours.planned if hours.actual is None else hours.actual) * 60 if hours is not None else None,
        )


def _key(one: ParticipationPeriod) -> tuple[str, str, str]:
    return one.form or "", " ".join(one.organisation.casefold().split()), _month(one.from_on)


def _month(day: date | None) -> str:
    return f"{day:%Y-%m}" if day is not None else ""


def _first_day(stored: str) -> date | None:
    if not stored:
        return None
    year, _dash, month = stored.partition("-")
    return date(int(year), int(month or 1), 1)


def _last_day(stored: str) -> date | None:
    """The last day of a stored month or year."""
    first = _first_day(stored)
    if first is None:
        return None
    month = first.month if "-" in stored else 12
    return date(first.year + month // 12, month % 12 + 1, 1) - date.resolution


def _hours(minutes: int) -> str:
    return f"{minutes / 60:.1f}".removesuffix(".0").replace(".", ",")


def _label() -> str:
    return _("Form of taking part")
