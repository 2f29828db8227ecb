"""Beside the resident's portfolio, for the consultant's eyes: what the forms know, gaps, and the profile outside."""

from __future__ import annotations

from functools import partial

from intake_app.domain.dossier import Dossier
from intake_app.i18n import _, ngettext
from intake_app.services import cv_gaps, experience, portfolio, portfolio_forms
from intake_app.services.cv_gaps import Filler, OpenStretch
from intake_app.services.portfolio_wording import stage_words
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.fields import LineField, TextArea
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import clear, column, held, row
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
    """For the consultant only: gaps with what may fill them, a remark about the cv, the region of a profile."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("For you as a consultant"), icon="eye-off", gap=8, name="card_consultant")
        self._session = session
        self._gaps = Text("", name="gaps")
        self._stretches = column(gap=6)
        self._shown: tuple[OpenStretch, ...] = ()
        self._remark = TextArea(name="field_cv_remark", lines=2, max_length=400)
        self._remark.text_committed.connect(lambda text: self._keep(cv_remark=text.strip()))
        about = _("What makes this cv hard to read for others? Facts, no judgement. The resident may always read this.")
        self._remark_row = FormRow(_("A difficult cv"), self._remark, help=about)
        self._region = LineField(name="field_region", max_length=60)
        self._region.text_committed.connect(lambda text: self._keep(region=text.strip()))
        help = _("For the profile without a name, for instance: around Utrecht. Never the town itself.")
        only = _("For you. The remark stands on “Everything we have about you” only, which the resident can ask for.")
        self.add(
            Text(only, "small", color="text.2"),
            self._gaps,
            self._stretches,
            self._remark_row,
            FormRow(_("Region"), self._region, help=help),
        )

    def show_dossier(self, dossier: Dossier) -> None:
        """Stretches of which nothing is known and what may fill them, the remark, and the region."""
        months = self._session.rules_of(dossier.case).number("cv_gap_months") or experience.GAP_MONTHS
        found = cv_gaps.stretches(dossier, self._session.today(), months)
        none = ngettext(
            "The time line has no gap of more than {n} month.",
            "The time line has no gap of more than {n} months.",
            months,
        ).format(n=months)
        known = _("On the time line nothing is told about these months. Ask what happened then: it may count.")
        self._gaps.setText(known if found else none)
        self._gaps.setVisible(bool(dossier.experiences))
        if found != self._shown:
            self._show_stretches(found)
        self._show_remark(dossier)
        self._region.set_text(dossier.portfolio.region if dossier.portfolio else "")

    def commit(self) -> None:
        """Keep what is typed now."""
        self._remark.commit()
        self._region.commit()

    def _show_stretches(self, found: tuple[OpenStretch, ...]) -> None:
        self._shown = found
        clear(self._stretches)
        number = 0
        for one in found:
            start, end = experience.month_words(one.gap.start), experience.month_words(one.gap.end)
            span = _("{start} to {end}").format(start=start, end=end)
            self._stretches.addWidget(Text(span, "strong"))
            if not one.fillers:
                self._stretches.addWidget(Text(_("The dossier knows nothing of then."), "small", color="text.2"))
            for filler in one.fillers:
                number += 1
                put = Button(_("On the time line"), kind=Kind.LINK, icon="plus", name=f"button_fill_gap_{number}")
                put.setAccessibleDescription(filler.said)
                put.clicked.connect(partial(self._put, filler))
                line = row(Text(filler.said, "small"), put, gap=8)
                line.setStretch(0, 1)
                self._stretches.addWidget(held(line))

    def _show_remark(self, dossier: Dossier) -> None:
        off = "Portfolio.cv_remark" in self._session.fields_off
        kept = self._session.dossier.portfolio if self._session.dossier is not None else None
        said = _("is recorded, is off") if off and kept is not None and kept.cv_remark else ""
        self._remark_row.set_off(off, said)
        self._remark.set_text(dossier.portfolio.cv_remark if dossier.portfolio else "")

    def _put(self, filler: Filler) -> None:
        self._session.change(lambda desk: cv_gaps.put_on_the_time_line(desk, filler))

    def _keep(self, **values: str) -> None:
        case_id = self._session.case_id
        if case_id is not None:
            self._session.change(lambda desk: portfolio.choose(desk, case_id, **values))
