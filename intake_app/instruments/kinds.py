"""The closed lists of the form files: kinds of parts, rules, fields. Values are the words that stand in the files."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What is asked of the items of a part (instruments A2)."""

    LEVELS = "levels"
    WEB = "web"
    OPEN = "open"
    LADDER = "ladder"
    CHOICE = "choice"


class Pick(StrEnum):
    """How many values a part takes; levels, ladders and webs always take one per item."""

    ONE = "one"
    MANY = "many"
    PER_ITEM = "per-item"
    PER_ROW = "per-row"
    NUMBER = "number"


class Status(StrEnum):
    """Whether an instrument is offered: OPTIONAL ones only after the organisation switched them on (G11)."""

    ACTIVE = "actief"
    OPTIONAL = "optioneel"
    OLD = "oud"


class Unit(StrEnum):
    """What one reading is about."""

    PERSON = "persoon"
    HOUSEHOLD = "huishouden"
    CHILD = "kind"
    STEP = "stap"
    PLACE = "plek"
    PLAN = "plan"
    DECISION = "besluit"
    AGREEMENT = "afspraak"

    @property
    def shared(self) -> bool:
        """Whether several residents may each give an own reading: of a household every member has a voice."""
        return self is Unit.HOUSEHOLD


class PrintTarget(StrEnum):
    """Where answers may be printed."""

    PLAN = "plan"
    PORTFOLIO = "portfolio"
    FRIDGE_SHEET = "koelkastblad"
    REPORT = "verslag"
    INTERNAL = "intern"


class Aggregate(StrEnum):
    """What may be computed over several items. There is no mean and no sum to choose (G1)."""

    NONE = "none"
    COUNT = "count"


class ItemOrder(StrEnum):
    """In which order items may be answered."""

    FREE = "free"
    FIXED = "fixed"
    TEXT_FIRST = "text-first"


class ShowFrom(StrEnum):
    """At which end a list of levels starts on the screen."""

    HIGHEST = "highest"
    LOWEST = "lowest"
    LIST = "list"


class Compare(StrEnum):
    """How two moments may stand beside each other (instruments A7)."""

    SAME_RATER = "same-instrument-same-rater"
    TALK_OVERLAY = "talk-overlay"
    TEXT = "text"
    LIST = "list"
    NONE = "none"


class GoalRule(StrEnum):
    """How a goal on an item is put: a value of the list, words, or not at all (instruments A6)."""

    TARGET_VALUE = "target-value"
    WORDS = "words"
    NONE = "none"


class FieldType(StrEnum):
    """What an extra field holds."""

    TEXT = "text"
    LONG = "long"
    DATE = "date"
    MONTH = "month"
    INT = "int"
    NUMBER = "number"
    MONEY = "money"
    BOOL = "bool"
    CHOICE = "choice"
    MULTI_CHOICE = "multi-choice"
    PERSON = "person"
    PERSONS = "persons"
    PARTY = "party"
    FILE = "file"
    LINK = "link"


class Sensitivity(StrEnum):
    """Why an item is left out of exports and the portfolio unless it is ticked (G8)."""

    MONEY = "financieel"
    HEALTH = "gezondheid"
    JUSTICE = "strafrecht"
    FAMILY = "gezin"
    BELIEF = "levensovertuiging"


class RowsFrom(StrEnum):
    """Where the rows of a list come from: typed one by one, or one for each thing that is there already."""

    OWN = "own"
    ITEMS = "items"
    STEPS = "steps"
    GOALS = "goals"
    PLACES = "places"


class Weight(StrEnum):
    """What a check does when a reading is finished: stop it, or ask whether it is meant so (and leave it as it is)."""

    REFUSE = "refuse"
    ASK = "ask"
