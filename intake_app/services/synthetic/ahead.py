"""Invented dossiers made in a second process while the first stores them: storing waits for nobody."""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from typing import TYPE_CHECKING

from intake_app.i18n import language, speaking
from intake_app.instruments.library import FormLibrary
from intake_app.services import participation_ladder, rules, term_list

if TYPE_CHECKING:
    from intake_app.services.desk import Desk
    from intake_app.store.bulk_rows import Part

_AT_ONCE = 200
_AHEAD = 3  # parts that lie ready: enough to wait for nothing, and no more than some 10 MB
_WORTH_IT = 2000  # dossiers from which a second process wins back what it costs to begin (about a second)


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of a process that makes dossiers. `rules` are those of the vault as they are kept."""

    seed: int
    today: date
    moments: int
    rules: object
    language: str


def made_ahead(desk: Desk, count: int, seed: int, *, moments: int, first: int) -> Iterator[Part]:
    """The dossiers `first` to `first + count` with what the caseload lists of each, in their order, ready to store."""
    order = Order(seed, desk.today(), moments, desk.kept_rules, language())
    parts = [range(start, min(start + _AT_ONCE, first + count)) for start in range(first, first + count, _AT_ONCE)]
    alone = count < _WORTH_IT or (os.cpu_count() or 1) < 2 or bool(desk.forms.packs)
    return (_make(order, part, desk.forms) for part in parts) if alone else _elsewhere(order, parts)


def _elsewhere(order: Order, parts: Sequence[range]) -> Iterator[Part]:
    """The parts out of another process, a few ahead. Whoever stops asking stops that process."""
    waiting: deque[Future[Part]] = deque()
    left = iter(parts)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_begin) as other:
        try:
            for _place in parts:
                while len(waiting) < _AHEAD and (part := next(left, None)) is not None:
                    waiting.append(other.submit(_make, order, part))
                yield waiting.popleft().result()
        finally:
            other.shutdown(cancel_futures=True)


def _begin() -> None:
    """In the other process: nothing here makes cycles, and Ctrl C is for the one that stores."""
    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _make(order: Order, numbers: range, forms: FormLibrary | None = None) -> Part:
    from intake_app.services.synthetic.caseload import dossier_of
    from intake_app.store.bulk_rows import part_of

    forms = forms or FormLibrary.shipped()
    with speaking(order.language):
        held = rules.in_force(forms, order.rules)
        ladder = forms.instrument(participation_ladder.FORM).version if participation_ladder.is_on(held) else ""
        made = (dossier_of(order.seed, number, order.today, moments=order.moments, ladder=ladder) for number in numbers)
        return part_of([(one, term_list.beside(forms, order.rules, one)) for one in made])
