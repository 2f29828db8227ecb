"""Calendar files read back by a small parser of their own: RFC 5545 lines, folding, escapes, alarms, and no names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_app.domain.conversations import Appointment
from intake_app.domain.people import Melding, Person
from intake_app.domain.vocabulary import LegalGround
from intake_app.errors import InputRefused
from intake_app.exchange.calendar import CalendarEvent, to_ics
from intake_app.services import dossiers, editing, terms
from intake_app.services.desk import Desk

from .conftest import TODAY

MADE = datetime(2026, 9, 15, 8, 30, tzinfo=UTC)


@dataclass
class Part:
    """A component as it stands in the file: its properties, and the components inside."""

    name: str
    values: dict[str, str] = field(default_factory=dict)
    inside: list[Part] = field(default_factory=list)


def parsed(content: bytes) -> Part:
    """The calendar of a file. Fails on a line that is too long, ends wrongly or stands in the wrong place."""
    assert content.endswith(b"\r\n")
    lines = content[:-2].split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    for line in lines:
        line.decode()  # no letter is cut in two
    whole = re.sub(r"\r\n[ \t]", "", content.decode()).removesuffix("\r\n").split("\r\n")
    top = Part("")
    open_parts = [top]
    for line in whole:
        name, _colon, value = line.partition(":")
        if name == "BEGIN":
            open_parts[-1].inside.append(Part(value))
            open_parts.append(open_parts[-1].inside[-1])
        elif name == "END":
            assert open_parts.pop().name == value
        else:
            assert name not in open_parts[-1].values, "a property stands twice"
            open_parts[-1].values[name] = value
    assert open_parts == [top] and [part.name for part in top.inside] == ["VCALENDAR"]
    return top.inside[0]


def read(text: str) -> str:
    """A text value without its escapes."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], text)


def span(text: str) -> timedelta:
    """A duration."""
    found = re.fullmatch(r"(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", text)
    assert found and any(found.groups()[1:])
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    length = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -length if found[1] else length


SPANS = st.timedeltas(timedelta(days=-400), timedelta(days=400)).map(
    lambda one: timedelta(seconds=int(one.total_seconds()))
)


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n")),
    st.dates(date(2010, 1, 1), date(2050, 12, 31)),
    st.lists(SPANS, max_size=3),
)
def test_that_what_is_written_reads_back(words: str, day: date, alarms: list[timedelta]) -> None:
    event = CalendarEvent(uid="a@b", summary=words, on=day, description=words, alarms=tuple(alarms))
    (found,) = parsed(to_ics([event], MADE)).inside
    assert read(found.values["SUMMARY"]) == words
    assert read(found.values.get("DESCRIPTION", "")) == words
    assert found.values["DTSTART;VALUE=DATE"] == day.strftime("%Y%m%d")
    assert [span(alarm.values["TRIGGER"]) for alarm in found.inside] == alarms
    assert all(alarm.name == "VALARM" and alarm.values["ACTION"] == "DISPLAY" for alarm in found.inside)


@pytest.fixture
def joyce(desk: Desk) -> UUID:
    """A dossier on the Wmo, reported a month ago, with a talk tomorrow."""
    person = Person(first_name="Joyce", last_name="Veldkamp", street="Lindelaan 14", phone="06 – 12 34 56 78")
    case_id = dossiers.open_dossier(desk, person, legal_grounds=(LegalGround.WMO_232,))
    (melding,) = desk.dossier(case_id).meldingen
    editing.edit(desk, Melding, melding.id, reported_on=TODAY - timedelta(days=30), reason="Joyce valt vaak")
    tomorrow = datetime.combine(TODAY + timedelta(days=1), datetime.min.time()).astimezone() + timedelta(hours=10)
    editing.add(desk, Appointment(case_id=case_id, starts_at=tomorrow, subject="Joyce thuis", place="Lindelaan 14"))
    terms.add_event(desk, case_id, "avg-verzoek", TODAY - timedelta(days=5), note="Brief van Joyce")
    return case_id


def test_that_a_calendar_holds_open_terms_and_talks_with_alarms_at_their_moments(desk: Desk, joyce: UUID) -> None:
    calendar = parsed(terms.calendar(desk, joyce))
    assert calendar.values["VERSION"] == "2.0" and calendar.values["PRODID"]
    number = desk.dossier(joyce).case.number
    by_description = {
        part.values.get("DESCRIPTION", "").split(" ")[1:2][0]: part
        for part in calendar.inside
        if "DESCRIPTION" in part.values
    }
    investigation = by_description["TL02"]
    due = TODAY + timedelta(days=12)
    assert investigation.values["DTSTART;VALUE=DATE"] == due.strftime("%Y%m%d")
    assert investigation.values["SUMMARY"] == f"{number} wettelijke termijn"
    alarms = [span(alarm.values["TRIGGER"]) for alarm in investigation.inside]
    assert alarms == [timedelta(days=-7, hours=9), timedelta(hours=9)], "14 days before lies behind us"
    (talk,) = (part for part in calendar.inside if part.values["SUMMARY"] == f"{number} gesprek")
    assert re.fullmatch(r"\d{8}T\d{6}Z", talk.values["DTSTART"])
    for part in calendar.inside:
        assert {"UID", "DTSTAMP", "SUMMARY"} <= set(part.values)


def test_that_a_calendar_names_nobody_and_says_nothing_of_the_matter(desk: Desk, joyce: UUID) -> None:
    said = terms.calendar(desk, joyce).decode()
    for word in ("Joyce", "Veldkamp", "Lindelaan", "06", "valt", "AVG", "thuis", "Brief"):
        assert word not in re.sub(r"(UID|DTSTAMP|DTSTART)[^\r]*\r\n( [^\r]*\r\n)*", "", said), word


def test_that_the_same_term_keeps_its_identity_from_export_to_export(desk: Desk, joyce: UUID) -> None:
    def uids() -> dict[str, str]:
        found = parsed(terms.calendar(desk, joyce)).inside
        return {part.values.get("DESCRIPTION", part.values["SUMMARY"]): part.values["UID"] for part in found}

    before = uids()
    assert len(set(before.values())) == len(before)
    terms.add_event(desk, joyce, "start-traject", TODAY)
    after = uids()
    assert {name: after[name] for name in before} == before and len(after) == len(before) + 1


def test_that_an_empty_calendar_is_refused_with_a_sentence(desk: Desk) -> None:
    case_id = dossiers.open_dossier(desk, Person(first_name="Ada"))
    with pytest.raises(InputRefused, match="geen termijn"):
        terms.calendar(desk, case_id)
