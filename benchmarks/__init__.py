"""Figures of DESIGN section 4, each beside its reference from the same run. Never part of the tests."""
