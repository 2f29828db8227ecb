"""What this organisation records and what it leaves out (M03); every choice stands in the change log."""

from __future__ import annotations

from dataclasses import replace

from intake_app.domain.data_choices import BSN as BSN
from intake_app.domain.data_choices import GOVERNMENT as GOVERNMENT
from intake_app.domain.data_choices import DataChoice
from intake_app.services.desk import Desk

_NOT_A_STEP = ""


def chosen(desk: Desk, key: str) -> DataChoice | None:
    """What was chosen about one thing, or None."""
    with desk.vault.read() as reading:
        return next(iter(reading.find(DataChoice, key=key)), None)


def purpose(desk: Desk, key: str) -> str:
    """What the organisation said it is for, or an empty text."""
    found = chosen(desk, key)
    return found.purpose if found is not None else ""


def choose(desk: Desk, key: str, *, on: bool, purpose: str | None = None) -> DataChoice:
    """Keep a choice. It is a setting and no step of undo; without `purpose` the words stay."""
    known = chosen(desk, key) or DataChoice(key=key, on=on)
    made = replace(known, on=on, purpose=known.purpose if purpose is None else purpose)
    with desk.change(_NOT_A_STEP, None) as work:
        work.put(made)
        work.commit()
    return made
