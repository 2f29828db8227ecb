"""What is followed over time, each on a scale of its own: a drawing, a table, and no conclusion (I06)."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.diagnosis import IndicatorSeries
from intake_app.domain.dossier import Dossier
from intake_app.i18n import _
from intake_app.services import diagnosis_wording, editing, indicators
from ui.pages.plan_step_part import beside
from ui.pages.twin import SeriesTwin
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Rule
from ui.widgets.date_field import DateField
from ui.widgets.fields import DropDown, LineField
from ui.widgets.form_row import ErrorLine, FormRow
from ui.widgets.layouts import column, row
from ui.widgets.series_view import SeriesDot
from ui.widgets.text import Text
from ui.widgets.typed_dates import Direction


class SeriesCard(Card):
    """Every series, and beginning another one."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Followed over time"), icon="trending-up", name="card_series")
        self._session = session
        self.parts: dict[UUID, SeriesPart] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(14)
        self.choice = DropDown((), name="field_new_series", placeholder=_("Choose what you follow"))
        self.choice.value_changed.connect(self._begin)
        self.add(
            Text(
                _("Choose together what you want to see. Each line has its own scale; nothing is concluded."),
                color="text.2",
            ),
            self._list,
            FormRow(_("Follow something new"), self.choice),
        )

    def show_dossier(self, dossier: Dossier) -> None:
        """Show them in the order in which they were begun."""
        found = indicators.of(dossier)
        for gone in set(self.parts) - {one.series.id for one in found}:
            part = self.parts.pop(gone)
            self._list.removeWidget(part)
            part.hide()
            part.deleteLater()
        for one in found:
            if one.series.id not in self.parts:
                part = self.parts[one.series.id] = SeriesPart(self._session, one.series)
                self._list.addWidget(part)
                part.show()
            self.parts[one.series.id].show_series(one)
        taken = {one.series.kind for one in found}
        self.choice.set_entries([entry for entry in diagnosis_wording.indicators() if entry[0] not in taken])
        self.choice.set_value(None)

    def commit(self) -> None:
        """Nothing waits: a value is kept with its button."""

    def _begin(self, kind: object) -> None:
        case_id = self._session.case_id
        if case_id is not None and kind is not None:
            self._session.change(lambda desk: indicators.follow(desk, case_id, kind), self._begun, owner=self)  # type: ignore[arg-type]  # a value of the list

    def _begun(self, made: IndicatorSeries) -> None:
        part = self.parts.get(made.id)
        if part is not None:
            part.value.setFocus(Qt.FocusReason.OtherFocusReason)


class SeriesPart(QWidget):
    """One series: its values as dots and as a table, and a value of today."""

    def __init__(self, session: Session, series: IndicatorSeries) -> None:
        super().__init__()
        self._session, self._series = session, series
        name = f"series_{series.kind}"
        title = dict(diagnosis_wording.indicators())[series.kind]
        scale = _("A number") if series.kind.counted else _("0 to 10")
        away = Button("", kind=Kind.QUIET, icon="x", name=f"button_{name}_away")
        away.setToolTip(_("No longer follow: {what}").format(what=title))
        away.setAccessibleName(away.toolTip())
        away.clicked.connect(self._remove)
        self.twin = SeriesTwin(name)
        self.value = LineField(name=f"field_{name}_value", max_length=12)
        self.value.returnPressed.connect(self._note)
        self._day = DateField(name=f"field_{name}_on", today=session.today, direction=Direction.BACK)
        self._words = LineField(name=f"field_{name}_note", max_length=200)
        self._error = ErrorLine()
        add = Button(_("Write down"), icon="plus", name=f"button_{name}_add", on_click=self._note)
        head = row(Text(title, "strong"), None, away)
        fields = beside(
            FormRow(_("Value"), self.value, help=scale),
            FormRow(_("Day"), self._day, help=_("Empty is today")),
            FormRow(_("Remark"), self._words),
            at_least=140,
        )
        self.setLayout(column(Rule(), head, self.twin, fields, self._error, row(add, None), gap=8))

    def show_series(self, one: indicators.Series) -> None:
        """Show its values."""
        title = dict(diagnosis_wording.indicators())[one.series.kind]
        dots = [
            SeriesDot(on=point.noted_on, value=point.value, words=indicators.value_words(point.value))
            for point in one.points
        ]
        self.twin.show_series(title, dots, [point.note for point in one.points], one.top)

    def _note(self) -> None:
        self._day.commit()
        try:
            value = int(Decimal(self.value.text().strip().replace(".", "").replace(",", ".")) * indicators.HUNDREDTHS)
        except (InvalidOperation, ValueError, OverflowError):
            self._refuse(_("Write a number."))
            return
        series, day, words = self._series, self._day.value(), self._words.text()
        self._session.change(
            lambda desk: indicators.note(desk, series, value, on=day, words=words),
            self._noted,
            on_refused=lambda error: self._refuse(str(error)),
            owner=self,
        )

    def _noted(self, _changes: object) -> None:
        self._error.set_sentence("")
        for field in (self.value, self._words):
            field.clear()
        self._day.set_value(None)
        self.value.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, sentence: str) -> None:
        self._error.set_sentence(sentence)
        self.value.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        series = self._series
        self._session.change(lambda desk: editing.remove(desk, IndicatorSeries, series.id))
