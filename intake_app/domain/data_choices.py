"""What an organisation chose to record or to leave out, of the whole vault (M03)."""

from __future__ import annotations

from dataclasses import dataclass

from intake_app.domain.entity import Entity

BSN = "bsn"
GOVERNMENT = "overheid"
PURPOSE = "doel/"
"""Before the id of a group: the organisation's own words for what it is for. Not whether it is on, so that taking
those words back switches nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataChoice(Entity):
    """One choice: a group of fields by its id in `resources/fields`, BSN, GOVERNMENT (what kind of body this is),
    or PURPOSE with the id of a group (on: these words count).

    Without a choice a group of fields is on and the BSN is off. `purpose` is the organisation's own words.
    """

    key: str
    on: bool
    purpose: str = ""
