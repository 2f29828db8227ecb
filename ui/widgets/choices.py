"""One answer out of a few: everything a page needs for it, each kind in its own module.

A group is one stop for Tab; arrows move and choose inside it, letters and figures of its options too while it has
the focus. `set_value` never emits.
"""

from ui.widgets.choice_group import ChoiceGroup, ChoicePart, Option
from ui.widgets.choice_list import ChoiceList
from ui.widgets.radios import ColumnHeads, RadioList, RadioRow
from ui.widgets.segmented import SegmentedChoice

__all__ = [
    "ChoiceGroup",
    "ChoiceList",
    "ChoicePart",
    "ColumnHeads",
    "Option",
    "RadioList",
    "RadioRow",
    "SegmentedChoice",
]
