"""What has changed in duties, rest, texts, choices and differences since the version before, in sentences (K05)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import Plan, PlanElement
from intake_app.domain.rights import OfferChoice, OfferDecision
from intake_app.i18n import _, format_day
from intake_app.instruments.grounds import GroundElement
from intake_app.instruments.library import FormLibrary
from intake_app.services import duties, rights_sheets


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the plan with the dossier as it was that day: rest and giving back lie outside the plan."""

    dossier: Dossier
    plan: Plan
    day: date


def rights_changes(old: Version, new: Version, forms: FormLibrary) -> Iterator[str]:
    """One sentence for each thing that was another before; nothing of what stayed, and nothing that is not on paper.

    A plan without duties says nothing of duties, rest and giving back, whatever was kept of them.
    """
    if duties.may_have_duties(new.plan):
        yield from _duties(old, new)
        yield from _rest(old, new)
        yield from _giving_back(old, new, forms)
    yield from _elements(old, new, forms)
    yield from _choices(old, new)
    yield from _differences(old, new)


def _duties(old: Version, new: Version) -> Iterator[str]:
    for element, added, gone in (
        (duties.DUTIES, _("I now also have to do this: {duty}"), _("I no longer have to do this: {duty}")),
        (duties.OF_PARTNER, _("New for my partner: {duty}"), _("No longer for my partner: {duty}")),
    ):
        before, after = _lines(old, element), _lines(new, element)
        yield from (gone.format(duty=whole(line)) for line in before if line not in after)
        yield from (added.format(duty=whole(line)) for line in after if line not in before)


def _lines(version: Version, element: str) -> tuple[str, ...]:
    """The duties that hold, as they stand on paper; of the resident the first line is the sentence above them."""
    found = version.dossier.element_of(version.plan, element)
    if found is None or found.not_applicable:
        return ()
    lines = tuple(line.strip() for line in found.text.splitlines() if line.strip())
    return lines[1:] if element == duties.DUTIES and len(lines) > 1 else lines


def _rest(old: Version, new: Version) -> Iterator[str]:
    before = rights_sheets.exemption_lines(old.dossier, old.day)
    after = rights_sheets.exemption_lines(new.dossier, new.day)
    yield from (_("This no longer holds: {words}").format(words=line) for line in before if line not in after)
    yield from (_("New: {words}").format(words=line) for line in after if line not in before)


def _elements(old: Version, new: Version, forms: FormLibrary) -> Iterator[str]:
    """The other texts that stand on the plan; duties are told one by one."""
    known = {one.element: one for ground in forms.grounds.values() for one in ground.elements if one.element}
    titles = {"uitwerking-steun": _("Help from the municipality"), "gevolgen": _("If it does not work out")}
    for element, title in titles.items():
        asked = known[element]
        before = old.dossier.element_of(old.plan, element)
        after = new.dossier.element_of(new.plan, element)
        sentence = _element(asked, title, before, after)
        if sentence:
            yield sentence


def _element(asked: GroundElement, title: str, before: PlanElement | None, after: PlanElement | None) -> str:
    was, now = _said(asked, before), _said(asked, after)
    if was == now:
        return ""
    if not now:
        return _("No longer in the plan: {title}").format(title=whole(title))
    if asked.block:
        return _("There is another text now about: {title}").format(title=whole(title))
    return _("{title} is now: “{words}”").format(title=title, words=now)


def _said(asked: GroundElement, element: PlanElement | None) -> str:
    if element is None or not element.filled:
        return ""
    if element.not_applicable:
        return element.reason.strip()
    choice = next((str(one.label) for one in asked.options if one.id == element.choice), element.choice)
    day = format_day(element.on, weekday=False, year=True) if element.on else ""
    return ", ".join(part for part in (choice, element.text.strip(), day) if part)


def _giving_back(old: Version, new: Version, forms: FormLibrary) -> Iterator[str]:
    before = rights_sheets.gives_back(old.dossier, forms)
    after = rights_sheets.gives_back(new.dossier, forms)
    if before and not after:
        yield _("What I do in return has ended.")
    elif after and after[:2] != before[:2]:
        yield _("What I do in return is now: {words}").format(words=whole(", ".join(after[:2])))


def _choices(old: Version, new: Version) -> Iterator[str]:
    before = {one.offer.strip(): one.decision for one in old.dossier.offers_of(old.plan)}
    for one in new.dossier.offers_of(new.plan):
        if one.offer.strip() and one.decision and before.get(one.offer.strip()) is not one.decision:
            yield _choice(one)


def _choice(one: OfferDecision) -> str:
    words = {
        OfferChoice.YES: _("I chose this: {offer}"),
        OfferChoice.NO: _("I did not choose this: {offer}"),
        OfferChoice.OTHERWISE: _("Instead of this I want something else: {offer}"),
    }
    return words[one.decision or OfferChoice.OTHERWISE].format(offer=whole(one.offer))


def _differences(old: Version, new: Version) -> Iterator[str]:
    if old.plan.disagreement.strip() != new.plan.disagreement.strip():
        if new.plan.disagreement.strip():
            yield _("We see this differently now: “{words}”").format(words=new.plan.disagreement.strip())
        else:
            yield _("We no longer see things differently.")


def whole(words: str) -> str:
    """The words with one full stop at the end."""
    return words.strip().rstrip(".") + "."
