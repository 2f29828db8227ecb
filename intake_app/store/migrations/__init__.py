"""Alembic's folder: one file per change of the tables, never edited once a version was handed out."""
