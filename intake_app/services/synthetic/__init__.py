"""A caseload of invented people in bulk: shares of the field, households, readings of years, plans in every status.

The same seed gives the same dossiers to the last byte, however many are made: each has chance of its own.
"""

from intake_app.services.synthetic.caseload import dossier_of, dossiers, fill

__all__ = ["dossier_of", "dossiers", "fill"]
