"""The picture on the dossier screen: the web that may be seen, or who is to move; and what the resident brings up."""

from __future__ import annotations

from intake_app.domain.dossier import Dossier
from intake_app.i18n import _, format_day
from intake_app.services import hidden_voices
from intake_app.services.hidden_voices import Cover, Shown
from ui import theme
from ui.pages.dossier_cards import icon_line
from ui.pages.look_together import LookTogether
from ui.pages.web_of_dossier import show_web
from ui.session import Session
from ui.widgets.buttons import link
from ui.widgets.card import Card
from ui.widgets.checks import LineSample
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text
from ui.widgets.web_view import WebView

WEB = "spinnenweb"
WEB_HEIGHT = 252  # px of the design
SMALL_WEB_HEIGHT = 196  # beside a sentence about the moment that is still covered
_ROUTES = {"zrm-2017": "zrm", WEB: "web-consulent"}
LONGEST_WORDS = 44  # letters of what the resident said about a part


class PictureCard(Card):
    """The web of the newest moment that may be seen. A moment that is still covered is named, never drawn."""

    def __init__(self, session: Session) -> None:
        self._look = link(_("See both voices"), name="button_two_voices")
        super().__init__(_("The picture now"), trailing=self._look, padding=20, name="card_picture")
        self._session = session
        self._instrument = session.forms.instrument(WEB)
        self._look.clicked.connect(lambda: session.navigate(f"twee-stemmen/{WEB}"))
        self._web = WebView(name="web_now")
        self._day = Text("", "small", color="text.2", name="web_day")
        self._legend = row(gap=18)
        self._legend_line = held(self._legend)
        self._empty = EmptyState("", buttons=(("table", _("At the table")), ("zrm", _("Fill in the matrix"))))
        self._empty.chosen.connect(
            lambda key: session.navigate(f"tafel/{WEB}" if key == "table" else self._own_route())
        )
        self._covered = EmptyState(
            "", buttons=(("mine", _("Fill in my part")), ("to_table", _("At the table"))), name="covered"
        )
        self._covered.chosen.connect(lambda key: session.navigate("web-consulent" if key == "mine" else f"tafel/{WEB}"))
        self._together = LookTogether(session, self._instrument)
        self._moments = link(_("See the moments"), name="button_moments")
        self._moments.clicked.connect(lambda: session.navigate("momenten"))
        self.add(self._empty, self._covered, self._together, self._day, self._web, self._legend_line)
        self.add(held(row(self._moments, None)))
        self.body.addStretch(1)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the web, whose turn it is, or how to begin one."""
        shown = hidden_voices.to_show(dossier, self._instrument, self._session.today())
        moment = shown.moment if shown is not None else None
        resident = moment.resident if moment is not None else None
        drawn = resident is not None and bool(dossier.answers_of(resident))
        covered = shown is not None and shown.cover is not Cover.OPEN
        name = dossier.person.first_name
        self._look.setVisible(moment is not None and moment.open)
        self._moments.setVisible(bool(dossier.measurements))
        self._empty.set_text(_("No web yet. {name} fills it in, that takes about ten minutes.").format(name=name))
        self._empty.setVisible(not drawn and not covered)
        self._empty.buttons[1].setText(self._own_words())
        self.setVisible(drawn or covered or self._session.offered.has(WEB))  # off is off: no box that asks for it
        self._show_cover(dossier, shown)
        self._web.setVisible(drawn)
        self._web.setFixedHeight(theme.current().size(SMALL_WEB_HEIGHT if covered else WEB_HEIGHT))
        show_web(self._web, self._instrument, dossier, moment if drawn else None)
        self._show_legend(drawn)
        earlier = shown is not None and shown.earlier and moment is not None
        self._day.setVisible(earlier)
        if earlier and moment is not None:
            day = format_day(moment.measured_on, weekday=False)
            self._day.setText(_("This is how it was on {day}.").format(day=day))

    def _own_route(self) -> str:
        first = self._session.first_form
        return _ROUTES.get(first, f"vragen/{first}")

    def _own_words(self) -> str:
        """What stands on the button of the form that the consultant begins with here."""
        first = self._session.first_form
        if first == WEB:
            return _("Fill in my part")
        return _("Fill in the matrix") if first in _ROUTES else str(self._session.forms.instrument(first).title)

    def _show_cover(self, dossier: Dossier, shown: Shown | None) -> None:
        """Say who is to move, in words that give nothing away."""
        name, cover = dossier.person.first_name, shown.cover if shown is not None else Cover.OPEN
        words = {
            Cover.OPEN: "",
            Cover.YOUR_TURN: _("{name} is ready. Fill in your part first, then you see both.").format(name=name),
            Cover.RESIDENT_BUSY: _("{name} is filling it in. You see it when you are both ready.").format(name=name),
            Cover.RESIDENTS_TURN: _("Your part is ready. When {name} is ready too, you see both.").format(name=name),
        }[cover]
        self._covered.set_text(words)
        self._covered.setVisible(cover is not Cover.OPEN)
        mine, table = self._covered.buttons
        mine.setVisible(cover is Cover.YOUR_TURN)
        table.setVisible(cover in (Cover.RESIDENT_BUSY, Cover.RESIDENTS_TURN))
        self._together.show_dossier(dossier, offered=cover is not Cover.OPEN)

    def _show_legend(self, drawn: bool) -> None:
        clear(self._legend)
        self._legend_line.setVisible(drawn)
        if drawn:
            self._legend.addStretch(1)
            for series in reversed(self._web.series):
                self._legend.addWidget(LineSample(series.style, series.name, beside=True))
            self._legend.addStretch(1)


class TalkCard(Card):
    """What the resident wants to talk about: the resident sets the agenda."""

    def __init__(self, session: Session) -> None:
        super().__init__(" ", padding=20, name="card_talk")
        self._session = session
        self._lines = column(gap=8)
        self.add(self._lines)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the ticked parts with the resident's own words; hidden when nothing is ticked or may be seen yet."""
        assert self.header is not None
        self.header.title.setText(_("{name} wants to talk about").format(name=dossier.person.first_name))
        clear(self._lines)
        instrument = self._session.forms.instrument(WEB)
        shown = hidden_voices.to_show(dossier, instrument, self._session.today())
        resident = shown.resident if shown is not None else None
        answers = dossier.answers_of(resident) if resident is not None else {}
        ticked = [item for item in instrument.items if item.id in answers and answers[item.id].talk_about]
        for item in ticked:
            words = _first_words(answers[item.id].text)
            line = f"{item.name}: {words}" if words else str(item.name)
            self._lines.addLayout(icon_line(item.icon or "message-circle", line))
        self.setVisible(bool(ticked))


def _first_words(text: str) -> str:
    """The first sentence of what somebody said, cut between two words when it is long."""
    sentence = text.strip().splitlines()[0].split(". ")[0].rstrip(".") if text.strip() else ""
    if len(sentence) > LONGEST_WORDS:
        sentence = sentence[:LONGEST_WORDS].rsplit(" ", 1)[0] + " …"
    return sentence[:1].lower() + sentence[1:] if sentence[1:2].islower() or sentence[1:2] == " " else sentence
