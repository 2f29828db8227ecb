"""The consultant's matrix: thirteen domains, five levels, never a sum (design 04, B01)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.domain.measuring import Measurement
from intake_app.domain.remark_dates import oldest_beyond
from intake_app.domain.vocabulary import InfoSource, Special
from intake_app.i18n import _, format_day
from intake_app.services import editing
from ui.pages.criteria import CriteriaCard
from ui.pages.prompt_card import PromptCard
from ui.pages.reading_page import ReadingPage
from ui.pages.zrm_levels import Levels
from ui.pages.zrm_training import TrainingCard
from ui.session import Session
from ui.theme import Theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Icon
from ui.widgets.checks import ChipSet
from ui.widgets.choices import Option
from ui.widgets.fields import TextArea
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import held, row
from ui.widgets.text import Text

GOES_WELL = "kan-wel"
_LONG_NAME = 14  # letters; a longer first name has no room on a button
LOW = 2
"""From this level down a remark is asked for (B05)."""


class ZrmPage(ReadingPage):
    """Levels from 5 down to 1, one domain at a time. Keys 1 to 5 and N while the levels have the focus."""

    page_id = "zrm"
    instrument_id = "zrm-2017"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        line = f"{self.instrument.title}. {self.instrument.about}"
        self.header.set_words(_("Self-reliance"), line)
        self.training = TrainingCard(session, self._trained)
        self.levels = Levels()
        self.sources = ChipSet(
            [Option(value=source, label=label) for source, label in _source_words("").items()],
            name="answer_sources",
            accessible_name=_("What do you base this on?"),
        )
        self.note = TextArea(name="answer_note", lines=2, placeholder=_("What do you see and hear now?"))
        self.note.setAccessibleName(_("Remark"))
        self.goes_well = TextArea(name="answer_goes_well", lines=1)
        self.circumstances = TextArea(name="answer_circumstances", lines=1)
        self.hint = Text("", "small", color="text.2", name="hint_remark")
        self.prompts = PromptCard()
        self._icon = Icon("circle", size=28, color="accent")
        self._name = Text("", "h2", wrap=False, name="item_name")
        self._plain = Text("", color="text.2", elide=True)
        self._handbook = Button(
            _("Handbook"), kind=Kind.QUIET, icon="book-open", checkable=False, name="button_handbook"
        )
        self._criteria = CriteriaCard(session)
        self._fill()
        self._listen()

    @override
    def title(self) -> str:
        return _("Self-reliance")

    @override
    def count_words(self, done: int, total: int) -> str:
        return _("{done} of {total} domains").format(done=done, total=total)

    @override
    def focus_start(self) -> None:
        self.levels.scale.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def help_topics(self) -> tuple[tuple[str, str], ...]:
        return ((_("1 – 5, N"), _("Level, not discussed")), (_("Ctrl ↓, Ctrl ↑"), _("Next, previous domain")))

    @override
    def commit(self) -> None:
        for field in (self.note, self.goes_well, self.circumstances):
            field.commit()

    @override
    def show_item(self) -> None:
        assert self.dossier is not None
        item, answer = self.instrument.item(self.item), self.reading.answer(self.item)
        name = self.dossier.person.first_name
        self._icon.set_icon(item.icon or "circle")
        self._name.setText(str(item.label))
        self._plain.setText(_("For {name} this is called: {plain}").format(name=name, plain=str(item.plain).lower()))
        self._show_levels()
        self.levels.set_answer(answer.value, answer.special)
        for button, words in zip(self.sources.buttons, _source_words(name).values(), strict=True):
            button.setText(words)
        self.sources.set_values(answer.info_sources)
        self.note.set_text(answer.text)
        self.goes_well.set_text(str(answer.extra_value(GOES_WELL) or ""))
        self.circumstances.set_text(answer.circumstances)
        self.hint.setText(self._remark_hint(answer.value, answer.text))
        self.hint.setVisible(bool(self.hint.text()))
        self.prompts.show_prompts(item.prompts)
        self.training.show_reading(self.reading.measurement)

    # -- showing -----------------------------------------------------------------------------------------------------

    def _show_levels(self) -> None:
        levels = self.instrument.levels_on_screen(self.item)
        self.levels.show_item(self.item, str(self.instrument.item(self.item).label), levels)
        self._handbook.setVisible(self._criteria.show_item(self.instrument, self.item))

    def _remark_hint(self, value: int | None, remark: str) -> str:
        """One line under the remark: too old, or missing where it matters."""
        lookback = self.instrument.rules.lookback_days
        old = oldest_beyond(remark, self.reading.measured_on, lookback)
        if old is not None:
            message = _("{day} is more than {n} days ago: does this still count now?")
            return message.format(day=format_day(old, weekday=False), n=lookback)
        if value is not None and value <= LOW and not remark.strip():
            return _("At this level a remark helps: what do you see?")
        begun = (self.session.today() - self.reading.measured_on).days
        if lookback and begun > lookback:
            return _("You began this on {day}. Look at now.").format(day=format_day(self.reading.measured_on))
        return ""

    # -- answering ---------------------------------------------------------------------------------------------------

    def _chosen(self, value: Any) -> None:
        if isinstance(value, Special):
            self.reading.record(self.item, special=value)
        else:
            self.reading.record(self.item, value=value, special=None)

    def _trained(self) -> None:
        """The training day was given: it belongs to the reading under way too (G-Z13)."""
        reading, day = self.reading.measurement, self.session.profile.zrm_trained_on
        if reading is not None and day is not None and reading.trained_on is None:
            wanted = reading.id
            self.session.change(lambda desk: editing.edit(desk, Measurement, wanted, trained_on=day), owner=self)

    # -- making ------------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        part = self.instrument.part_of(self.item)
        top = row(self._icon, self._name, self._plain, self._handbook, gap=12)
        top.setStretch(2, 1)
        how = Text(str(part.intro), "small", color="text.2")
        short = Text(_("Short explanation. The criteria are in the handbook."), "small", color="text.2")
        intro = row(how, None, short)
        base = row(Text(_("What do you base this on?"), "strong"), self.sources, gap=12)
        base.setStretch(1, 1)
        well, colours = self.instrument.field(GOES_WELL).label, _("What colours this score now?")
        words = row(FormRow(str(well), self.goes_well), FormRow(colours, self.circumstances), gap=16)
        words.setStretch(0, 1)
        words.setStretch(1, 1)
        self.centre.add(held(top), held(intro), self.levels, held(base), self.note, self.hint, held(words))
        self.right.add(self.hidden, self.prompts, self._criteria, _guards(str(self.instrument.reminder)))
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, self.training)

    def _listen(self) -> None:
        self.levels.chosen.connect(self._chosen)
        self.sources.values_changed.connect(lambda values: self.reading.record(self.item, info_sources=values))
        self.note.text_committed.connect(lambda text: self.reading.record(self.item, text=text))
        self.circumstances.text_committed.connect(lambda text: self.reading.record(self.item, circumstances=text))
        self.goes_well.text_committed.connect(lambda text: self.reading.record_extras(self.item, {GOES_WELL: text}))
        self._handbook.clicked.connect(self._criteria.turn)


def _source_words(name: str) -> dict[InfoSource, str]:
    """Where a score may rest on; `name` is the resident's first name."""
    told = _("{name} tells").format(name=name) if 0 < len(name) <= _LONG_NAME else _("The resident tells")
    return {
        InfoSource.TOLD: told,
        InfoSource.SEEN: _("Seen myself"),
        InfoSource.COLLEAGUE: _("Colleague"),
        InfoSource.PAPERS: _("Papers"),
    }


def _guards(reminder: str) -> Card:
    """What to mind while choosing (G-Z3 to G-Z6), always in view."""
    card = Card(_("Mind this while choosing"), icon="info", padding=18, gap=6, name="card_guards")
    best = _("Take the level that fits the whole best. Not everything has to fit.")
    card.add(Text(reminder, color="text.2"), Text(best, color="text.2"))
    return card
