'''Instruments as data: forms/*.toml read, validated and guarded. No Qt, no SQL, no PDF.

Public API (import from the modules named; nothing here opens a file at import time).

library.py: everything the forms folder holds, read once
    FormLibrary.shipped() -> FormLibrary                       the shipped folder without packs, cached
    FormLibrary.load(shipped_dir: Path, packs: Sequence[Path] = ()) -> FormLibrary
        raises FormsRefused when a shipped file is faulty; a faulty pack is skipped and named in `.problems`
    .instrument(id) -> Instrument        UnknownInstrument when there is none     .instruments -> Mapping[str, Instrument]
    .ground(LegalGround | str) -> Ground    .common -> Ground    .elements(grounds) -> tuple[GroundElement, ...]
    .text_blocks(kind: str = "") -> tuple[TextBlock, ...]       .text_block(id) -> TextBlock
    .words -> WordBook      .packs -> tuple[Pack, ...]      .problems -> tuple[Problem, ...]
    .cell(instrument_id, item_id, value, *, screen="consulent") -> Cell | None     licensed text from a pack, or None

model.py: frozen, slotted
    Text(nl, en, others)      str(text) is the text in the language in use; text.of("en") in a named one; false when empty
    Instrument: id title status version valid_from valid_until unit raters address_form prints rights rules values parts
        about reminder caption compare_caption pack checksum
        .items -> tuple[Item, ...]    .item(id) -> Item (UnknownItem)    .part(id) -> Part    .part_of(item_id) -> Part
        .reading_fields -> tuple[ExtraField, ...]    .fields_of(item_id) -> tuple[ExtraField, ...]    .field(id) -> ExtraField
        .level(item_id, value) -> Level | None       .snapshot() -> dict    (labels and versions as seen; JSON-ready)
    Part: id kind pick values title intro items     .allowed -> tuple[int | str, ...] (0..10 for a web)
    Item: id part label plain short question hint scope icon sensitivity prompts aspects
        .name -> Text (short name of the resident's screens, else plain)
    ValueList: id ordered levels    .level(value) -> Level | None
    Level: value id label plain short explain
    Aspect: id label plain    ExtraField: on part id label plain type options when default minimum maximum
    Rules: aggregate order hide_other_voice lookback_days show_from compare goal special
    enums: Kind Pick Status Unit Aggregate ItemOrder ShowFrom Compare GoalRule FieldType Sensitivity

guards.py: refusals, each a GuardRefused (a KeukentafelError with one sentence)
    check_value(instrument, item_id, value: int | str | None = None, special: Special | int | None = None) -> None
    check_answer(instrument, answer: Answer) -> None            value, choice, special and extra fields of a domain Answer
    check_rater(instrument, rater: RaterRole) -> None
    check_goal(instrument, item_id, from_value, to_value) -> None
    allowed_values(instrument, item_id) -> tuple[int | str, ...]    allowed_specials(instrument) -> tuple[Special, ...]
    ValueRefused SpecialRefused UnknownItem RaterRefused VersionsMixed NoCalculation NotComparable

comparison.py: words, never arithmetic on levels
    Reading(measurement: Measurement, answers: Mapping[str, Answer])     Reading.of(dossier, measurement)
    compare_levels(instrument, item_id, before: Answer | None, now: Answer | None) -> LevelChange
        LevelChange: item then now direction     .words ("niet zelfredzaam → voldoende zelfredzaam, hoger")
        Direction: HIGHER SAME LOWER NOT_COMPARABLE (str(direction.label))
    compare_readings(instrument, earlier: Reading, later: Reading) -> tuple[LevelChange, ...]
        refuses other versions, raters (VersionsMixed) and the web (NotComparable)
    count_levels(instrument, reading) -> dict[int, int]      count_directions(changes) -> dict[Direction, int]
    differences(instrument, readings: Sequence[Reading]) -> tuple[VoiceDifference, ...]   two voices of one moment
        VoiceDifference: item first second same talk points words ("gelijk", "1 punt", "2 punten"; levels: "anders")
        `talk` is true from two points or two levels on; `points` is filled for the web alone
    describe_web(instrument, answers, name) -> str           one sentence for screen readers and prints
    answer_words(instrument, item_id, answer: Answer | None) -> str     the answer as a reader sees it

navigator.py: a conversation without Qt; immutable, every move gives a new one
    Navigator.start(items, answered=(), last="") -> Navigator       resumes at `last`, else at the first open item
    .current (item id, "" when at the end)   .next() .previous() .go_to(id) .skip() .answer(id) .clear(id) .stop()
    .at_start .at_end .open_items .answered .skipped    .position .total    .progress -> "Vraag 5 van 6"

grounds.py: law as data
    Ground: id title law variants elements valid_from valid_until source checked_on municipality   .needs_check(today)
    GroundElement: id element label label_na why article who severity reason rule input options field na variant
        exactly one of `rule` (name in KNOWN_RULES) and `element` (PlanElement.element) is filled
    Severity: BLOCK WARN INFORM      ElementInput: TEXT DATE YES_NO_DATE CHOICE BLOCK      KNOWN_RULES: Mapping[str, str]

textblocks.py: dated municipal texts
    TextBlock: id kind title municipality legal_ref grounds text lines always valid_from valid_until checked_on source
        .version   .needs_check(today) -> bool   .expired(today)   .placeholders
        .filled(values: Mapping[str, str], lines: Sequence[str] = ()) -> str     the words to print, fairness lines included

words.py: plain words
    word_hints(text: str, book: WordBook | None = None, *, settings=frozenset()) -> tuple[WordHint, ...]
        WordHint: start end word suggestion reason       nothing inside quotation marks is hinted at

check.py: for `forms check [DIR]`
    check_folder(path: Path) -> list[Problem]       Problem: file line place message remedy     str(problem) is one line
schema.py: json_schema() -> dict        `python -m intake_app.instruments.schema` rewrites forms/schema/instrument.json
'''
