"""Matching in a real vault: own wishes and places (Leidse Kracht), ten weeks and an employer, a foreign diploma."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

import pytest

from intake_app.domain.candidacies import Candidacy, CandidacyStep, CandidateStatus, OwnAnswer
from intake_app.domain.catalogue import Place
from intake_app.domain.catalogue_words import PayKind, VacancySource
from intake_app.domain.entity import CaseEntity
from intake_app.domain.matching_reasons import arrangements, reason
from intake_app.domain.matching_words import Arrange, Consent, Criterion, MatchVerdict, Standing
from intake_app.domain.people import Person
from intake_app.domain.placements import Displacement, PlacementHours, PlacementStatus
from intake_app.domain.portfolio_choices import (
    EducationStatus,
    LanguageLevel,
    PreferenceKind,
    PreferenceWeight,
    Recognition,
    TransportMeans,
)
from intake_app.domain.portfolio_parts import (
    Competence,
    Experience,
    LanguageSkill,
    Preference,
    Qualification,
    WorkLimits,
)
from intake_app.domain.vocabulary import ContactKind
from intake_app.errors import InputRefused
from intake_app.exchange import dossier_file
from intake_app.services import (
    candidacies,
    contacts,
    dossiers,
    editing,
    match_room,
    match_seekers,
    match_texts,
    matching,
    parties,
    placements,
    places,
    prints,
)
from intake_app.services.desk import Desk
from intake_app.services.matching import PlaceMatch, PlacesFound, Question, ResidentsFound, Source
from tests.documents.reading import Paper

UTRECHT = "Utrecht"


@pytest.fixture(autouse=True)
def no_places_left(desk: Desk) -> Iterator[None]:
    yield
    with desk.vault.read() as reader:
        left = [one.id for one in reader.find(Place)]
    places.remove_places(desk, left)


def resident(desk: Desk, first_name: str, *parts: CaseEntity, town: str = UTRECHT) -> UUID:
    """A dossier with these parts of the portfolio."""
    case_id = dossiers.open_dossier(desk, Person(first_name=first_name, last_name="Voorbeeld", town=town))
    if parts:
        from dataclasses import replace

        editing.add(desk, *(replace(one, case_id=case_id) for one in parts))
    return case_id


NOWHERE = UUID(int=0)


def wish(
    what: str, weight: PreferenceWeight = PreferenceWeight.NICE, kind: PreferenceKind = PreferenceKind.TASK
) -> Preference:
    return Preference(case_id=NOWHERE, kind=kind, what=what, weight=weight)


def place(desk: Desk, title: str, **values: object) -> Place:
    return places.add_place(desk, Place(title=title, town=UTRECHT, **values))  # type: ignore[arg-type]


def read_everybody(desk: Desk) -> None:
    while not matching.read_on(desk).ready:
        pass


def found_of(found: PlacesFound, title: str) -> PlaceMatch:
    return next(one for one in found.shown if one.opening.title == title)


def names(found: ResidentsFound, standing: Standing) -> list[str]:
    return [one.name.split()[0] for one in found.shown if one.match.standing is standing]


def test_that_own_wishes_order_the_places_and_none_is_left_out(desk: Desk) -> None:
    """The Leidse-Kracht way: the resident's wishes, automatic matches, and reasons for each."""
    case_id = resident(
        desk,
        "Gerrit",
        wish("met hout werken", PreferenceWeight.MUST),
        wish("rustige plek", kind=PreferenceKind.SURROUNDINGS),
        Competence(case_id=NOWHERE, title="meubel gebouwd"),
        WorkLimits(case_id=NOWHERE, hours_min=8, hours_max=20, travel_minutes=30, transport=(TransportMeans.BICYCLE,)),
    )
    place(
        desk,
        "Houtwerkplaats",
        tasks=("speelgoed maken",),
        description="rustige plek",
        minutes_least=480,
        minutes_most=960,
    )
    place(desk, "Callcenter", tasks=("telefonische verkoop",))
    place(desk, "Iets nieuws")
    found = matching.places_for(desk, case_id)
    assert [one.opening.title for one in found.shown] == ["Houtwerkplaats", "Iets nieuws", "Callcenter"]
    assert found.counts == {Standing.WANTED: 1, Standing.ABLE: 0, Standing.TO_DISCUSS: 1, Standing.NOT_NOW: 1}
    wood = found_of(found, "Houtwerkplaats").match
    said = [reason(line) for line in wood.of(MatchVerdict.FITS)]
    assert any("met hout werken" in one and "Houtwerkplaats" in one for one in said)
    assert any("8-20" in one and "8-16" in one for one in said)
    assert "Vraag de inwoner of deze plek benaderd mag worden." in arrangements(wood.lines)


def test_that_a_changed_wish_and_a_changed_place_change_the_list_at_once(desk: Desk) -> None:
    case_id = resident(desk, "Rita", wish("koken"))
    kitchen = place(desk, "Keukenhulp")
    assert matching.places_for(desk, case_id).counts[Standing.WANTED] == 1
    (preference,) = desk.dossier(case_id).preferences
    editing.edit(desk, Preference, preference.id, what="tuinieren")
    assert matching.places_for(desk, case_id).counts[Standing.WANTED] == 0
    places.edit_place(desk, kitchen.id, title="Hulp in de tuin")
    assert matching.places_for(desk, case_id).counts[Standing.WANTED] == 1
    places.close_place(desk, kitchen.id)
    assert sum(matching.places_for(desk, case_id).counts.values()) == 0


def test_that_a_resident_sees_offers_of_the_catalogue_too(desk: Desk) -> None:
    case_id = resident(desk, "Mirjam", wish("naaien"))
    found = matching.places_for(desk, case_id, Source.OFFERS)
    wanted = [one.opening.title for one in found.shown if one.match.standing is Standing.WANTED]
    assert "'t Broek Omhoog naaiatelier" in wanted
    assert sum(found.counts.values()) > 100


def test_that_a_place_found_by_the_resident_is_a_yes_and_stands_in_the_list_of_all(desk: Desk) -> None:
    case_id = resident(desk, "Amina")
    made = candidacies.found_myself(desk, case_id, Place(title="Atelier om de hoek", organisation="Atelier Draad"))
    dossier = desk.dossier(case_id)
    assert (made.source, made.answer) == (VacancySource.SELF_FOUND, OwnAnswer.YES)
    assert [one.title for one in dossier.found_places] == ["Atelier om de hoek"]
    assert candidacies.standing(dossier, made) is CandidateStatus.FOUND
    assert matching.places_for(desk, case_id).shown[0].opening.title == "Atelier om de hoek"
    desk.undo(case_id)
    after = desk.dossier(case_id)
    assert (after.candidacies, after.candidacy_steps, after.found_places) == ((), (), ())
    assert matching.places_for(desk, case_id).shown == ()


def test_that_nobody_is_proposed_without_an_own_yes(desk: Desk, case_id: UUID) -> None:
    begun = candidacies.take(desk, case_id, place(desk, "Keukenhulp").id)
    candidacies.move(desk, begun, CandidateStatus.DISCUSSED)
    for outside in (
        CandidateStatus.PROPOSED,
        CandidateStatus.INTRODUCTION,
        CandidateStatus.TRIAL,
        CandidateStatus.PLACED,
    ):
        with pytest.raises(InputRefused):
            candidacies.move(desk, begun, outside)
    candidacies.say(desk, begun, OwnAnswer.YES, "Dat wil ik wel proberen.")
    candidacies.move(desk, begun, CandidateStatus.PROPOSED)
    candidacies.ask_consent(desk, case_id, Consent.NO)
    with pytest.raises(InputRefused):
        candidacies.move(desk, begun, CandidateStatus.INTRODUCTION)
    dossier = desk.dossier(case_id)
    assert [one.status for one in candidacies.history(dossier, begun)] == [
        CandidateStatus.FOUND,
        CandidateStatus.DISCUSSED,
        CandidateStatus.PROPOSED,
    ]
    assert dossier.candidacies[0].own_words == "Dat wil ik wel proberen."


def test_that_not_going_ahead_needs_why_and_is_kept_as_learning(desk: Desk, case_id: UUID) -> None:
    begun = candidacies.take(desk, case_id, place(desk, "Winkelhulp").id)
    with pytest.raises(InputRefused):
        candidacies.move(desk, begun, CandidateStatus.NOT_GONE_AHEAD)
    learned = "Ik wil liever niet achter de kassa."
    candidacies.move(desk, begun, CandidateStatus.NOT_GONE_AHEAD, why="Te druk daar", learned=learned)
    (_found, ended) = candidacies.history(desk.dossier(case_id), begun)
    assert (ended.why, ended.learned) == ("Te druk daar", learned)
    candidacies.move(desk, begun, CandidateStatus.DISCUSSED)  # and it may begin again
    assert candidacies.standing(desk.dossier(case_id), begun) is CandidateStatus.DISCUSSED


def test_that_the_days_of_every_status_are_told(desk: Desk, case_id: UUID) -> None:
    begun = candidacies.take(desk, case_id, place(desk, "Tuinhulp").id)
    first = desk.dossier(case_id).candidacy_steps[0]
    editing.edit(desk, CandidacyStep, first.id, since=desk.today() - timedelta(days=12))
    candidacies.move(desk, begun, CandidateStatus.DISCUSSED)
    told = candidacies.days_in(desk.dossier(case_id), begun, desk.today() + timedelta(days=3))
    assert [(step.status, days) for step, days in told] == [
        (CandidateStatus.FOUND, 12),
        (CandidateStatus.DISCUSSED, 3),
    ]


def test_that_a_place_finds_residents_and_keeps_to_what_they_agreed(desk: Desk) -> None:
    wants = resident(desk, "Wil", wish("in de zorg", PreferenceWeight.MUST))
    resident(desk, "Kan", Experience(case_id=NOWHERE, role="Zorghulp"))
    refuses = resident(desk, "Nee", wish("zorg"))
    candidacies.ask_consent(desk, refuses, Consent.NO)
    candidacies.ask_consent(desk, wants, Consent.YES)
    wanted = place(desk, "Zorghulp in het verpleeghuis")
    read_everybody(desk)
    found = matching.residents_for(desk, wanted.id)
    assert names(found, Standing.WANTED) == ["Wil"]
    assert names(found, Standing.ABLE) == ["Kan"]
    assert "Nee" not in [one.name.split()[0] for one in found.shown]
    assert found.withheld >= 1
    candidacies.ask_consent(desk, refuses, Consent.YES)
    read_everybody(desk)
    assert set(names(matching.residents_for(desk, wanted.id), Standing.WANTED)) == {"Wil", "Nee"}
    dossiers_before = found.looked_at
    desk.vault.erase(refuses, author="", label="")
    read_everybody(desk)
    after = matching.residents_for(desk, wanted.id)
    assert (names(after, Standing.WANTED), after.looked_at) == (["Wil"], dossiers_before - 1)
    assert str(refuses) not in str(desk.vault.profiles.kept())


def test_that_what_is_kept_of_residents_is_read_a_part_at_a_time(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who changed since is not read from what was kept, but anew; a part that was left half goes on."""
    some = [resident(desk, name, wish("koken")) for name in ("Eerste", "Tweede", "Derde")]
    read_everybody(desk)
    everybody = len(matching.room(desk).residents)
    editing.add(desk, Preference(case_id=some[0], kind=PreferenceKind.TASK, what="lassen"))
    monkeypatch.setattr(match_room, "_KEPT_AT_ONCE", 2)
    match_room._rooms.pop(desk)
    told = [matching.read_on(desk)]
    while not told[-1].ready:
        assert len(matching.room(desk).residents) <= 2 * len(told)
        told.append(matching.read_on(desk))
    assert (told[0].total, told[-1].done, len(told)) == (everybody + 1, everybody, everybody // 2 + 2)
    residents = matching.room(desk).residents
    assert {one.words for one in residents[some[0]].work} == {"koken", "lassen"}
    assert {one.words for one in residents[some[1]].work} == {"koken"}


def test_that_a_vacancy_by_phone_is_answered_from_the_own_files(desk: Desk) -> None:
    long_ago, lately = (
        resident(
            desk, name, Qualification(case_id=NOWHERE, title="Heftruckcertificaat", status=EducationStatus.FINISHED)
        )
        for name in ("Lang", "Kort")
    )
    resident(desk, "Zonder", WorkLimits(case_id=NOWHERE, hours_min=4, hours_max=8))
    for one in (long_ago, lately):
        editing.add(desk, Competence(case_id=one, title="heftruck rijden"))
    contacts.log(desk, lately, ContactKind.PHONE, "Gebeld")
    read_everybody(desk)
    question = Question(work="reachtruckchauffeur", papers="heftruckcertificaat", hours=24)
    found = matching.answer(desk, question)
    assert names(found, Standing.ABLE) == ["Lang", "Kort"]
    assert "Zonder" in names(found, Standing.NOT_NOW)
    longest = matching.answer(desk, Question(work="reachtruck", not_spoken_weeks=4))
    assert names(longest, Standing.ABLE) == ["Lang"]
    assert matching.answer(desk, Question(consultant="Iemand anders")).shown == ()


def test_that_a_foreign_diploma_is_valued_before_it_counts_as_no(desk: Desk) -> None:
    """The newcomer: the diploma is there, the language is on its way, and both say what can be arranged."""
    case_id = resident(
        desk,
        "Yusuf",
        Qualification(
            case_id=NOWHERE,
            title="Diploma verpleegkundige",
            status=EducationStatus.FINISHED,
            foreign=True,
            country="Syrië",
            recognised=Recognition.REQUESTED,
        ),
        LanguageSkill(case_id=NOWHERE, language="Nederlands", spoken_level=LanguageLevel.A2),
        wish("zorg"),
    )
    place(desk, "Verzorgende", conditions=("Diploma verzorgende IG",), language="Nederlands B1")
    found = matching.places_for(desk, case_id).shown[0].match
    papers = next(one for one in found.lines if one.criterion is Criterion.PAPERS)
    language = next(one for one in found.lines if one.criterion is Criterion.LANGUAGE)
    assert (papers.verdict, papers.arrange) == (MatchVerdict.UNKNOWN, Arrange.RECOGNITION)
    assert (language.verdict, language.arrange) == (MatchVerdict.DOES_NOT_FIT, Arrange.LANGUAGE_HELP)
    assert found.standing is Standing.NOT_NOW
    editing.edit(desk, LanguageSkill, desk.dossier(case_id).languages[0].id, spoken_level=LanguageLevel.B1)
    after = matching.places_for(desk, case_id).shown[0].match
    assert after.standing is Standing.WANTED
    editing.edit(desk, Qualification, desk.dossier(case_id).qualifications[0].id, recognised=Recognition.YES)
    whole = matching.places_for(desk, case_id).shown[0].match
    assert next(one for one in whole.lines if one.criterion is Criterion.PAPERS).verdict is MatchVerdict.FITS


def test_that_a_shielded_address_makes_distance_unknown_and_never_a_no(desk: Desk) -> None:
    case_id = resident(desk, "Esra", WorkLimits(case_id=NOWHERE, travel_km=3))
    dossier = desk.dossier(case_id)
    place(desk, "Bakkershulp")
    editing.edit(desk, Person, dossier.person.id, address_shielded=True)
    line = next(
        one for one in matching.places_for(desk, case_id).shown[0].match.lines if one.criterion is Criterion.DISTANCE
    )
    assert line.verdict is MatchVerdict.UNKNOWN


def test_that_ten_weeks_end_at_an_employer_with_both_sides_winning(desk: Desk) -> None:
    """The Jij-bent-in-Beeld way: portfolio, a place, an introduction, a trial, and all three parties."""
    case_id = resident(desk, "Gerrit", wish("met hout werken"), Experience(case_id=NOWHERE, role="Meubel gebouwd"))
    work = place(
        desk,
        "Meubelmaker",
        organisation="Hout & Zo",
        tasks=("schuren", "in elkaar zetten"),
        pay_kind=PayKind.WITH_BENEFIT,
    )
    begun = candidacies.take(desk, case_id, work.id)
    with pytest.raises(InputRefused):
        prints.preview(desk, case_id, "plaatsing")
    candidacies.say(desk, begun, OwnAnswer.YES, "Daar wil ik heen.")
    for status in (CandidateStatus.DISCUSSED, CandidateStatus.PROPOSED, CandidateStatus.INTRODUCTION):
        candidacies.move(desk, begun, status)
    made = placements.begin(desk, begun)
    assert (made.host, made.tasks) == ("Hout & Zo", "schuren\nin elkaar zetten")
    assert placements.begin(desk, begun).id == made.id
    with pytest.raises(InputRefused):
        placements.edit(desk, made, status=PlacementStatus.TRIAL)
    points = placements.points(desk.dossier(case_id), desk.forms, made, desk.today())
    lacking = {one.field or one.route for one in points}
    assert {
        "yes_on",
        "win",
        f"vragen/inkomenscheck/{made.id}",
        "displacement",
        "tafel/waardevol-werk",
        "parties",
        "hours",
    } <= lacking
    day = desk.today()
    placements.edit(desk, made, yes_on=day, yes_words="Ja.", win_resident="Een vak leren", win_place="Extra handen")
    placements.edit(desk, made, displacement=Displacement.ADDITIONAL, displacement_why="Het werk bleef liggen.")
    placements.put_hours(desk, made, PlacementHours(from_on=day, planned=12))
    fresh = desk.dossier(case_id).placements[0]
    placements.put_hours(desk, fresh, PlacementHours(from_on=day, planned=8))
    placements.edit(desk, fresh, status=PlacementStatus.TRIAL, starts_on=day, ends_on=date(2026, 12, 14))
    agreement = placements.agree(desk, fresh)
    assert {one.role for one in agreement.parties} == {parties.RESIDENT, parties.EMPLOYER, parties.DIRECTOR}
    dossier = desk.dossier(case_id)
    kept = dossier.placements[0]
    assert [one.planned for one in kept.hours] == [8]
    left = {one.field for one in placements.points(dossier, desk.forms, kept, desk.today())} - {""}
    assert left == {"parties"}
    placements.edit(desk, kept, not_yet="Nog niet tillen.", support="Jobcoach Bo")
    paper = Paper(prints.preview(desk, case_id, "plaatsing")).text()
    for words in (
        "Meubelmaker, Hout & Zo",
        "Een vak leren",
        "Extra handen",
        "8 uur per week",
        "schuren",
        "Jobcoach Bo",
    ):
        assert words in paper
    assert "tillen" not in paper and "uitkering" not in paper
    placements.edit(desk, kept, share_not_yet=True)
    assert "Nog niet tillen." in Paper(prints.preview(desk, case_id, "plaatsing")).text()
    with pytest.raises(InputRefused):
        placements.edit(desk, kept, status=PlacementStatus.ENDED)
    assert dossier_file.from_json(dossier_file.to_json(dossier)) == dossier


def test_that_a_place_with_a_placement_stays_and_another_one_can_be_left_out(desk: Desk, case_id: UUID) -> None:
    begun = candidacies.take(desk, case_id, place(desk, "Tuinhulp").id)
    other = candidacies.take(desk, case_id, place(desk, "Winkelhulp").id)
    placements.begin(desk, begun)
    with pytest.raises(InputRefused):
        candidacies.leave(desk, begun)
    candidacies.leave(desk, other)
    assert [one.id for one in desk.dossier(case_id).candidacies] == [begun.id]
    desk.undo(case_id)
    assert {one.id for one in desk.dossier(case_id).candidacies} == {begun.id, other.id}


def test_that_a_candidacy_can_be_read_when_its_place_is_gone(desk: Desk, case_id: UUID) -> None:
    wanted = place(desk, "Fietsenmaker", organisation="Wiel")
    begun = candidacies.take(desk, case_id, wanted.id)
    places.remove_places(desk, (wanted.id,))
    dossier = desk.dossier(case_id)
    assert (dossier.candidacies[0].title, dossier.candidacies[0].organisation) == ("Fietsenmaker", "Wiel")
    assert matching.place_for(desk, dossier, begun.place_id) is None
    assert isinstance(begun, Candidacy)


def test_that_the_parts_read_for_everybody_give_what_the_whole_dossier_gives(desk: Desk) -> None:
    case_id = resident(
        desk,
        "Heel",
        wish("koken", PreferenceWeight.MUST),
        wish("buiten", kind=PreferenceKind.SURROUNDINGS),
        Competence(case_id=NOWHERE, title="taarten bakken"),
        Qualification(case_id=NOWHERE, title="VCA", status=EducationStatus.FINISHED),
        LanguageSkill(case_id=NOWHERE, language="Nederlands", mother_tongue=True),
        Experience(case_id=NOWHERE, role="Bakkershulp", tasks="brood bakken"),
        WorkLimits(case_id=NOWHERE, hours_min=8, hours_max=16, licences=(), travel_minutes=30),
    )
    candidacies.ask_consent(desk, case_id, Consent.YES)
    whole = match_seekers.seeker_of(desk.dossier(case_id), desk.forms, desk.today())
    read_everybody(desk)
    assert matching.room(desk).residents[case_id] == whole
    assert match_texts.read(match_seekers.written(desk.dossier(case_id), desk.forms, desk.today())) == whole
    assert all(getattr(whole, name) for name in ("skills", "papers", "languages", "work", "setting", "hours"))
