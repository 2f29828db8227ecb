"""Which duties hold for whom: per duty yes, no or exempt, why, and how it was said back (E03)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.planning import Plan
from intake_app.domain.rights import Duty, DutyApplies
from intake_app.i18n import _
from intake_app.instruments.textblocks import BlockLine
from intake_app.services import duties
from ui import theme
from ui.pages.folding import EqualColumns
from ui.pages.plan_rights import RightsCard
from ui.widgets.card import Rule
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.date_field import DateField
from ui.widgets.fields import LineField, TextArea
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text
from ui.widgets.typed_dates import Direction

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from intake_app.instruments.textblocks import TextBlock
    from ui.pages.plan_saving import Saving
    from ui.session import Session


class DutiesCard(RightsCard):
    """Nothing holds by default: each line waits for a yes."""

    field = "duties"

    def __init__(self, session: Session, saving: Saving, first_name: str) -> None:
        super().__init__(session, saving, first_name, _("Which duties hold"), name="card_duties")
        self._plan: Plan | None = None
        self._person = ""
        self._made_for: tuple[str, tuple[str, ...]] = ("", ())
        self._lines: dict[str, DutyLine] = {}
        explain = _("Nothing holds by itself. Choose together what holds, and say why.")
        self._style = DutyStyle(session)
        self._whose = column(gap=0)
        self._people: SegmentedChoice | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.current().size(8))
        self._first = Text(_("Choose the text of the municipality above. Then the duties come here."), "body")
        self._discussed = DateField(name="field_duties_discussed_on", today=session.today, direction=Direction.BACK)
        self._discussed.date_committed.connect(lambda day: self._explain(discussed_on=day))
        self._understood = TextArea(name="field_duties_understood", lines=2)
        self._understood.text_committed.connect(lambda text: self._explain(understood=text.strip()))
        self._talk = column(
            Rule(),
            FormRow(_("Discussed on"), self._discussed),
            FormRow(_("How {name} says it back").format(name=first_name), self._understood),
            gap=12,
        )
        self._foot = held(self._talk)
        self.add(Text(explain, "body", color="text.2"), self._style, self._whose, self._first, self._list, self._foot)

    def show_plan(self, dossier: Dossier, plan: Plan, *, read_only: bool) -> None:
        """Show the duties of the chosen text for the chosen person."""
        self._plan = plan
        self._style.show_dossier(dossier)
        block = duties.text_of(self.session.forms, dossier, plan)
        self._first.setVisible(block is None)
        self._foot.setVisible(block is not None)
        self._show_people(duties.people(dossier))
        self._make_lines(block)
        shown = duties.lines_shown(dossier, plan, block, self._person) if block is not None else {}
        for code, line in self._lines.items():
            line.show_duty(shown[code], read_only=read_only)
        holding = [one for one in shown.values() if one.applies is DutyApplies.YES]
        self._discussed.set_value(next((one.discussed_on for one in holding if one.discussed_on), None))
        self._understood.set_text(next((one.understood for one in holding if one.understood), ""))
        for control in (self._discussed, self._understood):
            control.setReadOnly(read_only or not holding)
        self.set_tone("sunken" if read_only else "")

    def _show_people(self, people: tuple[str, ...]) -> None:
        if len(people) < 2 or self._people is not None:
            return
        options = [Option(value=one, label=one or self.first_name) for one in people]
        self._people = SegmentedChoice(options, name="field_duties_person", accessible_name=_("Whose duties"))
        self._people.set_value("")
        self._people.value_changed.connect(self._choose_person)
        self._whose.addLayout(row(self._people, None))

    def _choose_person(self, person: str | None) -> None:
        self.commit()
        self._person = person or ""
        if self.session.dossier is not None and self._plan is not None:
            self.show_plan(self.session.dossier, self._plan, read_only=not self._plan.editable)

    def _make_lines(self, block: TextBlock | None) -> None:
        lines = block.lines if block is not None else ()
        wanted = (self._person, tuple(line.id for line in lines))
        if wanted == self._made_for:
            return
        self._made_for = wanted
        clear(self._list)
        self._lines = {}
        for one in lines:
            line = DutyLine(one, block.words_of(one, {}) if block is not None else one.words)
            line.applies.value_changed.connect(lambda value, code=one.id: self._say(code, value))
            line.reason.text_committed.connect(lambda text, code=one.id: self._set(code, reason=text.strip()))
            self._lines[one.id] = line
            self._list.addWidget(line)

    def _say(self, code: str, value: DutyApplies | None) -> None:
        self._set(code, applies=value or DutyApplies.UNDISCUSSED)

    def _set(self, code: str, **values: object) -> None:
        plan, person = self._plan, self._person
        if plan is not None:
            self.saving.change(lambda desk: duties.set_duty(desk, plan, code, person, **values))

    def _explain(self, **values: object) -> None:
        plan, person = self._plan, self._person
        if plan is not None:
            self.saving.change(lambda desk: duties.explain(desk, plan, person, **values))


class DutyStyle(Text):
    """How people speak of duties in this municipality (`duty_style`): for the consultant, on no paper."""

    def __init__(self, session: Session) -> None:
        super().__init__("", "body", color="text.2", name="text_duty_style")
        self._session = session

    def show_dossier(self, dossier: Dossier) -> None:
        """Show it by the rules of this dossier; hidden where nobody chose a way."""
        style = self._session.rules_of(dossier.case).words("duty_style").strip().rstrip(".")
        self.setText(_("How duties are spoken of here: {style}.").format(style=style))
        self.setVisible(bool(style))


class DutyLine(QWidget):
    """One duty in the words that will be printed, with its article, and whether it holds."""

    def __init__(self, line: BlockLine, words: str) -> None:
        super().__init__()
        options = [
            Option(value=DutyApplies.YES, label=_("Yes")),
            Option(value=DutyApplies.NO, label=_("No")),
            Option(value=DutyApplies.EXEMPT, label=_("Exempt")),
        ]
        self.applies = SegmentedChoice(options, name=f"field_duty:{line.id}", accessible_name=words, clearable=True)
        self.reason = LineField(name=f"field_duty_reason:{line.id}", placeholder=_("Because …"))
        self.reason.setAccessibleName(_("Because"))
        article = _("article {article}").format(article=line.article) if line.article else ""
        said = held(column(Text(words), Text(article, "small", color="text.2"), gap=0))
        choose = held(row(self.applies, None))
        self.setLayout(column(Rule(), held(EqualColumns(said, choose, gap=12, at_least=250)), self.reason, gap=6))

    def show_duty(self, duty: Duty, *, read_only: bool) -> None:
        """Show what was said about it; the reason is asked once it was discussed."""
        said = duty.applies is not DutyApplies.UNDISCUSSED
        self.applies.set_value(duty.applies if said else None)
        self.applies.setEnabled(not read_only)
        self.reason.set_text(duty.reason)
        self.reason.setReadOnly(read_only)
        self.reason.setVisible(said)
