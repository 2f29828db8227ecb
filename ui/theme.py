"""The look: colours, text sizes and distances from `resources/themes`, as palette and answers for painters.

Nothing else in `ui` names a colour or a font. Widgets ask `current()` when they paint and listen to `Theme.changed`.
Only controls that Qt paints in parts (a scroll bar, a menu, a table) have a stylesheet, each its own small one: under a
sheet of the window every label and plane would take twice the memory and seven times the time to be made.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from intake_app import paths
from ui import style

TEXT_SCALES = (1.0, 1.15, 1.3, 1.5, 2.0)
TABLE_SCALE = (0.85, 1.33)
TABLE_SCREEN = (1440, 900)  # the size the table screens are drawn for
_NARROW_BELOW = 0.93
_NARROW_QUESTION = 34 / 37


class Look(StrEnum):
    """Which colours: those of the system's preference, or one that the user chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "hc"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The values of one theme file."""

    name: str
    colours: Mapping[str, str]
    widths: Mapping[str, int]
    web_fill: float


@cache
def load_tokens(name: str) -> Tokens:
    """The tokens of resources/themes/<name>.json."""
    raw = json.loads((paths.THEMES / f"{name}.json").read_text(encoding="utf-8"))
    return Tokens(name=name, colours=raw["color"], widths=raw["width"], web_fill=raw["web_fill"])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Base:
    """What all themes share: font families, text roles as (size, line height, weight), durations in ms."""

    family: list[str]
    codes: list[str]
    text: dict[str, tuple[int, int, int]]
    motion_ms: dict[str, int]


@cache
def _base() -> _Base:
    return _Base(**json.loads((paths.THEMES / "base.json").read_text(encoding="utf-8")))


@cache
def register_fonts() -> None:
    """Make the bundled fonts known to Qt; needs a QGuiApplication. Done once."""
    for path in sorted(paths.FONTS.glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise RuntimeError(f"font cannot be read: {path.name}")


class Theme(QObject):
    """The look in use. Colours by token ("text.1"), text by role ("h1"), both scaled to the user's text size."""

    changed = Signal()
    """Colours, text size or motion are different now: painted widgets update, icons are drawn anew."""
    table_scaled = Signal()
    """Only the table screens became larger or smaller, because the window did."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        register_fonts()
        style.ensure(app)
        self._app = app
        self._sheets: dict[str, str] = {}
        self._fonts: dict[tuple[int, int, bool], QFont] = {}
        self._look = Look.SYSTEM
        self._tokens = load_tokens("light")
        self._scale = 1.0
        self._table_scale = 1.0
        self._table_zoom = 1.0
        self._narrow = False
        self._calm = False
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        accessibility = getattr(hints, "accessibility", None)
        if accessibility is not None:
            accessibility().contrastPreferenceChanged.connect(self._system_changed)
        self._apply()

    # -- choosing ----------------------------------------------------------------------------------------------------

    def choose(
        self, look: Look | str | None = None, *, text_scale: float | None = None, calm: bool | None = None
    ) -> None:
        """Take another look, text size (1.0 to 2.0) or motion (`calm`: nothing moves); None leaves one as it is."""
        before = (self._tokens, self._scale, self._calm)
        if look is not None:
            self._look = Look(look)
        if text_scale is not None:
            self._scale = max(TEXT_SCALES[0], min(TEXT_SCALES[-1], text_scale))
        if calm is not None:
            self._calm = calm
        self._tokens = _tokens_for(self._look)
        if before != (self._tokens, self._scale, self._calm):
            self._apply()
            self.changed.emit()

    def fit_table(self, width: int, height: int) -> None:
        """Fit the table screens to a window of this size: larger as a whole (up to 1.33) in a roomy one.

        In a narrow one (1366 x 768) text keeps its size, only the question and the keys are a little lower; in a still
        smaller one everything shrinks, to 0.85.
        """
        low, high = TABLE_SCALE
        fit = min(width / TABLE_SCREEN[0], height / TABLE_SCREEN[1])
        narrow = fit < _NARROW_BELOW
        scale = round(max(low, min(high, fit / low if fit < low else max(1.0, fit))), 2)
        if (scale, narrow) != (self._table_scale, self._narrow):
            self._table_scale, self._narrow = scale, narrow
            self.table_scaled.emit()

    def zoom_table(self, zoom: float) -> None:
        """Larger text on the table screens only, on top of the user's text size; 1.0 is the ordinary size."""
        if zoom != self._table_zoom:
            self._table_zoom = zoom
            self.table_scaled.emit()

    @property
    def table_zoom(self) -> float:
        """How much larger the resident asked the table screens to be."""
        return self._table_zoom

    @property
    def look(self) -> Look:
        """What was chosen; SYSTEM follows the computer."""
        return self._look

    @property
    def name(self) -> str:
        """The theme that shows: "light", "dark" or "hc"."""
        return self._tokens.name

    @property
    def text_scale(self) -> float:
        return self._scale

    @property
    def table_scale(self) -> float:
        return self._table_scale

    @property
    def table_narrow(self) -> bool:
        """Whether the table screens have little room: lower keys, a smaller question."""
        return self._narrow

    def dress(self, control: QWidget, *parts: str) -> None:
        """Give a control that Qt paints the stylesheets of `resources/themes/controls`, now and after every change."""
        _Dress(self, control, parts)

    def sheet(self, *parts: str) -> str:
        """The stylesheets of these parts in the colours and sizes of now."""
        return "\n".join(self._part(part) for part in parts)

    # -- asking ------------------------------------------------------------------------------------------------------

    def color(self, token: str) -> QColor:
        """The colour of a token, such as "text.1" or "accent.tint"."""
        return QColor(self._tokens.colours[token])

    def mixed(self, token: str, into: str, share: float) -> QColor:
        """`share` (0 to 1) of one colour in another, for the border of a tinted band."""
        one, other = self.color(token), self.color(into)
        return QColor.fromRgbF(
            other.redF() + (one.redF() - other.redF()) * share,
            other.greenF() + (one.greenF() - other.greenF()) * share,
            other.blueF() + (one.blueF() - other.blueF()) * share,
        )

    def line(self, kind: str) -> int:
        """Width in px of a "border", of a "chosen" border, or of the focus "ring"."""
        return self._tokens.widths[kind]

    @property
    def web_fill(self) -> float:
        """How opaque the resident's area in the web is."""
        return self._tokens.web_fill

    def px(self, role: str) -> int:
        """Text size of a role in pixels."""
        return round(_base().text[role][0] * self._factor(role))

    def line_height(self, role: str) -> int:
        """Distance between the lines of a role in pixels."""
        return round(_base().text[role][1] * self._factor(role))

    def size(self, pixels: float, *, table: bool = False) -> int:
        """A distance or height of the design, times the text size; `table` also times the table screen's scale."""
        return round(pixels * self._scale * (self._table_scale * self._table_zoom if table else 1.0))

    def font(self, role: str = "body", *, weight: int | None = None, tabular: bool = False) -> QFont:
        """The font of a role; `tabular` gives figures that stand in columns."""
        key = (self.px(role), weight or _base().text[role][2], tabular)
        if key not in self._fonts:
            self._fonts[key] = _font(_base().family, *key[:2])
            if tabular:
                self._fonts[key].setFeature(QFont.Tag("tnum"), 1)
        return QFont(self._fonts[key])  # a copy: whoever asks may change it

    def code_font(self, role: str = "body") -> QFont:
        """The font with a slashed zero, for numbers that somebody copies by hand."""
        return _font(_base().codes, self.px(role), _base().text[role][2])

    def duration(self, motion: str) -> int:
        """Milliseconds of a motion ("fade", "point", "panel"); 0 when the person or the system wants calm."""
        from PySide6.QtWidgets import (
            QStyle,  # has enumerations by the hundred, and nothing moves before the first picture
        )

        animate = self._app.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
        return 0 if self._calm or not animate else _base().motion_ms[motion]

    def _factor(self, role: str) -> float:
        factor = self._scale * (self._table_scale * self._table_zoom if role.startswith("table.") else 1.0)
        return factor * _NARROW_QUESTION if role == "table.question" and self._narrow else factor

    # -- applying ----------------------------------------------------------------------------------------------------

    def _apply(self) -> None:
        self._sheets.clear()
        palette = self._palette()
        self._app.setFont(self.font("body"))
        self._app.setPalette(palette)
        QToolTip.setPalette(palette)  # it has one of its own

    def _part(self, part: str) -> str:
        if part not in self._sheets:
            template = Template((paths.THEMES / "controls" / f"{part}.qss").read_text(encoding="utf-8"))
            self._sheets[part] = template.substitute(_SheetValues(self))
        return self._sheets[part]

    def _palette(self) -> QPalette:
        roles = QPalette.ColorRole
        chosen = {
            roles.Window: "bg.table",
            roles.WindowText: "text.1",
            roles.Base: "bg.paper",
            roles.AlternateBase: "bg.sunken",
            roles.Text: "text.1",
            roles.Button: "bg.paper",
            roles.ButtonText: "text.1",
            roles.Highlight: "accent",
            roles.HighlightedText: "on.accent",
            roles.Accent: "accent",
            roles.Link: "accent",
            roles.LinkVisited: "accent",
            roles.PlaceholderText: "text.3",
            roles.ToolTipBase: "bg.paper",
            roles.ToolTipText: "text.1",
            roles.Light: "bg.paper",
            roles.Midlight: "bg.sunken",
            roles.Mid: "line.soft",
            roles.Dark: "line.strong",
            roles.Shadow: "line.strong",
            roles.BrightText: "on.accent",
        }
        palette = QPalette()
        for role, token in chosen.items():
            palette.setColor(QPalette.ColorGroup.All, role, self.color(token))
        for role, token in ((roles.WindowText, "text.3"), (roles.Text, "text.2"), (roles.ButtonText, "text.3")):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color(token))
        return palette

    def _system_changed(self) -> None:
        if self._look is Look.SYSTEM:
            self.choose()


class _Dress(QObject):
    """Keeps one control in its stylesheets; goes with it."""

    def __init__(self, look: Theme, control: QWidget, parts: tuple[str, ...]) -> None:
        super().__init__(control)
        self._look, self._parts = look, parts
        look.changed.connect(self._put_on)
        self._put_on()

    def _put_on(self) -> None:
        control = self.parent()
        if isinstance(control, QWidget):
            control.setStyleSheet(self._look.sheet(*self._parts))


class _SheetValues(Mapping[str, str]):
    """What the stylesheet may ask: ${text_1} a colour, ${s44} 44 px scaled, ${b44} the same less its borders, ${e44}
    less the thicker borders of an error, ${px_small} a text size, ${w_border} a width.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def __getitem__(self, name: str) -> str:
        if name == "icons":
            return paths.ICONS.as_posix()
        if name.startswith("w_"):
            return f"{self._theme.line(name[2:])}px"
        if name.startswith("px_"):
            return f"{self._theme.px(name[3:].replace('_', '.'))}px"
        if name[0] in "sbe" and name[1:].isdigit():
            borders = {"s": 0, "b": 2 * self._theme.line("border"), "e": 4}[name[0]]
            return f"{self._theme.size(int(name[1:])) - borders}px"
        return self._theme.color(name.replace("_", ".")).name()

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def _font(families: list[str], pixels: int, weight: int) -> QFont:
    font = QFont()
    font.setFamilies(families)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    return font


def _tokens_for(look: Look) -> Tokens:
    return _system_tokens() if look is Look.SYSTEM else load_tokens(look.value)


def _system_tokens() -> Tokens:
    """What the computer prefers. A forced contrast palette (as on Windows) is taken over, without tints."""
    hints = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)
    if accessibility is not None and accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        forced = QGuiApplication.platformName() == "windows"
        return tokens_from(QApplication.style().standardPalette()) if forced else load_tokens("hc")
    return load_tokens("dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light")


def tokens_from(palette: QPalette) -> Tokens:
    """Tokens made of a palette that the system forces upon every program: its colours only, no tints."""
    contrast = load_tokens("hc")
    roles = QPalette.ColorRole
    window, text = palette.color(roles.Window).name(), palette.color(roles.WindowText).name()
    colours = {
        token: window if token.startswith("bg.") or token.endswith(".tint") else text for token in contrast.colours
    }
    colours |= {token: palette.color(roles.Highlight).name() for token in ("accent", "accent.hover", "voice.resident")}
    colours |= {"on.accent": palette.color(roles.HighlightedText).name(), "bg.paper": palette.color(roles.Base).name()}
    return Tokens(name="hc", colours=colours, widths=contrast.widths, web_fill=0.0)


_in_use: list[Theme] = []


def install(app: QApplication) -> Theme:
    """Give `app` its look; later calls return the same theme."""
    if not _in_use:
        _in_use.append(Theme(app))
    return _in_use[0]


def current() -> Theme:
    """The look in use; `install` comes first."""
    return _in_use[0]
