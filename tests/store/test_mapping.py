"""Every entity finds its columns and comes back as it went in."""

from __future__ import annotations

import typing
from dataclasses import fields, make_dataclass
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert

from intake_app.domain.catalogue import Offer, Organisation, OrganisationClass, OrganisationRemark, Place
from intake_app.domain.dossier import Dossier
from intake_app.domain.entity import CaseEntity, Entity
from intake_app.domain.people import CaseFile, Person
from intake_app.domain.pools import Pool
from intake_app.domain.teams import Team, TeamMember
from intake_app.store import bulk_rows
from intake_app.store.columns import Moment
from intake_app.store.database import dialect
from intake_app.store.direct import Prepared
from intake_app.store.mapping import class_map, json_of, row_of
from intake_app.store.note_search import note_line
from intake_app.store.reading import Reader
from intake_app.store.tables import OTHERS, TABLES, VAULT_TABLES, metadata
from intake_app.store.vault import Vault
from tests.store.entity_strategies import entities

OF_THE_VAULT = {Offer, Place, Organisation, OrganisationClass, OrganisationRemark, Team, TeamMember, Pool}
"""Shared by every dossier."""
KINDS = sorted(TABLES, key=lambda cls: cls.__name__)


def test_that_every_part_of_a_dossier_has_a_table() -> None:
    hints = typing.get_type_hints(Dossier)
    parts = {typing.get_args(hints[one.name])[0] for one in fields(Dossier) if typing.get_args(hints[one.name])}
    assert parts | {Person, CaseFile} | OF_THE_VAULT == set(TABLES) - set(VAULT_TABLES)


def test_that_every_table_holds_an_entity_or_is_known_to_hold_none() -> None:
    holding = TABLES.values()
    assert {table.name for table in (*holding, *OTHERS, note_line)} == set(metadata.tables)  # the last only for search
    assert not {table.name for table in holding} & {table.name for table in OTHERS}


@pytest.mark.parametrize("cls", KINDS, ids=lambda cls: cls.__name__)
def test_that_every_field_has_its_column_and_no_column_is_left_over(cls: type[Entity]) -> None:
    table, hints = TABLES[cls], typing.get_type_hints(cls)
    assert tuple(column.name for column in table.columns) == tuple(one.name for one in fields(cls))
    for column in table.columns:
        assert column.nullable == (type(None) in typing.get_args(hints[column.name])), column


@pytest.mark.parametrize("cls", KINDS, ids=lambda cls: cls.__name__)
def test_that_what_belongs_to_a_dossier_is_found_by_it(cls: type[Entity]) -> None:
    if issubclass(cls, CaseEntity):
        assert TABLES[cls].c.case_id.index


def test_that_every_constraint_and_index_has_a_name() -> None:
    for table in metadata.tables.values():
        assert all(constraint.name for constraint in table.constraints)
        assert all(index.name for index in table.indexes)


@given(data=st.data())
@pytest.mark.parametrize("cls", KINDS, ids=lambda cls: cls.__name__)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_that_an_entity_survives_the_vault(vault: Vault, cls: type[Entity], data: st.DataObject) -> None:
    entity = data.draw(entities(cls))
    database = vault._database
    with database.without_references():
        database.begin()
        try:
            database.connection.execute(insert(TABLES[cls]), row_of(entity))
            assert Reader(database.direct).get(cls, entity.id) == entity
            assert bulk_rows.row_of(entity) == Prepared(bulk_rows.INSERT[cls], dialect()).values(row_of(entity))
        finally:
            database.rollback()


@given(data=st.data())
@pytest.mark.parametrize("cls", KINDS, ids=lambda cls: cls.__name__)
@settings(max_examples=25, deadline=None)
def test_that_logged_values_make_the_same_entity(cls: type[Entity], data: st.DataObject) -> None:
    entity = data.draw(entities(cls))
    logged = json_of(entity)
    for one in class_map(cls).fields:
        if not isinstance(getattr(entity, one.name), bytes):
            assert one.from_json(logged[one.name]) == getattr(entity, one.name)


def test_that_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Moment().process_bind_param(datetime(2026, 9, 15, 10, 0), None)  # type: ignore[arg-type]


def test_that_a_hint_nobody_can_store_is_refused() -> None:
    strange = make_dataclass("Strange", [("things", dict)], bases=(Entity,), kw_only=True, frozen=True)
    with pytest.raises(TypeError, match="no way to store"):
        class_map(strange)
