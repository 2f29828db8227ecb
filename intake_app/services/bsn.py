"""The citizen service number (M03, rules 5.2): off until a government body says what for; three digits show.

Here alone the digits come out of the vault, and every time is noted. Nothing here is a step of undo: the change log
holds no digits, so there would be nothing to bring back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from intake_app.domain import bsn
from intake_app.domain.access import AccessLine, Act
from intake_app.domain.bsn import BsnRecord, IdentityDocument
from intake_app.domain.changes import Changes
from intake_app.domain.data_choices import BSN, GOVERNMENT
from intake_app.domain.people import CaseFile
from intake_app.errors import InputRefused
from intake_app.i18n import _, format_day
from intake_app.services import data_choices, rules
from intake_app.services.desk import Desk

ENABLED, KIND, OTHER = "bsn_enabled", "organisation_kind", "other"
LONGEST_PURPOSE = 300
_MASKED = "•••••• {ending}"
_NOT_A_STEP = ""


class Switch(StrEnum):
    """Whether this organisation may and does record the number."""

    ON = "aan"
    OFF = "uit"
    NOT_ALLOWED = "geen-overheid"


@dataclass(frozen=True, slots=True, kw_only=True)
class BsnSetting:
    """What the settings page shows. `recorded` counts dossiers."""

    switch: Switch
    purpose: str
    recorded: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How it stands in one dossier. `ending` is empty without a number, and for who only reads along."""

    switch: Switch
    purpose: str = ""
    record: BsnRecord | None = None
    ending: str = ""
    may_change: bool = True

    @property
    def masked(self) -> str:
        """All that a screen shows by itself."""
        return _MASKED.format(ending=self.ending) if self.ending else ""


def setting(desk: Desk) -> BsnSetting:
    """The choice of the organisation."""
    return BsnSetting(
        switch=_switch(desk, rules.rules(desk)),
        purpose=data_choices.purpose(desk, BSN),
        recorded=len(desk.vault.bsn.cases()),
    )


def standing(desk: Desk, case_id: UUID) -> Standing:
    """How it stands in one dossier, by the rules of that dossier."""
    with desk.vault.read() as reading:
        case = reading.get(CaseFile, case_id)
    if case is None:
        raise InputRefused(_("This dossier is not here any more. Go back to the caseload."))
    held = rules.for_case(desk, case)
    record, may = _record(desk, case_id), desk.role.may_change
    return Standing(
        switch=_switch(desk, held),
        purpose=data_choices.purpose(desk, BSN),
        record=record,
        ending=desk.vault.bsn.ending(record.id) if record is not None and may else "",
        may_change=may,
    )


def problem(typed: str) -> str:
    """What is wrong with a number, in one sentence; empty when it is right or nothing is typed."""
    digits = bsn.digits_of(typed)
    if not digits or bsn.passes(digits):
        return ""
    return _("This is no citizen service number. Look at the document again: it has nine digits.")


def keep(desk: Desk, case_id: UUID, typed: str, document: IdentityDocument | None, seen_on: date | None) -> Changes:
    """Write the number down, in place of one that was there.

    Raises InputRefused while it is off, for a wrong number, and without the document and the day (Wabb 12).
    """
    if standing(desk, case_id).switch is not Switch.ON:
        raise InputRefused(_("The citizen service number is off here. Nothing was written down."))
    digits = bsn.digits_of(typed)
    if not bsn.passes(digits):
        raise InputRefused(problem(typed) or _("Type the citizen service number first."))
    if document is None:
        raise InputRefused(_("Choose the document that you saw."))
    if seen_on is None or seen_on > desk.today():
        raise InputRefused(_("On which day did you see the document? Today or earlier."))
    known = _record(desk, case_id)
    now = desk.clock.now()
    at = max(now, known.written_at + timedelta(microseconds=1)) if known else now
    facts = {"document": document, "seen_on": seen_on, "written_at": at, "written_by": desk.author}
    record = replace(known, **facts) if known else BsnRecord(case_id=case_id, **facts)  # type: ignore[arg-type]
    with desk.change(_NOT_A_STEP, case_id) as work:
        work.keep_bsn(record, digits)
        changes = work.commit()
    _count_again(desk)
    return changes


def remove(desk: Desk, case_id: UUID) -> Changes:
    """Take the number away for good. Nothing happens when there is none."""
    record = _record(desk, case_id)
    if record is None:
        return Changes()
    with desk.change(_NOT_A_STEP, case_id) as work:
        work.delete(BsnRecord, record.id)
        changes = work.commit()
    _count_again(desk)
    return changes


def show(desk: Desk, case_id: UUID) -> str:
    """All nine digits in groups of three, noted before they are given. Raises InputRefused for who only reads along.

    Raises SavingFailed when it cannot be noted: without the note there are no digits.
    """
    desk.vault.team.must_change()
    record = _record(desk, case_id)
    if record is None:
        raise InputRefused(_("No citizen service number is recorded here."))
    profile = desk.profile
    line = AccessLine(
        at=desk.clock.now(), author=profile.consultant, role=profile.role, case_id=case_id, act=Act.BSN_SHOWN
    )
    desk.vault.access.append((*desk.access_waiting, line))
    desk.access_waiting = ()
    digits = desk.vault.bsn.whole(record.id)
    return " ".join(digits[start : start + 3] for start in range(0, len(digits), 3))


def switch_on(desk: Desk, purpose: str) -> BsnSetting:
    """Record it from now on, for one purpose; also to word the purpose anew.

    Raises InputRefused without a purpose, and when this is no government body (Wabb 10): consent does not help.
    """
    said = " ".join(purpose.split())
    if rules.rules(desk).words(KIND) == OTHER:
        raise InputRefused(_("Only the government may use this number. Your organisation is no government body."))
    if not said:
        raise InputRefused(_("First write what you need the number for, in one sentence."))
    if len(said) > LONGEST_PURPOSE:
        raise InputRefused(_("Say it shorter: one sentence."))
    data_choices.choose(desk, BSN, on=True, purpose=said)
    rules.set_own(desk, ENABLED, True)
    return setting(desk)


def switch_off(desk: Desk) -> int:
    """Record it no more, and take away every number that is there. Returns how many went."""
    rules.set_own(desk, ENABLED, False)
    data_choices.choose(desk, BSN, on=False)
    return _remove_all(desk)


def say_kind(desk: Desk, *, government: bool) -> int:
    """Say what kind of body this is. Of no government body every number is taken away. Returns how many went."""
    rules.set_own(desk, KIND, "government" if government else OTHER)
    data_choices.choose(desk, GOVERNMENT, on=government)
    return 0 if government else switch_off(desk)


def sentence(desk: Desk, case_id: UUID) -> str:
    """What the resident reads about it on the paper of all that is kept; empty when no number is recorded."""
    found = standing(desk, case_id)
    if found.record is None:
        return ""
    day = format_day(found.record.seen_on, weekday=False, year=True)
    words = _("Your citizen service number is recorded. Seen: {document}, {day}.")
    if found.ending:
        words = _("Your citizen service number is recorded. It ends in {ending}. Seen: {document}, {day}.")
    said = words.format(ending=found.ending, document=document_words(found.record.document), day=day)
    what_for = _("What for: {purpose}").format(purpose=found.purpose) if found.purpose else ""
    return " ".join(part for part in (said, what_for) if part)


def document_words(document: IdentityDocument) -> str:
    """What a document is called."""
    return {
        IdentityDocument.PASSPORT: _("passport"),
        IdentityDocument.IDENTITY_CARD: _("identity card"),
        IdentityDocument.RESIDENCE_PERMIT: _("residence permit"),
        IdentityDocument.DRIVING_LICENCE: _("driving licence"),
        IdentityDocument.REGISTER: _("system of the municipality"),
    }[document]


def _switch(desk: Desk, held: rules.Rules) -> Switch:
    if held.words(KIND) == OTHER:
        return Switch.NOT_ALLOWED
    chosen = data_choices.chosen(desk, BSN)
    on = chosen is not None and chosen.on and bool(chosen.purpose) and held.on(ENABLED)
    return Switch.ON if on else Switch.OFF


def _record(desk: Desk, case_id: UUID) -> BsnRecord | None:
    with desk.vault.read() as reading:
        return next(iter(reading.find(BsnRecord, case_id=case_id)), None)


def _remove_all(desk: Desk) -> int:
    with desk.change(_NOT_A_STEP, None) as work:
        found = work.find(BsnRecord)
        for record in found:
            work.delete(BsnRecord, record.id)
        work.commit()
    _count_again(desk)
    return len(found)


def _count_again(desk: Desk) -> None:
    """Keep in step what the rules are asked about, and leave no digits in SQLite's own log."""
    desk.bsn_cases = desk.vault.bsn.cases()
    desk.vault.settle()
