"""The web on the screen: what it draws, and the three ways in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from pytestqt.qtbot import QtBot

from intake_app.domain import web
from ui import theme
from ui.widgets.web_painting import WebSeries, stroke_scale
from ui.widgets.web_view import WebView

SIX = ("Mijn lichaam", "Hoofd en gevoel", "Wat telt voor mij", "Fijn leven", "Meedoen", "Mijn dag")
JOYCE = WebSeries(style=web.RESIDENT, values=(6, 5, 7, 5, 4, 7), name="Joyce")
MARLOES = WebSeries(style=web.CONSULTANT, values=(5, 3, 7, 6, 6, 7), name="Marloes")
HALFWAY = WebSeries(style=web.RESIDENT, values=(6, 5, 7, 5, 4, None))


@pytest.fixture
def view(qtbot: QtBot, look: theme.Theme) -> WebView:
    look.choose(calm=True)
    made = WebView(name="web")
    made.set_axes(SIX, tips=("Lichaamsfuncties",) * 6)
    made.resize(640, 560)
    qtbot.addWidget(made)
    made.show()
    return made


def at(view: WebView, axis: int, value: int) -> QPoint:
    return view.point_of(axis, value).toPoint()


def pixel(view: WebView, where: QPointF) -> str:
    image: QImage = view.grab().toImage()
    return image.pixelColor(where.toPoint()).name()


def test_that_a_voice_stands_where_its_values_are(view: WebView, look: theme.Theme) -> None:
    view.set_series([JOYCE])
    for axis, value in enumerate(JOYCE.values):
        assert value is not None
        assert pixel(view, view.point_of(axis, value)) == look.color("voice.resident").name()


def test_that_the_area_is_filled_only_when_every_axis_has_an_answer(view: WebView, look: theme.Theme) -> None:
    middle = QPointF(view.point_of(0, 0)) + QPointF(view.width() * 0.02, 12)
    view.set_series([HALFWAY])
    paper = pixel(view, middle)
    view.set_series([JOYCE])
    assert pixel(view, middle) != paper


def test_that_no_line_runs_to_a_missing_answer(view: WebView, look: theme.Theme) -> None:
    view.set_series([HALFWAY])
    start, end = view.point_of(4, 4), view.point_of(0, 6)
    image = view.grab().toImage()
    blue = look.color("voice.resident").name()
    assert blue not in colours_along(image, start, end)
    assert blue in colours_along(image, view.point_of(0, 6), view.point_of(1, 5)), "there is one between answers"


def colours_along(image: QImage, start: QPointF, end: QPointF) -> set[str]:
    """The colours between two points, away from the marks that stand there."""
    between = (start + (end - start) * share / 20 for share in range(4, 17))
    return {image.pixelColor(point.toPoint()).name() for point in between}


def test_that_a_voice_needs_one_value_per_axis(view: WebView) -> None:
    with pytest.raises(ValueError, match="one value per axis"):
        view.set_series([WebSeries(style=web.RESIDENT, values=(1, 2))])


def test_that_a_web_only_to_look_at_takes_no_answers(qtbot: QtBot, view: WebView) -> None:
    view.set_series([JOYCE])
    assert view.focusPolicy() == Qt.FocusPolicy.NoFocus
    with qtbot.assertNotEmitted(view.value_chosen):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at(view, 4, 8))


def test_that_a_tap_near_the_axis_gives_the_nearest_whole_value(qtbot: QtBot, view: WebView) -> None:
    view.set_series([HALFWAY])
    view.set_active(5)
    with qtbot.waitSignal(view.value_chosen) as chosen:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at(view, 5, 8) + QPoint(4, 12))
    assert chosen.args == [5, 8]


def test_that_an_answer_shows_when_the_page_sets_it(qtbot: QtBot, view: WebView, look: theme.Theme) -> None:
    view.set_series([HALFWAY])
    view.set_active(5)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at(view, 5, 8))
    assert view.series == (HALFWAY,)
    view.set_series([WebSeries(style=web.RESIDENT, values=(6, 5, 7, 5, 4, 8))])
    assert pixel(view, view.point_of(5, 8)) == look.color("voice.resident").name()


def test_that_a_tap_far_from_every_axis_does_nothing(qtbot: QtBot, view: WebView) -> None:
    view.set_series([HALFWAY])
    view.set_active(5)
    with qtbot.assertNotEmitted(view.value_chosen), qtbot.assertNotEmitted(view.axis_chosen):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))


def test_that_a_tap_on_another_axis_or_label_asks_for_that_axis(qtbot: QtBot, view: WebView) -> None:
    view.set_series([HALFWAY])
    view.set_active(5)
    with qtbot.assertNotEmitted(view.value_chosen), qtbot.waitSignal(view.axis_chosen) as asked:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at(view, 2, 9))
    assert asked.args == [2]
    label = view.layout_now().labels[1].box.centre
    with qtbot.waitSignal(view.axis_chosen) as asked:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(round(label.x), round(label.y)))
    assert asked.args == [1]


def test_that_dragging_tells_every_step_and_chooses_where_it_is_let_go(qtbot: QtBot, view: WebView) -> None:
    view.set_series([HALFWAY])
    view.set_active(4)
    steps: list[int] = []
    view.value_dragged.connect(lambda _axis, value: steps.append(value))
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=at(view, 4, 4))
    for value in (5, 6, 7):
        qtbot.mouseMove(view, at(view, 4, value))
    with qtbot.waitSignal(view.value_chosen) as chosen:
        qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at(view, 4, 7))
    assert steps == [4, 5, 6, 7]
    assert chosen.args == [4, 7]


def test_that_dragging_draws_no_more_than_what_changes_and_leaves_nothing_behind(
    qtbot: QtBot, view: WebView, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.set_series([MARLOES, JOYCE])
    view.set_active(2)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=at(view, 2, 9))
    for value, far in ((3, 9), (10, 3)):
        asked: list[QRect] = []
        before = view.grab().toImage()
        with monkeypatch.context() as watching:
            watching.setattr(view, "update", asked.append)
            qtbot.mouseMove(view, at(view, 2, value))
        after = view.grab().toImage()
        part = asked[-1]
        assert part.contains(at(view, 2, value)) and part.contains(at(view, 2, far))
        assert part.width() * part.height() < view.width() * view.height() / 2
        for image in (before, after):  # what lies outside is the same before and after
            painter = QPainter(image)
            painter.fillRect(part, Qt.GlobalColor.white)
            painter.end()
        assert before == after
        assert before.pixelColor(part.center()).name() == "#ffffff"


def test_that_escape_gives_a_drag_up(qtbot: QtBot, view: WebView) -> None:
    view.set_series([HALFWAY])
    view.set_active(4)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=at(view, 4, 9))
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(view.value_chosen):
        qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at(view, 4, 9))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Qt.Key.Key_Right, 5),
        (Qt.Key.Key_Left, 3),
        (Qt.Key.Key_End, 10),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_8, 8),
    ],
)
def test_that_keys_answer_the_active_axis(qtbot: QtBot, view: WebView, key: Qt.Key, value: int) -> None:
    view.set_series([HALFWAY])
    view.set_active(4)
    with qtbot.waitSignal(view.value_chosen) as chosen:
        qtbot.keyClick(view, key)
    assert chosen.args == [4, value]


def test_that_space_and_enter_are_for_the_page(qtbot: QtBot, view: WebView) -> None:
    view.set_series([HALFWAY])
    view.set_active(4)
    with qtbot.waitSignal(view.talk_requested):
        qtbot.keyClick(view, Qt.Key.Key_Space)
    with qtbot.waitSignal(view.next_requested):
        qtbot.keyClick(view, Qt.Key.Key_Return)


def test_that_a_point_slides_along_its_axis_and_arrives(qtbot: QtBot, view: WebView, look: theme.Theme) -> None:
    look.choose(calm=False)
    view.set_series([JOYCE])
    view.set_series([WebSeries(style=web.RESIDENT, values=(6, 5, 7, 5, 9, 7))])
    blue = look.color("voice.resident").name()
    qtbot.waitUntil(lambda: pixel(view, view.point_of(4, 9)) == blue)
    assert pixel(view, view.point_of(4, 4)) != blue


def test_that_a_balloon_stands_beside_the_label(view: WebView) -> None:
    view.set_talk([1])
    placed = {label.axis: label.balloon for label in view.layout_now().labels}
    assert placed[1] is not None
    assert placed[0] is None


def test_that_equal_scores_show_a_circle_inside_a_square(view: WebView, look: theme.Theme) -> None:
    view.set_series([MARLOES, JOYCE])
    where = view.point_of(2, 7)
    assert pixel(view, where) == look.color("voice.resident").name()
    scale = stroke_scale(view.layout_now().web)
    corner = where - QPointF(1, 1) * (web.CONSULTANT.marker_size * scale / 2)
    image = view.grab().toImage()
    nearby = [image.pixelColor((corner + QPointF(x, y)).toPoint()) for x in range(-2, 3) for y in range(-2, 3)]
    wanted = look.color("voice.consultant")
    assert any(abs(found.hue() - wanted.hue()) < 8 and found.saturation() > 120 for found in nearby)


def test_that_names_stand_beside_the_points_of_one_axis(view: WebView) -> None:
    view.set_series([MARLOES, JOYCE])
    before = view.grab().toImage()
    view.show_names(web.widest_difference(JOYCE.values, MARLOES.values))
    assert view.grab().toImage() != before


def test_that_the_drawing_is_one_picture_with_one_sentence(view: WebView) -> None:
    view.describe("Web van Joyce", "Hoogste: Wat telt voor mij, 7. Laagste: Meedoen, 4.")
    heard = QAccessible.queryAccessibleInterface(view)
    assert heard.role() == QAccessible.Role.Graphic
    assert heard.text(QAccessible.Text.Name) == "Web van Joyce"
    assert heard.text(QAccessible.Text.Description).startswith("Hoogste")


def test_that_another_look_or_size_draws_anew(view: WebView, look: theme.Theme) -> None:
    view.set_series([JOYCE])
    view.grab()
    look.choose("dark")
    assert pixel(view, view.point_of(0, 6)) == look.color("voice.resident").name()
    view.resize(420, 400)
    assert pixel(view, view.point_of(0, 6)) == look.color("voice.resident").name()


@pytest.mark.parametrize("n", [3, 4, 7, 13, 16])
def test_that_any_web_of_three_to_sixteen_axes_draws(view: WebView, n: int) -> None:
    view.set_axes([f"As {axis}" for axis in range(n)])
    view.set_series([WebSeries(style=web.EARLIER_STILL, values=(None, *range(1, n)[:9], *([0] * max(0, n - 10))))])
    view.set_active(n - 1)
    assert not view.grab().toImage().isNull()
