"""What leads from a print to its fields, as the view of its pages wants it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from intake_app.services.print_places import Looked
from ui.widgets.pdf_leads import Lead


def leads_of(looked: Looked) -> list[Lead]:
    """The places on the paper as pieces that can be chosen."""
    return [
        Lead(one.page, QRectF(QPointF(one.left, one.top), QPointF(one.right, one.bottom)), one.route)
        for one in looked.places
    ]
