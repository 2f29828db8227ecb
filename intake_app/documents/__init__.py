"""Prints: frozen dataclasses in, the same bytes out. The only place that draws paper."""
