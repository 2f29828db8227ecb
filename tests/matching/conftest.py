"""The desk of the core tests."""

from __future__ import annotations

from tests.core.conftest import case_id, desk

__all__ = ["case_id", "desk"]
