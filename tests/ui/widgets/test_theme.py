"""The look: contrast that was promised, text sizes that multiply, and icons that follow."""

from __future__ import annotations

import ast
import itertools
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QPalette, QRawFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from intake_app import paths
from ui import i18n_qt, icons, theme

LOOKS = ("light", "dark", "hc")


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2 contrast ratio."""

    def luminance(colour: QColor) -> float:
        parts = [colour.redF(), colour.greenF(), colour.blueF()]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", LOOKS)
def test_that_text_reads_on_every_plane(look: theme.Theme, name: str) -> None:
    look.choose(name)
    texts = ("text.1", "text.2", "text.3", "accent", "voice.consultant", "voice.earlier", "attention", "error", "done")
    planes = ("bg.paper", "bg.table", "bg.sunken", "accent.tint")
    for text, plane in itertools.product(texts, planes):
        assert contrast(look.color(text), look.color(plane)) >= 4.5, (text, plane)
    for one, other in (("on.accent", "accent"), ("on.accent", "accent.hover"), ("text.3", "bg.chip")):
        assert contrast(look.color(one), look.color(other)) >= 4.5


@pytest.mark.parametrize("name", LOOKS)
def test_that_borders_and_the_focus_ring_stand_out(look: theme.Theme, name: str) -> None:
    look.choose(name)
    for line, plane in itertools.product(("line.strong", "web.edge", "focus"), ("bg.paper", "bg.table")):
        assert contrast(look.color(line), look.color(plane)) >= 3.0, (line, plane)


def test_that_all_themes_name_the_same_tokens() -> None:
    tokens = [set(theme.load_tokens(name).colours) for name in LOOKS]
    assert tokens[0] == tokens[1] == tokens[2]


def test_that_the_palette_follows_the_theme(look: theme.Theme, qapp: QApplication) -> None:
    look.choose("dark")
    assert qapp.palette().color(QPalette.ColorRole.Window) == look.color("bg.table")
    assert qapp.palette().color(QPalette.ColorRole.Text) == look.color("text.1")


def test_that_text_and_distances_multiply_with_the_text_size(look: theme.Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(look.changed):
        look.choose(text_scale=1.5)
    assert look.px("h1") == 42
    assert look.size(44) == 66
    assert look.font("body").pixelSize() == 22
    look.choose(text_scale=9)
    assert look.text_scale == 2.0


def test_that_choosing_what_is_already_there_changes_nothing(look: theme.Theme, qtbot: QtBot) -> None:
    look.choose("light")
    with qtbot.assertNotEmitted(look.changed):
        look.choose("light", text_scale=1.0)


def test_that_table_screens_grow_as_a_whole_with_a_roomy_window(look: theme.Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(look.table_scaled), qtbot.assertNotEmitted(look.changed):
        look.fit_table(1920, 1200)
    assert look.table_scale == pytest.approx(1.33)
    assert look.px("table.key") == 32
    assert look.px("body") == 15
    look.fit_table(1440, 900)
    assert look.table_scale == 1.0


def test_that_a_narrow_table_screen_keeps_its_text_but_for_the_question(look: theme.Theme) -> None:
    look.fit_table(1366, 768)
    assert look.table_narrow
    assert look.px("table.min") == 16
    assert look.px("table.question") == 34
    look.fit_table(1024, 640)
    assert look.table_scale == pytest.approx(0.85)
    look.fit_table(1440, 900)
    assert look.px("table.question") == 37


def test_that_calm_means_that_nothing_moves(look: theme.Theme) -> None:
    assert look.duration("point") == 160
    look.choose(calm=True)
    assert look.duration("point") == look.duration("fade") == 0


def test_that_a_forced_palette_brings_no_tints(qapp: QApplication) -> None:
    palette = QPalette(QColor("black"), QColor("black"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("yellow"))
    tokens = theme.tokens_from(palette)
    assert set(tokens.colours) == set(theme.load_tokens("hc").colours)
    assert tokens.colours["error.tint"] == tokens.colours["bg.table"]
    assert tokens.colours["text.1"] == QColor("yellow").name()


def test_that_the_program_reads_in_its_own_font(look: theme.Theme, qapp: QApplication) -> None:
    assert qapp.font().family() == "Keukentafel Lees"
    for weight in (400, 500, 600, 700):
        assert look.font("body", weight=weight).weight() == weight


@pytest.mark.parametrize("sample", ["Yıldız ş ğ ł ž č ë é “’” – ·", "привет", "مرحبا", "ሰላም"])
def test_that_every_script_of_the_residents_has_a_bundled_font(look: theme.Theme, sample: str) -> None:
    raw = [
        QRawFont.fromFont(QFontDatabase.font(family, "Regular", 15))
        for family in ("Keukentafel Lees", "Source Sans 3", "Noto Sans Arabic", "Noto Sans Ethiopic")
    ]
    for letter in sample:
        assert any(font.supportsCharacter(ord(letter)) for font in raw), letter


@pytest.mark.parametrize("name", sorted(icons.names()))
def test_that_every_icon_draws(look: theme.Theme, name: str) -> None:
    image = icons.pixmap(name, 20, "accent", dpr=2.0).toImage()
    assert image.width() == 40
    assert any(image.pixelColor(x, y).alpha() > 0 for x in range(40) for y in range(40))


def test_that_icons_take_the_colour_of_the_theme_in_use(look: theme.Theme) -> None:
    light = icons.pixmap("check", 20, "text.1").cacheKey()
    assert icons.pixmap("check", 20, "text.1").cacheKey() == light
    look.choose("dark")
    assert icons.pixmap("check", 20, "text.1").cacheKey() != light


def test_that_a_name_of_an_icon_from_elsewhere_never_reads_another_file(look: theme.Theme) -> None:
    plain = icons.pixmap("circle", 20).toImage()
    assert icons.pixmap("../themes/light", 20).toImage() == plain
    assert icons.pixmap("no such icon", 20).toImage() == plain


def test_that_every_icon_that_the_code_names_is_shipped(root: Path) -> None:
    named: set[str] = set()
    for path in (root / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg in ("icon", "trailing_icon"):
                named |= {part.value for part in ast.walk(node.value) if isinstance(part, ast.Constant) and part.value}
            elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("Icon", "icons.icon", "icons.pixmap"):
                named |= {part.value for part in ast.walk(node.args[0]) if isinstance(part, ast.Constant)}
    words = {name for name in named if isinstance(name, str)}
    assert len(words) > 20
    assert words <= icons.names(), words - icons.names()


def test_that_every_icon_has_its_licence_beside_it() -> None:
    assert (paths.ICONS / "LICENSE-lucide.txt").exists()
    assert len(list(paths.FONTS.glob("*OFL.txt"))) == 4


def test_that_qt_itself_speaks_dutch(qapp: QApplication) -> None:
    translator = i18n_qt.install(qapp)
    assert translator is not None
    assert qapp.translate("QPlatformTheme", "Cancel") == "Annuleren"
    qapp.removeTranslator(translator)
