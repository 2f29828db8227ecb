"""Every loading rule once: a form with one fault is refused with its line, its place, and what to do about it."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from intake_app.instruments.check import check_folder
from intake_app.instruments.loader import read_instrument
from intake_app.instruments.problems import FormsRefused, Problem

TINY = Path(__file__).parent / "tiny"


@dataclasses.dataclass(frozen=True)
class Fault:
    """Change `old` to `new` in a tiny form: the fault stands on the line of `marks` (default the first new line)."""

    rule: str
    form: str
    old: str
    new: str
    place: str
    sentence: str
    marks: str = ""


LEVELS, WEB, OPEN, CHOICE, SEVEN = "tiny-levels", "tiny-web", "tiny-open", "tiny-choice", "tiny-seven"

FAULTS = [
    # keys and their values
    Fault("unknown key", LEVELS, 'unit = "persoon"', 'unit = "persoon"\nkleur = "rood"', "kleur",
          "De sleutel “kleur” is hier niet bekend. Haal die weg. Dit kan hier staan: schema, id,", 'kleur = "rood"'),
    Fault("unknown key with a neighbour", LEVELS, 'label_nl = "Koken"', 'label_nk = "x"\nlabel_nl = "Koken"',
          'item "koken", label_nk', "De sleutel “label_nk” is hier niet bekend. Bedoel je “label_nl”?"),
    Fault("unknown key in rules", LEVELS, "decimals = false", "decimals = false\nmean = true", "rules, mean",
          "De sleutel “mean” is hier niet bekend.", "mean = true"),
    Fault("missing label_nl", LEVELS, 'label_nl = "Koken"\n', "", 'item "koken", label_nl',
          '“label_nl” ontbreekt. Voeg een regel toe: label_nl = "…".', '[[item]]\npart = "dingen"\nid = "koken"'),
    Fault("missing plain_nl", LEVELS, 'plain_nl = "Mijn huis"\n', "", 'item "wonen", plain_nl',
          "“plain_nl” ontbreekt.", '[[item]]\npart = "dingen"\nid = "wonen"'),
    Fault("missing label_en", LEVELS, '  label_en = "middle"\n', "", 'values "drie", value "midden", label_en',
          "“label_en” ontbreekt.", '[[values.value]]\n  value = 2'),
    Fault("missing table", LEVELS, "[rules]\n", "[regels]\n", "regels", "De sleutel “regels” is hier niet bekend."),
    Fault("missing choice", LEVELS, 'status = "actief"\n', "", "status",
          '“status” ontbreekt. Voeg een regel toe: status = "actief".', "# Ordered levels"),
    Fault("plain text too long", LEVELS, 'plain_nl = "Mijn eten"', 'plain_nl = "Hoe ik elke dag mijn eten kook"',
          'item "koken", plain_nl', "De gewone tekst heeft 7 woorden; inwoners lezen er hoogstens zes. "
          "Zeg het in zes woorden of minder."),
    Fault("empty text", LEVELS, 'label_nl = "Koken"', 'label_nl = "  "', 'item "koken", label_nl',
          "Deze tekst is leeg."),
    Fault("text that is a number", LEVELS, 'version = "1"', "version = 1", "version",
          "Dit moet een tekst zijn. Zet het tussen aanhalingstekens."),
    Fault("bad kebab-case", LEVELS, 'id = "koken"', 'id = "Koken_Eten"', 'item "Koken_Eten", id',
          "“Koken_Eten” is geen goede id. Gebruik kleine letters, cijfers en losse streepjes, zoals “mijn-dag”."),
    Fault("id that is a number", LEVELS, 'id = "koken"', "id = 7", "item 1, id", "“7” is geen goede id."),
    Fault("prompt without question mark", LEVELS, '  "Wie eet er mee?"', '  "Wie eet er mee."',
          'item "koken", prompts 2', "Deze vraag eindigt niet met een vraagteken. "
          "Schrijf het als vraag, met een vraagteken aan het eind."),
    Fault("prompts that are no list", LEVELS, 'label_en = "Living"', 'label_en = "Living"\nprompts = "Hoe?"',
          'item "wonen", prompts', "Dit moet een lijst met teksten zijn.", 'prompts = "Hoe?"'),
    Fault("question without question mark", WEB, "mijn lijf?", "mijn lijf", 'item "lijf", question_nl',
          "Deze vraag eindigt niet met een vraagteken."),
    Fault("unknown kind", LEVELS, 'kind = "levels"', 'kind = "stars"', 'part "dingen", kind',
          "“stars” kan hier niet. Kies uit: levels, web, open, ladder, choice."),
    Fault("unknown pick", CHOICE, 'pick = "many"', 'pick = "two"', 'part "veel", pick',
          "“two” kan hier niet. Kies uit: one, many, per-item, per-row, number."),
    Fault("unknown rater", LEVELS, '"consulent"]', '"buurman"]', "raters", "“buurman” kan hier niet."),
    Fault("rater twice", LEVELS, '["inwoner", "consulent"]', '["inwoner", "inwoner"]', "raters",
          "In deze lijst staat iets twee keer."),
    Fault("list that is none", LEVELS, 'prints = ["plan"]', 'prints = "plan"', "prints", "Dit moet een lijst zijn."),
    Fault("mean", LEVELS, 'aggregate = "count"', 'aggregate = "mean"', "rules, aggregate",
          "“mean” kan hier niet. Kies uit: none, count."),
    Fault("decimals", LEVELS, "decimals = false", "decimals = true", "rules, decimals",
          "Dit kan niet aan. Schrijf false, of haal de regel weg."),
    Fault("switch that is a word", LEVELS, "hide_other_voice = true", 'hide_other_voice = "ja"',
          "rules, hide_other_voice", "Dit moet true of false zijn."),
    Fault("unknown special value", LEVELS, "special = [97, 98, 99]", "special = [97, 95]", "rules, special",
          "“95” kan hier niet. Kies uit: 96, 97, 98, 99."),
    Fault("special value with a point", LEVELS, "special = [97, 98, 99]", "special = [97.0]", "rules, special",
          "“97.0” kan hier niet."),
    Fault("half a day", LEVELS, "lookback_days = 30", "lookback_days = 0.5", "rules, lookback_days",
          "Dit moet een heel getal zijn."),
    Fault("days below zero", LEVELS, "lookback_days = 30", "lookback_days = -1", "rules, lookback_days",
          "-1 kan hier niet. Gebruik een getal van 0 tot 3650."),
    Fault("newer format", LEVELS, "schema = 1", "schema = 2", "schema", "2 kan hier niet. Gebruik 1."),
    Fault("day between quotation marks", LEVELS, "valid_from = 2026-01-01", 'valid_from = "2026-01-01"', "valid_from",
          "Dit moet een dag zijn. Schrijf jaar-maand-dag zonder aanhalingstekens, zoals 2026-01-31."),
    Fault("moment for a day", LEVELS, "valid_from = 2026-01-01", "valid_from = 2026-01-01T10:00:00", "valid_from",
          "Dit moet een dag zijn."),
    Fault("table for tables", OPEN, '[[item]]\npart = "twee"\nid = "straks"',
          '[aspect]\nx = 1\n\n[[item]]\npart = "twee"\nid = "straks"', "aspect",
          "Dit moet een tabel zijn die vaker kan.", "[aspect]"),
    # between tables
    Fault("file name", LEVELS, 'id = "tiny-levels"', 'id = "anders"', "id",
          "De id “anders” is niet de naam van het bestand. Noem het bestand “anders.toml”, of verander de id."),
    Fault("id of a pack", "x-tiny", 'id = "tiny-levels"', 'id = "x-tiny"', "id",
          "Een id die met x- begint is voor formulieren uit een pakket. Kies een id die niet met x- begint."),
    Fault("period", OPEN, "valid_until = 2021-01-01", "valid_until = 2019-01-01", "valid_until",
          "Deze dag ligt voor valid_from. Schrijf een latere dag, of haal de regel weg."),
    Fault("item twice", LEVELS, 'id = "wonen"', 'id = "koken"', 'item "koken", id',
          "De id “koken” staat er twee keer. Geef deze een andere id.",
          'id = "koken"\nlabel_nl = "Wonen"'),
    Fault("value twice", LEVELS, 'id = "midden"', 'id = "laag"', 'values "drie", value "laag", id',
          "De id “laag” staat er twee keer.", 'id = "laag"\n  label_nl = "midden"'),
    Fault("part twice", OPEN, '[[part]]\nid = "twee"', '[[part]]\nid = "een"\nkind = "open"\n\n[[part]]\nid = "twee"',
          'part "een", id', "De id “een” staat er twee keer.", 'id = "een"\nkind = "open"\n\n[[part]]\nid = "twee"'),
    Fault("aspect twice", WEB, "[[aspect]]",
          '[[aspect]]\nitem = "buurt"\nid = "slapen"\nlabel_nl = "a"\nplain_nl = "a"\nlabel_en = "a"\n\n[[aspect]]',
          'aspect "slapen", id', "De id “slapen” staat er twee keer.",
          'id = "slapen"\nlabel_nl = "slapen"'),
    Fault("option twice", LEVELS, 'id = "ja"', 'id = "nee"', 'field "ruzie", option "nee", id',
          "De id “nee” staat er twee keer.", 'id = "nee"\n  label_nl = "nee"'),
    Fault("field twice", OPEN, 'on = "item"\npart = "twee"\nid = "uren"', 'on = "reading"\nid = "terug"',
          'field "terug", id', "De id “terug” staat er twee keer.", 'id = "terug"\nlabel_nl = "Uren"'),
    Fault("part that is not there", LEVELS, 'part = "dingen"\nid = "wonen"', 'part = "zaken"\nid = "wonen"',
          'item "wonen", part', "Er is geen [[part]] met de id “zaken”. Er is: dingen."),
    Fault("values that are not there", LEVELS, 'values = "drie"', 'values = "vier"', 'part "dingen", values',
          "Er is geen [[values]] met de id “vier”. Er is: drie."),
    Fault("axis that is not there", WEB, 'item = "lijf"', 'item = "hart"', 'aspect "slapen", item',
          "Er is geen [[item]] met de id “hart”."),
    Fault("part without items", OPEN, '[[part]]\nid = "twee"', '[[part]]\nid = "drie"\nkind = "open"\n\n[[part]]\n'
          'id = "twee"', 'part "drie", id',
          "In dit deel staat geen vraag. Voeg een [[item]] toe, of haal het deel weg.",
          'id = "drie"'),
    Fault("levels in one", LEVELS, 'pick = "per-item"', 'pick = "one"', 'part "dingen", pick',
          "Een deel van de soort “levels” heeft één waarde per vraag."),
    Fault("choice without pick", CHOICE, 'pick = "many"\n', "", 'part "veel", pick',
          "Bij een keuze hoort hoeveel waarden er gekozen worden.", '[[part]]\nid = "veel"'),
    Fault("open question with values", OPEN, 'id = "twee"\nkind = "open"', 'id = "twee"\nkind = "open"\npick = "one"',
          'part "twee", pick', "Een open vraag heeft geen waarden.", 'pick = "one"'),
    Fault("levels without values", LEVELS, 'values = "drie"\n', "", 'part "dingen", values',
          "Een deel van de soort “levels” heeft een lijst met waarden nodig.", '[[part]]\nid = "dingen"'),
    Fault("levels without order", LEVELS, "ordered = true", "ordered = false", 'values "drie", ordered',
          "Niveaus staan in een volgorde. Schrijf ordered = true."),
    Fault("level that is a word", LEVELS, "value = 2", 'value = "midden"', 'values "drie", value "midden", value',
          "Een niveau is een heel getal."),
    Fault("gap between levels", LEVELS, "value = 3", "value = 5", 'values "drie", value',
          "De getallen van de niveaus lopen niet één voor één op.", "[[values.value]]"),
    Fault("half a level", LEVELS, "value = 2", "value = 2.5", 'values "drie", value "midden", value',
          "“2.5” is geen goede id."),
    Fault("mark beyond the web", WEB, "value = 10", "value = 11", 'values "web", value "tien", value',
          "Een web loopt van 0 tot 10. Gebruik een getal van 0 tot 10."),
    Fault("choice with another id", CHOICE, 'value = "rood"', 'value = "groen"', 'values "kleur", value "rood", value',
          "De waarde van een keuze is de eigen id. Maak value en id gelijk."),
    Fault("choice without options", OPEN, 'type = "int"', 'type = "choice"', 'field "uren", option',
          "Een keuze zonder mogelijkheden. Voeg voor elke mogelijkheid een [[field.option]] toe.",
          '[[field]]\non = "item"'),
    Fault("options on a text", LEVELS, 'type = "choice"', 'type = "text"', 'field "ruzie", option',
          "Een veld van het type “text” heeft geen mogelijkheden.", '[[field.option]]'),
    Fault("unknown condition", LEVELS, 'when = "value:1"', 'when = "als het regent"', 'field "ruzie", when',
          "Het programma kent de voorwaarde “als het regent” niet."),
    Fault("condition on a value that is not there", LEVELS, 'when = "value:1"', 'when = "value:9"',
          'field "ruzie", when', "Geen lijst heeft de waarde “9”."),
    Fault("default that is no option", LEVELS, 'default = "nee"', 'default = "misschien"', 'field "ruzie", default',
          "Deze beginwaarde past niet bij het type van het veld. Er is: ja, nee."),
    Fault("default of a date", OPEN, 'default = "+6 months"', 'default = "over een half jaar"',
          'field "terug", default',
          'Deze beginwaarde past niet bij het type van het veld. Schrijf het als "+6 months".'),
    Fault("smallest above largest", OPEN, "minimum = 0", "minimum = 50", 'field "uren", maximum',
          "De grootste waarde is kleiner dan de kleinste.", "maximum = 40"),
    Fault("smallest of a date", OPEN, "remind_months_before = 2", "minimum = 1", 'field "terug", minimum',
          "Een veld van het type “date” heeft geen kleinste of grootste waarde."),
    # what an instrument may never do
    Fault("counting a web", WEB, 'aggregate = "none"', 'aggregate = "count"', "rules, aggregate",
          'Een web is een tekening om over te praten, geen meting. Schrijf aggregate = "none".'),
    Fault("progress on a web", WEB, 'compare = "talk-overlay"', 'compare = "same-instrument-same-rater"',
          "rules, compare",
          'Een web is een tekening om over te praten, geen meting. Schrijf compare = "talk-overlay".'),
    Fault("target on a web", WEB, 'goal = "words"', 'goal = "target-value"', "rules, goal",
          'Een web is een tekening om over te praten, geen meting. Schrijf goal = "words".'),
    Fault("target without levels", OPEN, 'goal = "words"', 'goal = "target-value"', "rules, goal",
          "Een doel met een niveau heeft een lijst met niveaus nodig."),
    Fault("falling limits", CHOICE, "limits = [30]", "limits = [80, 30]", "derived 1, limits",
          "De grenzen moeten oplopen, van 1 tot 99. Zet ze op volgorde, elk één keer."),
    Fault("limits and bands", CHOICE, "limits = [30]", "limits = [30, 80]", "derived 1, limits",
          "2 grenzen maken 3 vakken. Geef de lijst zoveel waarden als er vakken zijn."),
    # fields, lists, conditions and rules
    Fault("condition that waits for itself", SEVEN, 'when = "optional"\ninstead_of',
          'when = "field:onbekend"\ninstead_of', 'field "onbekend", when',
          "Deze voorwaarde komt weer uit bij “onbekend” zelf. Laat één van de twee zonder "
          "voorwaarde vragen."),
    Fault("condition on a question that is not there", SEVEN, 'when = "value:buiten,geen"', 'when = "value:weer=geen"',
          'field "wat-nodig", when', "Er is geen vraag of veld “weer”. Verbeter de naam."),
    Fault("one of several values is not there", SEVEN, 'when = "value:buiten,geen"', 'when = "value:buiten,nergens"',
          'field "wat-nodig", when', "Geen lijst heeft de waarde “nergens”."),
    Fault("half a condition", SEVEN, 'when = "value:buiten,geen"', 'when = "value:buiten and filled:"',
          'field "wat-nodig", when', "Het programma kent de voorwaarde “value:buiten and filled:” niet."),
    Fault("field on a list that is not there", SEVEN, 'on = "collegas"', 'on = "bazen"', 'field "naam", on',
          "Er is geen lijst met de id “bazen”. Schrijf “reading” of “item”, of voeg de tabel [[list]] toe."),
    Fault("field beside an unknown item", SEVEN, 'items = ["waar"]', 'items = ["hier"]', 'field "wat-nodig", items 1',
          "Er is geen vraag of veld “hier”."),
    Fault("instead of nothing", SEVEN, 'instead_of = "start"', 'instead_of = "einde"', 'field "onbekend", instead_of',
          "Er is geen vraag of veld “einde”."),
    Fault("list without a place", SEVEN, 'id = "collegas"\nitem = "verhaal"', 'id = "collegas"', 'list "collegas"',
          "Een lijst hoort bij één vraag, of bij één deel.", '[[list]]\nid = "collegas"'),
    Fault("list for a part without rows", SEVEN, 'id = "collegas"\nitem = "verhaal"',
          'id = "collegas"\npart = "woorden"', 'list "collegas", part',
          "Het deel “woorden” wordt niet per regel gevraagd.", 'part = "woorden"\nlabel_nl'),
    Fault("rows from nowhere", SEVEN, 'id = "collegas"\n', 'id = "collegas"\nrows = "items"\n',
          'list "collegas", of_part', "Er staat niet van welk deel de vragen de regels zijn.",
          '[[list]]\nid = "collegas"'),
    Fault("item that is called reading", SEVEN, 'id = "ritme"', 'id = "reading"', 'item "reading", id',
          "De id “reading” is voor de meting zelf."),
    Fault("check without a rule", SEVEN, 'filled = "item"\n', "", 'check "verhaal-eerst"',
          "Een controle heeft één regel, deze heeft er 0.", '[[check]]\nid = "verhaal-eerst"'),
    Fault("check on nothing", SEVEN, 'targets = ["verhaal"]', 'targets = ["verhalen"]',
          'check "verhaal-eerst", targets 1', "Er is geen vraag of veld “verhalen”."),
    Fault("check against nothing", SEVEN, 'not_below = "ritme"', 'not_below = "tempo"', 'check "niet-lager", not_below',
          "Er is geen vraag of veld “tempo”."),
    Fault("number without bounds", SEVEN, "minimum = 1\n", "", 'part "uren", pick',
          "Een getal heeft een kleinste en een grootste waarde nodig.", 'pick = "number"'),
    Fault("swapped bounds", SEVEN, "minimum = 1\n", "minimum = 50\n", 'part "uren", maximum',
          "De grootste waarde is kleiner dan de kleinste.", "maximum = 40"),
    Fault("bounds without a number", SEVEN, 'kind = "ladder"\n', 'kind = "ladder"\nminimum = 1\n',
          'part "ladder", minimum', "Dit deel vraagt geen getal.", "minimum = 1"),
    Fault("several of numbers", SEVEN, 'pick = "many"\nvalues = "soorten"', 'pick = "many"\nvalues = "drie"',
          'values "drie", value "laag", value', "Waar je er meer mag kiezen, is een waarde haar eigen id.",
          "value = 1"),
    Fault("wage value by an own form", SEVEN, 'label_nl = "Uren per week"', 'label_nl = "Geschatte loonwaarde"',
          'item "uren", label_nl', "Een loonwaarde wordt niet in een formulier geschat."),
]  # fmt: skip


def faulty(fault: Fault) -> tuple[str, str, int]:
    """File name, text and line of the fault."""
    source = LEVELS if fault.form == "x-tiny" else fault.form
    text = (TINY / f"{source}.toml").read_text("utf-8")
    assert fault.old in text
    text = text.replace(fault.old, fault.new, 1)
    marks = fault.marks or fault.new
    assert marks in text
    return f"{fault.form}.toml", text, text[: text.index(marks)].count("\n") + 1


def problems_of(text: str, name: str) -> tuple[Problem, ...]:
    with pytest.raises(FormsRefused) as caught:
        read_instrument(text, name)
    return caught.value.faults


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.rule for fault in FAULTS])
def test_that_a_faulty_form_is_refused_with_line_place_and_remedy(fault: Fault) -> None:
    name, text, line = faulty(fault)
    problems = problems_of(text, name)
    expected = f"{name}:{line}: {fault.place}: {fault.sentence}"
    assert any(str(problem).startswith(expected) for problem in problems), [str(problem) for problem in problems]
    assert all(problem.remedy for problem in problems)


def test_that_all_faults_are_named_at_once_in_the_order_of_the_file() -> None:
    text = (TINY / "tiny-levels.toml").read_text("utf-8")
    for old, new in (
        ('version = "1"', "version = 1"),
        ('aggregate = "count"', 'aggregate = "sum"'),
        ('plain_nl = "Lukt soms"', 'plain_nl = "Het lukt mij bijna elke dag wel"'),
        ('id = "wonen"', 'id = "koken"'),
        ('values = "drie"', 'values = "vier"'),
        ('when = "value:1"', 'when = "soms"'),
    ):
        text = text.replace(old, new, 1)
    problems = problems_of(text, "tiny-levels.toml")
    assert [problem.place for problem in problems] == [
        "version", "rules, aggregate", 'values "drie", value "midden", plain_nl', 'part "dingen", values',
        'item "koken", id', 'field "ruzie", when',
    ]  # fmt: skip
    assert [problem.line for problem in problems] == sorted(problem.line for problem in problems)


@pytest.mark.parametrize(
    ("content", "line", "sentence"),
    [
        (b'schema = 1\nid = "a\n', 2, "Deze regel is geen goede TOML."),
        (b"schema = 1\nschema = 1\n", 2, "Deze regel is geen goede TOML."),
        (b"schema = [1\n", 2, "Deze regel is geen goede TOML."),
        (b'schema = 1\nid = "\xff"\n', 2, "Dit is geen UTF-8-tekst."),
        (b"x = 1\n" * 200_000, 1, "Dit bestand is veel te groot voor een formulier."),
        (b"x = " + b"[" * 5000, 1, "Deze regel is geen goede TOML."),
        (b"", 1, "“address_form” ontbreekt."),
    ],
    ids=["quotation mark", "key twice", "bracket", "no UTF-8", "too large", "brackets", "empty"],
)
def test_that_a_file_that_is_no_form_is_refused_in_one_sentence(
    tmp_path: Path, content: bytes, line: int, sentence: str
) -> None:
    (tmp_path / "leeg.toml").write_bytes(content)
    first = check_folder(tmp_path)[0]
    assert (first.line, first.message) == (line, sentence)
    assert first.file.endswith("leeg.toml")


def test_that_line_ends_and_byte_order_marks_of_other_editors_are_fine(tmp_path: Path) -> None:
    content = (TINY / "tiny-levels.toml").read_bytes().replace(b"\n", b"\r\n")
    (tmp_path / "tiny-levels.toml").write_bytes(b"\xef\xbb\xbf" + content)
    assert check_folder(tmp_path) == []


def test_that_a_circle_of_conditions_is_named_on_every_line_of_it() -> None:
    text = (TINY / "tiny-seven.toml").read_text("utf-8")
    text = text.replace('when = "optional"\ninstead_of', 'when = "field:start"\ninstead_of', 1)
    text = text.replace('type = "date"\nwhen = "required"', 'type = "date"\nwhen = "filled:onbekend"', 1)
    problems = problems_of(text, "tiny-seven.toml")
    assert [(one.place, text.splitlines()[one.line - 1]) for one in problems] == [
        ('field "start", when', 'when = "filled:onbekend"'),
        ('field "onbekend", when', 'when = "field:start"'),
    ]
