"""The cards of the dossier screen, each showing one thing of a dossier and leading to where it is worked on."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from intake_app.domain.conversations import Contact
from intake_app.domain.dossier import Dossier
from intake_app.domain.vocabulary import ContactKind
from intake_app.i18n import _, format_day, format_short_day, ngettext
from intake_app.services import completeness, plans, tasks
from ui import theme
from ui.pages.folding import RunningRow
from ui.pages.urgent_terms import UrgentTerms
from ui.session import Session
from ui.widgets.buttons import Button, link
from ui.widgets.card import Card, Icon, Rule
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.status import LabelChip, MissingItem
from ui.widgets.text import Text

MOST_MISSING = 4
MOST_CONTACTS = 4
NO_BREAK = "\N{NO-BREAK SPACE}"
LONG_TITLE = 24  # letters; a longer one (it can hold a first name) wraps
CONTACT_ICONS = {
    ContactKind.HOME: "house",
    ContactKind.OFFICE: "building-2",
    ContactKind.WORKPLACE: "briefcase",
    ContactKind.PHONE: "phone",
    ContactKind.VIDEO: "video",
    ContactKind.MESSAGE: "message-circle",
    ContactKind.LETTER: "mail",
    ContactKind.OUTDOORS: "store",
}


class WishCard(Card):
    """What the resident wants, larger than anything else on the screen."""

    def __init__(self, session: Session) -> None:
        super().__init__(padding=20, gap=4, name="card_wish")
        self._session = session
        self._head = Text("", "small", color="text.2")
        self._quote = Text("", "quote", name="text_wish")
        self._said = Text("", "small", color="text.2")
        self._empty = EmptyState("", buttons=(("write", _("Write it down")),))
        self._empty.chosen.connect(lambda _key: session.navigate("gesprek#wil"))
        self.add(self._head, self._quote, self._said, self._empty)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the wish, or the way to write it down."""
        name = dossier.person.first_name
        plan = dossier.current_plan
        words = (plan.own_words if plan else "") or plans.said_in_own_words(dossier)
        self._head.setText(_("What {name} wants").format(name=name))
        self._quote.setText(f"“{words}”" if words else "")
        said_on = plan.own_words_said_on if plan and plan.own_words else None
        self._said.setText(
            _("{name}, {day}").format(name=name, day=format_day(said_on, weekday=False)) if said_on else ""
        )
        self._empty.set_text(_("Begin with the words of {name}. What does {name} want?").format(name=name))
        for widget, shown in ((self._quote, bool(words)), (self._said, bool(said_on)), (self._empty, not words)):
            widget.setVisible(shown)


class StrengthsCard(Card):
    """What the resident is good at, so that the screen never shows problems alone."""

    def __init__(self, session: Session) -> None:
        super().__init__(" ", padding=20, name="card_strengths")
        assert self.header is not None
        self.header.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)  # long names wrap
        self._lines = column(gap=8)
        self.add(self._lines)
        self._add = Button(
            _("Add something"),
            kind="quiet",
            icon="plus",
            name="button_add_strength",
            on_click=lambda: session.navigate("portfolio#strengths"),
        )
        self.add(self._add)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show up to four strengths."""
        assert self.header is not None
        self.header.title.setText(_("This is what {name} is good at").format(name=dossier.person.first_name))
        clear(self._lines)
        if not dossier.strengths:
            self._lines.addWidget(Text(_("What goes well? Ask that first, and write it here."), "body", color="text.2"))
        for strength in dossier.strengths[:4]:
            self._lines.addLayout(icon_line(strength.icon or "sparkles", strength.title))
        self._add.setVisible(len(dossier.strengths) < 4)


class ContactCard(Card):
    """The last contacts, newest first."""

    def __init__(self, session: Session) -> None:
        self._all = link(_("Show everything"), name="button_contacts")
        super().__init__(_("Last contact"), trailing=self._all, padding=16, gap=0, name="card_contact")
        self._all.clicked.connect(lambda: session.navigate("opvolging#contacts"))
        self._lines = column(gap=0)
        self._empty = Text(_("No contact yet. Did you call or write? Keep it in one line."), "body", color="text.2")
        self.add(self._empty, self._lines)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the newest contacts."""
        clear(self._lines)
        newest = sorted(dossier.contacts, key=lambda one: (one.contact_on, one.id), reverse=True)[:MOST_CONTACTS]
        for contact in newest:
            self._lines.addWidget(Rule())
            self._lines.addWidget(contact_line(contact))
        self._empty.setVisible(not newest)
        self._all.setText(_("Show everything") if newest else _("Write down"))


def contact_line(contact: Contact) -> QWidget:
    """Day, kind as icon, what was said, by whom."""
    day = Text(format_short_day(contact.contact_on), "body", color="text.2", wrap=False)
    day.setFixedWidth(theme.current().size(88))
    by = Text(contact.by.split(" ")[0], "small", color="text.2", wrap=False)
    line = row(day, Icon(CONTACT_ICONS[contact.kind], size=18, color="text.2"), Text(contact.note), by, margins=(0, 8))
    line.setStretch(2, 1)
    return held(line)


class MissingCard(Card):
    """What still lacks, for the plan and for the resident's own portfolio; each line opens the field."""

    def __init__(self, session: Session) -> None:
        self._count = LabelChip("")
        super().__init__(
            _("What is still missing"),
            icon="list-checks",
            trailing=self._count,
            divided=True,
            padding=0,
            gap=0,
            name="card_missing",
        )
        self._session = session
        self._lines = column(gap=0)
        self.add(self._lines)
        self.count = 0
        """How many doors there are."""
        self._whole = False
        self._dossier: Dossier | None = None
        self._items: list[MissingItem] = []

    def show_dossier(self, dossier: Dossier) -> None:
        """List the doors to what is missing."""
        self._dossier = dossier
        lacking = completeness.missing(self._session.forms, dossier, self._session.today(), self._session.rules)
        own = [part for part, filled in tasks.portfolio_parts(dossier).items() if not filled]
        self.count = len(lacking) + len(own)
        self._count.set_text(str(self.count))
        clear(self._lines)
        self._items = []
        if lacking:
            self._group(_("For the plan"), self._ground_words(dossier))
            shown = lacking if self._whole else lacking[:MOST_MISSING]
            for one in shown:
                self._item(one.title, one.sentence.removeprefix(f"{one.title}. ").rstrip("."), one.route)
            if len(lacking) > len(shown):
                words = _("Show {n} more").format(n=len(lacking) - len(shown))
                self._lines.addWidget(Button(words, kind="quiet", name="button_more", on_click=self._show_whole))
        if own:
            self._group(_("For {name}").format(name=dossier.person.first_name), _("Portfolio"))
            for part in own:
                self._item(portfolio_part_words(part), _("Still empty"), f"portfolio#{part}")
        if not lacking and not own:
            self._lines.addWidget(held(column(Text(_("Nothing is missing."), color="text.2"), margins=16)))

    def next_item(self, backward: bool = False) -> bool:
        """Put the cursor on the next (or previous) line; False when there is none further."""
        if not self._items:
            return False
        focused = next((index for index, item in enumerate(self._items) if item.hasFocus()), None)
        step = -1 if backward else 1
        wanted = (0 if step > 0 else len(self._items) - 1) if focused is None else focused + step
        if not 0 <= wanted < len(self._items):
            return False
        self._items[wanted].setFocus()
        return True

    def _show_whole(self) -> None:
        self._whole = True
        if self._dossier is not None:
            self.show_dossier(self._dossier)

    def _ground_words(self, dossier: Dossier) -> str:
        plan = dossier.current_plan
        grounds = plan.legal_grounds if plan else dossier.case.legal_grounds
        laws = (self._session.forms.ground(one) for one in grounds)
        return " · ".join(", ".join(part for part in (str(law.title), str(law.law)) if part) for law in laws)

    def _group(self, title: str, note: str) -> None:
        said = Text(note, "small", color="text.2", name="group_note")
        long = len(title) > LONG_TITLE
        words = Text(title, "strong", wrap=long)
        many = long or " · " in note  # wraps by itself, under the title
        head = held(column(words, said, gap=0)) if many else held(RunningRow(words, said, gap=8, line_gap=0))
        self._lines.addWidget(held(row(head, margins=(16, 12, 16, 8))))

    def _item(self, title: str, note: str, route: str) -> None:
        item = MissingItem(title, note, name=f"missing_{len(self._items)}")
        item.clicked.connect(lambda: self._session.navigate(route))
        self._items.append(item)
        self._lines.addWidget(Rule())
        self._lines.addWidget(item)


def portfolio_part_words(part: str) -> str:
    """A part of the portfolio by its name, as the resident says it."""
    return {
        "motto": _("In one sentence"),
        "strengths": _("What I am good at"),
        "wants": _("What I want"),
        "people": _("My people"),
        "done": _("What I have done"),
        "appointment": _("My next talk"),
    }[part]


class TermCard(Card):
    """The terms that are due first, each with its reason, and the next step when it has a day."""

    def __init__(self, session: Session) -> None:
        self._all = link(_("All terms"), name="button_terms")
        super().__init__(_("Term"), icon="hourglass", trailing=self._all, padding=16, gap=2, name="card_term")
        self._session = session
        self._all.clicked.connect(lambda: session.navigate("termijnen"))
        self._what, self._left = Text(""), Text("", "small", color="text.2")
        self._urgent = UrgentTerms(session)
        self.add(self._what, self._left, self._urgent)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the next step that has a day, and the terms."""
        self._urgent.show_dossier(dossier)
        day = dossier.case.next_step_on
        for words in (self._what, self._left):
            words.setVisible(day is not None and bool(dossier.case.next_step))
        if day is None:
            return
        short = format_short_day(day).replace(" ", NO_BREAK)
        self._what.setText(_("{what}: {day}").format(what=dossier.case.next_step, day=short))
        days = (day - self._session.today()).days
        if days < 0:
            self._left.setText(_("This day has passed. Choose a new one together."))
        elif days == 0:
            self._left.setText(_("That is today."))
        else:
            self._left.setText(ngettext("{n} day to go.", "{n} days to go.", days).format(n=days))


def icon_line(icon: str, words: str) -> QHBoxLayout:
    """A line of a card that begins with an icon."""
    line = row(Icon(icon, color="accent"), Text(words), gap=10)
    line.setStretch(1, 1)
    return line
