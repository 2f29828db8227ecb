"""A plan that was signed in every way, and the sheet for who was absent."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

from intake_app.documents import seal
from intake_app.documents.plan import plan_pdf
from intake_app.documents.plan_sheets import SignatureSheet
from intake_app.documents.sheet_parts import SignatureBlock, SignState
from tests.documents import samples

CODE = "0123456789abcdef" * 4
MEANING = (
    "Met een handtekening zeggen we: zo hebben we het afgesproken.",
    "De wet vraagt geen handtekening onder dit plan.",
)
_DAY = date(2026, 9, 15)
_PAPER = SignatureBlock(
    name="Jo Ter Aa",
    role="partner",
    place="Rijnveen",
    signed_on=_DAY,
    state=SignState.WET_INK,
    note="Een scan van de handtekening is bewaard bij het plan.",
)
_ABSENT = SignatureBlock(name="Sara Bakker", role="vertegenwoordiger", state=SignState.NOT_SIGNED, reason="is ziek")
SIGNED_PLAN = replace(
    samples.PLAN,
    signatures=(replace(samples.PLAN.signatures[0], signed_time="10:42 uur"), _PAPER, _ABSENT),
    signing=MEANING,
    code=CODE,
)
SIGNATURE_SHEET = SignatureSheet(
    name="Joyce Veldkamp",
    version=2,
    plan_dated=_DAY,
    dated=date(2026, 10, 1),
    code=CODE,
    signatures=(replace(_ABSENT, state=SignState.WET_INK, reason=""), replace(_PAPER, note="")),
    signing=MEANING,
)


@cache
def sealed_plan() -> bytes:
    """The plan with a seal on it; another one in every run."""
    at = datetime(2026, 9, 15, 8, tzinfo=UTC)
    return seal.seal(plan_pdf(SIGNED_PLAN), seal.new_key(at, "0badcafe"), at)
