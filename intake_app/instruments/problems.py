"""What is wrong with a file of the forms folder, where, and what to do about it; and the collecting of such faults."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from intake_app.errors import InputRefused
from intake_app.instruments.places import Step, line_of, place_name


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault in one file. `place` names table and key, `message` what is wrong, `remedy` what to do."""

    file: str
    line: int
    place: str
    message: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}: "
        return where + (f"{self.place}: " if self.place else "") + f"{self.message} {self.remedy}".rstrip()


class FormsRefused(InputRefused):
    """Files of the forms folder are faulty; none of them was taken in. Holds every problem found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.faults = tuple(problems)
        super().__init__(*(str(problem) for problem in self.faults))


@dataclass(slots=True)
class Report:
    """Collects the faults of one file. Lines are looked up only when a fault is written down."""

    file: str
    text: str
    problems: list[Problem] = field(default_factory=list)
    _known: set[Problem] = field(default_factory=set)

    @classmethod
    def about(cls, file: Path | str, text: str) -> Report:
        """A report on a file, named as the person who edits it would name it."""
        return cls(str(file), text)

    def add(self, where: tuple[Step, ...], message: str, remedy: str) -> None:
        """Write down a fault. `where` is the path of tables and keys, as tomllib nests them."""
        problem = Problem(self.file, line_of(self.text, where), place_name(self.text, where), message, remedy)
        if problem not in self._known:
            self._known.add(problem)
            self.problems.append(problem)

    def add_at(self, line: int, message: str, remedy: str) -> None:
        """Write down a fault of the file as such, on a known line."""
        self.problems.append(Problem(self.file, line, "", message, remedy))

    def stop_if_faulty(self) -> None:
        """Raises FormsRefused with every fault found, in the order of the file."""
        if self.problems:
            raise FormsRefused(sorted(self.problems))
