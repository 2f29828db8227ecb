"""Facts of the whole vault: one line in the log when they come or go, undone without a dossier; the log stays whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from intake_app.domain.catalogue import Organisation, Place, TaskPackage
from intake_app.domain.catalogue_words import Weekday
from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.people import CaseFile
from intake_app.store.log_tables import change
from intake_app.store.place_list import PlaceQuery
from intake_app.store.vault import Vault

PLACE = Place(
    title="Tuinman",
    packages=(TaskPackage(what="schoffelen", minutes=480),),
    days=(Weekday.MONDAY,),
    open_until=date(2026, 12, 31),
)


def put(vault: Vault, *entities: Place | Organisation, label: str = "Plek") -> None:
    with vault.unit_of_work(author="Marloes", label=label) as uow:
        for one in entities:
            uow.put(one)
        uow.commit()


def stored(vault: Vault) -> Place | None:
    with vault.read() as reader:
        return reader.get(Place, PLACE.id)


def lines_about(vault: Vault, wanted: UUID) -> list[str]:
    with vault._database.transaction() as connection:
        rows = connection.execute(change.select().where(change.c.entity_id == wanted).order_by(change.c.seq))
        return [row.field for row in rows]


def test_that_a_new_place_is_one_line_and_a_change_one_line_per_field(vault: Vault) -> None:
    put(vault, PLACE)
    assert lines_about(vault, PLACE.id) == ["*"]
    put(vault, replace(PLACE, title="Hovenier", town="Rijnveen"))
    assert lines_about(vault, PLACE.id) == ["*", "title", "town"]
    assert vault.check() == []


def test_that_making_changing_and_removing_are_taken_back_and_done_again_exactly(vault: Vault) -> None:
    changed = replace(PLACE, title="Hovenier", open_until=None)
    put(vault, PLACE, label="Nieuw")
    put(vault, changed, label="Anders")
    with vault.unit_of_work(author="Marloes", label="Weg") as uow:
        uow.delete(Place, PLACE.id)
        uow.commit()
    for expected in (changed, PLACE, None):
        assert vault.undo(None, "Marloes")
        assert stored(vault) == expected
    assert not vault.undo(None, "Marloes") and vault.undo_state(None) == (None, "Nieuw")
    for again in (PLACE, changed, None):
        assert vault.redo(None, "Marloes")
        assert stored(vault) == again
    assert vault.check() == []


def test_that_undo_of_shared_facts_and_of_a_dossier_leave_each_other_alone(
    vault: Vault, open_dossier: object, case: CaseFile, reading: Measurement
) -> None:
    assert callable(open_dossier)
    open_dossier(vault)
    with vault.unit_of_work(author="Marloes", label="Score", case_id=case.id) as uow:
        answer = uow.put(Answer(case_id=case.id, measurement_id=reading.id, item="wonen", value=3))
        uow.commit()
    put(vault, PLACE)
    vault.undo(case.id, "Marloes")
    assert stored(vault) == PLACE
    with vault.read() as reader:
        assert reader.get(Answer, answer.id) is None
    vault.undo(None, "Marloes")
    assert stored(vault) is None


def test_that_the_list_of_places_is_never_older_than_the_last_change(vault: Vault) -> None:
    def titles() -> list[str]:
        return [row.title for row in vault.places.page(PlaceQuery()).rows]

    assert titles() == []
    put(vault, PLACE)
    assert titles() == ["Tuinman"]
    with vault.unit_of_work(author="Marloes", label="Anders") as uow:
        uow.put(replace(PLACE, title="Hovenier"))  # and then not kept after all
    assert titles() == ["Tuinman"]
    vault.undo(None, "Marloes")
    assert titles() == []
    vault.redo(None, "Marloes")
    assert titles() == ["Tuinman"]
