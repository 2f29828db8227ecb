"""Fields for words: one line, several lines, and a choice from a list. They save themselves and never echo.

`text_committed` follows 400 ms after the last key and when the field is left, only when the words changed.
`set_text` shows stored words without emitting, and leaves alone what somebody is typing at that moment.
"""

from ui.widgets.drop_down import DropDown
from ui.widgets.line_field import LineField
from ui.widgets.text_area import TextArea

__all__ = ["DropDown", "LineField", "TextArea"]
