"""Beside the resident's portfolio, for the consultant's eyes: what the forms know, gaps, and the profile outside."""

from __future__ import annotations

from intake_app.domain.dossier import Dossier
from intake_app.i18n import _, ngettext
from intake_app.services import experience, portfolio, portfolio_forms
from intake_app.services.portfolio_wording import stage_words
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.fields import LineField
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import clear, column, row
from ui.widgets.text import Text


class ToldSkillsCard(Card):
    """What the strengths inventory knows. It is changed there, and stands on the portfolio by itself."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Already told in the strengths inventory"), icon="sprout", gap=6, name="card_told_skills")
        self._session = session
        self._lines = column(gap=2)
        self._form = Button(_("Fill in strengths at the table"), name="button_strengths_form")
        self._form.clicked.connect(lambda: session.navigate(f"tafel/{portfolio_forms.SKILLS}"))
        self.add(self._lines, row(self._form, None))

    def show_dossier(self, dossier: Dossier) -> None:
        """The skills that were named, each with how far it is."""
        clear(self._lines)
        told = portfolio_forms.told_skills(dossier, self._session.forms)
        for one in told:
            self._lines.addWidget(Text(f"{one.name}: {stage_words(one.stage)}", "small"))
        if not told:
            self._lines.addWidget(Text(_("Nothing was named there yet."), color="text.2"))


class IntakeCard(Card):
    """Work and education of the work intake, to take over in one go."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Known from the work intake"), icon="download", gap=8, name="card_intake")
        self._session = session
        self._words = Text("")
        self.useful = False
        """Whether there is anything to take over; else it need not show."""
        take = Button(_("Take over"), icon="plus", name="button_take_over", on_click=self._take)
        self.add(self._words, row(take, None))

    def show_dossier(self, dossier: Dossier) -> None:
        """What can be taken over."""
        found = portfolio_forms.intake_rows(dossier)
        words = ngettext(
            "{n} thing stands in the intake and not in the portfolio yet: {names}.",
            "{n} things stand in the intake and not in the portfolio yet: {names}.",
            len(found),
        )
        names = ", ".join(getattr(one, "role", "") or getattr(one, "title", "") for one in found)
        self._words.setText(words.format(n=len(found), names=names))
        self.useful = bool(found)

    def _take(self) -> None:
        case_id = self._session.case_id
        if case_id is not None:
            self._session.change(lambda desk: portfolio_forms.take_over(desk, case_id))


class ConsultantCard(Card):
    """For the consultant only: gaps in the time line, and the region of a profile without a name."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("For you as a consultant"), icon="eye-off", gap=8, name="card_consultant")
        self._session = session
        self._gaps = Text("", name="gaps")
        self._region = LineField(name="field_region", max_length=60)
        self._region.text_committed.connect(self._keep_region)
        help = _("For the profile without a name, for instance: around Utrecht. Never the town itself.")
        self.add(
            Text(_("This stands on no paper."), "small", color="text.2"),
            self._gaps,
            FormRow(_("Region"), self._region, help=help),
        )

    def show_dossier(self, dossier: Dossier) -> None:
        """Stretches of which nothing is known, and the region."""
        months = self._session.rules_of(dossier.case).number("cv_gap_months") or experience.GAP_MONTHS
        found = experience.gaps(dossier, self._session.today(), months)
        spans = (
            _("{start} to {end}").format(start=experience.month_words(gap.start), end=experience.month_words(gap.end))
            for gap in found
        )
        known = _("On the time line nothing is told about: {spans}. Ask what happened then: it may count.")
        none = ngettext(
            "The time line has no gap of more than {n} month.",
            "The time line has no gap of more than {n} months.",
            months,
        ).format(n=months)
        self._gaps.setText(known.format(spans="; ".join(spans)) if found else none)
        self._gaps.setVisible(bool(dossier.experiences))
        self._region.set_text(dossier.portfolio.region if dossier.portfolio else "")

    def commit(self) -> None:
        """Keep what is typed now."""
        self._region.commit()

    def _keep_region(self, text: str) -> None:
        case_id = self._session.case_id
        if case_id is not None:
            self._session.change(lambda desk: portfolio.choose(desk, case_id, region=text.strip()))
