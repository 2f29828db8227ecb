"""The plan on paper (K01): what I want, what I am good at, how it is, what we do, what the law says, and who signs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from intake_app.bilingual import joined
from intake_app.documents import agreements, goals, signing
from intake_app.documents.base import Paper, Sign, beside, known_as, not_discussed, quoted, render
from intake_app.documents.blocks import Block, Stack
from intake_app.documents.drawings import icon
from intake_app.documents.fonts import Face
from intake_app.documents.own_words import own_words
from intake_app.documents.pictures import picture, sayings
from intake_app.documents.plan_sheets import DifferenceLine, LawText, PlanSheet, Replaced
from intake_app.documents.rows import Cell, Row
from intake_app.documents.sheet_parts import ContactPoint, StrengthLine
from intake_app.documents.styles import LARGE, PLAN, SOFT, WIDTH, Align
from intake_app.documents.text import Text, fill
from intake_app.documents.words import Run
from intake_app.domain.vocabulary import DifferenceState, PlanStatus
from intake_app.i18n import _, format_day, speaking


def plan_pdf(sheet: PlanSheet, *, language: str = "nl", large: bool = False, tagged: bool = True) -> bytes:
    """The plan as PDF. The same sheet gives the same bytes, today and next year.

    Raises UnprintableText for a letter that no font on board has.
    """
    with speaking(language):
        look = LARGE if large else PLAN
        name = _title(sheet).format(name=_names(sheet), number=sheet.version)
        concept = sheet.status is PlanStatus.DRAFT
        sign = Sign(title=name, footer=name, dated=sheet.dated, small=look.small, concept=concept)
        return render(_story(sheet, Paper(look, sheet.dated)), sign, tagged=tagged)


def _title(sheet: PlanSheet) -> str:
    if sheet.personal:
        return _("Own sheet of {name}, of version {number}")
    return _("Plan of action of {name}, version {number}")


def _names(sheet: PlanSheet) -> str:
    """The resident, or all adults of a household plan."""
    if len(sheet.together) < 2:
        return sheet.name
    return _("{first} and {second}").format(first=", ".join(sheet.together[:-1]), second=sheet.together[-1])


def _story(sheet: PlanSheet, paper: Paper) -> list[Block]:
    return [
        *known_as("who", _head(sheet, paper)),
        *known_as("replaced", _replaced(sheet.replaced, paper)),
        *known_as("own_words", _wish(sheet, paper)),
        *(_of_each(sheet, paper) if sheet.together else _of_one(sheet, paper)),
        *known_as("goals", goals.goals(sheet.goals, paper)),
        *known_as("help", _help(sheet.municipal_help, paper)),
        *known_as("promises", agreements.agreements(sheet, paper)),
        *known_as("direction", _text(_("How we work together"), sheet.working_together, paper, shown_empty=False)),
        *known_as("contacts", _lines(_("How we keep in touch"), sheet.keep_contact, paper)),
        *known_as("giving_back", _lines(_("What I do in return"), sheet.gives_back, paper) if sheet.gives_back else []),
        *known_as("offers", agreements.chose(sheet.chose, paper)),
        *_law(sheet, paper),
        *known_as("reviews", _reviews(sheet, paper)),
        *known_as("referrals", _who_goes_on(sheet, paper)),
        *known_as("involved", [] if sheet.personal else agreements.involved(sheet.involved, paper)),
        *(_rights(sheet, paper) if sheet.law is None else ()),
        *known_as("signing", _end(sheet, paper)),
    ]


def _of_one(sheet: PlanSheet, paper: Paper) -> list[Block]:
    return [
        *known_as("strengths", _strengths(sheet.strengths, paper)),
        *known_as("picture", _now(sheet, paper)),
        *known_as("differences", _differences(sheet, paper)),
        *known_as("beside", own_words(sheet.beside, paper)),
        *known_as("perspective", _text(_("What we work towards"), sheet.perspective, paper)),
        *known_as("takes_part", _lines(_("How I take part now"), sheet.takes_part, paper) if sheet.takes_part else []),
        *known_as("in_the_way", _lines(_("What is in the way"), sheet.in_the_way, paper) if sheet.in_the_way else []),
    ]


def _of_each(sheet: PlanSheet, paper: Paper) -> list[Block]:
    """In a household plan nothing of one person stands on the paper of all."""
    words = _("What {names} are good at and how it is with each of us stands on everybody’s own sheet.")
    own = [paper.h2(_("Of each of us")), paper.p(words.format(names=_names(sheet)))]
    apart = [*known_as("differences", _differences(sheet, paper)), *known_as("beside", own_words(sheet.beside, paper))]
    return [*known_as("household", own), *apart]


def _who_goes_on(sheet: PlanSheet, paper: Paper) -> list[Block]:
    return _lines(_("Who takes this up further"), sheet.passed_on, paper) if sheet.passed_on else []


def _end(sheet: PlanSheet, paper: Paper) -> list[Block]:
    if sheet.personal:
        return [paper.p(_("This sheet goes with the household plan. The plan is signed; this sheet is not."))]
    return [
        Stack(
            [*known_as("teach_back", _teach_back(sheet.teach_back, paper)), *signing.signatures(sheet, paper)],
            together=True,
        ),
        Stack(signing.meaning(sheet.signing, sheet.code, paper), together=True),
    ]


def _head(sheet: PlanSheet, paper: Paper) -> list[Block]:
    look = paper.look
    blocks: list[Block] = []
    if sheet.annex_to:
        annex = _("Annex to {decision}").format(decision=sheet.annex_to)
        blocks.append(paper.p([Run(annex, Face.SEMIBOLD)], after=6))
    side = 218.0
    name = Text(_("of {name}").format(name=_names(sheet)), look.subtitle, after=1)
    left: list[Block] = [paper.h1(_("My own sheet") if sheet.personal else _("Plan of action")), name]
    if sheet.born and not sheet.together:
        born = _("born on {day}").format(day=format_day(sheet.born, weekday=False, year=True))
        left.append(paper.quiet(born))
    facts = [_version(sheet), *(joined(", ", filter(None, (one.law, one.article))) for one in sheet.grounds)]
    if look.large:
        blocks += [*left, *(paper.p(fact) for fact in facts)]
    else:
        right = [Text(fact, look.body.quiet().aligned(Align.RIGHT), after=1.5) for fact in facts]
        blocks.append(Row([Cell(None, left), Cell(side, right, drop=19)], gap=12))
    return [*blocks, *_contact(sheet, paper)]


def _version(sheet: PlanSheet) -> str:
    day = format_day(sheet.dated, weekday=False, year=True)
    if sheet.status is PlanStatus.DRAFT:
        return _("Concept of version {number}, {day}").format(number=sheet.version, day=day)
    return _("Version {number}, {day}").format(number=sheet.version, day=day)


def _contact(sheet: PlanSheet, paper: Paper) -> list[Block]:
    """Made with whom, and whom to call, between two lines."""
    makers = [_maker(maker) for maker in sheet.made_with]
    left: list[Block] = [paper.quiet(_("Made together with")), *(paper.p(words) for words in makers)] if makers else []
    right: list[Block] = []
    if sheet.contact:
        called = sheet.contact.called or sheet.contact.name
        words: list[str | Run] = [Run(sheet.contact.phone, Face.SEMIBOLD)]
        words += [", " + sheet.contact.hours] if sheet.contact.hours else []
        right = [paper.quiet(_("Questions? Call {name}").format(name=called)), paper.p(words)]
    if not left and not right:
        return [Stack([], after=8)]
    if paper.look.large:
        return [Stack([*left, *right], before=10)]
    wide = 280.0
    cells = [Cell(wide, left), Cell(None, right)]
    rule = Row([Cell(None, [])], rule=SOFT, before=9)
    return [rule, Row(cells, gap=12, pad=8, rule=SOFT, after=4)]


def _maker(maker: ContactPoint) -> list[str | Run]:
    words: list[str | Run] = [Run(maker.name, Face.SEMIBOLD)]
    return [*words, ", " + maker.organisation] if maker.organisation else words


def _replaced(replaced: Replaced | None, paper: Paper) -> list[Block]:
    if replaced is None:
        return []
    title = _("What has changed since version {number}")
    if replaced.signed:
        title = _("What has changed since you signed (version {number})")
    title = title.format(number=replaced.version)
    because = paper.paragraphs(replaced.because)
    return [paper.h2(title), *because, paper.bullets(replaced.changes)]


def _text(title: str, text: str, paper: Paper, *, shown_empty: bool = True) -> list[Block]:
    if not text.strip():
        return not_discussed(title, paper) if shown_empty else []
    return [paper.h2(title), *paper.paragraphs(text)]


def _lines(title: str, texts: Sequence[str], paper: Paper) -> list[Block]:
    texts = [text for text in texts if text.strip()]
    if not texts:
        return not_discussed(title, paper)
    if len(texts) == 1:
        return [paper.h2(title), *paper.paragraphs(texts[0])]
    return [paper.h2(title), paper.bullets(texts)]


def _help(municipal: Sequence[str] | None, paper: Paper) -> list[Block]:
    return [] if municipal is None else _lines(_("Help from the municipality"), municipal, paper)


def _wish(sheet: PlanSheet, paper: Paper) -> list[Block]:
    title = _("What I want")
    quotes: list[Block] = [paper.quote(said, after=4) for said in sheet.own_words if said.words.strip()]
    if sheet.own_words_declined and not quotes:
        quotes = [paper.p(_("I would rather not say this in my own words."))]
    if sheet.next_step.strip():
        quotes.append(paper.p([Run(_("My next step:") + " ", Face.SEMIBOLD), quoted(sheet.next_step)]))
    return [paper.h2(title), *quotes] if quotes else not_discussed(title, paper)


def _strengths(strengths: Sequence[StrengthLine], paper: Paper) -> list[Block]:
    title = _("What I am good at")
    if not strengths:
        return not_discussed(title, paper)
    columns = 1 if paper.look.large else 2
    width = (WIDTH - 12 * (columns - 1)) / columns
    cells = [Cell(width, _strength(one, paper)) for one in strengths]
    rows = [Row(cells[at : at + columns], gap=12, after=4.5) for at in range(0, len(cells), columns)]
    return [paper.h2(title), Stack(rows, "L")]


def _strength(one: StrengthLine, paper: Paper) -> Block:
    words: list[str | Run] = [one.title]
    if one.evidence:
        words += [" " if one.title.endswith(".") else ". ", Run(one.evidence, colour=paper.look.small.colour)]
    text = Stack([Text(words, paper.look.body)], "LBody")
    picture = icon(one.icon, paper.look.icon, instead="circle-check")
    return Stack([paper.with_icon(picture, text, gap=8)], "LI")


def _now(sheet: PlanSheet, paper: Paper) -> list[Block]:
    title = _("How it is now")
    if not sheet.pictures and not any(words.strip() for words in sheet.take_along):
        return not_discussed(title, paper)
    blocks: list[Block] = [paper.h2(title)]
    for shown in sheet.pictures:
        blocks += picture(paper, shown)
    notes = [words for words in sheet.take_along if words.strip()]
    taken = [paper.p(paper.named(_("This is what we take along:"), words), after=3) for words in notes]
    return [*blocks, Stack(taken, before=8)] if taken else blocks


def _differences(sheet: PlanSheet, paper: Paper) -> list[Block]:
    title = _("Where we see it differently")
    blocks: list[Block] = [_difference(one, paper) for one in sheet.differences]
    blocks += paper.paragraphs(sheet.disagreement)
    if not blocks and sheet.no_disagreement:
        blocks = [paper.p(_("We agree about this plan."))]
    return [paper.h2(title), *blocks] if blocks else not_discussed(title, paper)


def _difference(one: DifferenceLine, paper: Paper) -> Text:
    words: list[str | Run] = paper.named(one.about, "") + sayings(one.said)
    if one.because:
        words += [" ", one.because]
    if one.state is DifferenceState.LEAVE_BOTH:
        words += [" ", _("We leave both standing.")]
    elif one.state is DifferenceState.TALK_MORE:
        words += [" ", _("We will talk about this again.")]
    return paper.p(words, after=5)


def _law(sheet: PlanSheet, paper: Paper) -> list[Block]:
    """Rights beside duties, and what happens if it does not work out, with the protection in the same breath."""
    law = sheet.law
    if law is None:
        return []
    consequences = joined(" ", (part for part in (law.consequences.strip(), law.fairness.strip()) if part))
    told = _text(_("If it does not work out"), consequences, paper)
    sources = [paper.quiet(source) for source in law.sources]
    if sources:
        sources[0].before = 3
        told[-1].keep_next = True  # where it stands in the law does not begin a page by itself
    return [
        *known_as("duties", _rights_and_duties(sheet, law, paper)),
        *known_as("consequences", told),
        *sources,
    ]


def _rights_and_duties(sheet: PlanSheet, law: LawText, paper: Paper) -> list[Block]:
    """Two columns of the same size: what I may, and what I have to do."""
    large = 8 if paper.look.large else 0
    rights: list[Block] = [paper.h3(_("My rights"), before=large, after=2)]
    rights += _sentences(sheet.rights, paper) or [paper.quiet(_("not discussed"))]
    rights += [paper.quiet(source, before=3) for source in sheet.rights_sources]
    title = _("What we agreed on") if law.as_agreements else _("What I have to do")
    duties: list[Block] = [paper.h3(title, before=large, after=2)]
    told = [*paper.paragraphs(law.duties), *([paper.bullets(law.duty_lines)] if law.duty_lines else [])]
    duties += told or [paper.quiet(_("not discussed"))]
    for extra in (law.of_partner, law.exemptions):
        if extra:
            duties.append(Stack(_sentences(extra, paper), before=6))
    whole = _("My rights and agreements") if law.as_agreements else _("My rights and duties")
    return [paper.h2(whole), beside(paper, rights, duties)]


def _sentences(texts: Sequence[str], paper: Paper) -> list[Block]:
    return [block for text in texts for block in paper.paragraphs(text)]


def _reviews(sheet: PlanSheet, paper: Paper) -> list[Block]:
    title = _("We look back together")
    words = _days(sheet.review_dates)
    for extra in (sheet.review_note, _guide(sheet.guided_by)):
        if extra.strip():
            words += [" " if words else "", extra]
    if not words:
        return not_discussed(title, paper)
    return [paper.h2(title), Text(words, paper.look.body, limit=paper.look.line)]


def _guide(name: str) -> str:
    return _("{name} guides me with this plan.").format(name=name) if name else ""


def _days(days: Sequence[date]) -> list[str | Run]:
    if not days:
        return []
    shown = [Run(format_day(day, year=True), Face.SEMIBOLD) for day in days]
    if len(shown) == 1:
        return fill(_("On {day}."), day=[shown[0]])
    before: list[str | Run] = []
    for run in shown[:-1]:
        before += [_(", on ") if before else "", run]
    return fill(_("On {days} and on {last}."), days=before, last=[shown[-1]])


def _rights(sheet: PlanSheet, paper: Paper) -> list[Block]:
    blocks = _lines(_("My rights"), sheet.rights, paper)
    return [*blocks, *(paper.quiet(source, before=3) for source in sheet.rights_sources)]


def _teach_back(words: str, paper: Paper) -> list[Block]:
    title = _("In my own words")
    if not words.strip():
        return not_discussed(title, paper)
    return [paper.h2(title), Text(quoted(words), paper.look.quote, limit=paper.look.line)]
