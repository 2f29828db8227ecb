"""What the resident expects of us and what we expect of the resident: two fields beside the motivation (A05)."""

from __future__ import annotations

from uuid import UUID

from intake_app.domain.vocabulary import RaterRole
from intake_app.services import measuring, prints
from intake_app.services.desk import Desk
from tests.documents.reading import Paper

from .conftest import TODAY


def test_that_both_expectations_are_kept_apart_and_stand_on_the_paper_of_the_form(desk: Desk, case_id: UUID) -> None:
    reading = measuring.start_reading(desk, case_id, "krachteninventaris", RaterRole.RESIDENT)
    measuring.record_answer(desk, reading.id, "motivatie", text="Ik wil weer meedoen.")
    said = {"verwacht-inwoner": "Dat u mij terugbelt.", "verwacht-consulent": "Dat ik afbel als ik niet kan."}
    measuring.record_extra(desk, reading.id, "motivatie", dict(said))
    answer = desk.dossier(case_id).answers_of(desk.dossier(case_id).measurements[0])["motivatie"]
    assert {name: answer.extra_value(name) for name in said} == said
    measuring.mark_ready(desk, reading.id)
    kind = f"ingevuld/krachteninventaris/inwoner/{TODAY.isoformat()}"
    text = Paper(prints.preview(desk, case_id, kind)).text()
    for words in (*said.values(), "Wat ik van de gemeente verwacht", "Wat de gemeente van mij verwacht"):
        assert words in text
    assert "terugbelt" not in Paper(prints.preview(desk, case_id, "portfolio")).text(), "never on the portfolio"
