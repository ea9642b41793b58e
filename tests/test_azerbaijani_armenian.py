"""Azerbaijani and Armenian sources: sorted, dated, attributed, and printed as they are, with their language named."""

import json
import re
import shutil
from pathlib import Path

import pytest
from casefile import cases
from reading import ROOT, gazetteer, marks, topics
from workspaces import build

from briefgen import alphabets
from briefgen.edition.opening import standing
from briefgen.model import Article, Marks
from briefgen.reading.dateline import read as dateline
from briefgen.reading.languages import Language, detect
from briefgen.reading.parse import ParseOptions, Refused, parse
from briefgen.sorting.topics import sort
from briefgen.understanding.annotate import annotate
from briefgen.understanding.spelling import declined, dictionary_form

LANGUAGES = ("en", "ru", "az", "hy")
PORT, POSTS = "bakidan-orta-dehliz.txt", "sahmani-syuner.txt"


def _sample(name: str) -> tuple[Article, Marks]:
    folder = ROOT / "sources"
    read = parse(name, (folder / name).read_bytes(), (folder / f"{name}.meta.toml").read_bytes(), ParseOptions())
    assert not isinstance(read, Refused), read
    return read, annotate(read, gazetteer())


@pytest.mark.parametrize(("given", "wanted"), [case[1:] for case in cases("names")], ids=[case[0] for case in cases("names")])
def test_names(given: str, wanted: str) -> None:
    """Every case of cases/names.md names those whom its reader would name, in whatever case their names stand."""
    head, _, text = given.partition("\n")
    published, language = head.split()
    read, found = marks(text, published, language)

    named = "\n".join(f"{one.name}: {', '.join(read.text[span.start : span.end] for span in one.mentions)}" for one in found.people)

    assert (named or "nothing") == wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        (PORT, {"transport-corridors", "energy-caspian"}),
        (POSTS, {"karabakh-mediation", "security"}),
    ],
)
def test_samples_are_sorted(name: str, wanted: set[str]) -> None:
    """The samples stand in the topics that they are about."""
    assert {one.topic for one in sort(_sample(name)[0], topics())} == wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        (PORT, {"bazar ertəsi": "2026-11-16", "keçən ilin noyabrında": "2025-11-01", "noyabrın 26-da": "2026-11-26"}),
        (POSTS, {"երկուշաբթի": "2026-11-16", "անցյալ տարվա նոյեմբերին": "2025-11-01", "նոյեմբերի 27-ին": "2026-11-27"}),
    ],
)
def test_relative_dates_of_the_samples(name: str, wanted: dict[str, str]) -> None:
    """What the samples say of days is reckoned from the day on which they appeared."""
    read, found = _sample(name)
    days = {read.text[mark.start : mark.end]: mark.first for mark in found.dates}

    assert {words: days.get(words) for words in wanted} == wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        (PORT, ["Rəşad Nümunəli", "Rəşad Nümunəli", "Leyla Misalova", "Leyla Misalova"]),
        (POSTS, ["Լուսինե Նմուշյան", "Լուսինե Նմուշյան", "Արամ Օրինակյան"]),
    ],
)
def test_speakers_of_the_samples(name: str, wanted: list[str]) -> None:
    """Every quotation of the samples has its speaker, under the dictionary form of the name."""
    assert [mark.speaker for mark in _sample(name)[1].quotes] == wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        (PORT, {(1_200_000.0, "t"), (15.0, "%"), (9_600_000_000.0, "m³")}),
        (POSTS, {(86.0, None), (7.0, "km"), (40_000_000.0, "AMD")}),
    ],
)
def test_figures_of_the_samples(name: str, wanted: set[tuple[float, str | None]]) -> None:
    """Numbers with a decimal comma, words for thousands and units are read."""
    assert wanted <= {(mark.value, mark.unit) for mark in _sample(name)[1].figures}


def test_the_edition_prints_them_in_the_original(tmp_path: Path) -> None:
    """Both samples appear in the edition word for word, marked with their language, which is named to the reader."""
    for name in ("briefgen.toml", "gazetteer.toml", "publishers.toml"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    shutil.copytree(ROOT / "sources", tmp_path / "sources")
    assert build(tmp_path, "--edition", "2026-W47").status == 0
    edition = tmp_path / "build" / "site" / "2026-W47"
    page = (edition / "en" / "index.html").read_text(encoding="utf-8")
    brief = json.loads((edition / "brief.json").read_text(encoding="utf-8"))

    said = {quote["speaker"]: quote["language"] for section in brief["sections"] for quote in section["quotes"]}
    assert (said.get("Rəşad Nümunəli"), said.get("Լուսինե Նմուշյան")) == ("az", "hy")
    for name, language, named in ((PORT, "az", "in Azerbaijani"), (POSTS, "hy", "in Armenian")):
        printed = re.findall(rf'lang="{language}"[^>]*>([^<]{{20,}})<', page)
        assert printed
        assert all(words in _sample(name)[0].text for words in printed)
        assert named in page


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        (Language("az", True), "Назир билдириб ки, һава јахшыдыр вә бу ҝүн көрпү ачылаҹаг, шәһәр үчүн јахшы бир ҝүндүр."),
        (Language(None, False), "Қазақстан президенті бүгін өзінің сөзінде бұл туралы айтты және үкімет жаңа жоба қабылдады."),
        (
            Language("ru", True),
            "Министр сообщил, что в городе Бакы (Азәрбајҹан) пройдёт встреча и что это был хороший день для всех его жителей.",
        ),
        (Language("hy", True), "Ինչո՞ւ է կամուրջը փակ։ Քաղաքապետը պատասխան չունի։"),
        (Language("az", True), "Qatar gecikib, amma yük vaxtında çatıb, çünki gəmi limanda onu gözləyib və yola düşməyib."),
        (Language("tr", True), "Tren gecikti, ama yük zamanında geldi, çünkü gemi limanda onu bekledi ve daha sonra yola çıktı."),
    ],
)
def test_languages_are_told_apart(wanted: Language, text: str) -> None:
    """Azerbaijani is known in both of its alphabets and told from Turkish, Kazakh and Russian; Armenian by its letters."""
    assert detect(text) == wanted


@pytest.mark.parametrize(
    ("line", "place", "words", "agency"),
    [
        ("BAKI, 17 noyabr, AZƏRTAC. Qatar gəlib.", "BAKI", "17 noyabr", "AZƏRTAC"),
        ("ԵՐԵՎԱՆ, 16 ՆՈՅԵՄԲԵՐԻ, ԱՐՄԵՆՊՐԵՍ։ Գնացքը եկավ։", "ԵՐԵՎԱՆ", "16 ՆՈՅԵՄԲԵՐԻ", "ԱՐՄԵՆՊՐԵՍ"),
        ("Երևան, 16 նոյեմբերի (Օրինակ)։ Գնացքը եկավ։", "Երևան", "16 նոյեմբերի", "Օրինակ"),
    ],
)
def test_datelines(line: str, place: str, words: str, agency: str) -> None:
    """Place, day and agency at the head of an article are read in both languages."""
    found = dateline(line, LANGUAGES)

    assert found is not None
    assert found.date is not None
    assert (found.place, found.date.words, found.agency) == (place, words, agency)


def test_a_stamp_with_the_year_first() -> None:
    """A line that is an Armenian date has its year."""
    found = dateline("2026 թվականի նոյեմբերի 16", LANGUAGES)

    assert found is not None
    assert found.date is not None
    assert (found.date.year, found.date.month, found.date.day) == (2026, 11, 16)


@pytest.mark.parametrize(
    ("wanted", "language", "text"),
    [
        ("dangling", "az", "O bildirib ki, yol bağlıdır."),
        ("dangling", "az", "Bununla belə, qatarlar gedir."),
        ("leaning", "az", "Tərəflər danışıqları davam etdirir."),
        ("alone", "az", "Ələt limanında körpü açılıb."),
        ("dangling", "hy", "Նա ասել է, որ ճանապարհը փակ է։"),
        ("dangling", "hy", "Իր հերթին դեսպանը լռել է։"),
        ("leaning", "hy", "Կողմերը շարունակում են բանակցել։"),
        ("alone", "hy", "Տավուշում տեղադրվել է 14 սյուն։"),
    ],
)
def test_what_stands_alone(wanted: str, language: str, text: str) -> None:
    """A sentence that opens with a pronoun or a connective needs the one before it."""
    assert standing(text, language) == wanted


def test_endings_follow_the_vowels() -> None:
    """Azerbaijani names take the endings of their last vowel; a man's dative that is a woman's name is left out."""
    assert declined("Cəbrayılov", "az") == (
        "Cəbrayılov",
        "Cəbrayılovun",
        "Cəbrayılovu",
        "Cəbrayılovda",
        "Cəbrayılovdan",
        "Cəbrayılovla",
    )
    assert declined("Nümunəli", "az")[:5] == ("Nümunəli", "Nümunəlinin", "Nümunəlini", "Nümunəliyə", "Nümunəlidə")


@pytest.mark.parametrize(
    ("name", "language", "wanted"),
    [
        ("Արամ Նմուշյանին", "hy", "Արամ Նմուշյան"),
        ("Արամ Նմուշյան", "hy", "Արամ Նմուշյան"),
        ("Կարլ Օրինակսենը", "hy", "Կարլ Օրինակսեն"),
        ("Կարլ Օրինակսենի", "hy", None),
        ("Rəşad Misalovdan", "az", "Rəşad Misalov"),
        ("Rəşad Misalova", "az", None),
        ("Leyla Misalova", "az", "Leyla Misalova"),
        ("Karl Nümunənin", "az", None),
    ],
)
def test_endings_are_taken_off_only_where_certain(name: str, language: str, wanted: str | None) -> None:
    """A name goes back to its dictionary form where its surname shows where it ends; else nobody is named."""
    assert dictionary_form(name, language, frozenset({"leyla"})) == wanted


_TO_CYRILLIC = str.maketrans(
    "abvqğdeəjziıykglmnoöprstuüfxhçcşABVQĞDEƏJZİIYKGLMNOÖPRSTUÜFXHÇCŞ",
    "абвгғдеәжзиыјкҝлмноөпрстуүфхһчҹшАБВГҒДЕӘЖЗИЫЈКҜЛМНОӨПРСТУҮФХҺЧҸШ",
)


def test_cyrillic_letters_are_read_as_latin_ones() -> None:
    """An Azerbaijani article in Cyrillic letters is sorted, dated and attributed as in Latin ones, and its text stays as it is."""
    # What stands before the news is read with the file, in the letters of the file.
    latin = (ROOT / "sources" / PORT).read_text().partition("Nümunə Xəbər. ")[2]
    spoken, spoken_marks = marks(latin, "2026-11-17", "az")
    written, written_marks = marks(latin.translate(_TO_CYRILLIC), "2026-11-17", "az")

    assert written.text == latin.translate(_TO_CYRILLIC).strip()
    assert [one.start for one in written.sentences] == [one.start for one in spoken.sentences]
    assert written_marks.quotes == spoken_marks.quotes
    assert [one.speaker for one in written_marks.quotes].count("Leyla Misalova") == 2
    assert written_marks.dates == spoken_marks.dates
    assert written_marks.people == spoken_marks.people
    assert written_marks.figures == spoken_marks.figures
    assert sort(written, topics()) == sort(spoken, topics())
    assert {one.topic for one in sort(written, topics())} == {"transport-corridors", "energy-caspian"}


def test_cyrillic_letters_keep_every_place() -> None:
    """Every letter is one letter in the other alphabet, so that spans hold."""
    text = (ROOT / "sources" / PORT).read_text().translate(_TO_CYRILLIC) + " Ц щ ъ ь Й 🙂"

    assert len(alphabets.latin(text)) == len(text)


@pytest.mark.parametrize(("text", "wanted"), [("О, буну дүнән деди.", "dangling"), ("Назир Бакыда ҝөрүш кечириб.", "leaning")])
def test_cyrillic_openings_lean_as_latin_ones(text: str, wanted: str) -> None:
    """A sentence that points back is known for one in either alphabet."""
    assert standing(text, "az") == standing(alphabets.latin(text), "az") == wanted
