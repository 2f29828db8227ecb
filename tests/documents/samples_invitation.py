"""Invitations: one with everything in it, one with hardly anything. All people are made up."""

from __future__ import annotations

from datetime import date
from functools import cache
from io import BytesIO

from intake_app.documents.invitation import InvitationSheet
from intake_app.documents.letterhead import take_logo

INVITATION = InvitationSheet(
    name="Joyce Veldkamp",
    address=("Kersenlaan 12", "1234 AB  Zandhove"),
    place="Zandhove",
    dated=date(2026, 9, 1),
    when="dinsdag 15 september, 10 uur",
    where="Kersenlaan 12",
    how="bij u thuis",
    subject="Hoe het gaat, en wat u wilt",
    host="Marloes Dekker, consulent",
    support="0300 – 65 43 21, ma tot en met vr",
    plan_by=date(2026, 9, 7),
    interpreter="Tigrinya",
    sender=("Marloes Dekker", "consulent", "Sociaal team De Boomgaard"),
    phone="0300 – 12 34 56, ma tot en met do",
)
SHORT = InvitationSheet(name="Bo", dated=date(2026, 9, 1), when="dinsdag 15 september, 10 uur", familiar=True)


@cache
def logo() -> bytes:
    """A logo that one can partly look through, as it is kept."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGBA", (600, 200), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    pen.ellipse((10, 10, 190, 190), fill=(10, 90, 140, 255))
    pen.rectangle((220, 70, 590, 130), fill=(200, 60, 40, 255))
    target = BytesIO()
    picture.save(target, "PNG")
    return take_logo(target.getvalue())
