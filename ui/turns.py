"""Work of the window cut in pieces, so that what a person does meanwhile is heard between two of them."""

from __future__ import annotations

from collections.abc import Generator
from inspect import GEN_RUNNING, getgeneratorstate
from time import thread_time
from typing import TypeAlias

from PySide6.QtCore import QObject, QTimer

Pieces: TypeAlias = Generator[None, None, None]
"""A function that yields wherever something else may come in between."""
AT_MOST = 0.008
"""Seconds of work after which a turn takes no other piece."""


class Turns(QObject):
    """Takes pieces, some in every turn of the event loop, after what else waits in that turn."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pieces: Pieces | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)

    @property
    def busy(self) -> bool:
        """Whether pieces are left."""
        return self._pieces is not None

    def begin(self, pieces: Pieces) -> None:
        """Take these pieces, the first in the next turn. What is left of those before is dropped."""
        self.drop()
        self._pieces = pieces
        self._timer.start()

    def finish(self) -> None:
        """Take all that is left now. Asked by a piece itself, it goes on by itself."""
        pieces = self._pieces
        while pieces is not None and pieces is self._pieces and getgeneratorstate(pieces) != GEN_RUNNING:
            self._take(pieces)

    def drop(self) -> None:
        """Leave what is left; who gave the pieces is closed, and can tidy up. One piece may drop those that follow."""
        pieces, self._pieces = self._pieces, None
        self._timer.stop()
        if pieces is not None and getgeneratorstate(pieces) != GEN_RUNNING:
            pieces.close()

    def _turn(self) -> None:
        pieces = self._pieces
        begun = thread_time()
        while pieces is not None and pieces is self._pieces:
            self._take(pieces)
            if thread_time() - begun >= AT_MOST:
                break

    def _take(self, pieces: Pieces) -> None:
        """One piece. Whatever it raises ends the work."""
        ended = True
        try:
            next(pieces)
            ended = False
        except StopIteration:
            pass
        finally:
            if ended and self._pieces is pieces:
                self._pieces = None
                self._timer.stop()


def finish(pieces: Pieces) -> None:
    """Do it all at once."""
    for _piece in pieces:
        pass
