"""Calendar files (iCalendar, RFC 5545): days and moments with alarms, for whatever calendar somebody uses.

Lines end in CRLF and are folded at 75 octets, never inside a letter. The same events give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_MOST_OCTETS = 75
_PRODUCT = "-//Keukentafel//Keukentafel//NL"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvent:
    """One line in a calendar. `on` is a whole day, or a moment with its time zone.

    `alarms` count from the beginning of the event (midnight of a whole day); below zero is before it.
    """

    uid: str
    summary: str
    on: date | datetime
    description: str = ""
    alarms: tuple[timedelta, ...] = ()


def to_ics(events: Iterable[CalendarEvent], made_at: datetime) -> bytes:
    """The file. `made_at` is the moment of making, with its time zone."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for event in events:
        lines += _event(event, made_at)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(event: CalendarEvent, made_at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(event.uid)}"
    yield f"DTSTAMP:{_moment(made_at)}"
    if isinstance(event.on, datetime):
        yield f"DTSTART:{_moment(event.on)}"
    else:
        yield f"DTSTART;VALUE=DATE:{event.on:%Y%m%d}"
        yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{_escaped(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{_escaped(event.description)}"
    yield "CLASS:PRIVATE"
    for alarm in event.alarms:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_escaped(event.summary)}")
        yield from (f"TRIGGER:{_duration(alarm)}", "END:VALARM")
    yield "END:VEVENT"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _duration(span: timedelta) -> str:
    """A span as RFC 5545 writes it: -P13DT15H, PT9H, PT0S."""
    sign, seconds = ("-", -span) if span < timedelta(0) else ("", span)
    days, rest = seconds.days, seconds.seconds
    (hours, rest), parts = divmod(rest, 3600), ""
    for amount, letter in ((hours, "H"), (rest // 60, "M"), (rest % 60, "S")):
        parts += f"{amount}{letter}" if amount else ""
    whole = (f"{days}D" if days else "") + (f"T{parts}" if parts else "")
    return f"{sign}P{whole or 'T0S'}"


def _escaped(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """The line in pieces of at most 75 octets; each further piece begins with a space that is not part of it."""
    pieces, piece = [], b""
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > _MOST_OCTETS:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join((*pieces, piece)) + b"\r\n"
