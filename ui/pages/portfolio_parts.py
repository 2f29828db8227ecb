"""Where each part of the portfolio is filled in: one group of cards per part (G01-G05)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain import portfolio_choices as c
from intake_app.domain import portfolio_parts as p
from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import Strength
from intake_app.domain.portfolio import PortfolioItem, Story
from intake_app.domain.portfolio_choices import PortfolioPart
from intake_app.domain.vocabulary import PortfolioSection
from intake_app.i18n import _
from intake_app.services import experience, portfolio, portfolio_lines
from intake_app.services import portfolio_wording as w
from ui import theme
from ui.pages import portfolio_fields as fields
from ui.pages.line_list import LineList
from ui.pages.network_list import NetworkList
from ui.pages.portfolio_consultant import IntakeCard, ToldSkillsCard
from ui.pages.portfolio_files import FilesCard
from ui.pages.portfolio_records import RecordList, SingleFields
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.layouts import row
from ui.widgets.text import Text

_Show = Callable[[Dossier], None]


class PartEditors:
    """The cards of every part, made when the part is opened: all of them at once took a quarter of a second.

    They stand in `holder`, where those of one part show.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._shows: list[_Show] = []
        self._commits: list[Callable[[], None]] = []
        self._dossier: Dossier | None = None
        self._cards: dict[PortfolioPart, tuple[QWidget, ...]] = {}
        self.holder = QWidget()
        self._column = QVBoxLayout(self.holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().size(16))
        self._makers: Mapping[PortfolioPart, Callable[[], tuple[QWidget, ...]]] = {
            PortfolioPart.STRENGTHS: lambda: (self._strengths(),),
            PortfolioPart.COMPETENCES: lambda: (self._competences(), self._told()),
            PortfolioPart.WANTS: lambda: (self._items(PortfolioSection.WANT),),
            PortfolioPart.GIVES: lambda: (self._items(PortfolioSection.GIVE_BACK),),
            PortfolioPart.STORY: lambda: (self._story(),),
            PortfolioPart.WEB: lambda: (self._items(PortfolioSection.GOES_WELL), self._items(PortfolioSection.CHANGE)),
            PortfolioPart.PEOPLE: lambda: (self._people(),),
            PortfolioPart.DONE: lambda: (self._items(PortfolioSection.DONE),),
            PortfolioPart.EXPERIENCE: lambda: (self._intake(), self._experience()),
            PortfolioPart.QUALIFICATIONS: lambda: (self._qualifications(),),
            PortfolioPart.TRAINING: lambda: (self._training(),),
            PortfolioPart.LANGUAGES: lambda: (self._languages(),),
            PortfolioPart.WISHES: lambda: (self._limits(), self._preferences()),
            PortfolioPart.REFERENCES: lambda: (self._references(),),
            PortfolioPart.PICTURES: lambda: (self._files(),),
            PortfolioPart.REACHED: lambda: (
                self._elsewhere(
                    PortfolioPart.REACHED,
                    _("Steps that worked out and stand on the fridge sheet come here by themselves."),
                    (_("To follow-up"), "opvolging"),
                ),
            ),
            PortfolioPart.STEPS: lambda: (
                self._elsewhere(
                    PortfolioPart.STEPS,
                    _("The steps of the plan that stand on the fridge sheet come here by themselves."),
                    (_("To the plan"), "plan"),
                ),
            ),
            PortfolioPart.APPOINTMENT: lambda: (
                self._elsewhere(
                    PortfolioPart.APPOINTMENT,
                    _("The next appointment comes here by itself."),
                    (_("To the appointments"), "opvolging#appointment"),
                ),
            ),
        }

    def cards(self, part: PortfolioPart) -> tuple[QWidget, ...]:
        """Where a part is filled in; made when first asked for."""
        if part not in self._cards:
            before = len(self._shows)
            self._cards[part] = self._makers[part]()
            for card in self._cards[part]:
                self._column.addWidget(card)
            if self._dossier is not None:
                for show in self._shows[before:]:
                    show(self._dossier)
        return self._cards[part]

    def open_part(self, part: PortfolioPart) -> None:
        """Show the cards of one part, and of no other."""
        wanted = self.cards(part)
        for card in (card for cards in self._cards.values() for card in cards):
            card.setVisible(card in wanted and getattr(card, "useful", True))

    def show_dossier(self, dossier: Dossier) -> None:
        """Fill every card there is; the others are filled when they are made."""
        self._dossier = dossier
        for show in self._shows:
            show(dossier)

    def commit(self) -> None:
        """Keep what is typed now."""
        for commit in self._commits:
            commit()

    # -- lines ---------------------------------------------------------------------------------------------------

    def _strengths(self) -> QWidget:
        card = LineList(
            self._session,
            Strength,
            title=_("What I am good at"),
            detail=_("How that shows"),
            name="field_strengths",
            icons=True,
            tick=("gives_energy", _("This gives me energy")),
            add=lambda desk, case: portfolio.add_strength(desk, case, ""),
        )
        return self._known(card, lambda dossier: card.show_lines(dossier, dossier.strengths), card.commit)

    def _items(self, section: PortfolioSection) -> QWidget:
        title, detail = section_words(section)
        card = LineList(
            self._session,
            PortfolioItem,
            title=title,
            detail=detail,
            name=f"field_{section.value}",
            icons=section is PortfolioSection.DONE,
            add=lambda desk, case: portfolio.add_item(desk, case, section, ""),
        )

        def show(dossier: Dossier) -> None:
            card.show_lines(dossier, [one for one in dossier.portfolio_items if one.section is section])

        return self._known(card, show, card.commit)

    def _people(self) -> QWidget:
        card = NetworkList(self._session)
        return self._known(card, card.show_dossier, card.commit)

    def _files(self) -> QWidget:
        card = FilesCard(self._session)
        return self._known(card, card.show_dossier, card.commit)

    # -- records -------------------------------------------------------------------------------------------------

    def _competences(self) -> QWidget:
        return self._records(
            RecordList(
                self._session,
                p.Competence,
                fields.competence_rows(),
                title=_("This I can do"),
                name="competences",
                empty=_("Nothing yet. Think of home, of helping others, of what you once did."),
                make=lambda case: p.Competence(case_id=case, title=""),
                summary=lambda one: (one.title, one.evidence),
            ),
            lambda dossier: dossier.competences,
        )

    def _experience(self) -> QWidget:
        return self._records(
            RecordList(
                self._session,
                p.Experience,
                fields.experience_rows(),
                title=_("My experience"),
                name="experience",
                empty=_("Everything counts: paid work, voluntary work, caring, learning, bringing up children."),
                make=lambda case: p.Experience(case_id=case, role=""),
                summary=_experience_line,
            ),
            lambda dossier: experience.in_order(dossier.experiences, self._session.today()),
            tellers=True,
        )

    def _qualifications(self) -> QWidget:
        return self._records(
            RecordList(
                self._session,
                p.Qualification,
                fields.qualification_rows(),
                title=_("My diplomas and certificates"),
                name="qualifications",
                empty=_("Nothing yet. A certificate of a course counts too."),
                make=lambda case: p.Qualification(case_id=case, title=""),
                summary=lambda one: (one.title, ", ".join(portfolio_lines.paper_facts(one, self._session.today()))),
            ),
            lambda dossier: [one for one in dossier.qualifications if one.kind is not c.QualificationKind.TRAINING],
            scans=True,
        )

    def _training(self) -> QWidget:
        kind = c.QualificationKind.TRAINING
        return self._records(
            RecordList(
                self._session,
                p.Qualification,
                fields.training_rows(),
                title=_("My trainings"),
                name="training",
                empty=_("Nothing yet. What did you learn in a group or a course?"),
                make=lambda case: p.Qualification(case_id=case, title="", kind=kind),
                summary=lambda one: (one.title, one.result),
            ),
            lambda dossier: [one for one in dossier.qualifications if one.kind is kind],
        )

    def _languages(self) -> QWidget:
        return self._records(
            RecordList(
                self._session,
                p.LanguageSkill,
                fields.language_rows(),
                title=_("My languages"),
                name="languages",
                empty=_("Nothing yet. The language at home counts as well."),
                make=lambda case: p.LanguageSkill(case_id=case, language=""),
                summary=lambda one: (one.language, portfolio_lines.language_facts(one)),
            ),
            lambda dossier: dossier.languages,
        )

    def _preferences(self) -> QWidget:
        return self._records(
            RecordList(
                self._session,
                p.Preference,
                fields.preference_rows(),
                title=_("What I wish in work"),
                name="preferences",
                empty=_("Nothing yet. What must be so, what is nice, and what rather not?"),
                make=lambda case: p.Preference(case_id=case, what=""),
                summary=lambda one: (one.what, w.weight_words(one.weight)),
            ),
            lambda dossier: dossier.preferences,
        )

    def _references(self) -> QWidget:
        return self._records(
            RecordList(
                self._session,
                p.Reference,
                fields.reference_rows(),
                title=_("This is what others say"),
                name="references",
                empty=_("Nobody yet. Who has seen what you can do?"),
                make=lambda case: p.Reference(case_id=case, name=""),
                summary=_reference_line,
            ),
            lambda dossier: dossier.references,
        )

    # -- the rest ------------------------------------------------------------------------------------------------

    def _story(self) -> QWidget:
        card = SingleFields(
            self._session,
            Story,
            fields.story_rows(),
            title=_("My story"),
            name="story",
            keep=portfolio.tell,
            help=_("In own words. A block that stays empty is told by the answers to the opening questions."),
        )

        def show(dossier: Dossier) -> None:
            story = dossier.story
            names = card.fields.controls
            card.show_values({name: getattr(story, name) if story else "" for name in names})

        return self._known(card, show, card.commit)

    def _limits(self) -> QWidget:
        card = SingleFields(
            self._session,
            p.WorkLimits,
            fields.limit_rows(),
            title=_("When and how I can work"),
            name="limits",
            keep=portfolio.set_limits,
            help=_("Leave open what is not known yet: not known is not the same as no."),
        )

        def show(dossier: Dossier) -> None:
            limits = dossier.limits or p.WorkLimits(case_id=dossier.case.id)
            card.show_values({name: getattr(limits, name) for name in card.fields.controls})

        return self._known(card, show, card.commit)

    def _told(self) -> QWidget:
        card = ToldSkillsCard(self._session)
        return self._known(card, card.show_dossier, lambda: None)

    def _intake(self) -> QWidget:
        card = IntakeCard(self._session)
        return self._known(card, card.show_dossier, lambda: None)

    def _elsewhere(self, part: PortfolioPart, words: str, door: tuple[str, str]) -> QWidget:
        card = Card(w.part_words(part), gap=8, name=f"field_{part.value}")
        button = Button(door[0], name=f"button_to_{part.value}", on_click=lambda: self._session.navigate(door[1]))
        card.setFocusProxy(button)
        card.add(Text(words, color="text.2"), row(button, None))
        return card

    def _records(
        self, card: RecordList, wanted: Callable[[Dossier], Any], *, scans: bool = False, tellers: bool = False
    ) -> QWidget:
        def show(dossier: Dossier) -> None:
            if scans:
                offered = [(one.id, one.title) for one in dossier.kept_attachments]
                card.offer("attachment_id", fields.with_unknown(offered, _("no scan")))
            if tellers:
                named = [(one.id, one.name) for one in dossier.references if one.name.strip()]
                card.offer("reference_id", fields.with_unknown(named, _("nobody")))
            card.show_records(wanted(dossier))

        return self._known(card, show, card.commit)

    def _known(self, card: QWidget, show: _Show, commit: Callable[[], None]) -> QWidget:
        self._shows.append(show)
        self._commits.append(commit)
        return card


def _experience_line(one: p.Experience) -> tuple[str, str]:
    parts = (experience.when_words(one), w.experience_words(one.kind), one.organisation)
    return one.role, " · ".join(part for part in parts if part)


def _reference_line(one: p.Reference) -> tuple[str, str]:
    agreed = _("agreed") if one.consent_on is not None else _("not asked yet, stands on no paper")
    return one.name, " · ".join(part for part in (one.relation, agreed) if part)


def section_words(section: PortfolioSection) -> tuple[str, str]:
    """Heading of a part, and the words beside its second field ("" when it has none)."""
    return {
        PortfolioSection.WANT: (_("What I want"), ""),
        PortfolioSection.GIVE_BACK: (_("What I give back"), ""),
        PortfolioSection.DONE: (_("What I have done"), _("When")),
        PortfolioSection.GOES_WELL: (_("This goes well"), ""),
        PortfolioSection.CHANGE: (_("This I want differently"), ""),
    }[section]
