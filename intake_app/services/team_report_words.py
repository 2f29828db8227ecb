"""The report of the team in words: what each table is called, what was counted, and what its rows and columns are."""

from __future__ import annotations

from intake_app.domain.catalogue_words import OfferKind
from intake_app.domain.effects import DeployedKind, Effect
from intake_app.domain.follow_up_words import GoalOutcome, OutcomeKind, ReviewResult
from intake_app.domain.plan_choices import StepKind
from intake_app.domain.team_report import HalfYear, ReportRow, TeamTable
from intake_app.domain.vocabulary import CaseStatus, GoalClass, StepStatus
from intake_app.i18n import _, language
from intake_app.services import effects, principle_report, report_lines
from intake_app.services.plan_wording import step_kind_words

_SETTLED = (StepStatus.DONE, StepStatus.PARTLY, StepStatus.DIFFERENT)
"""What still goes on is one column: which steps wait is counted elsewhere, and one would give the other away."""


MARK_CLASSES = (range(1, 6), range(6, 8), range(8, 11))
"""Marks from 1 to 10 in three classes."""


def table(
    wanted: str, columns: tuple[str, ...], rows: tuple[ReportRow, ...], sentences: tuple[str, ...] = ()
) -> TeamTable:
    """A table with its name, its definition and what its total is."""
    title, definition, counted = (_said() | _said_of_help())[wanted]
    return TeamTable(
        id=wanted, title=title, definition=definition, counted=counted, columns=columns, rows=rows, said=sentences
    )


def period_words(period: HalfYear) -> str:
    """A half-year as people say it."""
    words = _("First half of {year}") if period.half == 1 else _("Second half of {year}")
    return words.format(year=period.year)


def hiding_words(least: int = 5) -> str:
    """Why some counts are not there."""
    words = _(
        "A dash stands where a count is not shown: fewer than {n} people stand in it, or it would give another one "
        "away. A row in which fewer than {n} people stand is left out."
    )
    return words.format(n=least)


def never_words() -> tuple[str, ...]:
    """What is left out on purpose."""
    return (
        _("Levels are never averaged or added up: the steps between them are not equally large."),
        _("The web of positive health is a talk, not a measurement. Nothing is counted from it."),
        _("There are no names, no words of people and no days in this report. It orders nobody."),
    )


def running_words() -> str:
    """That the period goes on."""
    return _("This half-year is not over. Do not put two reports of the same half-year beside each other.")


def incomplete_words() -> str:
    """That counting goes on."""
    return _("The program is still going through the dossiers. Some of them are not counted yet.")


def nothing_words() -> str:
    """That a table has no row to show."""
    return _("Nothing to show: fewer than 5 people stand in every row.")


def _said() -> dict[str, tuple[str, str, str]]:
    dossiers, things, people = _("Dossiers"), _("Counted"), _("Residents")
    level = _(
        "Two finished readings of the same person with the same form (ZRM 2017) are laid side by side: the "
        "newest of this half-year and the one before it. A domain counts when it has a level in both."
    )
    return {
        "dossiers": (_("Dossiers"), _("Every open dossier in this file, by how it stands now."), dossiers),
        "verandering-inwoner": (_("What changed, as residents see it"), level, people),
        "verandering-consulent": (_("What changed, as consultants see it"), level, people),
        "terugblik-stappen": (
            _("How steps and agreements went"),
            _("What was said of each step and agreement in look-backs that were closed in this half-year."),
            things,
        ),
        "terugblik-doelen": (
            _("How goals stand"),
            _("What was decided together about each goal in look-backs that were closed in this half-year."),
            things,
        ),
        "stappen": (
            _("Steps"),
            _("The steps of the newest plan of every dossier, by what kind they are and how they go now."),
            things,
        ),
        "trajecten": (_("Routes"), _("Known routes that were started from a template."), things),
        "meedoen": (
            _("Taking part: in and out"),
            _("Dossiers that closed in this half-year: what was aimed at first, and with what they closed."),
            dossiers,
        ),
        "inzet": (
            _("Time that was given"),
            _("Talks and answered contacts in this half-year, and the hours that were written down with them."),
            things,
        ),
        "ingezet": (
            _("What was deployed"),
            _("Steps of the newest plan that use an offer of the catalogue, by its kind, and how those steps go now."),
            things,
        ),
        "uitkomst-routes": (
            _("How routes ended"),
            _("Of the known routes that ended in this half-year: with which outcome of their own, and of how many."),
            _("All that ended"),
        ),
        "tevredenheid": (
            _("How content people are"),
            _("The mark from 1 to 10 that residents gave in look-backs that closed, and at the end of a route."),
            things,
        ),
        "doorlooptijd": (
            _("How long it took"),
            _(
                "Days from the report to the first talk, and from there to the first plan that was fixed, by when the "
                "second of the two was in this half-year."
            ),
            dossiers,
        ),
        "belemmeringen": (
            _("What stands in the way"),
            _(
                "The newest answer to every row of the list of what stands in the way. A resident may stand in many "
                "rows; rows are never added up."
            ),
            people,
        ),
        "wachten": (
            _("Waiting"),
            _(
                "How long people have been waiting today: since the report, since the first talk, since the pause "
                "began, and of steps since the day of waiting."
            ),
            things,
        ),
        "vergeten": (
            _("May be forgotten"),
            _("Open dossiers that are on one of the lists of the caseload today. A dossier may be on several."),
            dossiers,
        ),
        "termijnen": (
            _("Terms"),
            _(
                "Terms that were due in this half-year. Met in time is on the last day or before it; with a legal term "
                "the day after a weekend or holiday counts."
            ),
            things,
        ),
        **principle_report.tables(things),
    }


def _said_of_help() -> dict[str, tuple[str, str, str]]:
    return {
        "bijdrage": (
            _("What helped"),
            _(
                "Of offers, routes and placements: what resident and consultant said together in this half-year, "
                "whether it contributed."
            ),
            _("Counted"),
        ),
        "plekken": (
            _("Room at places"),
            _(
                "Offers of which the number of places is known: how many people ask for them today. A place is shared "
                "by 2.5 people, unless the offer says otherwise."
            ),
            _("Residents"),
        ),
    }


def change_columns() -> tuple[str, ...]:
    """Higher, the same, lower."""
    return (_("Higher"), _("The same"), _("Lower"))


def result_columns() -> dict[str, str]:
    """How a step or agreement went."""
    return {
        ReviewResult.DONE.value: _("Worked out"),
        ReviewResult.PARTLY.value: _("Partly"),
        ReviewResult.NOT_YET.value: _("Not yet"),
        ReviewResult.DIFFERENT.value: _("Went differently"),
    }


def outcome_columns() -> dict[str, str]:
    """How a goal stands."""
    return {
        GoalOutcome.REACHED.value: _("Reached"),
        GoalOutcome.UNDER_WAY.value: _("Under way"),
        GoalOutcome.CHANGED.value: _("Changed"),
        GoalOutcome.LET_GO.value: _("Let go"),
    }


def step_columns() -> dict[str, tuple[str, ...]]:
    """How steps go now, in groups."""
    return {
        _("Worked out"): (StepStatus.DONE.value,),
        _("Partly"): (StepStatus.PARTLY.value,),
        _("Went differently"): (StepStatus.DIFFERENT.value,),
        _("Still to go"): tuple(one.value for one in StepStatus if one not in _SETTLED),
    }


def step_rows() -> list[tuple[str, str]]:
    """Every kind of step."""
    return [*((one.value, _first_up(step_kind_words(one))) for one in StepKind), ("", _("Without a kind"))]


def effect_columns() -> dict[str, str]:
    """Whether something helped."""
    return {one.value: effects.effect_words(one) for one in Effect}


def effect_rows() -> list[tuple[str, str]]:
    """Every sort of thing that is deployed."""
    kinds = [(one.value, effects.deployed_words(DeployedKind.OFFER, one)) for one in OfferKind]
    others = (DeployedKind.ROUTE, DeployedKind.PLACEMENT)
    return [*kinds, *((one.value, effects.deployed_words(one)) for one in others)]


def waiting_columns() -> tuple[str, ...]:
    """How long people wait."""
    return (_("Up to 2 weeks"), _("2 to 4 weeks"), _("4 to 8 weeks"), _("8 to 26 weeks"), _("Longer"))


def waiting_rows() -> list[tuple[str, str]]:
    """For what a dossier waits."""
    return [
        (CaseStatus.REPORTED.value, _("Reported, no talk yet")),
        (CaseStatus.IN_CONVERSATION.value, _("In conversation, no plan yet")),
        (CaseStatus.TIME_OUT.value, _("Pause")),
    ]


def waiting_step_rows() -> list[tuple[str, str]]:
    """For what a step waits."""
    return [
        (report_lines.WAITING_STEP + StepStatus.WAITING_FOR.value, _("Step that waits for something")),
        (report_lines.WAITING_STEP + StepStatus.WAITING_LIST.value, _("Step on a waiting list")),
    ]


def throughput_rows() -> list[tuple[str, str]]:
    """Between what the days were counted."""
    return [
        (report_lines.TO_TALK, _("From the report to the first talk")),
        (report_lines.TO_PLAN, _("From the first talk to a fixed plan")),
    ]


def mark_columns() -> tuple[str, ...]:
    """The classes of marks."""
    return (_("1 to 5"), _("6 and 7"), _("8 to 10"))


def mean_words(label: str, mean: float, many: int) -> str:
    """A mean mark with how many marks there were."""
    shown = f"{mean:.1f}".replace(".", ",") if language() == "nl" else f"{mean:.1f}"
    return _("{what}: {mean} on average, over {n} marks.").format(what=label, mean=shown, n=many)


def share_words(label: str, many: int, total: int) -> str:
    """A number with its share in whole percents (FX31)."""
    percent = (200 * many + total) // (2 * total)
    return _("{what}: {n} of {total} ({percent} %).").format(what=label, n=many, total=total, percent=percent)


def term_columns() -> dict[str, str]:
    """How a term ended."""
    return {
        report_lines.IN_TIME: _("Met in time"),
        report_lines.LATER: _("Met later"),
        report_lines.LATE: _("Not met"),
        report_lines.AHEAD: _("Still to come"),
        report_lines.FELL_AWAY: _("Fell away"),
    }


def taking_part_columns() -> dict[str, tuple[str, ...]]:
    """With what dossiers closed, in groups."""
    kind = OutcomeKind
    return {
        _("Work"): (kind.PAID_WORK.value, kind.PART_TIME_TOPPED_UP.value, kind.OWN_BUSINESS.value),
        _("Education"): (kind.EDUCATION.value,),
        _("Taking part"): (kind.PARTICIPATION_PLACE.value, kind.VOLUNTEERING.value),
        _("Goal reached, without work"): (kind.GOAL_WITHOUT_WORK.value,),
        _("Something else"): (
            kind.HANDED_OVER.value,
            kind.MOVED.value,
            kind.STOPPED_REQUEST.value,
            kind.STOPPED_HEALTH.value,
            kind.DECEASED.value,
            kind.OTHER.value,
        ),
    }


def direction_rows() -> list[tuple[str, str]]:
    """What was aimed at first."""
    return [
        (GoalClass.PAID_WORK.value, _("Paid work")),
        (GoalClass.PARTICIPATION.value, _("Taking part and growing")),
        (GoalClass.CARE.value, _("Care and rest first")),
        ("", _("No direction chosen")),
    ]


def barrier_columns() -> dict[str, str]:
    """How far something is, as the form has it."""
    return {
        "speelt": _("Plays"),
        "in-aanpak": _("Being worked on"),
        "weggenomen": _("Taken away"),
        "speelt-niet": _("Does not play"),
    }


def _first_up(words: str) -> str:
    return words[:1].upper() + words[1:]
