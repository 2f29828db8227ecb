"""What helped: per thing that was deployed contributed, not or cannot say, with why (I07)."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.dossier import Dossier
from intake_app.domain.effects import DeployedKind, Effect
from intake_app.domain.vocabulary import CaseStatus
from intake_app.i18n import _
from intake_app.services import effects
from intake_app.services.effects import Deployed
from ui import theme
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.card import Card, Rule
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.fields import LineField
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import column, held, row
from ui.widgets.text import Text


class EffectsCard(Card):
    """One row per thing; every answer is kept at once, also before the dossier closes. Hidden when nothing was."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("What helped?"), icon="hand-helping", gap=12, name="card_effects")
        self._session = session
        self.parts: dict[tuple[DeployedKind, UUID], EffectPart] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.current().size(12))
        line = _("Talk about it together. It says something about the help, and nothing about the resident.")
        register = Button(_("What is known of all of them"), icon="list-checks", name="button_register")
        register.clicked.connect(lambda: session.navigate("wat-hielp"))
        self.add(Text(line, "body", color="text.2"), self._list, held(row(register, None)))

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what was deployed, as it was called then; parts stay, so that typing goes on."""
        found = effects.deployed(dossier)
        closed = dossier.case.status is CaseStatus.CLOSED
        shown = [one for one in found if not closed or one.told is not None]
        self.setVisible(bool(shown))
        for gone in set(self.parts) - {(one.kind, one.about) for one in shown}:
            part = self.parts.pop(gone)
            part.hide()
            part.deleteLater()
        for one in shown:
            key = one.kind, one.about
            if key not in self.parts:
                self.parts[key] = part = EffectPart(self._session, len(self.parts) + 1)
                self._list.addWidget(part)
                part.show()
            self.parts[key].show_effect(one, closed=closed)

    def commit(self) -> None:
        """Keep what is typed now."""
        for part in self.parts.values():
            part.why.commit()

    def focus_open(self) -> None:
        """Stand at the first thing of which nobody said anything."""
        for part in self.parts.values():
            if part.choice.value() is None:
                part.choice.setFocus()
                return
        self.setFocus()


class EffectPart(QWidget):
    """One thing that was deployed."""

    def __init__(self, session: Session, number: int) -> None:
        super().__init__()
        self._session = session
        self._one: Deployed | None = None
        self._name = Text("", "name", name=f"text_effect_{number}")
        self._sort = Text("", "small", color="text.2")
        self.choice = SegmentedChoice(
            [Option(value=one, label=effects.effect_words(one)) for one in Effect],
            name=f"field_effect_{number}",
            accessible_name="",
            clearable=True,
        )
        self.choice.value_changed.connect(self._choose)
        self.why = LineField(name=f"field_effect_{number}_why", max_length=effects.MOST_WORDS)
        self.why.text_committed.connect(lambda _text: self._choose(self.choice.value()))
        self._why = FormRow(_("Why"), self.why)
        self._said = Text("", "body", name=f"text_effect_{number}_said")
        words = held(column(self._name, self._sort, gap=0))
        self.setLayout(column(Rule(), words, held(row(self.choice, None)), self._why, self._said, gap=8))

    def show_effect(self, one: Deployed, *, closed: bool) -> None:
        """Show what was said of it. Of a closed dossier it only reads."""
        self._one = one
        told = one.told
        self._name.setText(one.name)
        self._sort.setText(effects.deployed_words(one.kind, one.offer_kind))
        self.choice.setAccessibleName(_("Did “{name}” help?").format(name=one.name))
        self.why.setAccessibleName(_("Why: {name}").format(name=one.name))
        self.choice.set_value(told.effect if told is not None else None)
        self.why.set_text(told.why if told is not None else "")
        self.choice.setVisible(not closed)
        self._why.setVisible(not closed and told is not None)
        said = ". ".join(part for part in (effects.effect_words(told.effect), told.why) if part) if told else ""
        self._said.setText(said)
        self._said.setVisible(closed)

    def _choose(self, effect: Effect | None) -> None:
        one, case_id, why = self._one, self._session.case_id, self.why.text()
        if one is not None and case_id is not None:
            self._session.change(lambda desk: effects.tell(desk, case_id, one, effect, why), owner=self)
