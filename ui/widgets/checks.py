"""Things that are on or off: check box, tile, talk toggle, the legend of the web, and answers that go together."""

from ui.widgets.check_box import CheckBox, CheckTile, TalkToggle
from ui.widgets.chip_set import ChipSet
from ui.widgets.legend import LegendToggle, LineSample

__all__ = ["CheckBox", "CheckTile", "ChipSet", "LegendToggle", "LineSample", "TalkToggle"]
