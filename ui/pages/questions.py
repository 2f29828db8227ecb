"""The consultant's page for any form: whose voice, about whom, and the reading itself; driven by kinds alone (B03)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Measurement
from intake_app.domain.vocabulary import RaterRole
from intake_app.i18n import _
from intake_app.instruments.finishing import SUBJECT, Left
from intake_app.instruments.model import Instrument
from intake_app.services import editing
from ui.answers.special_buttons import KEYS
from ui.pages.finish_reading import FinishReading
from ui.pages.hidden_answer import other_voice
from ui.pages.page import Page
from ui.pages.page_header import PageHeader
from ui.pages.plan_columns import Room
from ui.pages.reading_view import ReadingView
from ui.pages.voice_choice import AboutWhom, VoiceChoice, first_voice, subjects
from ui.session import Session
from ui.theme import Theme
from ui.turns import Pieces, finish
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, Kind
from ui.widgets.text import Text

DEFAULT_FORM = "zrm-2017"


class QuestionsPage(Page):
    """The argument of the route names the form, its field the item: "vragen/zrm-huishouden#financien".

    After the form may stand the id of the step or place that it is about: "vragen/inkomenscheck/<id>".
    """

    page_id = "vragen"
    back_route = "beeld"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self.view: ReadingView | None = None
        self._dossier: Dossier | None = None
        self._rater = RaterRole.CONSULTANT
        self._subject, self._rater_name = "", ""
        self._asked = ""
        """The route whose subject was taken already, so that another one may be chosen on the page."""
        self._voices: VoiceChoice | None = None
        self._about: AboutWhom | None = None
        self.banner = Banner(name="banner_open_items")
        self.count = Text("", color="text.2", wrap=False, name="count")
        self.ready = Button("", name="button_ready")
        self.both = Button(_("See both voices"), kind=Kind.PRIMARY, icon="users", name="button_together")
        self.both.clicked.connect(lambda: self.session.navigate(f"twee-stemmen/{self.instrument.id}"))
        self._finish = FinishReading(session, self.banner)
        self._finish.go_there.connect(self._go_to_left)
        self.ready.clicked.connect(lambda _on: self._finish.press())
        self._layout = QVBoxLayout(self)
        size = theme.size
        self._layout.setContentsMargins(size(24), size(20), size(24) - 4, size(16))
        self._layout.setSpacing(size(12))
        self._header: PageHeader | None = None
        for part in (self.banner, self.count, self.ready, self.both):
            part.setParent(self)  # until there is a heading to stand in
            part.hide()

    # -- for those that show one form only ---------------------------------------------------------------------------

    def form_of(self, argument: str) -> str:
        """The form that a route is about."""
        return argument.partition("/")[0] or self.session.first_form

    def heading(self, instrument: Instrument) -> tuple[str, str]:
        """Title and line of the page."""
        return str(instrument.title), str(instrument.about)

    @property
    def instrument(self) -> Instrument:
        """The form on the page."""
        assert self.view is not None
        return self.view.instrument

    # -- Page --------------------------------------------------------------------------------------------------------

    @override
    def title(self) -> str:
        return self.heading(self.instrument)[0] if self.view is not None else ""

    @override
    def back_words(self) -> str:
        names = {"beeld": _("Picture"), "plan": _("Plan")}
        return names.get(self.back_route) or super().back_words()

    @override
    def enter(self, argument: str) -> None:
        super().enter(argument)
        self._asked = ""
        if argument.partition("/")[2]:  # asked from a step of the plan, or from a placement
            self.back_route = "plan"  # type: ignore[misc]  # where this page goes back to depends on who asked
        else:
            self.back_route = type(self).back_route  # type: ignore[misc]  # the same
        wanted = self.form_of(argument)
        if wanted not in self.session.forms.instruments:
            wanted = DEFAULT_FORM
        self.theme.fit_table(1440, 900)  # keys in the size of the design, whatever the table screen had
        if self.view is None or self.view.instrument.id != wanted:
            self._show_form(self.session.forms.instrument(wanted))

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        finish(self.show_in_turns(dossier))

    @override
    def show_in_turns(self, dossier: Dossier) -> Pieces:
        fresh = self._dossier is None
        if self._dossier is None or dossier.case.id != self._dossier.case.id:
            self._subject = next(iter(_earlier(self.instrument, dossier)), "")
        named = _named(self.argument.partition("/")[2], dossier) if self._asked != self.argument else ""
        if named:
            self._subject, self._asked = named, self.argument
        view = self.view
        if view is not None:
            view.reading.subject, view.reading.rater_name = self._subject, self._rater_name
            if fresh:
                view.make_ready(dossier)
                yield
        self._dossier = dossier
        if view is not None:
            view.show_dossier(dossier)

    @override
    def leave(self) -> bool:
        if self.view is not None:
            self.view.commit()
        if self._about is not None:
            self._about.commit()
        return True

    @override
    def place(self) -> str:
        path = f"{self.page_id}/{self.argument}" if self.argument else self.page_id
        return f"{path}#{self.view.item}" if self.view is not None else path

    @override
    def focus_field(self, name: str) -> None:
        if self.view is not None and name.partition("/")[0] in self.view.items:
            self.view.go_to(name)
            self.view.focus_start()
        else:
            super().focus_field(name)

    @override
    def focus_start(self) -> None:
        if self.view is not None:
            self.view.focus_start()

    @override
    def table_route(self) -> str:
        return f"tafel/{self.instrument.id}" if RaterRole.RESIDENT in self.instrument.raters else ""

    @override
    def next_missing(self, backward: bool = False) -> bool:
        return self.view is not None and self.view.next_open(backward)

    @override
    def help_topics(self) -> tuple[tuple[str, str], ...]:
        return (
            (_("1 – 9, N"), _("An answer, not discussed")),
            ("Enter", _("Next question")),
            (_("Ctrl ↓, Ctrl ↑"), _("Next, previous part")),
            (", ".join(key.replace("+", " ") for key in KEYS.values()), _("Not discussed, and the other three")),
        )

    # -- another form, voice or subject ------------------------------------------------------------------------------

    def _show_form(self, instrument: Instrument) -> None:
        self._rater, self._subject, self._rater_name = first_voice(instrument), "", ""
        self._dossier = None
        for old in (self._header, self._about):
            if old is not None:
                for kept in (self.count, self.ready, self.both):
                    kept.setParent(self)
                self._layout.removeWidget(old)
                old.hide()
                old.deleteLater()
        self._voices = VoiceChoice(instrument)
        self._voices.value_changed.connect(self._take_voice)
        self._about = AboutWhom(instrument)
        self._about.subject_chosen.connect(self._take_subject)
        self._about.rater_named.connect(self._name_rater)
        title, line = self.heading(instrument)
        self._header = PageHeader(title, line, self.count, self._voices, self.ready, self.both)
        self._layout.insertWidget(0, self._header)
        self._layout.insertWidget(1, self.banner)
        self._layout.insertWidget(2, self._about)
        self.banner.hide_message()
        self._make_view(instrument)

    def _make_view(self, instrument: Instrument) -> None:
        """A view of this form for the voice of now."""
        former, item = self.view, ""
        for kept in (self._header, self._about):
            if kept is not None:
                kept.setParent(self)
        if former is not None:
            former.commit()
            item = former.item if former.instrument.id == instrument.id else ""
            self._layout.removeWidget(former)
            former.hide()
            former.setParent(None)
            former.deleteLater()
        self.view = ReadingView(self.session, instrument, self._rater)
        self.view.reading.typed = True
        self.view.changed.connect(self._refresh)
        self.view.room_changed.connect(self._make_room)
        self.view.table_requested.connect(lambda: self.session.navigate(f"tafel/{instrument.id}"))
        self._layout.addWidget(self.view, 1)
        self.view.show()  # at once, so that the cursor can go there
        self._make_room()
        if self._dossier is not None:
            self.show_dossier(self._dossier)
            if item:
                self.view.go_to(item)

    def _take_voice(self, rater: RaterRole) -> None:
        self._rater, self._rater_name = rater, ""
        self.banner.hide_message()
        self._make_view(self.instrument)
        if self._voices is not None:
            self._voices.setFocus(Qt.FocusReason.OtherFocusReason)  # arrows go on to the next voice

    def _take_subject(self, subject: str) -> None:
        """The reading is about this one; a reading that was about nobody yet gets its name."""
        view = self.view
        assert view is not None
        view.commit()
        unnamed = view.reading.measurement if not self._subject else None
        self._subject = subject
        if unnamed is not None:
            wanted = unnamed.id
            self.session.change(lambda desk: editing.edit(desk, Measurement, wanted, subject=subject), owner=self)
        if self._dossier is not None:
            self.show_dossier(self._dossier)

    def _name_rater(self, name: str) -> None:
        view = self.view
        assert view is not None
        unnamed = view.reading.measurement if not self._rater_name else None
        self._rater_name = name
        if unnamed is not None:
            wanted = unnamed.id
            self.session.change(lambda desk: editing.edit(desk, Measurement, wanted, rater_name=name), owner=self)
        if self._dossier is not None:
            self.show_dossier(self._dossier)

    # -- showing -----------------------------------------------------------------------------------------------------

    def _refresh(self) -> None:
        view, dossier = self.view, self._dossier
        if view is None or dossier is None or self._voices is None or self._about is None:
            return
        _theirs, both_in = other_voice(dossier, self.instrument.id, view.reading.measurement, self._subject)
        self._finish.show_view(view, dossier)
        waits = view.waits or view.closed
        self.count.setText(view.count_words())
        self.ready.setText(_("Change something after all") if view.reading.ready else _("Ready for now"))
        self.count.setVisible(not waits)
        self.ready.setVisible(not waits)
        self.both.setVisible(both_in)
        self._voices.setVisible(not view.closed)
        self._voices.show_dossier(dossier, self._rater, self._subject)
        self._about.show_dossier(dossier, self._rater, self._subject, self._rater_name)
        self._say_whose_words(dossier)
        self._make_room()

    def _say_whose_words(self, dossier: Dossier) -> None:
        assert self._header is not None
        title, line = self.heading(self.instrument)
        if self._rater is RaterRole.RESIDENT:
            line = _("You type for {name}. Write {name}'s own words.").format(name=dossier.person.first_name)
        elif self._rater is RaterRole.TOGETHER:
            line = _("What you both agree on. It stands beside both voices and replaces neither.")
        self._header.set_words(title, line)
        self._header.fit()

    def _make_room(self, _room: Room | None = None) -> None:
        """In a small window title, voices and subject scroll with the answer, so that the answer has the room."""
        header, about, view = self._header, self._about, self.view
        if header is None or about is None or view is None:
            return
        small = view.columns_in_view.room is Room.SINGLE and view.answers_here
        inside = view.isAncestorOf(header)
        if small and not inside:
            view.put_above(header, about)
        elif not small and (inside or self._layout.indexOf(header) < 0):
            self._layout.insertWidget(0, header)
            self._layout.insertWidget(2, about)

    def _go_to_left(self, thing: Left) -> None:
        view = self.view
        assert view is not None
        if thing.key == SUBJECT:
            super().focus_field("subject_name" if self._subject == "" else "subject")
            return
        view.go_to(thing.key)
        if thing.field:
            super().focus_field(thing.field)
        else:
            view.focus_start()


def _earlier(instrument: Instrument, dossier: Dossier) -> tuple[str, ...]:
    """Subjects that readings of this form were about, the newest first."""
    read = {one.subject for one in dossier.measurements if one.instrument == instrument.id}
    return tuple(one for one in subjects(instrument, dossier) if one in read)


def _named(wanted: str, dossier: Dossier) -> str:
    """The words of the step or placement with this id; "" when there is none."""
    steps = ((one.id, one.what) for one in dossier.steps)
    places = ((one.id, one.title) for one in dossier.placements)
    found = (words for known, words in (*steps, *places) if str(known) == wanted)
    return next(found, "").strip() if wanted else ""


class ZrmPage(QuestionsPage):
    """The matrix under its own route, as the plan and the dossier jump to it."""

    page_id = "zrm"
    back_route = "dossier"

    @override
    def form_of(self, argument: str) -> str:
        return "zrm-2017"

    @override
    def heading(self, instrument: Instrument) -> tuple[str, str]:
        return _("Self-reliance"), f"{instrument.title}. {instrument.about}"


class ConsultantWebPage(QuestionsPage):
    """The consultant's own view on the web under its own route."""

    page_id = "web-consulent"
    back_route = "dossier"

    @override
    def form_of(self, argument: str) -> str:
        return "spinnenweb"

    @override
    def heading(self, instrument: Instrument) -> tuple[str, str]:
        return _("My view on the web"), _("The numbers help us talk. They are not marks.")
