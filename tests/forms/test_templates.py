"""A template that cannot be right is refused with file, line and remedy; all faults at once."""

from __future__ import annotations

import pytest

from intake_app import paths
from intake_app.instruments.problems import FormsRefused
from intake_app.instruments.templates import read_template

FUSION = (paths.FORMS / "templates" / "fusion.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("length = 12\n", "", "duur heeft een getal"),
        ('id = "fusion"', 'id = "andere"', "andere"),
        ("start = 9", "start = 2", "begint voor de fase"),
        ("start = 9", "start = 13", "begint nadat"),
        ('kind = "training"', 'kind = "dansen"', "dansen"),
        ("start = 1\n", "start = 1\nbeside = true\n", "eerste fase"),
        ("start = 5\n", "start = 5\nlessons = 4\n", "Lessen"),
        ("length = 12\n", "length = 12\nhours_low = 32\nhours_high = 28\n", "minste uren"),
    ],
)
def test_that_a_faulty_template_is_refused_with_line_and_remedy(before: str, after: str, message: str) -> None:
    assert before in FUSION
    with pytest.raises(FormsRefused) as refused:
        read_template(FUSION.replace(before, after, 1), "fusion.toml")
    told = " ".join(str(fault) for fault in refused.value.faults)
    assert message in told
    assert all(fault.line >= 1 and fault.remedy for fault in refused.value.faults)


def test_that_a_route_without_length_has_no_weeks() -> None:
    text = FUSION.replace("length = 12\n", "").replace('unit = "weken"\n', "")
    with pytest.raises(FormsRefused) as refused:
        read_template(text, "fusion.toml")
    assert len(refused.value.faults) == 3
