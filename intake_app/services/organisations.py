"""The register of employers and other organisations (H03): possibilities and limits, class with history, contacts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from intake_app.domain.catalogue import (
    Organisation,
    OrganisationClass,
    OrganisationRemark,
    Place,
    class_on,
    unmaintained,
)
from intake_app.domain.catalogue_words import EmployerClass, OuterDimension
from intake_app.domain.changes import Changes
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services.desk import Desk
from intake_app.store.search import folded, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRow:
    """One line of the register; without a class it is business as usual."""

    organisation: Organisation
    employer_class: EmployerClass
    last_contact_on: date | None
    places: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationQuery:
    """One view on the register. Every word of `search` must stand in an organisation."""

    search: str = ""
    dimension: OuterDimension | None = None
    employer_class: EmployerClass | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationFile:
    """Everything known of one organisation; history and log newest first."""

    organisation: Organisation
    classes: tuple[OrganisationClass, ...]
    remarks: tuple[OrganisationRemark, ...]
    places: tuple[Place, ...]
    current: OrganisationClass | None

    @property
    def employer_class(self) -> EmployerClass:
        """The class that holds today."""
        return self.current.employer_class if self.current else EmployerClass.BUSINESS_AS_USUAL


def organisations(desk: Desk, query: OrganisationQuery) -> tuple[OrganisationRow, ...]:
    """The register, by name."""
    with desk.vault.read() as reader:
        found = reader.find(Organisation)
        classes, remarks = reader.find(OrganisationClass), reader.find(OrganisationRemark)
        counts = reader.counts(Place, "organisation_id")
    today = desk.today()
    by_class: dict[UUID, list[OrganisationClass]] = {}
    for dated in classes:
        by_class.setdefault(dated.organisation_id, []).append(dated)
    spoken: dict[UUID, date] = {}
    for said in remarks:
        spoken[said.organisation_id] = max(said.on, spoken.get(said.organisation_id, said.on))
    rows = []
    for one in sorted(found, key=lambda each: (folded(each.name), each.id)):
        current = class_on(tuple(by_class.get(one.id, ())), today)
        rows.append(
            OrganisationRow(
                organisation=one,
                employer_class=current.employer_class if current else EmployerClass.BUSINESS_AS_USUAL,
                last_contact_on=spoken.get(one.id),
                places=counts.get(one.id, 0),
            )
        )
    return tuple(row for row in rows if _fits(row, query))


def organisation(desk: Desk, wanted: UUID) -> OrganisationFile:
    """One organisation with all that is known. Raises InputRefused when it is not there any more."""
    with desk.vault.read() as reader:
        found = reader.get(Organisation, wanted)
        if found is None:
            raise _gone()
        classes = reader.find(OrganisationClass, organisation_id=wanted)
        remarks = reader.find(OrganisationRemark, organisation_id=wanted)
        places = reader.find(Place, organisation_id=wanted)
    return OrganisationFile(
        organisation=found,
        classes=tuple(sorted(classes, key=lambda one: (one.since, one.id), reverse=True)),
        remarks=tuple(sorted(remarks, key=lambda one: (one.on, one.id), reverse=True)),
        places=places,
        current=class_on(classes, desk.today()),
    )


def add_organisation(desk: Desk, made: Organisation | None = None) -> Organisation:
    """A new organisation."""
    fresh = made or Organisation(name=_("New organisation"), checked_on=desk.today())
    with desk.change(_("New organisation"), None) as work:
        work.put(fresh)
        work.commit()
    return fresh


def edit_organisation(desk: Desk, wanted: UUID, **values: object) -> Changes:
    """Give fields of an organisation new values. Its places keep the name that belongs to it.

    Raises InputRefused when it is gone, or its name would be empty.
    """
    if "name" in values and not str(values["name"]).strip():
        raise InputRefused(_("An organisation needs a name."))
    merge_key = f"Organisation:{wanted}:{next(iter(values))}" if len(values) == 1 else None
    with desk.change(_("Organisation"), None, merge_key=merge_key) as work:
        before = work.get(Organisation, wanted)
        if before is None:
            raise _gone()
        after = replace(before, **values)  # type: ignore[arg-type]  # fields are checked by replace
        work.put(after)
        if after.name != before.name:
            for one in work.find(Place, organisation_id=wanted):
                work.put(replace(one, organisation=after.name))
        return work.commit()


def remove_organisation(desk: Desk, wanted: UUID) -> Changes:
    """Take an organisation away with its history and log; its places stay, under their name. Undo brings it back."""
    with desk.change(_("Remove organisation"), None) as work:
        for place in work.find(Place, organisation_id=wanted):
            work.put(replace(place, organisation_id=None))
        for one in (
            *work.find(OrganisationClass, organisation_id=wanted),
            *work.find(OrganisationRemark, organisation_id=wanted),
        ):
            work.delete(type(one), one.id)
        work.delete(Organisation, wanted)
        return work.commit()


def set_class(desk: Desk, wanted: UUID, chosen: EmployerClass, reason: str, since: date | None = None) -> Changes:
    """Give an organisation another class; what it was before stays in its history. Raises InputRefused.

    A reason is asked, because it decides how residents may come there.
    """
    if not reason.strip():
        raise InputRefused(_("Why this class? Write down a reason, then others understand it too."))
    day = since or desk.today()
    if day > desk.today():
        raise InputRefused(_("This day is still to come. Choose today, or a day before."))
    with desk.change(_("Class of an organisation"), None) as work:
        if work.get(Organisation, wanted) is None:
            raise _gone()
        who = desk.profile.consultant
        work.put(
            OrganisationClass(
                organisation_id=wanted, employer_class=chosen, since=day, reason=reason.strip(), decided_by=who
            )
        )
        return work.commit()


def add_remark(desk: Desk, said: OrganisationRemark) -> Changes:
    """Write a line in the log. Raises InputRefused when nothing is said."""
    if not (said.outcome.strip() or said.about.strip()):
        raise InputRefused(_("Write down what it was about, or what came of it."))
    with desk.change(_("Contact with an organisation"), None) as work:
        work.put(replace(said, by=said.by or desk.profile.consultant))
        return work.commit()


def remove_remark(desk: Desk, wanted: UUID) -> Changes:
    """Take a line out of the log. Undo brings it back."""
    with desk.change(_("Remove a line of the log"), None) as work:
        work.delete(OrganisationRemark, wanted)
        return work.commit()


def to_check(desk: Desk, one: Organisation, months: int) -> bool:
    """Whether nobody looked lately whether this is still so."""
    return unmaintained(one.checked_on, desk.today(), months)


def _fits(row: OrganisationRow, query: OrganisationQuery) -> bool:
    one = row.organisation
    said = folded(" ".join((one.name, one.sector, one.town, one.possibilities, one.adaptation)))
    return (
        all(word in said for word in words_of(query.search))
        and (query.dimension is None or one.dimension is query.dimension)
        and (query.employer_class is None or row.employer_class is query.employer_class)
    )


def _gone() -> InputRefused:
    return InputRefused(_("This organisation is not here any more. Choose another one."))
