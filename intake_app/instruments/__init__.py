"""Instruments as data: forms/*.toml read, validated and guarded. No Qt, no SQL, no PDF.

Public API (import from the modules named; nothing here opens a file at import time).

library.py: everything the forms folder holds, read once
    FormLibrary.shipped() -> FormLibrary                       the shipped folder without packs, cached
    FormLibrary.load(shipped_dir: Path, packs: Sequence[Path] = ()) -> FormLibrary
        raises FormsRefused when a shipped file is faulty; a faulty pack is skipped and named in `.problems`
    .instrument(id) -> Instrument     UnknownInstrument when there is none      .instruments -> Mapping[str, Instrument]
        a form that is not installed any more comes as it was answered last: titled "… (niet meer geïnstalleerd)"
    .as_answered(id, version) -> Instrument     the form an old reading was made with; use it to show stored answers
    .answerable(id, version="") -> Instrument     the form to answer now; NotInstalled for one that is only kept
    .is_installed(id, version="") -> bool     .packs_in(id) -> tuple[Pack, ...]     .languages -> tuple[str, ...]
    .with_kept(instruments) -> FormLibrary     the same, that also reads forms of before
    .active() -> tuple[Instrument, ...]     .offered(switched_on) (G11)     .enterable(switched_on) (old ones too)
    .ground(LegalGround | str) -> Ground     .common -> Ground     .elements(grounds) -> tuple[GroundElement, ...]
    .text_blocks(kind="") -> tuple[TextBlock, ...]     .text_block(id) -> TextBlock
    .words -> WordBook     .packs -> tuple[Pack, ...]     .problems -> tuple[Problem, ...]
    .cell(instrument_id, item_id, value, *, screen="consulent") -> Cell | None     licensed text from a pack
    .forms_to_check(today) -> tuple[Dated, ...]

model.py (enumerations from kinds.py): frozen, slotted
    Text(nl, en, others)     str(text) in the language in use; text.of("en") in a named one; false when empty
    Instrument: id title status version valid_from valid_until unit raters address_form prints rights rules values
        parts fields derived about reminder caption compare_caption pack checksum
        .items -> tuple[Item, ...]     .item(id) -> Item (UnknownItem)   .part(id) -> Part   .part_of(item_id) -> Part
        .reading_fields     .fields_of(item_id) -> tuple[ExtraField, ...]     .field(id) -> ExtraField
        .lists -> tuple[RowList, ...]   .row_list(key)   .lists_under(item_id)   .fixed_rows(rows)   .checks   .or_unit
        .level(item_id, value) -> Level | None     .levels_on_screen(item_id) -> tuple[Level, ...] (ZRM: 5 down to 1)
        .has_web() -> bool     .snapshot() -> dict (labels and version as seen; JSON-ready)
    Part: id kind pick values title intro items minimum maximum suffix     .allowed -> tuple[int | str, ...]
    Item: part id label plain short question hint scope icon sensitivity prompts aspects default notice
        .name -> Text (short name on the resident's screens, else plain)
        question, hint: Text for the resident's screen, first person; prompts: tuple[str, ...] for the consultant
    ValueList: id ordered levels     .level(value) -> Level | None
    Level: value id label plain short explain icon alone          Aspect: id label plain
    ExtraField: on part items id label plain type or_type when required instead_of options default default_on
        default_sensitive minimum maximum remind_months_before sensitivity prints computed longest
        .automatic     .option(id)     .asked_with(value) -> bool (its "value:" conditions alone)
    RowList: id item part label plain rows of_part minimum maximum fields     .key (answers are "<key>/<row>")
    Check: id targets weight say when and one rule (finishing.py)     Option: id label plain alone when
    Rules: aggregate order hide_other_voice lookback_days show_from compare goal special
    Kind Pick Status Unit PrintTarget Aggregate ItemOrder ShowFrom Compare GoalRule FieldType Sensitivity

refusals.py: GuardRefused (an InputRefused with one sentence) and its kinds: UnknownInstrument UnknownItem ValueRefused
    SpecialRefused RaterRefused VersionsMixed NoCalculation NotComparable GoalRefused OrderRefused MomentRefused
    SubjectMissing NotFinished

rows.py: place_of(instrument, key) -> Place(item, rows, row)     fields_at(instrument, key)     row_keys(rows, answers)
    a key is an item, "<list or item asked per row>/<row>", or "reading"

asking.py: what is on the screen now
    asked(instrument, field, answers, key) -> bool     asked_fields(instrument, answers, key) -> tuple[ExtraField, ...]
    options_of(instrument, field, answers, key)     default_of(field, item)     computed_amount(instrument, field, …)
    automatic_values(instrument, before, after, today)     band_of(instrument, item_id, answer) -> Level | None

finishing.py: never while somebody types
    left(instrument, reading, others=()) -> tuple[Left, ...]     Left: key field sentence weight (REFUSE, ASK)
    check_ready(instrument, reading, others=())     NotFinished or SubjectMissing with the first sentence

why_not.py: why_not(instrument, Wish.MEAN) -> str     one line for what a window does not offer, "" when it does

guards.py: return nothing, or refuse
    check_value(instrument, item_id, value: int | str | None = None, special: Special | int | None = None)
    check_answer(instrument, answer: Answer)     place, value, choice, special and extra fields of a domain Answer
    check_order(instrument, key, answers)     open_items(instrument, answers)     a form with a fixed order
    check_moment(instrument, measured_on, today, confirmed=False)     an old form has its own day
    check_subject(instrument, measurement)     needs_subject(instrument) -> bool
    check_rater(instrument, rater)     check_measurement(instrument, measurement)     check_same(before, now)
    check_goal(instrument, item_id, from_value, to_value)     check_count(instrument)     refuse_calculation(instrument)
    allowed_values(instrument, item_id) -> tuple[int | str, ...]     allowed_specials(instrument) -> tuple[Special, ...]

special.py: special_label(Special) -> str ("niet besproken")     special_plain(Special) -> str ("Niet besproken")

comparison.py: words, never arithmetic on levels
    Reading(measurement: Measurement, answers: Mapping[str, Answer])     Reading.of(dossier, measurement)
    answer_words(instrument, item_id, answer: Answer | None) -> str     the answer as a reader sees it
    compare_levels(instrument, item_id, before: Answer | None, now: Answer | None) -> LevelChange
        LevelChange: item then now direction     .words ("niet zelfredzaam → voldoende zelfredzaam, hoger")
        Direction: HIGHER SAME LOWER NOT_COMPARABLE     .label
    compare_readings(instrument, earlier: Reading, later: Reading) -> tuple[LevelChange, ...]
        refuses other versions and raters (VersionsMixed) and the web (NotComparable)
    count_levels(instrument, reading) -> dict[int | str, int]     count_directions(changes) -> dict[Direction, int]
    differences(instrument, (first, second)) -> tuple[VoiceDifference, ...]     two voices of one moment
        VoiceDifference: item first second same talk points both     .words ("gelijk", "1 punt"; levels: "anders")
        `talk` from two points or two levels on; `points` is filled for the web alone
    describe_web(instrument, answers, name) -> str     one sentence for screen readers and prints

navigator.py: a conversation without Qt; immutable, every move gives a new one
    Navigator.start(items, answered=(), last="", skipped=()) -> Navigator     goes on at `last`, else at the first open
    .current (item id, "" at the end)     .next() .previous() .go_to(id) .next_open() .skip() .answer() .clear()
    .at_start .at_end .finished .open_items .answered .skipped .position .total .progress ("Vraag 5 van 6") .resume_at

grounds.py: law as data (names of checks and conditions in rule_names.py)
    Ground: id name title law municipality valid_from valid_until source checked_on unchecked variants elements
        .needs_check(today)
    GroundElement: id ground severity reason row rule element input options block with_date field article who applies
        variant raise_when raise_to label named do why not_applicable     .label_for(name) .may_not_apply .is_law
        exactly one of `rule` (in KNOWN_RULES) and `element` (PlanElement.element) is filled
    Severity: BLOCK WARN INFORM     ElementInput: TEXT DATE YES_NO_DATE CHOICE BLOCK
    elements_of(grounds) -> tuple[GroundElement, ...]     law first; what several grounds ask is asked once

terms.py: terms as data (names of facts, conditions and notices in term_names.py)     FormLibrary.terms -> TermBook
    TermBook: events terms .by_hand .term(id)     TermEventKind: id label fact instruments period
    TermDefinition: id key title kind weight triggers counting length reminders ends … .needs_check(today)

rule_profiles.py: municipal settings     FormLibrary.profiles -> Mapping[str, RuleProfile], the default first
    RuleProfile: id name municipality settings ask terms .version .needs_check(today)     setting_problem(name, value)

textblocks.py: dated municipal texts
    TextBlock: id kind title municipality legal_ref grounds plain legal lines always valid_from valid_until checked_on
        source pack     .version .example .text .placeholders .expired(today) .needs_check(today)
        .filled(values: Mapping[str, str], lines: Collection[str] | None = None) -> str
            the words to print: chosen lines (default the usual ones) and fairness lines included

words.py: word_hints(text, book=None, *, settings=frozenset()) -> tuple[WordHint, ...]
    WordHint: start end word suggestion reason     nothing inside quotation marks is hinted at

offer_lines.py: read_offers(words, file, pack="") -> tuple[Offer, ...]     FormLibrary.catalogue     COLUMNS
cell_values.py: line text whole day choice many lines minutes days: what stands in a cell; BadCell says what to do
organisation_template.py: FormLibrary.organisation_template -> freedoms and obligations to start from

packs.py: read_pack(path, instruments) -> Pack     pack_contents.py: Pack, Cell, PromptChange, LabelChange
pack_files.py: pack_files(path) -> dict[str, bytes]     within limits; nothing is unpacked     pack_names.py: name_fault
pack_shelf.py: PackShelf(folder).files() .put(id, files) .remove(id)     one .ktpack per pack, whole or not at all
kept.py: keep(instrument, packs) -> KeptForm     instrument_of(KeptForm) -> Instrument     a form beside its answers
check.py: check_folder(path, told=None) -> list[Problem]     Problem: file line place message remedy; str() is one line
schema.py: json_schema(name="instrument") -> dict     `python -m intake_app.instruments.schema` writes forms/schema
"""
