"""Changes that the plan screen has under way, so that an older picture of the dossier never overwrites newer words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from intake_app.domain.entity import CaseEntity, Entity
from intake_app.domain.planning import Agreement, Plan
from intake_app.domain.vocabulary import Promisor
from intake_app.errors import KeukentafelError
from intake_app.services import editing

if TYPE_CHECKING:
    from intake_app.services.desk import Desk
    from ui.session import Session

_T = TypeVar("_T")


class Saving(QObject):
    """Gives changes to the session in their order and knows whether one is still on its way."""

    settled = Signal()
    """Everything given is stored or refused: what the session holds now is the newest."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._under_way = 0
        self._followers: list[Callable[[], None]] = []

    @property
    def busy(self) -> bool:
        """Whether a change is under way that the dossier of the session does not show yet."""
        return self._under_way > 0

    def change(self, work: Callable[[Desk], _T], on_done: Callable[[_T], None] | None = None) -> None:
        """Have a service change something; a refusal goes to the window's banner. `on_done` waits for `follow`."""
        self._under_way += 1

        def done(result: _T) -> None:
            if on_done is not None:
                self.afterwards(partial(on_done, result))
            self._one_less()

        def refused(error: KeukentafelError) -> None:
            self._one_less()
            self._session.failed.emit(str(error))

        self._session.change(work, done, on_refused=refused, owner=self)

    def afterwards(self, step: Callable[[], None]) -> None:
        """Do this when the page shows what is stored: it stands in a field that comes then."""
        self._followers.append(step)

    def follow(self) -> None:
        """The page shows what is stored: do what waited for it, unless more is on its way."""
        if self.busy:
            return
        steps, self._followers = self._followers, []
        for step in steps:
            step()

    def forget_followers(self) -> None:
        """The person goes elsewhere: what waited would take the cursor away from there."""
        self._followers.clear()

    def edit(self, kind: type[Entity], entity_id: UUID, **values: object) -> None:
        """Give fields of one part new values."""
        self.change(lambda desk: editing.edit(desk, kind, entity_id, "", **values))

    def remove(self, kind: type[CaseEntity], entity_id: UUID) -> None:
        """Take a part out; undo brings it back."""
        self.change(lambda desk: editing.remove(desk, kind, entity_id))

    def reorder(self, kind: type[Entity], ids: tuple[UUID, ...]) -> None:
        """Give parts this order."""
        self.change(lambda desk: editing.reorder(desk, kind, ids))

    def _one_less(self) -> None:
        self._under_way -= 1
        if not self._under_way:
            self.settled.emit()


def new_agreement(plan: Plan, side: Promisor, resident: str, *, about_contact: bool = False) -> Agreement:
    """An agreement without words yet, with the name of who promises filled in."""
    name = resident if side is Promisor.RESIDENT else plan.contact_name.split(" ")[0]
    return Agreement(
        case_id=plan.case_id, plan_id=plan.id, promisor=side, promisor_name=name, about_contact=about_contact
    )
