"""Places and organisations: facts of the whole vault, with undo; and the places that a dossier found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest

from intake_app.domain.catalogue import FoundPlace, Organisation, OrganisationRemark, Place, class_on, unmaintained
from intake_app.domain.catalogue_words import EmployerClass, OuterDimension, VacancySource
from intake_app.errors import InputRefused
from intake_app.exchange.dossier_file import from_json, to_json
from intake_app.services import organisations, places
from intake_app.services.desk import Desk
from intake_app.services.editing import remove
from intake_app.services.organisation_agreement import agreement_pdf
from intake_app.services.organisations import OrganisationQuery
from intake_app.services.places import PlaceQuery, PlaceSort
from tests.documents.reading import Paper

from .conftest import TODAY


@pytest.fixture(autouse=True)
def empty_lists(desk: Desk) -> Iterator[None]:
    """Every test leaves the lists empty."""
    yield
    with desk.vault.read() as reader:
        left = [one.id for one in reader.find(Organisation)]
    for one in left:
        organisations.remove_organisation(desk, one)
    with desk.change("opruimen", None, final=True) as work:
        for place in work.find(Place):
            work.delete(Place, place.id)
        work.put(mark := Organisation(name="x"))
        work.delete(Organisation, mark.id)
        work.commit()


def titles(desk: Desk, **query: object) -> list[str]:
    return [row.title for row in places.places(desk, PlaceQuery(**query)).rows]  # type: ignore[arg-type]


@pytest.fixture
def three(desk: Desk) -> tuple[Place, Place, Place]:
    """A gardener, a cook whose place is over, and a bicycle mender that a resident found."""
    return (
        places.add_place(desk, Place(title="Tuinman", organisation="De Linde", town="Rijnveen", tasks=("snoeien",))),
        places.add_place(desk, Place(title="Kok", town="Delft", open_until=date(2026, 9, 14))),
        places.add_place(
            desk,
            Place(title="Fietsenmaker", town="Arnhem", source=VacancySource.SELF_FOUND, open_until=date(2026, 9, 15)),
        ),
    )


@pytest.mark.usefixtures("three")
def test_that_places_are_searched_in_title_organisation_town_and_tasks_also_inside_words(desk: Desk) -> None:
    assert titles(desk, search="SNOEI rijn") == ["Tuinman"]
    assert titles(desk, search="maker") == ["Fietsenmaker"]
    assert titles(desk, search="linde delft") == []


@pytest.mark.usefixtures("three")
def test_that_a_place_is_open_up_to_and_including_its_last_day(desk: Desk) -> None:
    assert titles(desk, open_on=TODAY) == ["Fietsenmaker", "Tuinman"]
    assert titles(desk) == ["Fietsenmaker", "Kok", "Tuinman"]
    assert titles(desk, source=VacancySource.SELF_FOUND) == ["Fietsenmaker"]


@pytest.mark.usefixtures("three")
def test_that_places_come_in_windows_and_in_the_order_asked_for(desk: Desk) -> None:
    page = places.places(desk, PlaceQuery(limit=1, offset=1))
    assert ([row.title for row in page.rows], page.total, page.whole) == (["Kok"], 3, 3)
    assert titles(desk, sort=PlaceSort.TOWN) == ["Fietsenmaker", "Kok", "Tuinman"]
    assert titles(desk, sort=PlaceSort.TOWN, descending=True)[0] == "Tuinman"
    assert titles(desk, sort=PlaceSort.OPEN_UNTIL) == ["Kok", "Fietsenmaker", "Tuinman"]


def test_that_a_place_is_changed_closed_copied_and_removed_with_a_way_back(
    desk: Desk, three: tuple[Place, Place, Place]
) -> None:
    gardener = three[0].id
    places.edit_place(desk, gardener, title="Hovenier")
    assert titles(desk, search="hovenier") == ["Hovenier"]
    places.close_place(desk, gardener)
    assert "Hovenier" not in titles(desk, open_on=TODAY)
    places.close_place(desk, gardener, again=True)
    copy = places.copy_place(desk, gardener)
    assert places.place(desk, copy.id).title == "Hovenier (kopie)"
    places.remove_places(desk, [gardener, copy.id])
    assert titles(desk, search="hovenier") == []
    desk.undo(None)
    assert titles(desk, search="hovenier") == ["Hovenier", "Hovenier (kopie)"]
    with pytest.raises(InputRefused, match="titel"):
        places.edit_place(desk, gardener, title=" ")


def test_that_typing_on_in_one_field_is_one_step_back(desk: Desk, three: tuple[Place, Place, Place]) -> None:
    for words in ("o", "op", "op eigen tempo"):
        places.edit_place(desk, three[0].id, adaptable=words)
    desk.undo(None)
    assert places.place(desk, three[0].id).adaptable == ""


# -- for a resident --------------------------------------------------------------------------------------------------


def test_that_a_place_brought_in_stands_in_the_dossier_and_in_the_list_without_a_name(
    desk: Desk, case_id: UUID
) -> None:
    made = Place(title="Helpen in de fietsenwinkel", organisation="Fietspunt")
    place, _changes = places.bring_place(desk, case_id, made, VacancySource.SELF_FOUND, note="Om de hoek.")
    (found,) = desk.dossier(case_id).found_places
    assert (found.title, found.source, found.brought_on) == (made.title, VacancySource.SELF_FOUND, TODAY)
    kept = places.place(desk, place.id)
    assert kept.source is VacancySource.SELF_FOUND
    assert not any("Joyce" in str(value) or str(case_id) in str(value) for value in _values(kept))
    desk.undo(case_id)
    assert desk.dossier(case_id).found_places == () and titles(desk) == []


def _values(place: Place) -> list[object]:
    return [getattr(place, name) for name in Place.__dataclass_fields__]


def test_that_taking_a_place_out_of_a_dossier_leaves_the_list_alone(desk: Desk, case_id: UUID) -> None:
    places.bring_place(desk, case_id, Place(title="Kok"), VacancySource.CONSULTANT_NETWORK)
    (found,) = desk.dossier(case_id).found_places
    remove(desk, FoundPlace, found.id)
    assert desk.dossier(case_id).found_places == () and titles(desk) == ["Kok"]


def test_that_the_dossier_file_carries_found_places(desk: Desk, case_id: UUID) -> None:
    places.bring_place(desk, case_id, Place(title="Kok"), VacancySource.SELF_FOUND)
    dossier = desk.dossier(case_id)
    assert from_json(to_json(dossier)).found_places == dossier.found_places
    with pytest.raises(InputRefused):
        places.bring_place(desk, case_id, Place(), VacancySource.SELF_FOUND)


# -- organisations ---------------------------------------------------------------------------------------------------


@pytest.fixture
def garden(desk: Desk) -> UUID:
    return organisations.add_organisation(
        desk, Organisation(name="De Linde", town="Rijnveen", possibilities="Rustig beginnen")
    ).id


def test_that_an_organisation_is_business_as_usual_until_it_gets_a_class(desk: Desk, garden: UUID) -> None:
    assert organisations.organisation(desk, garden).employer_class is EmployerClass.BUSINESS_AS_USUAL
    organisations.set_class(desk, garden, EmployerClass.COMMITTED, "Twee mensen geplaatst.", date(2026, 3, 1))
    organisations.set_class(desk, garden, EmployerClass.PREFERRED, "Denkt mee.")
    organisations.set_class(desk, garden, EmployerClass.BUSINESS_AS_USUAL, "Nieuwe baas.", date(2026, 9, 15))
    found = organisations.organisation(desk, garden)
    assert found.employer_class is EmployerClass.BUSINESS_AS_USUAL
    assert [one.reason for one in found.classes] == ["Nieuwe baas.", "Denkt mee.", "Twee mensen geplaatst."]
    assert {one.decided_by for one in found.classes} == {"Marloes Dekker"}
    earlier = class_on(found.classes, date(2026, 5, 1))
    assert earlier is not None and earlier.employer_class is EmployerClass.COMMITTED


def test_that_a_class_asks_for_a_reason_and_no_day_to_come(desk: Desk, garden: UUID) -> None:
    with pytest.raises(InputRefused, match="Waarom"):
        organisations.set_class(desk, garden, EmployerClass.PREFERRED, " ")
    with pytest.raises(InputRefused, match="nog komen"):
        organisations.set_class(desk, garden, EmployerClass.PREFERRED, "Denkt mee.", date(2026, 9, 16))


@pytest.mark.parametrize(
    ("found", "approach", "on_call"),
    [
        (EmployerClass.PREFERRED, True, True),
        (EmployerClass.COMMITTED, True, False),
        (EmployerClass.BUSINESS_AS_USUAL, False, False),
    ],
)
def test_what_a_class_means(found: EmployerClass, approach: bool, on_call: bool) -> None:
    assert (found.may_approach, found.support_on_call) == (approach, on_call)


def test_that_the_log_keeps_who_spoke_whom(desk: Desk, garden: UUID) -> None:
    said = OrganisationRemark(organisation_id=garden, on=TODAY, about="K-104", outcome="Mag komen kijken.")
    organisations.add_remark(desk, said)
    (row,) = organisations.organisations(desk, OrganisationQuery(search="linde"))
    assert row.last_contact_on == TODAY
    (kept,) = organisations.organisation(desk, garden).remarks
    assert kept.by == "Marloes Dekker"
    organisations.remove_remark(desk, kept.id)
    desk.undo(None)
    assert len(organisations.organisation(desk, garden).remarks) == 1
    with pytest.raises(InputRefused):
        organisations.add_remark(desk, OrganisationRemark(organisation_id=garden, on=TODAY))


def test_that_another_name_reaches_the_places_and_removing_leaves_them(desk: Desk, garden: UUID) -> None:
    made = places.add_place(desk, Place(title="Tuinman", organisation="De Linde", organisation_id=garden))
    organisations.set_class(desk, garden, EmployerClass.PREFERRED, "Denkt mee.")
    organisations.edit_organisation(desk, garden, name="Hoveniers De Linde")
    assert places.place(desk, made.id).organisation == "Hoveniers De Linde"
    (row,) = organisations.organisations(desk, OrganisationQuery())
    assert row.places == 1
    organisations.remove_organisation(desk, garden)
    assert places.place(desk, made.id).organisation_id is None
    desk.undo(None)
    assert organisations.organisation(desk, garden).employer_class is EmployerClass.PREFERRED
    assert places.place(desk, made.id).organisation_id == garden


def test_that_the_register_is_filtered_by_dimension_class_and_words(desk: Desk, garden: UUID) -> None:
    club = organisations.add_organisation(desk, Organisation(name="Tuinclub", dimension=OuterDimension.COMMUNITY)).id
    organisations.set_class(desk, garden, EmployerClass.PREFERRED, "Denkt mee.")

    def found(query: OrganisationQuery) -> list[UUID]:
        return [row.organisation.id for row in organisations.organisations(desk, query)]

    assert found(OrganisationQuery(dimension=OuterDimension.COMMUNITY)) == [club]
    assert found(OrganisationQuery(employer_class=EmployerClass.PREFERRED)) == [garden]
    assert found(OrganisationQuery(search="rustig")) == [garden]


def test_that_the_example_of_freedoms_and_obligations_can_be_taken_over(desk: Desk, garden: UUID) -> None:
    template = desk.forms.organisation_template
    organisations.edit_organisation(
        desk, garden, freedoms=template.freedoms, obligations=template.obligations, agreed_on=TODAY
    )
    kept = organisations.organisation(desk, garden).organisation
    assert kept.freedoms == template.freedoms and len(kept.obligations) >= 4


def test_that_the_agreement_is_printed_for_both_to_sign_and_asks_for_words_first(desk: Desk, garden: UUID) -> None:
    with pytest.raises(InputRefused, match="voorbeeld"):
        agreement_pdf(desk, garden)
    organisations.edit_organisation(desk, garden, freedoms=("Wij kiezen zelf.",), obligations=("Wij begeleiden.",))
    content = agreement_pdf(desk, garden)
    assert content == agreement_pdf(desk, garden)
    words = Paper(content).text()
    for said in ("Vrijheden en verplichtingen van De Linde", "Wij kiezen zelf.", "Wij begeleiden.", "Marloes Dekker"):
        assert said in words


def test_that_a_line_comes_up_when_nobody_looked_for_so_many_months() -> None:
    assert unmaintained(None, TODAY, 12)
    assert not unmaintained(date(2025, 9, 15), TODAY, 12) and unmaintained(date(2025, 9, 14), TODAY, 12)
