"""Small slips in a search: the word of the index that is nearest to what was typed, when nothing was found (rapidfuzz).

First names, streets and neighbourhoods are words of the index too. Only asked for when a search finds nobody.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

_LONG = 8
"""From so many letters on two slips are forgiven, below it one."""
_VOCABULARY = text("CREATE VIRTUAL TABLE IF NOT EXISTS temp.caseload_words USING fts5vocab(main, caseload_search, row)")
_WORDS = text("SELECT term, doc FROM temp.caseload_words WHERE term >= 'a' AND length(term) BETWEEN :least AND :most")
"""Figures come before every letter: the telephones and numbers of 100,000 dossiers are not gone through."""
_NEAREST = 20


def word_near(connection: Connection, word: str) -> str | None:
    """The word nearest to this one, of those equally near the one that most dossiers have; None when none is near."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    slips = 2 if len(word) >= _LONG else 1
    connection.execute(_VOCABULARY)
    asked = {"least": len(word) - slips, "most": len(word) + slips}
    known = {term: int(dossiers) for term, dossiers in connection.execute(_WORDS, asked) if term.isalpha()}
    near = process.extract(word, known.keys(), scorer=OSA.distance, score_cutoff=slips, limit=_NEAREST)
    found = min(near, key=lambda one: (one[1], -known[one[0]], one[0]), default=None)
    return None if found is None else str(found[0])
