"""Every print the tests look at, by name: kind, sheet and edition."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

from intake_app.documents.comparison import comparison_pdf
from intake_app.documents.fridge import fridge_pdf
from intake_app.documents.plan import plan_pdf
from intake_app.documents.portfolio import portfolio_pdf
from intake_app.documents.recovery import recovery_pdf
from tests.documents import samples, samples_compared
from tests.documents.reading import Paper

PRINTS: dict[str, Callable[[], bytes]] = {
    "plan": partial(plan_pdf, samples.PLAN),
    "plan-large": partial(plan_pdf, samples.PLAN, large=True),
    "plan-english": partial(plan_pdf, samples.PLAN, language="en"),
    "plan-empty": partial(plan_pdf, samples.EMPTY_PLAN),
    "plan-long": partial(plan_pdf, samples.LONG_PLAN),
    "plan-long-large": partial(plan_pdf, samples.LONG_PLAN, large=True),
    "plan-matrix": partial(plan_pdf, samples.MATRIX_PLAN),
    "plan-scripts": partial(plan_pdf, samples.SCRIPTS_PLAN),
    "portfolio": partial(portfolio_pdf, samples.PORTFOLIO),
    "portfolio-large": partial(portfolio_pdf, samples.PORTFOLIO, large=True),
    "portfolio-employer": partial(portfolio_pdf, samples.EMPLOYER_PORTFOLIO),
    "fridge": partial(fridge_pdf, samples.FRIDGE),
    "comparison": partial(comparison_pdf, samples_compared.COMPARISON),
    "comparison-large": partial(comparison_pdf, samples_compared.COMPARISON, large=True),
    "comparison-long": partial(comparison_pdf, samples_compared.LONG_COMPARISON),
    "recovery": partial(recovery_pdf, samples.RECOVERY),
}


@cache
def content(name: str) -> bytes:
    """The bytes of a print, made once: the same sheet gives the same bytes."""
    return PRINTS[name]()


@cache
def paper(name: str) -> Paper:
    """A print, read once."""
    return Paper(content(name))
