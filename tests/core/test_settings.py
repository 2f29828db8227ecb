from pathlib import Path

import pytest

from intake_app.settings import ThemeChoice, WindowSettings, load_settings, save_settings


def test_that_settings_come_back_as_they_were_kept(tmp_path: Path) -> None:
    chosen = WindowSettings(
        theme=ThemeChoice.DARK, text_scale=150, width=1366, height=768, maximised=True, hidden_when_shared=False
    )
    save_settings(chosen, tmp_path / "somewhere" / "settings.toml")
    assert load_settings(tmp_path / "somewhere" / "settings.toml") == chosen


@pytest.mark.parametrize(
    "text",
    [
        "",
        "theme = 'purple'\ntext_scale = 17",
        "not toml at all [",
        "language = 5\nwidth = -3",
        "hidden_when_shared = 1",
    ],
)
def test_that_what_is_not_understood_counts_as_not_chosen(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.toml").write_text(text, encoding="utf-8")
    assert load_settings(tmp_path / "settings.toml") == WindowSettings()


def test_that_bytes_of_another_kind_are_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes(b"\xff\xfe\x00")
    assert load_settings(tmp_path / "settings.toml") == WindowSettings()


def test_that_an_unwritable_place_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    save_settings(WindowSettings(), tmp_path / "file" / "settings.toml")


def test_that_text_grows_and_shrinks_by_the_steps_of_the_design() -> None:
    sizes = [WindowSettings()]
    while sizes[-1].larger() != sizes[-1]:
        sizes.append(sizes[-1].larger())
    assert [one.text_scale for one in sizes] == [100, 115, 130, 150, 200]
    assert sizes[-1].smaller().text_scale == 150
    assert sizes[0].smaller() == sizes[0]
