"""Every way in which something of a resident leaves goes through one check of consent (M02, CC16)."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from intake_app.__main__ import main
from intake_app.clock import Clock
from intake_app.domain import print_ids
from intake_app.domain.collaboration import CaseConference, ConferenceParticipant, Handover, InvolvedParty
from intake_app.domain.network_words import ConsentHow, ConsentPurpose, HandoverSection, ShareBasis, ShareLevel
from intake_app.domain.people import Person
from intake_app.domain.placements import Placement
from intake_app.domain.planning import Goal
from intake_app.domain.portfolio_parts import Experience
from intake_app.errors import InputRefused
from intake_app.services import (
    access,
    batch_prints,
    consents,
    dossiers,
    editing,
    handovers,
    network_sheets,
    portfolio_versions,
    prints,
    referrals,
    sharing,
)
from intake_app.services import vaults as vault_service
from intake_app.services.consents import NotAgreed, Ruling
from intake_app.services.desk import Desk
from intake_app.services.sharing import Leaving
from tests.core.conftest import PASSPHRASE, TODAY

BAKERY, DEBTS = "Bakkerij Van Doorn", "Schuldhulp Rijnveen"


def left(desk: Desk, case_id: UUID, kind: str, day: date = TODAY) -> Leaving:
    return sharing.leaving(desk.dossier(case_id), desk.forms, kind, day)


def ruling(desk: Desk, case_id: UUID, kind: str, name: str, day: date = TODAY) -> Ruling:
    return sharing.check(desk.dossier(case_id), desk.forms, kind, name, day).ruling


def agree(desk: Desk, case_id: UUID, name: str, purpose: ConsentPurpose, *areas: str, **more: object) -> None:
    given = {"level": ShareLevel.FULL, "given_on": TODAY, "how": ConsentHow.SPOKEN, **more}
    consents.add(desk, case_id, recipient=name, purpose=purpose, areas=areas, **given)


def takes_part(desk: Desk, case_id: UUID, *areas: str) -> None:
    party = InvolvedParty(case_id=case_id, organisation=DEBTS, areas=areas, gets_plan=True)
    editing.add(desk, party)


# -- what leaves, and what is asked --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kind",
    [
        "portfolio",
        "cv",
        "cv-talenten",
        "kennismaking-kort",
        "koelkastkaart",
        "eigen-plan",
        print_ids.EVERYTHING,
        "toestemming",
    ],
)
def test_that_the_residents_own_paper_asks_nothing(desk: Desk, ready_case: UUID, kind: str) -> None:
    assert not left(desk, ready_case, kind).asks


@pytest.mark.parametrize("kind", sharing.NAMELESS)
def test_that_what_names_nobody_may_go_anywhere(desk: Desk, ready_case: UUID, kind: str) -> None:
    agree(desk, ready_case, BAKERY, ConsentPurpose.EMPLOYER, level=ShareLevel.NONE)
    assert not left(desk, ready_case, kind).asks
    assert ruling(desk, ready_case, kind, BAKERY) is Ruling.ALLOWED


@pytest.mark.parametrize(
    "kind", ["profiel-werkgever", "cv", "cv-talenten", "kennismaking-kort", "portfolio", "plaatsing"]
)
def test_that_an_employer_gets_nothing_without_consent_until_its_last_day(desk: Desk, case_id: UUID, kind: str) -> None:
    assert ruling(desk, case_id, kind, BAKERY) is Ruling.WARN
    last = TODAY + timedelta(days=10)
    agree(desk, case_id, BAKERY, ConsentPurpose.EMPLOYER, until=last)
    assert ruling(desk, case_id, kind, BAKERY, last) is Ruling.ALLOWED
    assert ruling(desk, case_id, kind, BAKERY, last + timedelta(days=1)) is Ruling.WARN
    assert ruling(desk, case_id, kind, "Garage Smit") is Ruling.WARN, "it was for one party"
    assert ruling(desk, case_id, "plan", BAKERY) is Ruling.WARN, "and for one purpose"


def test_that_the_profile_for_an_employer_always_asks_for_whom_and_offers_one_without_a_name(
    desk: Desk, case_id: UUID
) -> None:
    found = left(desk, case_id, "profiel-werkgever")
    assert found.asks and found.own and found.nameless == "profiel-anoniem"
    agree(desk, case_id, BAKERY, ConsentPurpose.EMPLOYER, level=ShareLevel.NONE)
    assert [one.ruling for one in left(desk, case_id, "profiel-werkgever").verdicts] == [Ruling.BLOCK]
    assert left(desk, case_id, "cv").asks, "a no that was said is told with every paper about work"


@pytest.mark.parametrize("kind", ["plan", "afspraken"])
def test_that_the_plan_asks_when_a_party_that_gets_it_may_not_have_it(desk: Desk, ready_case: UUID, kind: str) -> None:
    assert not left(desk, ready_case, kind).asks
    takes_part(desk, ready_case, "geld")
    found = left(desk, ready_case, kind)
    assert found.asks and found.own and [one.ruling for one in found.verdicts] == [Ruling.WARN]
    agree(desk, ready_case, DEBTS, ConsentPurpose.PLAN)
    assert not left(desk, ready_case, kind).asks


@pytest.mark.parametrize("area", ["screening-leefgebieden/psychisch", "zrm-2017/geestelijke-gezondheid"])
def test_that_a_goal_about_health_is_blocked_for_who_was_told_only_of_the_rest(
    desk: Desk, ready_case: UUID, area: str
) -> None:
    takes_part(desk, ready_case, "geld")
    agree(desk, ready_case, DEBTS, ConsentPurpose.PLAN)
    goal = desk.dossier(ready_case).goals[0]
    editing.edit(desk, Goal, goal.id, area=area)
    (found,) = left(desk, ready_case, "plan").verdicts
    assert found.ruling is Ruling.BLOCK and sharing.blocked_words(desk.forms, found)
    agree(desk, ready_case, DEBTS, ConsentPurpose.PLAN, "geld", *found.withheld)
    assert not left(desk, ready_case, "plan").asks


def test_that_a_hand_over_is_for_its_receiver_and_the_picture_takes_consent(desk: Desk, case_id: UUID) -> None:
    handover = Handover(case_id=case_id, to_organisation=DEBTS, sections=(HandoverSection.GOALS,))
    editing.add(desk, handover)
    found = left(desk, case_id, "overdracht")
    assert found.asks and not found.own and [one.ruling for one in found.verdicts] == [Ruling.WARN]
    handovers.change(desk, handover.id, sections=(HandoverSection.PICTURE,))
    assert [one.ruling for one in left(desk, case_id, "overdracht").verdicts] == [Ruling.BLOCK]
    assert [one.recipient for one in left(desk, case_id, access.DOSSIER_FILE).verdicts] == [DEBTS]


def test_that_a_case_sheet_and_a_placement_know_who_is_meant_to_get_them(desk: Desk, case_id: UUID) -> None:
    talk = CaseConference(case_id=case_id, held_on=TODAY, areas=("geld",))
    editing.add(desk, talk)
    for position, name in enumerate(("Sociaal team", DEBTS)):
        seat = ConferenceParticipant(case_id=case_id, conference_id=talk.id, position=position, organisation=name)
        editing.add(desk, seat)
    found = left(desk, case_id, "casusblad")
    assert [one.recipient for one in found.verdicts] == [DEBTS] and found.asks
    assert found.nameless == "casusblad-anoniem"
    editing.add(desk, Placement(case_id=case_id, title="Helpen", host=BAKERY))
    assert [one.recipient for one in left(desk, case_id, "plaatsing").verdicts] == [BAKERY]


def test_that_a_case_sheet_shows_as_any_paper_and_says_who_may_get_it_once_a_reason_is_kept(
    desk: Desk, case_id: UUID
) -> None:
    talk = CaseConference(case_id=case_id, held_on=TODAY, areas=("geld",))
    editing.add(desk, talk)
    for position, name in enumerate(("Sociaal team", DEBTS)):
        seat = ConferenceParticipant(case_id=case_id, conference_id=talk.id, position=position, organisation=name)
        editing.add(desk, seat)

    def receivers() -> tuple[str, ...]:
        return network_sheets.conference_sheet(desk.dossier(case_id), desk.forms, TODAY, anonymous=False).receivers

    assert b"%PDF" in prints.preview(desk, case_id, "casusblad") and receivers() == ()
    (before,) = left(desk, case_id, "casusblad").verdicts
    assert before.ruling is Ruling.WARN
    sharing.go_on(desk, case_id, "casusblad", DEBTS, "Overleg van vandaag")
    assert not left(desk, case_id, "casusblad").asks and receivers() == (DEBTS,)
    editing.edit(desk, CaseConference, talk.id, areas=("geld", "psychisch"))
    (found,) = left(desk, case_id, "casusblad").verdicts
    assert found.ruling is Ruling.BLOCK and receivers() == ()


@pytest.mark.parametrize("area", ["", "geld"])
def test_that_a_question_is_passed_on_by_consent_or_with_a_reason(desk: Desk, case_id: UUID, area: str) -> None:
    asked = referrals.add(desk, case_id, area=area, to_organisation=DEBTS)
    with pytest.raises(NotAgreed, match="nog geen toestemming") as refused:
        referrals.change(desk, asked.id, sent_on=TODAY)
    kind = refused.value.kind
    found = sharing.going_to(desk.dossier(case_id), desk.forms, kind, DEBTS, TODAY)
    assert found.asks and not found.own and found.verdicts == (refused.value.verdict,)
    made = sharing.go_on(desk, case_id, kind, DEBTS, "Uitzetting dreigt")
    assert (made.purpose, made.level, made.until) == (ConsentPurpose.REFERRAL, ShareLevel.SUMMARY, TODAY)
    referrals.change(desk, asked.id, sent_on=TODAY)
    with pytest.raises(NotAgreed):
        referrals.change(desk, asked.id, to_organisation=BAKERY)
    (kept,) = desk.dossier(case_id).referrals
    assert (kept.to_organisation, kept.sent_on) == (DEBTS, TODAY)


def test_that_no_reason_passes_on_what_is_protected_or_refused(desk: Desk, case_id: UUID) -> None:
    agree(desk, case_id, BAKERY, ConsentPurpose.REFERRAL, level=ShareLevel.NONE)
    for area, name in (("psychisch", DEBTS), ("geld", BAKERY)):
        with pytest.raises(NotAgreed) as refused:
            referrals.add(desk, case_id, area=area, to_organisation=name, sent_on=TODAY)
        with pytest.raises(InputRefused):
            sharing.go_on(desk, case_id, refused.value.kind, name, "Moet nu", ShareBasis.EMERGENCY)
    assert desk.dossier(case_id).referrals == ()


def test_that_what_was_asked_on_a_day_with_consent_may_be_written_down_after_it_ended(
    desk: Desk, case_id: UUID
) -> None:
    then = TODAY - timedelta(days=9)
    agree(desk, case_id, DEBTS, ConsentPurpose.REFERRAL, given_on=then, until=then)
    with pytest.raises(NotAgreed):
        referrals.add(desk, case_id, area="geld", to_organisation=DEBTS, sent_on=TODAY)
    referrals.add(desk, case_id, area="geld", to_organisation=DEBTS, sent_on=then)


@pytest.mark.parametrize(
    "kind", [access.DOSSIER_FILE, print_ids.EVERYTHING, "vergelijking", "terugblik", "ingevuld/zrm-2017"]
)
def test_that_all_of_life_is_blocked_for_others_without_a_consent_that_names_it(
    desk: Desk, case_id: UUID, kind: str
) -> None:
    purpose = sharing.purpose_of(kind)
    assert ruling(desk, case_id, kind, DEBTS) is Ruling.BLOCK
    agree(desk, case_id, DEBTS, purpose)
    assert ruling(desk, case_id, kind, DEBTS) is Ruling.BLOCK, "health and justice were not named"
    withheld = sharing.check(desk.dossier(case_id), desk.forms, kind, DEBTS, TODAY).withheld
    agree(desk, case_id, DEBTS, purpose, *withheld)
    assert ruling(desk, case_id, kind, DEBTS) is Ruling.ALLOWED


@pytest.mark.parametrize("kind", [access.DOSSIER_FILE, print_ids.EVERYTHING, "vergelijking"])
def test_that_who_may_know_a_summary_does_not_get_all_of_it(desk: Desk, case_id: UUID, kind: str) -> None:
    purpose = sharing.purpose_of(kind)
    withheld = sharing.check(desk.dossier(case_id), desk.forms, kind, DEBTS, TODAY).withheld
    agree(desk, case_id, DEBTS, purpose, *withheld, level=ShareLevel.SUMMARY)
    found = sharing.check(desk.dossier(case_id), desk.forms, kind, DEBTS, TODAY)
    assert found.ruling is Ruling.BLOCK and "samenvatting" in found.sentence and found.withheld == withheld
    with pytest.raises(InputRefused, match="samenvatting"):
        sharing.go_on(desk, case_id, kind, DEBTS, "Dat is makkelijker")
    agree(desk, case_id, DEBTS, purpose, *withheld)
    assert ruling(desk, case_id, kind, DEBTS) is Ruling.ALLOWED


def test_that_an_earlier_yes_does_not_come_up_again_when_the_last_one_ended_or_was_taken_back(
    desk: Desk, case_id: UUID
) -> None:
    kind = "profiel-werkgever"
    before, last = TODAY - timedelta(days=30), TODAY + timedelta(days=10)
    agree(desk, case_id, BAKERY, ConsentPurpose.EMPLOYER, given_on=before)
    agree(desk, case_id, BAKERY, ConsentPurpose.EMPLOYER, until=last)
    assert ruling(desk, case_id, kind, BAKERY, last) is Ruling.ALLOWED
    assert ruling(desk, case_id, kind, BAKERY, last + timedelta(days=1)) is Ruling.WARN, "the resident said until then"
    agree(desk, case_id, "Garage Smit", ConsentPurpose.EMPLOYER, given_on=before)
    agree(desk, case_id, "Garage Smit", ConsentPurpose.EMPLOYER)
    consents.change(desk, desk.dossier(case_id).consents[-1].id, withdrawn_on=TODAY)
    assert ruling(desk, case_id, kind, "Garage Smit") is Ruling.WARN, "it was taken back"
    agree(desk, case_id, "Garage Smit", ConsentPurpose.EMPLOYER)
    assert ruling(desk, case_id, kind, "Garage Smit") is Ruling.ALLOWED, "and given again on the same day"


def test_that_a_yes_for_one_day_leaves_what_was_agreed_before(desk: Desk, ready_case: UUID) -> None:
    takes_part(desk, ready_case, "geld")
    agree(desk, ready_case, DEBTS, ConsentPurpose.PLAN, "geld", given_on=TODAY - timedelta(days=30))
    party = desk.dossier(ready_case).involved_parties[0]
    editing.edit(desk, InvolvedParty, party.id, areas=("geld", "wonen"))
    sharing.go_on(desk, ready_case, "plan", DEBTS, "", ShareBasis.CONSENT)
    editing.edit(desk, InvolvedParty, party.id, areas=("geld",))
    assert ruling(desk, ready_case, "plan", DEBTS, TODAY + timedelta(days=1)) is Ruling.ALLOWED


# -- going on with a reason ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("basis", [ShareBasis.OWN_TASK, ShareBasis.EMERGENCY, ShareBasis.CONSENT])
def test_that_going_on_keeps_the_reason_with_the_dossier_for_today_only(
    desk: Desk, case_id: UUID, basis: ShareBasis
) -> None:
    made = sharing.go_on(desk, case_id, "profiel-werkgever", BAKERY, "Morgen proefdag", basis)
    assert made.basis is basis and made.until == TODAY and made.reason == "Morgen proefdag"
    assert ruling(desk, case_id, "profiel-werkgever", BAKERY) is Ruling.ALLOWED
    assert ruling(desk, case_id, "profiel-werkgever", BAKERY, TODAY + timedelta(days=1)) is Ruling.WARN
    assert b"%PDF" in prints.preview(desk, case_id, print_ids.CONSENT), "the resident reads who got what"
    desk.undo(case_id)
    assert desk.dossier(case_id).consents == ()


def test_that_a_reason_widens_a_consent_only_with_what_is_not_protected(desk: Desk, ready_case: UUID) -> None:
    takes_part(desk, ready_case, "geld", "wonen")
    agree(desk, ready_case, DEBTS, ConsentPurpose.PLAN, "geld")
    assert ruling(desk, ready_case, "plan", DEBTS) is Ruling.WARN
    assert set(sharing.go_on(desk, ready_case, "plan", DEBTS, "Huur regelen").areas) == {"geld", "wonen"}
    assert ruling(desk, ready_case, "plan", DEBTS) is Ruling.ALLOWED


@pytest.mark.parametrize(
    ("name", "reason", "said"), [("", "Waarom", "wie het krijgt"), (BAKERY, " ", "waarom het toch")]
)
def test_that_going_on_needs_a_name_and_a_reason(desk: Desk, case_id: UUID, name: str, reason: str, said: str) -> None:
    with pytest.raises(InputRefused, match=said):
        sharing.go_on(desk, case_id, "profiel-werkgever", name, reason)


def test_that_no_reason_gets_past_a_no_or_past_what_is_protected(desk: Desk, case_id: UUID) -> None:
    agree(desk, case_id, BAKERY, ConsentPurpose.EMPLOYER, level=ShareLevel.NONE)
    for kind, name in (("profiel-werkgever", BAKERY), (access.DOSSIER_FILE, DEBTS)):
        with pytest.raises(InputRefused):
            sharing.go_on(desk, case_id, kind, name, "Omdat het moet", ShareBasis.EMERGENCY)


def tell(desk: Desk, case_id: UUID) -> None:
    """Something for a profile: a paper of nothing is refused."""
    editing.add(desk, Experience(case_id=case_id, role="Helpt in het buurthuis"))


def test_that_a_version_goes_to_nobody_to_whom_the_resident_said_no(desk: Desk, ready_case: UUID) -> None:
    tell(desk, ready_case)
    version = portfolio_versions.keep(desk, ready_case, "kennismaking-kort")
    agree(desk, ready_case, BAKERY, ConsentPurpose.EMPLOYER, level=ShareLevel.NONE)
    with pytest.raises(InputRefused, match="wil niet"):
        portfolio_versions.hand_over(desk, version.id, BAKERY, consent_on=TODAY)
    portfolio_versions.hand_over(desk, version.id, "Garage Smit", consent_on=TODAY)


def test_that_a_version_does_not_go_on_a_consent_that_ended_or_was_taken_back(desk: Desk, ready_case: UUID) -> None:
    tell(desk, ready_case)
    version = portfolio_versions.keep(desk, ready_case, "kennismaking-kort")
    then = TODAY - timedelta(days=20)
    agree(desk, ready_case, BAKERY, ConsentPurpose.EMPLOYER, given_on=then, until=TODAY - timedelta(days=1))
    with pytest.raises(InputRefused, match="afgelopen"):
        portfolio_versions.hand_over(desk, version.id, BAKERY, consent_on=then)
    portfolio_versions.hand_over(desk, version.id, BAKERY, consent_on=then, given_on=TODAY - timedelta(days=2))
    portfolio_versions.hand_over(desk, version.id, BAKERY, consent_on=TODAY)
    agree(desk, ready_case, "Garage Smit", ConsentPurpose.EMPLOYER, given_on=then, withdrawn_on=TODAY)
    with pytest.raises(InputRefused, match="Teruggenomen"):
        portfolio_versions.hand_over(desk, version.id, "Garage Smit", consent_on=then)


def test_that_a_batch_passes_over_who_did_not_agree(desk: Desk, ready_case: UUID, tmp_path: Path) -> None:
    tell(desk, ready_case)
    wanted = batch_prints.Wanted(ready_case, "7")
    refused = batch_prints.into_folder(desk, wanted, batch_prints.Order("profiel-werkgever"), tmp_path)
    assert "Maak deze apart" in refused.refused and not list(tmp_path.iterdir())
    on_paper = batch_prints.content(desk, wanted, batch_prints.Order("profiel-werkgever"))
    assert isinstance(on_paper, batch_prints.Made) and on_paper.refused == refused.refused
    agree(desk, ready_case, BAKERY, ConsentPurpose.EMPLOYER)
    assert batch_prints.into_folder(desk, wanted, batch_prints.Order("profiel-werkgever"), tmp_path).file
    takes_part(desk, ready_case, "geld")
    assert batch_prints.into_folder(desk, wanted, batch_prints.Order("plan"), tmp_path).file, "it is our own file too"


# -- the command line ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A vault with one resident who is handed over, and what every command says of it."""
    place = tmp_path_factory.mktemp("delen")
    vault, secret = place / "kluis.keukentafel", place / "woorden"
    desk, _code = vault_service.create(vault, PASSPHRASE, Clock(TODAY))
    case_id = dossiers.open_dossier(desk, Person(first_name="Joyce", last_name="Veldkamp"))
    tell(desk, case_id)
    editing.add(desk, Handover(case_id=case_id, to_organisation=DEBTS, sections=(HandoverSection.GOALS,)))
    number = desk.dossier(case_id).case.number
    desk.close()
    secret.write_text(PASSPHRASE)
    options = [number, "--vault", str(vault), "--passphrase-file", str(secret), "--on", TODAY.isoformat()]
    return place, options


@pytest.mark.parametrize(
    ("command", "more", "code", "said"),
    [
        (["export"], ["--to", DEBTS], 3, "zonder toestemming"),
        (["export"], ["--to", DEBTS, "--because", "Spoed"], 3, "zonder toestemming"),
        (["export"], [], 0, "Alleen voor de inwoner of je eigen dossier"),
        (["print", "profiel-werkgever"], ["--to", BAKERY], 3, "profiel-anoniem"),
        (["print", "profiel-anoniem"], ["--to", BAKERY], 0, ""),
        (["print", "profiel-werkgever"], [], 0, ""),
        (["print", "overdracht"], [], 3, "--because"),
        (["print", "profiel-werkgever"], ["--to", BAKERY, "--because", "Proefdag"], 0, ""),
        (["print", "profiel-werkgever"], ["--to", BAKERY], 0, ""),
        (["print", "overdracht"], ["--because", "Eigen taak"], 0, ""),
    ],
)
def test_that_a_command_says_with_its_exit_code_whether_it_may_go(
    told: tuple[Path, list[str]],
    capsys: pytest.CaptureFixture[str],
    command: list[str],
    more: list[str],
    code: int,
    said: str,
) -> None:
    place, options = told
    out = place / f"{'-'.join((*command, *more)).replace(' ', '')}.pdf"
    assert main([*command, *options, "--out", str(out), *more]) == code
    assert out.exists() is (code == 0)
    assert said in capsys.readouterr().err


def test_that_a_print_with_the_data_inside_is_checked_as_the_data(
    told: tuple[Path, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    place, options = told
    words = place / "woorden-van-haar"
    words.write_text("de zin van Joyce zelf, heel lang")
    out = place / "met-gegevens.pdf"
    call = ["print", "portfolio", *options, "--out", str(out), "--carry", "--carry-passphrase-file", str(words)]
    assert main([*call, "--to", BAKERY, "--because", "Proefdag"]) == 3
    assert "zonder toestemming" in capsys.readouterr().err and not out.exists()
    assert main(call) == 0 and out.exists(), "for the resident nothing is asked"
