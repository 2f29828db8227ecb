"""The lists of a form as the screen asks them: which stand at which item, and where their rows come from."""

from __future__ import annotations

from intake_app.i18n import _
from intake_app.instruments.model import Instrument, Item, Pick
from ui.answers.row_list import ListSpec


def lists_of(instrument: Instrument, item: Item) -> list[ListSpec]:
    """The lists that are asked at an item."""
    part = instrument.part_of(item.id)
    fields = tuple(one for one in instrument.fields if one.on == item.id)
    per_row = part.pick is Pick.PER_ROW
    if not fields and not per_row:
        return []
    items = (item,) if per_row else ()
    return [
        ListSpec(
            id=item.id,
            label=str(item.label),
            fields=fields,
            items=items,
            part=part if per_row else None,
            none_yet=_("No row yet."),
        )
    ]
