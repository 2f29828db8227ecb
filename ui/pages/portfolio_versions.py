"""Versions of the portfolio that were kept, and to whom they were given (G01)."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from intake_app.domain.dossier import Dossier
from intake_app.domain.portfolio import HandOver
from intake_app.domain.portfolio_choices import HandOverChannel
from intake_app.errors import KeukentafelError
from intake_app.i18n import _, format_day
from intake_app.services import portfolio_prints, portfolio_versions, print_kinds
from intake_app.services.portfolio_wording import channel_words
from ui.pages.bound import grid
from ui.pages.print_actions import PrintActions, file_name
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Rule
from ui.widgets.checks import CheckBox
from ui.widgets.date_field import DateField
from ui.widgets.fields import DropDown, LineField
from ui.widgets.form_row import ErrorLine, FormRow
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text


class VersionsCard(Card):
    """Keep a version as it prints now; write down who got which."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Versions, and who got them"), icon="history", gap=10, name="field_versions")
        self._session = session
        self._prints: PrintActions | None = None
        titles = [(kind, print_kinds.title_of(kind)) for kind in portfolio_prints.VARIANTS]
        self._variant = DropDown(titles, name="field_variant")
        self._variant.set_value("portfolio")
        self._large = CheckBox(_("Large letters"), name="field_version_large")
        keep = Button(_("Keep this version"), icon="file-lock", name="button_keep_version", on_click=self._keep)
        self._lines = column(gap=8)
        self._empty = Text(
            _("No version was kept yet. Keep one when the portfolio is given to somebody."), color="text.2"
        )
        self._error = ErrorLine()
        self._given = GivenForm(session, self._error)
        self.add(
            FormRow(_("Which print"), self._variant),
            row(self._large, None, keep),
            self._error,
            self._empty,
            self._lines,
            self._given,
        )

    def show_dossier(self, dossier: Dossier) -> None:
        """Every version, newest first, with who got it."""
        clear(self._lines)
        kept = portfolio_versions.versions(dossier)
        for one in kept:
            self._lines.addWidget(Rule())
            version = one.version
            title = _("Version {n}, {day}: {print}").format(
                n=version.number,
                day=format_day(version.made_on, weekday=False, year=True),
                print=print_kinds.title_of(version.variant),
            )
            save = Button(_("Keep as PDF"), kind=Kind.QUIET, icon="file-down", name=f"button_save_{version.number}")
            save.clicked.connect(partial(self._save, version.id, version.variant, version.number))
            line = row(Text(title, "strong"), save)
            line.setStretch(0, 1)
            self._lines.addWidget(held(line))
            for given in one.given:
                self._lines.addWidget(Text(given_words(given), "small", color="text.2"))
        self._empty.setVisible(not kept)
        self._given.offer([(one.version.id, str(one.version.number)) for one in kept])

    def _keep(self) -> None:
        case_id = self._session.case_id
        if case_id is None:
            return
        variant, large = self._variant.value() or "portfolio", self._large.value()
        self._session.change(
            lambda desk: portfolio_versions.keep(desk, case_id, variant, large=large),
            lambda _made: self._error.set_sentence(""),
            on_refused=self._refused,
            owner=self,
        )

    def _save(self, version_id: UUID, variant: str, number: int) -> None:
        actions = self._prints = self._prints or PrintActions(self._session, self)
        name = file_name(variant, version=number)
        work = partial(portfolio_versions.content, version_id=version_id)
        self._session.run(work, lambda content: actions.save(content, name, variant), owner=self)

    def _refused(self, error: KeukentafelError) -> None:
        self._error.set_sentence(str(error))


class GivenForm(QWidget):
    """Who got a version, when and how, and that the resident agreed."""

    def __init__(self, session: Session, error: ErrorLine) -> None:
        super().__init__()
        self._session, self._error = session, error
        self._version = DropDown((), name="field_given_version")
        self._whom = LineField(name="field_given_to", max_length=120)
        self._on = DateField(name="field_given_on", today=session.today)
        self._channel = DropDown([(one, channel_words(one)) for one in HandOverChannel], name="field_given_how")
        self._channel.set_value(HandOverChannel.PAPER)
        self._consent = DateField(name="field_given_consent", today=session.today)
        button = Button(_("Write down"), icon="check", name="button_given", on_click=self._give)
        self.setLayout(
            column(
                Rule(),
                Text(_("Given to somebody"), "strong"),
                grid(
                    (FormRow(_("To whom"), self._whom), FormRow(_("Version"), self._version)),
                    (FormRow(_("How"), self._channel), FormRow(_("On which day"), self._on)),
                ),
                FormRow(
                    _("The resident agreed on"),
                    self._consent,
                    help=_("Not needed when the resident gets it."),
                ),
                row(None, button),
                gap=8,
            )
        )

    def offer(self, versions: list[tuple[UUID, str]]) -> None:
        """Offer these versions, the newest chosen."""
        self._version.set_entries(versions)
        if self._version.value() is None and versions:
            self._version.set_value(versions[0][0])
        self.setVisible(bool(versions))

    def _give(self) -> None:
        for field in (self._on, self._consent):
            field.commit()
        version = self._version.value()
        if version is None:
            return
        work = partial(
            portfolio_versions.hand_over,
            version_id=version,
            to_whom=self._whom.text(),
            given_on=self._on.value(),
            channel=self._channel.value() or HandOverChannel.PAPER,
            consent_on=self._consent.value(),
        )
        self._session.change(work, lambda _changes: self._done(), on_refused=self._refused, owner=self)

    def _done(self) -> None:
        self._error.set_sentence("")
        self._whom.clear()

    def _refused(self, error: KeukentafelError) -> None:
        self._error.set_sentence(str(error))
        self._whom.setFocus()


def given_words(given: HandOver) -> str:
    """Who got it, when and how."""
    day = format_day(given.given_on, weekday=False, year=True)
    words = _("To {name} on {day}, {how}.").format(name=given.to_whom, day=day, how=channel_words(given.channel))
    if given.consent_on is None:
        return words
    agreed = _("The resident agreed on {day}.").format(day=format_day(given.consent_on, weekday=False, year=True))
    return f"{words} {agreed}"
