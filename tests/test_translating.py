"""What a translator's files and the memory keep, part by part."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from briefgen.brief import Brief, Item, Period, Section, Translation
from briefgen.config import TranslationTable
from briefgen.translating.applying import found
from briefgen.translating.checks import faults, tidy
from briefgen.translating.importing import Way, take
from briefgen.translating.interchange import read_tmx, read_xliff, write_tmx, write_xliff
from briefgen.translating.memory import DamagedError, Entry, Memory, key, read_memory, write_memory
from briefgen.translating.pofile import read_po, write_po
from briefgen.translating.sheet import FileError, Job, Row, Suggestion
from briefgen.translating.similar import Similar
from briefgen.translating.units import Unit
from briefgen.understanding.names import Gazetteer, Known, Names

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


def unit(text: str, name: str = "s1", speaker: str | None = None) -> Unit:
    """A text to translate."""
    return Unit(id=name, text=text, language="en", kind="item", speaker=speaker, publisher="Sample Gazette", path="a b.md", paragraph=3)


def entry(source: str, text: str, **more: str) -> Entry:
    """An entry of the memory."""
    return Entry(**{"target": "ru", "source": source, "language": "en", "text": text, "state": "translated", **more})  # type: ignore[arg-type]


@given(st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=4))
def test_any_text_survives_a_po_file(texts: list[tuple[str, str, str]]) -> None:
    """What is written is what is read, character for character, whatever quotes, breaks and controls it holds."""
    jobs = [Job(unit=unit(source, f"s{n}", said), text=text, state="translated") for n, (source, text, said) in enumerate(texts)]
    rows = read_po(write_po(jobs, "ru", "2026-W47").encode())

    assert [(row.source, row.text, row.unit, row.finished, row.target, row.language) for row in rows] == [
        (source, text, f"s{n}", True, "ru", "en") for n, (source, text, _) in enumerate(texts)
    ]


@given(st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=4))
def test_any_text_survives_xliff_and_tmx(texts: list[tuple[str, str, str]]) -> None:
    """What XML has no place for is dropped, and makes no difference where a text is looked up."""
    jobs = [Job(unit=unit(source, f"s{n}", said), text=text, state="translated") for n, (source, text, said) in enumerate(texts)]
    legal = [[re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", one) for one in three] for three in texts]

    rows = read_xliff(write_xliff(jobs, "ru", "2026-W47").encode())
    assert [(row.source, row.text, row.unit) for row in rows] == [(one[0], one[1], f"s{n}") for n, one in enumerate(legal)]
    memory = Memory(entry(source, text, unit=f"s{n}") for n, (source, text, _) in enumerate(texts))
    pairs = read_tmx(write_tmx(memory, "1", "TLP:CLEAR").encode())
    assert sorted((key(row.source), row.unit) for row in pairs) == sorted((key(one.source), one.unit) for one in memory.entries())


@given(st.binary(max_size=300) | TEXT.map(str.encode))
def test_no_file_is_a_defect(data: bytes) -> None:
    """Any bytes are rows or a FileError with a line, never anything else."""
    told: list[str] = []
    for reader in (read_po, read_xliff, read_tmx):
        try:
            reader(data)
        except FileError as error:
            told.append(error.hint)
    assert all(told)


@given(st.binary(max_size=300))
def test_no_memory_is_a_defect(data: bytes) -> None:
    """Any bytes are a memory or named as damaged."""
    told: list[str] = []
    for one in (data, write_memory(Memory([entry("a", "b")]))[: len(data) * 20] + data):
        try:
            read_memory(one)
        except DamagedError as error:
            told.append(str(error))
    assert all(told)


def test_a_foreign_table_is_no_memory() -> None:
    """A view or a trigger in the place of the table is refused unread: it could compute without end."""
    import sqlite3

    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIEW memory AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS target FROM n")
    with pytest.raises(DamagedError):
        read_memory(db.serialize())


def test_po_as_other_programs_write_it() -> None:
    """Wrapped strings, old entries, previous texts and Windows line ends are read; the line is the translation's."""
    po = """# A translator wrote this
msgid ""
msgstr ""
"Language: az_AZ\\n"
"Last-Translator: A. Nümunə <a@example.org>\\n"

#: dam.md:3
#, fuzzy
#| msgid "Old"
msgctxt "s1"
msgid "Not "
"yet"
msgstr "Hələ "
"yox"

#~ msgid "Gone"
#~ msgstr "Getdi"

msgctxt "s2"
msgid "Two gates"
msgstr ""
"İki qapı"
"""
    rows = read_po(po.replace("\n", "\r\n").encode("utf-8-sig"))

    assert [(row.source, row.text, row.line, row.finished, row.target, row.by) for row in rows] == [
        ("Not yet", "Hələ yox", 13, False, "az", "A. Nümunə"),
        ("Two gates", "İki qapı", 21, True, "az", "A. Nümunə"),
    ]


def test_tmx_as_other_programs_write_it() -> None:
    """A document type without entities, regions, several languages, codes within a segment, UTF-16."""
    tmx = """<?xml version="1.0" encoding="UTF-16"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="en-US" datatype="plaintext" segtype="sentence" adminlang="en" o-tmf="x" creationtool="x"
 creationtoolversion="1"/><body><tu>
<tuv xml:lang="ru-RU" creationid="A. N."><seg>Два <bpt i="1"/>затвора<ept i="1"/></seg></tuv>
<tuv xml:lang="en-US"><seg>Two gates</seg></tuv>
</tu></body></tmx>"""
    (row,) = read_tmx(tmx.encode("utf-16"))

    assert (row.source, row.text, row.target, row.language, row.by, row.state) == (
        "Two gates",
        "Два затвора",
        "ru",
        "en",
        "A. N.",
        "translated",
    )


def test_a_draft_or_a_suggestion_is_marked_as_not_done() -> None:
    """Both are fuzzy in a PO file; in XLIFF a draft needs review and a suggestion is only an alternative."""
    drafted = Job(unit=unit("Two gates."), text="Два затвора.", state="machine", by="engine")
    suggested = Job(unit=unit("Three gates.", "s2"), suggestion=Suggestion(source="Two gates.", text="Два затвора.", percent=83))

    assert [row.finished for row in read_po(write_po([drafted, suggested], "ru", "x").encode())] == [False, False]
    assert [(row.text, row.finished) for row in read_xliff(write_xliff([drafted, suggested], "ru", "x").encode())] == [
        ("Два затвора.", False),
        ("", False),
    ]


def test_a_person_comes_before_a_machine_and_the_statement_before_another() -> None:
    """Of several translations of one text: a person's, then the statement's own, then the one that was read again."""
    text = "Two gates are open."
    draft = entry(text, "черновик", state="machine", unit="s1")
    other = entry("Two gates are open.", "перевод", unit="s2")
    checked = entry(text, "проверено", state="reviewed", unit="s3")
    memory = Memory([draft, other, checked])

    assert [memory.of("ru", text, name) for name in ("s1", "s2", "s3", "s9")] == [checked, other, checked, checked]
    assert memory.of("ru", "Two  gates are open.", "s9") == checked
    assert memory.of("ru", "Two gates were open.", "s2") is None
    assert memory.of("az", text, "s2") is None


def test_the_same_entries_give_the_same_bytes() -> None:
    """In whatever order they came; and what is written is read again."""
    ones = [entry(f"Text {n}", f"Текст {n}", unit=f"s{n}", by="A. N.") for n in range(20)]

    assert write_memory(Memory(ones)) == write_memory(Memory(ones[::-1]))
    assert read_memory(write_memory(Memory(ones))).entries() == Memory(ones).entries()
    assert read_memory(None).entries() == []


def test_only_what_is_quite_similar_is_suggested() -> None:
    """Three quarters alike, a person's translation, the nearest one."""
    known = [entry("Two gates of the dam are open.", "А"), entry("Two gates of the dam are closed today.", "Б"), entry("A fair.", "В")]
    drafted = entry("Four gates of the dam are open.", "Г", state="machine")

    found = Similar([*known, drafted]).nearest("Four gates of the dam are open.")
    assert found is not None
    assert (found.text, found.percent) == ("А", 91)
    assert Similar(known).nearest("The market was held in spring.") is None


KEPT = [
    ("Opened on November 16, 2026 after rain.", "Открыты 16 ноября 2026 года после дождя.", "ru"),
    ("Opened on 16.11.2026 after rain.", "Открыты 16 ноября 2026 года после дождя.", "ru"),
    ("It cost 1,234.5 crowns at 16:30.", "В 16.30 это стоило 1 234,5 кроны.", "ru"),
    ("It cost 10,000 crowns.", "10\u202f000 kron məbləğində.", "az"),
    ("Five villages in the 20th century.", "5 деревень в XX веке.", "ru"),
    ("On 5 October 2025 it rained.", "۵ اکتبر ۲۰۲۵ باران بارید.", "fa"),
    ("On 3 October it rained.", "3 ოქტომბრის წვიმა.", "ka"),
    ("In May 2024 it rained.", "В мае 2024 года шёл дождь.", "ru"),
    ("Some 20 may return.", "Могут вернуться 20 человек.", "ru"),
    ("In June 2024 it rained.", "2024-cü ilin iyununda yağış yağdı.", "az"),
    ("The gate … was closed [by the board].", "Ворота … закрыты [советом].", "ru"),
    ("See https://example.org/a.", "Voir https://example.org/a !", "fr"),
    ("At 16.30 it rained.", "Il a plu à 16 h 30.", "fr"),
    ("At 09:30 it rained.", "Дождь шёл в 9 часов 30 минут.", "ru"),
    ("On May 5 200 people left.", "5 мая 200 человек ушли.", "ru"),
    ("Trade was 1.250 billion.", "Der Handel lag bei 1,25 Milliarden.", "de"),
    ("It cost 1,250 crowns.", "Es kostete 1 250 Kronen.", "de"),
    ("It cost 1,250 crowns.", "Es kostete 1,250 Kronen.", "de"),
    ("12 of 15 wagons.", "15 vaqondan 12-si.", "az"),
    ("In the 5th age of Charles V.", "V век Карла 5.", "ru"),
    ("It rained.", "باران می\u200cبارید.", "fa"),
]


@pytest.mark.parametrize(("source", "text", "target"), KEPT)
def test_what_languages_write_each_in_its_way_is_kept(source: str, text: str, target: str) -> None:
    """Separators, digits, inflected months, Roman numerals and numbers in words are no change."""
    assert faults(source, "en", text, target) == []


LOST = [
    ("Opened on November 16, 2026.", "Открыты 17 ноября 2026 года.", "ru", "translation-number", "17 where the original has 16"),
    ("Opened on November 16, 2026.", "Открыты 16 декабря 2026 года.", "ru", "translation-date", "December where the original has November"),
    ("In June 2024 it rained.", "2024-cü ilin iyulunda yağış yağdı.", "az", "translation-date", "lacks the month of a date June"),
    ("Opened on 16 November 2026.", "Открыты 16.12.2026 года.", "ru", "translation-date", "November"),
    ("Twelve of 12 villages.", "Двенадцать из 21 деревни.", "ru", "translation-number", "21 where the original has 12"),
    ("Some villages.", "7 деревень.", "ru", "translation-number", "7, which the original lacks"),
    ("The gate … was closed.", "Ворота закрыты.", "ru", "translation-mark", "omission mark"),
    ("The gate [there] was closed.", "Ворота (там) закрыты.", "ru", "translation-mark", "the bracket ["),
    ("See https://example.org/a.", "См. https://example.org/b.", "ru", "translation-mark", "lacks https://example.org/a"),
    ("Closed.", "  ", "ru", "translation-empty", "nothing that can be seen"),
    ("Closed.", "\u00a0\u200b\u200e", "ru", "translation-empty", "nothing that can be seen"),
    ("Closed.", "Закрыто\U000e0041.", "ru", "translation-control", "U+E0041"),
    ("Closed.", "Закры" + "\u0301" * 40 + "то.", "ru", "translation-control", "marks on one letter"),
    ("It cost 2.9 crowns.", "Es kostete 9,2 Kronen.", "de", "translation-number", "9,2 where the original has 2.9"),
    ("It rose by 1.05.", "Es stieg um 1,5.", "de", "translation-number", "1,5 where the original has 1.05"),
    ("It was 10.005.", "Es war 10,5.", "de", "translation-number", "10,5 where the original has 10.005"),
    ("It was 1,020.", "Es war 1,20.", "de", "translation-number", "1,20 where the original has 1,020"),
    ("Trade was 1.250 billion.", "Der Handel lag bei 1250 Milliarden.", "de", "translation-number", "1250 where the original has 1.250"),
    ("It was 0.125.", "Es war 125.", "de", "translation-number", "125 where the original has 0.125"),
    ("It rose by 1.5.", "Es stieg um 5,1.", "de", "translation-number", "5,1 where the original has 1.5"),
    ("At 16.30 it rained.", "Um 30.16 regnete es.", "de", "translation-number", "30.16 where the original has 16.30"),
    ("At 16:30 it rained.", "Um 30:16 regnete es.", "de", "translation-number", "30, 16 where the original has 16:30"),
    ("Of 12 and 34.", "Von 12.34.", "de", "translation-number", "12.34 where the original has 12, 34"),
    ("X and C said I am.", "10 und 100 sagten 1.", "de", "translation-number", "10, 100, 1, which the original lacks"),
    ("Closed.", "За\u202eкрыто.", "ru", "translation-control", "U+202E"),
    ("Closed.", "Закрыто\x00.", "ru", "translation-control", "U+0000"),
    ("Closed.", "Закрыто. " * 20, "ru", "translation-length", "characters"),
]


def test_foreign_tmx_is_translated_only() -> None:
    """Another program's properties name neither a state nor a statement, whatever they are called."""
    tmx = """<tmx version="1.4"><header srclang="en"/><body><tu><prop type="state">reviewed</prop><prop type="unit">s1</prop>
<tuv xml:lang="en"><seg>Two gates</seg></tuv><tuv xml:lang="de"><seg>Zwei Tore</seg></tuv></tu></body></tmx>"""
    (row,) = read_tmx(tmx.encode())

    assert (row.state, row.unit) == ("translated", "")


def test_codes_and_comments_are_no_words() -> None:
    """Inline codes, comments and instructions are dropped, the words of marks are kept; what stands in CDATA declares nothing."""
    inside = (
        'A <ph id="1">&lt;b&gt;</ph>b <g id="2">c<!-- d --></g> <?e f?><bpt id="3">{b}</bpt>g<ept id="3">{/b}</ept><![CDATA[<!ENTITY]]>'
    )
    xliff = f"""<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="en"
 target-language="de" datatype="plaintext"><body><trans-unit id="s1"><source>H</source>
<target>{inside}</target></trans-unit></body></file></xliff>"""
    (row,) = read_xliff(xliff.encode())

    assert row.text == "A b c g<!ENTITY"


def test_a_translator_vouches_for_numbers_that_no_table_knows() -> None:
    """A note says that numbers are right as they are: stored, kept through every form, printed and told; other faults stay faults."""
    item = Item(id="s1", text="It began at 9:30 p.m. in the 1990s.", language="en", citations=())
    said = "Es begann in den 90ern um 21:30 Uhr."
    head = 'msgid ""\nmsgstr "Language: de\\n"\n\n{}msgctxt "s1"\nmsgid "' + item.text + '"\nmsgstr "{}"\n'
    plain, noted, wrong = (
        take(read_po(head.format(note, text).encode()), "a.po", Memory(), Gazetteer())
        for note, text in (("", said), ("#  Numbers: checked\n", said), ("# numbers: checked\n", f"{said} […]"))
    )

    assert (plain.problems[0].code, noted.problems, wrong.problems[0].code) == ("translation-number", (), "translation-mark")
    assert "note beside it: numbers: checked" in plain.problems[0].hint
    memory = read_memory(write_memory(Memory(noted.entries)))
    assert [one.vouched for one in memory.entries()] == [True]
    assert [row.vouched for row in read_tmx(write_tmx(memory, "1", "TLP:CLEAR").encode())] == [True]
    job = Job(unit=unit(item.text), text=said, state="translated", vouched=True)
    for form, reader in ((write_po, read_po), (write_xliff, read_xliff)):
        for vouched in (True, False):
            assert [row.vouched for row in reader(form([structs.replace(job, vouched=vouched)], "de", "x").encode())] == [vouched]
    brief = Brief(
        edition="x",
        date=None,
        title="x",
        language="en",
        marking="",
        period=Period(first=None, last=None),
        sections=(Section(topic="t", title="t", items=(item,)),),
    )
    assert found(brief, memory, TranslationTable())["s1"]["de"].vouched is True
    assert found(brief, Memory([structs.replace(noted.entries[0], vouched=False)]), TranslationTable()) == {}


def test_a_source_vouches_for_nothing() -> None:
    """Words of a source that stand in a sheet as its context are no translator's note."""
    job = Job(unit=structs.replace(unit("Two gates."), kind="numbers: checked", publisher="", title="numbers: checked"), text="Zwei.")
    for form, reader in ((write_po, read_po), (write_xliff, read_xliff)):
        assert [row.vouched for row in reader(form([job], "de", "x").encode())] == [False]


def test_bytes_in_digits_are_utf8() -> None:
    """Octal and hexadecimal escapes are the bytes of the file; those that are no UTF-8 are named with their line."""
    head = 'msgid ""\nmsgstr "Language: de\\n"\nmsgid "For"\n'
    assert [row.text for row in read_po((head + 'msgstr "F\\303\\274r \\x41\\tB"\n').encode())] == ["Für A\tB"]
    with pytest.raises(FileError) as error:
        read_po((head + 'msgstr "F\\374r"\n').encode())
    assert error.value.line == 4


def test_long_files_and_texts_are_read_once() -> None:
    """Lines that go on and on are one text, a flag said a thousand times is one; what is too long is compared no further."""
    po = 'msgid ""\nmsgstr "Language: de\\n"\n' + "#, fuzzy\n" * 1_000 + 'msgid "x"\nmsgstr ""\n' + '"ab"\n' * 40_000
    (row,) = read_po(po.encode())

    assert (row.text, row.line, row.finished) == ("ab" * 40_000, 1_004, False)
    assert [one.code for one in faults("5 [gates]", "en", row.text, "de")] == ["translation-length"]


def test_a_memory_from_elsewhere_is_checked_as_a_file_is() -> None:
    """What an import would refuse is not printed; a translator's name steers nothing."""
    item = Item(id="s1", text="Two gates are open.", language="en", citations=())
    period = Period(first=None, last=None)
    brief = Brief(
        edition="x",
        date=None,
        title="x",
        language="en",
        marking="",
        period=period,
        sections=(Section(topic="t", title="t", items=(item,)),),
    )
    for text in ("Zwei\u202e Tore.", "Zwei\ufdd0 Tore.", "\u00a0\u200b", " Zwei Tore. ", "Zwei [Tore]."):
        assert found(brief, Memory([entry(item.text, text, target="de")]), TranslationTable()) == {}
    good = found(brief, Memory([entry(item.text, "Zwei Tore.", target="de", by="A\u202e N.")]), TranslationTable(credit=True))
    assert good["s1"]["de"] == Translation(text="Zwei Tore.", state="translated", by="A N.")


def test_what_is_reviewed_stays_until_somebody_says_otherwise() -> None:
    """An unreviewed import does not replace a reviewed translation, but names it; with `replace`, or reviewed, it does."""
    memory = Memory([entry("Two gates.", "Два затвора.", state="reviewed", unit="s1")])
    row = Row(line=7, target="ru", source="Two gates.", text="Оба затвора.", language="en", unit="s1")

    kept = take([row], "a.po", memory, Gazetteer())
    assert (kept.entries, kept.counts["refused"], kept.problems[0].code, kept.problems[0].line) == ((), 1, "translation-reviewed", 7)
    assert [one.state for one in take([row], "a.po", memory, Gazetteer(), Way(replace=True)).entries] == ["translated"]
    assert [one.state for one in take([row], "a.po", memory, Gazetteer(), Way(reviewed=True)).entries] == ["reviewed"]


@pytest.mark.parametrize(("source", "text", "target", "code", "said"), LOST)
def test_what_is_not_kept_is_named(source: str, text: str, target: str, code: str, said: str) -> None:
    """The first fault has its code and says what is where."""
    found = faults(source, "en", tidy(text), target)

    assert (found[0].code, said in found[0].message) == (code, True)
    assert found[0].hint


def test_people_of_the_gazetteer_stay_named() -> None:
    """In any inflection of a form in the language's script; where the gazetteer has none, nothing is asked."""
    vera = Known(name="Vera Obraztsova", forms=("Вера Образцова",), surnames=("Obraztsova", "Образцова"), names=Names(de="Wera Obraszowa"))
    people = (vera, Known(name="Karl Muster"))
    gazetteer = Gazetteer(people=people)
    source = "Vera Obraztsova met Karl Muster."

    assert faults(source, "en", "С Верой Образцовой встретился Карл Мустер.", "ru", gazetteer) == []
    assert faults(source, "en", "Vera Obraztsova ilə Karl Muster görüşdü.", "az", gazetteer) == []
    assert faults(source, "en", "Wera Obraszowas Treffen mit Karl Muster.", "de", gazetteer) == []
    assert [one.code for one in faults(source, "en", "Sie traf Karl Muster.", "de", gazetteer)] == ["translation-name"]
    (lost,) = faults(source, "en", "С ней встретился Карл Мустер.", "ru", gazetteer)
    assert (lost.code, lost.message, lost.hint) == (
        "translation-name",
        "does not name Vera Obraztsova",
        "the gazetteer has Образцова, Вера Образцова",
    )


@given(TEXT, TEXT, st.sampled_from(["en", "ru", "az", "hy", "ka", "tr", "fr", "de", "fa", "xx", None]))
def test_any_two_texts_are_compared(source: str, text: str, language: str | None) -> None:
    """No text makes the checks fail, and a text keeps everything of itself."""
    faults(source, language, tidy(text), "ru")
    assert [one for one in faults(source, "ru", source, "ru") if one.code not in {"translation-control", "translation-empty"}] == []
