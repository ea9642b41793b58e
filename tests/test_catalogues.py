"""The catalogues of the nine languages: complete, in step with the templates, with plural forms as CLDR has them."""

import gettext
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from briefgen import l10n
from briefgen.catalogues import Words
from briefgen.config import LOCALES

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "templates" / "locale"
TRANSLATED = [code for code in LOCALES if code != "en"]
FORMS = {"az": 2, "ru": 3, "hy": 2, "ka": 2, "tr": 2, "fr": 2, "de": 2, "fa": 2}
"""Plural forms of each language for whole numbers below a million. French has a third one in CLDR, for whole millions
("1 000 000 de sources"), and Russian a fourth, for fractions: no count of ours is either."""


def catalogue(code: str) -> Catalog:
    """A language's catalogue."""
    return l10n.read_catalogue((FOLDER / code / "briefgen.po").read_bytes(), code)


def messages(found: Catalog) -> list[Message]:
    """The messages of a catalogue, without its head."""
    return [message for message in found if message.id]


def forms(message: Message) -> list[str]:
    """A message's translations."""
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def extracted(root: Path) -> set[tuple[str | None, object]]:
    """Context and words of every message that extraction finds below a folder with `templates/`."""
    with open(ROOT / "babel.cfg", encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    return {(context, message) for _, _, message, _, context in extract_from_dir(root, methods, options)}


def test_there_is_a_catalogue_for_every_language_and_no_other() -> None:
    """What the program calls known is what there is."""
    assert sorted(place.name for place in FOLDER.iterdir() if place.is_dir()) == sorted(TRANSLATED)


def test_no_word_is_missing_from_the_catalogues() -> None:
    """The template catalogue and every language's hold exactly the messages that extraction finds in the templates."""
    found = extracted(ROOT)
    listed = {
        name: read_po(io.BytesIO((FOLDER / name).read_bytes())) for name in ("briefgen.pot", *(f"{c}/briefgen.po" for c in TRANSLATED))
    }

    assert len(found) > 150
    for name, one in listed.items():
        assert {(message.context, message.id) for message in messages(one)} == found, name


def test_extraction_stops_at_a_broken_template(tmp_path: Path) -> None:
    """A template that cannot be parsed is an error: skipped in silence, its words would never be translated."""
    place = tmp_path / "templates" / "default"
    place.mkdir(parents=True)
    (place / "sound.html").write_text('{{ _("Sound") }}', encoding="utf-8")
    assert extracted(tmp_path) == {(None, "Sound")}

    (place / "unsound.html").write_text('{{ _("Lost") }}{% endif %}', encoding="utf-8")
    with pytest.raises(Exception, match="endif"):
        extracted(tmp_path)


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_language_is_complete(code: str) -> None:
    """Every message has all its forms, none is fuzzy, none empty, none with other placeholders than the English one."""
    found = messages(catalogue(code))

    assert [message.id for message in found if message.fuzzy] == []
    wrong = [message.id for message in found if len(forms(message)) != (FORMS[code] if message.pluralizable else 1)]
    assert wrong == []
    assert [message.id for message in found if not all(form.strip() for form in forms(message))] == []
    places = re.compile(r"%\(\w+\)s")
    for message in found:
        wanted = sorted(places.findall(message.id if isinstance(message.id, str) else message.id[1]))
        assert all(sorted(places.findall(form)) == wanted for form in forms(message)), message.id


@pytest.mark.parametrize("code", TRANSLATED)
def test_plural_forms_are_those_of_cldr(code: str) -> None:
    """Numbers of one class in CLDR take one form, numbers of two classes take two: for every count that can occur."""
    rule, classes = catalogue(code), Locale.parse(code).plural_form
    chosen = gettext_rule(rule)
    seen: dict[int, str] = {}
    numbers = [*range(1300), *range(10_000, 10_130), 99_999, 101_011, 999_999]
    for number in numbers:
        assert seen.setdefault(chosen(number), classes(number)) == classes(number), number

    assert rule.num_plurals == FORMS[code] == len(set(seen.values())) == len(seen)


def gettext_rule(found: Catalog) -> Callable[[int], int]:
    """The rule of `Plural-Forms` as gettext reads it: number -> index of the form."""
    return gettext.c2py(found.plural_expr)


def test_french_millions_are_the_only_numbers_of_its_third_class() -> None:
    """What the two forms of French leave out is beyond what an edition counts."""
    classes = Locale.parse("fr").plural_form

    assert {classes(number) for number in range(1_000_000)} == {"one", "other"}
    assert classes(1_000_000) == "many"


@pytest.mark.parametrize(
    ("code", "count", "said"),
    [
        ("ru", 1, "1 источник"),
        ("ru", 3, "3 источника"),
        ("ru", 11, "11 источников"),
        ("ru", 21, "21 источник"),
        ("ru", 25, "25 источников"),
        ("fr", 0, "0 source"),
        ("fr", 2, "2 sources"),
        ("de", 0, "0 Quellen"),
        ("de", 1, "1 Quelle"),
        ("az", 5, "5 mənbə"),
        ("hy", 5, "5 աղբյուր"),
        ("ka", 5, "5 წყარო"),
        ("tr", 5, "5 kaynak"),
        ("fa", 5, "5 منبع"),
    ],
)
def test_counts(code: str, count: int, said: str) -> None:
    """Russian has one form for 1 and 21, one for 2 to 4, one for the rest; five of the others leave a counted noun as it is."""
    words = Words(code, [(FOLDER / code / "briefgen.po").read_bytes()])

    assert words.ngettext("%(shown)s source", "%(shown)s sources", count) % {"shown": count} == said


SPACED = {"fr": re.compile(r"(?<![\u00a0\u202f ])[;!?»]|(?<!\u00a0):|«(?!\u202f)|['\"]")}
STRAIGHT = {
    "de": re.compile(r"['\"]"),
    "tr": re.compile(r"['\"]"),
    "fa": re.compile(r"[,;?'\"]|ي|ك"),
    "hy": re.compile(r":(?!/)|(?<!թ)(?<!շաբ)\.$|['\"]"),
}


@pytest.mark.parametrize(("code", "wrong"), [*SPACED.items(), *STRAIGHT.items()])
def test_punctuation_of_the_language(code: str, wrong: re.Pattern[str]) -> None:
    """French has its narrow spaces, Persian its own commas and letters, Armenian its own full stop; nobody has typewriter quotes."""
    kept = [form for message in messages(catalogue(code)) for form in forms(message)]

    assert [form for form in kept if wrong.search(form)] == []
