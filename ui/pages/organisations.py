"""Organisaties: the register of employers and others, with what is possible there and what is not yet (H03)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QFileDialog
from typing_extensions import override

from intake_app.domain.catalogue_words import EmployerClass, OuterDimension
from intake_app.i18n import _, format_day, ngettext
from intake_app.services import organisations
from intake_app.services.catalogue_words import class_words, dimension_words
from intake_app.services.import_fields import ImportKind
from intake_app.services.organisation_agreement import agreement_pdf
from intake_app.services.organisations import OrganisationFile, OrganisationQuery, OrganisationRow
from ui.models.lines_model import Line
from ui.pages.organisation_detail import OrganisationDetail
from ui.pages.shared_list import Detail, SharedListPage
from ui.widgets.banner import Tone
from ui.widgets.fields import DropDown


class OrganisationsPage(SharedListPage):
    """The register; a few thousand at most, so all of it at once."""

    page_id = "organisaties"
    kind = ImportKind.ORGANISATIONS

    @override
    def title(self) -> str:
        return _("Employers and organisations")

    @override
    def explanation(self) -> str:
        return _("The outside of the web: what is possible there, what is not yet, and whom you spoke.")

    @override
    def headers(self) -> tuple[str, ...]:
        return (_("Organisation"), _("What is possible here"), _("Last contact"))

    @override
    def shares(self) -> tuple[int, ...]:
        return (40, 34, 26)

    @override
    def search_words(self) -> str:
        return _("Search by name, line of business or town")

    @override
    def make_filters(self) -> tuple[DropDown, ...]:
        dimensions = [(one, dimension_words(one)) for one in OuterDimension]
        classes = [(one, class_words(one)) for one in EmployerClass]
        self._dimension = _choice("dimension", _("Everybody around"), dimensions)
        self._class = _choice("class", _("Every class"), classes)
        return (self._dimension, self._class)

    @override
    def make_detail(self) -> Detail:
        self._detail = OrganisationDetail(self.session)
        self._detail.asked.connect(self._do)
        self._detail.removed.connect(self._remove)
        self._detail.paper_requested.connect(self._ask_paper)
        return self._detail

    @override
    def empty_words(self) -> str:
        return _("No organisation answers to this. Use fewer words, read in a list, or make a new one.")

    @override
    def none_words(self) -> str:
        return _("There are no organisations yet. Read in a list, or make the first one.")

    @override
    def ask(self, offset: int) -> None:
        if offset:
            return
        query = OrganisationQuery(
            search=self.search.text(),
            dimension=self._dimension.value() or None,
            employer_class=self._class.value() or None,
        )
        self.session.run(
            lambda desk: organisations.organisations(desk, query), self._show, owner=self, latest="organisations"
        )

    @override
    def ask_one(self, wanted: UUID) -> None:
        self.session.run(
            lambda desk: organisations.organisation(desk, wanted),
            partial(self._show_one, wanted),
            on_refused=lambda _gone: self._forget(wanted),
            owner=self,
            latest="organisation",
        )

    @override
    def make_new(self) -> None:
        self.session.change(organisations.add_organisation, lambda made: self.show_fresh(made.id), owner=self)

    @override
    def leave(self) -> bool:
        self._detail.commit()
        return super().leave()

    def _show(self, rows: tuple[OrganisationRow, ...]) -> None:
        foot = ngettext("{n} organisation", "{n} organisations", len(rows)).format(n=len(rows))
        self.show_lines([_line(row) for row in rows], len(rows), 0, f"{foot}.")

    def _show_one(self, wanted: UUID, one: OrganisationFile) -> None:
        if wanted == self.chosen:
            self._detail.show_organisation(one)

    def _forget(self, wanted: UUID) -> None:
        if self.chosen == wanted:
            self.chosen = None
            self.ask(0)

    def _do(self, work: object) -> None:
        assert callable(work)
        self.change(work)

    def _ask_paper(self) -> None:
        self._detail.commit()
        kinds = _("Paper (*.pdf)")
        chosen, _kind = QFileDialog.getSaveFileName(self.window(), self.title(), "afspraak.pdf", kinds)
        if chosen:
            self.keep_agreement(Path(chosen))

    def keep_agreement(self, path: Path) -> None:
        """Write the agreement with the chosen organisation to a PDF."""
        wanted = self.chosen
        place = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        if wanted is not None:
            self.session.run(
                lambda desk: agreement_pdf(desk, wanted),
                lambda content: self.keep(content, place, _("The agreement is kept as {name}.")),
                on_refused=lambda error: self.say(str(error), Tone.ERROR),
                owner=self,
            )

    def _remove(self) -> None:
        wanted = self.chosen
        if wanted is not None:
            self.chosen = None
            words = _("The organisation is removed. Its places stay.")
            self.change(
                lambda desk: organisations.remove_organisation(desk, wanted), lambda _done: self.say_with_undo(words)
            )


def _line(row: OrganisationRow) -> Line:
    one = row.organisation
    places = ngettext("{n} place", "{n} places", row.places).format(n=row.places) if row.places else ""
    about = " · ".join(part for part in (class_words(row.employer_class), one.town, places) if part)
    spoken = format_day(row.last_contact_on, weekday=False, year=True) if row.last_contact_on else ""
    return Line(one.id, ((one.name, about), (one.possibilities, one.sector), (spoken, "")))


def _choice(name: str, every: str, entries: Sequence[tuple[object, str]]) -> DropDown:
    made = DropDown([("", every), *entries], name=f"field_filter_{name}")
    made.set_value("")
    made.setAccessibleName(every)
    return made
