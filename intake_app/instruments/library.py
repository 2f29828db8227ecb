"""Everything the forms folder holds, read once: instruments, grounds, text blocks, words, and what packs add."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from intake_app import paths
from intake_app.domain.vocabulary import LegalGround
from intake_app.instruments.loader import read_instrument, read_text
from intake_app.instruments.model import Instrument, Status, change_items, change_levels
from intake_app.instruments.problems import FormsRefused, Problem
from intake_app.instruments.refusals import NotInstalled, UnknownInstrument

if TYPE_CHECKING:  # read when first asked: the first window needs the instruments alone
    from intake_app.domain.catalogue import Offer
    from intake_app.instruments.amounts import Amount
    from intake_app.instruments.grounds import Ground, GroundElement
    from intake_app.instruments.organisation_template import OrganisationTemplate
    from intake_app.instruments.pack_contents import Cell, Pack
    from intake_app.instruments.review_methods import ReviewMethod
    from intake_app.instruments.rule_profiles import RuleProfile
    from intake_app.instruments.templates import TrajectoryTemplate
    from intake_app.instruments.terms import TermBook, TermDefinition
    from intake_app.instruments.textblocks import TextBlock
    from intake_app.instruments.words import WordBook

    Dated = Ground | TextBlock | TermDefinition | RuleProfile | TrajectoryTemplate | Amount

_T = TypeVar("_T")
_BESIDE_THE_FORMS = frozenset({"grounds", "_blocks", "terms"})
"""Parts of a library that are read when first asked for and do not hang on which forms there are."""


class FormLibrary:
    """The forms at hand. Immutable; instruments are read at once, grounds, text blocks and words when first asked."""

    def __init__(
        self, folder: Path, instruments: Mapping[str, Instrument], packs: Sequence[Pack], problems: Sequence[Problem]
    ) -> None:
        self._folder = folder
        self.instruments: Mapping[str, Instrument] = MappingProxyType(dict(instruments))
        self.packs = tuple(packs)
        self.problems = tuple(problems)
        """Why packs were refused. The program works on without them (instruments C2.15)."""
        self._kept: Mapping[tuple[str, str], Instrument] = {}

    @classmethod
    def shipped(cls) -> FormLibrary:
        """The shipped forms without packs; read once per process."""
        return _shipped()

    @classmethod
    def load(cls, shipped_dir: Path, packs: Sequence[Path] = ()) -> FormLibrary:
        """Read a forms folder and the packs that go with it.

        Raises FormsRefused with every fault of every shipped instrument. A faulty pack is skipped and named in
        `problems`.
        """
        shipped = _read_all(sorted(shipped_dir.glob("*.toml")), _instrument_of)
        instruments = {one.id: one for one in shipped if one is not None}
        taken, problems = _read_packs(packs, instruments)
        for pack in taken:
            instruments.update({one.id: one for one in pack.instruments})
            for change in pack.prompts:
                instruments[change.instrument] = change_items(instruments[change.instrument], change.apply)
            for words in pack.labels:
                named = change_items(instruments[words.instrument], words.apply)
                instruments[words.instrument] = change_levels(named, words.apply_to_level)
        return cls(shipped_dir, instruments, taken, problems)

    def read_all(self) -> None:
        """Read what is else read when first asked for: grounds, text blocks and terms. For a thread of its own."""
        for part in _BESIDE_THE_FORMS:
            getattr(self, part)

    def with_kept(self, kept: Iterable[Instrument]) -> FormLibrary:
        """The same library that also knows forms as they were answered once, oldest first, to read old answers with."""
        from intake_app.instruments.kept import gone, older

        whole = FormLibrary(self._folder, self.instruments, self.packs, self.problems)
        for part in _BESIDE_THE_FORMS & vars(self).keys():  # read already, and the same with other forms
            vars(whole)[part] = vars(self)[part]
        mark = {one: (older if one.id in self.instruments else gone)(one) for one in kept}
        whole._kept = {(one.id, one.version): shown for one, shown in mark.items()}
        return whole

    def is_installed(self, instrument_id: str, version: str = "") -> bool:
        """Whether this form, in this version when named, can be answered now."""
        form = self.instruments.get(instrument_id)
        return form is not None and version in ("", form.version)

    def instrument(self, instrument_id: str) -> Instrument:
        """The instrument with this id; when none is installed, as it was answered last. Raises UnknownInstrument."""
        found = self.instruments.get(instrument_id)
        if found is None:
            kept = [form for (one, _version), form in self._kept.items() if one == instrument_id]
            if not kept:
                raise UnknownInstrument.of(instrument_id)
            found = kept[-1]
        return found

    def as_answered(self, instrument_id: str, version: str) -> Instrument:
        """The form a reading of this version was made with, installed or kept. Raises UnknownInstrument.

        Of the same version the installed one: it means the same, in the words of today.
        """
        if self.is_installed(instrument_id, version):
            return self.instruments[instrument_id]
        try:
            return self._kept[instrument_id, version]
        except KeyError:
            raise UnknownInstrument.of(instrument_id) from None

    def answerable(self, instrument_id: str, version: str = "") -> Instrument:
        """The form to answer now. Raises NotInstalled for one that is only kept: its answers are for reading."""
        if not self.is_installed(instrument_id, version):
            form = self.instrument(instrument_id)
            raise (
                NotInstalled.newer(str(form.title)) if self.is_installed(form.id) else NotInstalled.of(str(form.title))
            )
        return self.instruments[instrument_id]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which forms have words: Dutch, English, and those of installed packs."""
        added = {words.language for pack in self.packs for words in pack.labels}
        return ("nl", "en", *sorted(added - {"nl", "en"}))

    def packs_in(self, instrument_id: str) -> tuple[Pack, ...]:
        """The packs that have words in a form."""
        return tuple(pack for pack in self.packs if pack.speaks_in(instrument_id))

    def active(self) -> tuple[Instrument, ...]:
        """The instruments that are offered without being switched on."""
        return tuple(one for one in self.instruments.values() if one.status is Status.ACTIVE)

    def offered(self, switched_on: Collection[str] = ()) -> tuple[Instrument, ...]:
        """The instruments for a new conversation: the active ones, and those the organisation switched on (G11)."""
        return tuple(one for one in self.instruments.values() if one.status is Status.ACTIVE or one.id in switched_on)

    def enterable(self, switched_on: Collection[str] = ()) -> tuple[Instrument, ...]:
        """The instruments that may be typed over from paper: those offered, and the old ones with their true day."""
        offered = {one.id for one in self.offered(switched_on)}
        return tuple(one for one in self.instruments.values() if one.id in offered or one.status is Status.OLD)

    @functools.cached_property
    def grounds(self) -> Mapping[str, Ground]:
        """Every ground by id, `common` among them. Raises FormsRefused with every fault."""
        from intake_app.instruments.grounds import read_ground

        files = sorted((self._folder / "grounds").glob("*.toml"))
        found = _read_all(files, lambda file: read_ground(read_text(file), file))
        return MappingProxyType({ground.id: ground for ground in found})

    @property
    def common(self) -> Ground:
        """What every plan needs."""
        return self.ground("common")

    def ground(self, ground: LegalGround | str) -> Ground:
        """A legal ground. Raises UnknownInstrument when no file describes it."""
        try:
            return self.grounds[str(ground)]
        except KeyError:
            raise UnknownInstrument.of(str(ground)) from None

    def elements(self, grounds: Iterable[LegalGround | str]) -> tuple[GroundElement, ...]:
        """Everything a plan on these grounds is asked, each thing once: what the law asks first."""
        from intake_app.instruments.grounds import elements_of

        return elements_of((self.common, *(self.ground(ground) for ground in grounds)))

    @functools.cached_property
    def _blocks(self) -> tuple[TextBlock, ...]:
        from intake_app.instruments.textblocks import CONSEQUENCES, read_block

        files = sorted((self._folder / "textblocks").glob("*.toml"))
        shipped = _read_all(files, lambda file: read_block(read_text(file), file))
        protecting = next((block for block in shipped if block.kind == CONSEQUENCES), None)
        local = [block.with_fairness(protecting) for pack in self.packs for block in pack.text_blocks]
        return (*local, *shipped)

    def text_blocks(self, kind: str = "") -> tuple[TextBlock, ...]:
        """The text blocks to choose from, newest first. The shipped example steps back for a municipality's own."""
        found = [block for block in self._blocks if kind in ("", block.kind)]
        own_kinds = {block.kind for block in found if not block.example}
        shown = [block for block in found if not block.example or block.kind not in own_kinds]
        return tuple(sorted(shown, key=lambda block: (block.valid_from, block.id), reverse=True))

    def text_block(self, block_id: str) -> TextBlock:
        """The text block with this id; a municipality's own before the shipped one. Raises UnknownInstrument."""
        for block in self._blocks:
            if block.id == block_id:
                return block
        raise UnknownInstrument.of(block_id)

    @functools.cached_property
    def terms(self) -> TermBook:
        """Every term and what starts and ends them, the law first. Raises FormsRefused with every fault."""
        from intake_app.instruments.terms import joined, read_terms

        files = sorted((self._folder / "terms").glob("*.toml"), key=lambda file: (file.stem != "wet", file.stem))
        return joined(tuple(_read_all(files, lambda file: read_terms(read_text(file), file))))

    @functools.cached_property
    def profiles(self) -> Mapping[str, RuleProfile]:
        """Every rule profile by id, the default first. Raises FormsRefused with every fault."""
        from intake_app.instruments.rule_profiles import DEFAULT, read_profile

        terms = {one.id: one for one in self.terms.terms}
        files = sorted((self._folder / "profiles").glob("*.toml"), key=lambda file: (file.stem != DEFAULT, file.stem))
        found = _read_all(files, lambda file: read_profile(read_text(file), file, terms))
        return MappingProxyType({profile.id: profile for profile in found})

    @functools.cached_property
    def templates(self) -> Mapping[str, TrajectoryTemplate]:
        """Every trajectory template by id, in the order of the rules. Raises FormsRefused with every fault."""
        from intake_app.instruments.templates import read_template

        files = sorted((self._folder / "templates").glob("*.toml"))
        found = _read_all(files, lambda file: read_template(read_text(file), file))
        return MappingProxyType({one.id: one for one in sorted(found, key=lambda one: (one.number or "~", one.id))})

    @functools.cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """Every dated amount. Raises FormsRefused with every fault."""
        from intake_app.instruments.amounts import read_amounts

        files = sorted((self._folder / "amounts").glob("*.toml"))
        return tuple(
            one for found in _read_all(files, lambda file: read_amounts(read_text(file), file)) for one in found
        )

    @functools.cached_property
    def review_methods(self) -> Mapping[str, ReviewMethod]:
        """Every way to look back by id. Raises FormsRefused with every fault."""
        from intake_app.instruments.review_methods import read_method

        files = sorted((self._folder / "methods").glob("*.toml"))
        return MappingProxyType(
            {one.id: one for one in _read_all(files, lambda file: read_method(read_text(file), file))}
        )

    @functools.cached_property
    def sample_check(self) -> ReviewMethod:
        """What is asked of every dossier of a random sample (M05). Raises FormsRefused when the file is faulty."""
        from intake_app.instruments.review_methods import read_method

        file = self._folder / "checks" / "steekproef.toml"
        return read_method(read_text(file), file)

    @functools.cached_property
    def catalogue(self) -> tuple[Offer, ...]:
        """The offers that came with the program, then those of packs. Raises FormsRefused with every fault."""
        from intake_app.instruments.offer_lines import read_offers

        files = sorted((self._folder / "offers").glob("*.csv"))
        shipped = [
            one for offers in _read_all(files, lambda file: read_offers(read_text(file), str(file))) for one in offers
        ]
        return (*shipped, *(one for pack in self.packs for one in pack.offers))

    @functools.cached_property
    def organisation_template(self) -> OrganisationTemplate:
        """What an agreement with an organisation starts from. Raises FormsRefused when the file is faulty."""
        from intake_app.instruments.organisation_template import FILE_NAME, read_organisation_template

        file = self._folder / "offers" / FILE_NAME
        return read_organisation_template(read_text(file), file)

    @functools.cached_property
    def words(self) -> WordBook:
        """The hard words and their plain ones. Raises FormsRefused when the file is faulty."""
        from intake_app.instruments.words import read_words

        file = self._folder / "words.toml"
        return read_words(read_text(file), file)

    def cell(self, instrument_id: str, item_id: str, value: int, *, screen: str = "consulent") -> Cell | None:
        """A rights holder's text for a level, when an installed pack brings it and allows it on this screen.

        Of two packs for one instrument only the newest speaks: texts are never mixed (instruments C2.6).
        """
        speaking = [pack for pack in self.packs if instrument_id in pack.cells]
        if not speaking:
            return None
        newest = max(speaking, key=lambda pack: (pack.valid_from, pack.version))
        if screen not in newest.audience:
            return None
        cells = newest.cells[instrument_id]
        return next((cell for cell in cells if cell.item == item_id and cell.value == value), None)

    def forms_to_check(self, today: date) -> tuple[Dated, ...]:
        """Grounds, text blocks, terms, profiles, templates and amounts that somebody should look at (rules 0.4)."""
        dated: list[Dated]
        dated = [*self.grounds.values(), *self.text_blocks(), *self.terms.terms, *self.profiles.values()]
        dated += [*self.templates.values(), *self.amounts]
        return tuple(one for one in dated if one.needs_check(today))


@functools.cache
def _shipped() -> FormLibrary:
    return FormLibrary.load(paths.FORMS)


def _instrument_of(file: Path) -> Instrument | None:
    return None if file.name == "words.toml" else read_instrument(read_text(file), file)


def _read_all(files: Iterable[Path], read: Callable[[Path], _T]) -> list[_T]:
    """Read every file, so that the faults of all of them are reported together."""
    found: list[_T] = []
    faults: list[Problem] = []
    for file in files:
        try:
            found.append(read(file))
        except FormsRefused as refused:
            faults.extend(refused.faults)
    if faults:
        raise FormsRefused(faults)
    return found


def _read_packs(packs: Sequence[Path], instruments: Mapping[str, Instrument]) -> tuple[list[Pack], list[Problem]]:
    taken: list[Pack] = []
    problems: list[Problem] = []
    if not packs:
        return taken, problems
    from intake_app.instruments.packs import read_pack, refuse_clash

    for path in packs:
        try:
            pack = read_pack(path, instruments)
            refuse_clash(path, pack, taken, instruments)
        except FormsRefused as refused:
            problems.extend(refused.faults)
        else:
            taken.append(pack)
    return taken, problems
