"""The consultant's second voice on the web: after the resident's, axis by axis, drawn dashed (G-W6)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.domain import web as geometry
from intake_app.domain.dossier import Dossier
from intake_app.domain.vocabulary import Special
from intake_app.i18n import _
from intake_app.instruments.special import special_label
from ui.pages.hidden_answer import other_voice
from ui.pages.prompt_card import PromptCard
from ui.pages.reading_page import ReadingPage
from ui.pages.table_web import ResidentWeb
from ui.session import Session
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.card import Card, Icon
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import TextArea
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import column, held, row
from ui.widgets.score_keys import ScoreKeys
from ui.widgets.text import Text


class ConsultantWebPage(ReadingPage):
    """Keys, own words and the own line only. Before the resident is ready there is nothing to fill in."""

    page_id = "web-consulent"
    instrument_id = "spinnenweb"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self.header.set_words(_("My view on the web"), _("The numbers help us talk. They are not marks."))
        self.keys = ScoreKeys(name="answer", accessible_name="")
        self.unknown = Button(_("Not discussed"), checkable=True, name="button_not_discussed")
        self.note = TextArea(name="answer_note", lines=2, placeholder=_("What do you see and hear now?"))
        self.web = ResidentWeb(self.reading, style=geometry.CONSULTANT)
        self.prompts = PromptCard()
        self.empty = EmptyState("", buttons=(("table", _("At the table")),), name="empty_web")
        self._icon = Icon("circle", size=28, color="accent")
        self._name = Text("", "h2", wrap=False, name="item_name")
        self._plain = Text("", color="text.2", elide=True)
        self._low, self._high = (Text("", "small", color="text.2", wrap=False) for _end in range(2))
        self._fill()
        self._listen()

    @override
    def title(self) -> str:
        return _("My view on the web")

    @override
    def enter(self, argument: str) -> None:
        super().enter(argument)
        self.theme.fit_table(1440, 900)  # keys in the size of the design, whatever the table screen had

    @override
    def focus_start(self) -> None:
        self.keys.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def commit(self) -> None:
        self.note.commit()

    @override
    def help_topics(self) -> tuple[tuple[str, str], ...]:
        return (
            ("0 – 9, End", _("A value, or 10")),
            ("← →", _("One lower or higher")),
            (_("Ctrl ↓, Ctrl ↑"), _("Next, previous part")),
        )

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        super().show_dossier(dossier)
        self.web.set_name(self.session.profile.consultant.split(" ")[0])
        mine = self.reading.measurement
        theirs, _both_in = other_voice(dossier, self.instrument_id, mine)
        waits = mine is None and (theirs is None or not theirs.ready)
        name = dossier.person.first_name
        started = theirs is not None
        self.empty.set_text(
            _("{name} is filling in the web. Your part comes after that.").format(name=name)
            if started
            else _("No web yet. {name} fills it in, which takes about ten minutes.").format(name=name)
        )
        self._switch.setCurrentIndex(1 if waits else 0)
        for part in (self.count, self.ready):
            part.setVisible(not waits)

    @override
    def show_item(self) -> None:
        assert self.dossier is not None
        item, answer = self.instrument.item(self.item), self.reading.answer(self.item)
        self._icon.set_icon(item.icon or "circle")
        self._name.setText(str(item.label))
        name = self.dossier.person.first_name
        self._plain.setText(_("For {name} this is called: {plain}").format(name=name, plain=str(item.name).lower()))
        self.keys.setObjectName(f"answer_{item.id}")
        self.keys.setAccessibleName(str(item.label))
        self.keys.set_value(answer.value)
        self.unknown.setChecked(answer.special is Special.NOT_DISCUSSED)
        self.note.set_text(answer.text)
        for text, value in ((self._low, 0), (self._high, geometry.HIGHEST)):
            level = self.instrument.level(item.id, value)
            text.setText(f"{value}: {level.short or level.plain}" if level is not None else "")
        self.web.set_active_item(item.id)
        self.web.refresh()
        self.prompts.show_prompts(item.prompts)

    def _chosen(self, value: Any) -> None:
        self.reading.record(self.item, value=value)

    def _fill(self) -> None:
        top = row(self._icon, self._name, self._plain, self.unknown, gap=12)
        top.setStretch(2, 1)
        ends = row(self._low, None, self._high)
        self.unknown.setAccessibleName(special_label(Special.NOT_DISCUSSED))
        note = FormRow(_("What I see"), self.note)
        frame = Card(padding=8)
        frame.add(self.web)
        self.web.setMinimumHeight(self.theme.size(250))
        self.centre.add(held(top), self.keys, held(ends), note)
        self.centre.add(frame, stretch=1)
        self.centre.body.setAlignment(Qt.AlignmentFlag(0))
        self.right.add(self.hidden, self.prompts)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        place = layout.indexOf(self.columns_in_view)
        layout.removeWidget(self.columns_in_view)
        switch = QWidget()
        self._switch = QStackedLayout(switch)
        self._switch.addWidget(self.columns_in_view)
        self._switch.addWidget(held(column(self.empty, None)))
        layout.insertWidget(place, switch, 1)

    def _listen(self) -> None:
        self.keys.value_changed.connect(self._chosen)
        self.keys.next_requested.connect(lambda: self.step(1))
        self.unknown.clicked.connect(
            lambda on: self.reading.record(self.item, special=Special.NOT_DISCUSSED if on else None)
        )
        self.note.text_committed.connect(lambda text: self.reading.record(self.item, text=text))
        self.web.next_requested.connect(lambda: self.step(1))
        self.web.item_chosen.connect(self.go_to)
        self.empty.chosen.connect(lambda _name: self.session.navigate(self.table_route()))
