"""`offers`, `places` and `organisations`: read in, write out and list what all dossiers share."""

from __future__ import annotations

import json
import sys

from intake_app.commands.desks import open_desk
from intake_app.commands.dossiers import write_out
from intake_app.commands.parsing import Call
from intake_app.errors import InputRefused
from intake_app.i18n import _, ngettext
from intake_app.services import catalogue, catalogue_export, organisations, places, table_imports
from intake_app.services.catalogue import OfferQuery
from intake_app.services.desk import Desk
from intake_app.services.import_fields import ImportKind
from intake_app.services.organisation_agreement import agreement_pdf
from intake_app.services.organisations import OrganisationQuery
from intake_app.services.places import PlaceQuery
from intake_app.services.table_imports import Draft, Standing

_MOST_FAULTS = 20


def import_list(call: Call) -> int:
    """Read a list in, whole or not at all; with `--skip-faulty` without its faulty rows. Prints what became of it."""
    options = call.options
    sheet = table_imports.read_file(options.file, options.kind, sheet=options.sheet)
    with open_desk(call) as desk:
        whole = table_imports.draft(options.kind, sheet, table_imports.there(desk, options.kind), desk.today())
        if whole.problem:
            raise InputRefused(whole.problem)
        if whole.count(Standing.FAULTY) and not options.skip_faulty:
            raise InputRefused(*fault_lines(whole))
        done = table_imports.take_in(desk, whole, whole.usual(update=options.update))
    for note in sheet.notes:
        sys.stderr.write(f"{note}\n")
    added, updated = (
        ngettext("{n} new", "{n} new", done.added).format(n=done.added),
        ngettext("{n} updated", "{n} updated", done.updated).format(n=done.updated),
    )
    left = ngettext("{n} passed over", "{n} passed over", done.left).format(n=done.left)
    sys.stdout.write(f"{added}, {updated}, {left}\n")
    return 0


def fault_lines(whole: Draft) -> list[str]:
    """One sentence per fault, naming row and column."""
    found = [
        _("Row {row}, column “{column}”: {message}").format(row=row.number, column=fault.name, message=fault.message)
        for row in whole.rows
        for fault in row.faults
    ]
    more = len(found) - _MOST_FAULTS
    rest = [ngettext("… and {n} more.", "… and {n} more.", more).format(n=more)] if more > 0 else []
    return [*found[:_MOST_FAULTS], *rest]


def export_list(call: Call) -> int:
    """Write the whole list to a file."""
    options = call.options
    with open_desk(call) as desk:
        content = catalogue_export.export(desk, options.kind, options.out.suffix)
    write_out(options.out, content)
    return 0


def agreement(call: Call) -> int:
    """Write the agreement with one organisation as PDF."""
    wanted = call.options.organisation
    with open_desk(call) as desk:
        rows = organisations.organisations(desk, OrganisationQuery())
        found = [one.organisation.id for one in rows if wanted in (one.organisation.name, str(one.organisation.id))]
        if len(found) != 1:
            raise InputRefused(_("There is not exactly one organisation called {name}.").format(name=wanted))
        content = agreement_pdf(desk, found[0])
    write_out(call.options.out, content)
    return 0


def show_list(call: Call) -> int:
    """Print the list, or what of it answers to `--search`."""
    with open_desk(call) as desk:
        kind, search = call.options.kind, call.options.search
        rows = {ImportKind.OFFERS: _offers, ImportKind.PLACES: _places}.get(kind, _organisations)(desk, search)
    if call.options.json:
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        return 0
    for row in rows:
        words = (" ".join(str(value or "").split()) for name, value in row.items() if name in _IN_A_LINE)
        sys.stdout.write("\t".join(words) + "\n")
    return 0


_IN_A_LINE = ("name", "name_nl", "title", "kind", "organisation", "place", "town", "hours", "class", "open_until")


def _offers(desk: Desk, search: str) -> list[dict[str, object]]:
    found, today = catalogue.catalogue(desk), desk.today()
    chosen = found.found(OfferQuery(search=search), today)
    return [catalogue_export.plain_offer(one, today, found.months) for one in chosen]


def _places(desk: Desk, search: str) -> list[dict[str, object]]:
    page = places.places(desk, PlaceQuery(search=search, limit=None))
    return [
        {
            "place_id": str(row.place_id),
            "title": row.title,
            "organisation": row.organisation,
            "town": row.town,
            "form": row.form,
            "minutes_least": row.minutes_least,
            "minutes_most": row.minutes_most,
            "pay": row.pay_kind.value if row.pay_kind else None,
            "source": row.source.value,
            "open_until": row.open_until.isoformat() if row.open_until else None,
            "open": row.open_on(desk.today()),
        }
        for row in page.rows
    ]


def _organisations(desk: Desk, search: str) -> list[dict[str, object]]:
    return [
        {
            "organisation_id": str(row.organisation.id),
            "name": row.organisation.name,
            "town": row.organisation.town,
            "kind": row.organisation.dimension.value,
            "class": row.employer_class.value,
            "places": row.places,
            "last_contact_on": row.last_contact_on.isoformat() if row.last_contact_on else None,
        }
        for row in organisations.organisations(desk, OrganisationQuery(search=search))
    ]
