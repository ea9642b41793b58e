"""The theme: names, overrides, digests, assets, and fonts that cover what the pages set."""

import re
from io import BytesIO

import pytest

from briefgen.diagnostics import BriefgenError
from briefgen.pages import fonts, theme

OURS = theme.load({})

ALPHABETS = {
    "az": "ABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZabcçdeəfgğhxıijkqlmnoöprsştuüvyz",
    "tr": "ABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZabcçdefgğhıijklmnoöprsştuüvyzâîû",
    "ru": "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "de, fr, pl": "ÄÖÜẞäöüßÀÂÆÇÉÈÊËÎÏÔŒÙÛŸàâæçéèêëîïôœùûÿĄĆĘŁŃÓŚŹŻąćęłńóśźż",
    "az in Cyrillic, kk": "ҸҝғҹәөүһҚқҢңҰұ",
    "ar, fa": "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإئؤةىپچژگکی؟،؛٠١٢٣۰۱۲۳",
    "signs": "₼₾₽₺€£$₸₴№§†•·…‰′″−×±≤≥≈←→↑↓©®™°½“”‘’„«»‹›—–‑\u00a0\u202f\u2009�",
}


def test_own_file_wins_and_ours_stays_reachable() -> None:
    """A name means the workspace's file where it has one; `default/NAME` always means ours."""
    made = theme.load({"extra.css": b"h1 { color: red }"})

    assert made.text("extra.css") == "h1 { color: red }"
    assert made.text("default/extra.css") == OURS.text("extra.css")
    assert made.text("print.css") == OURS.text("default/print.css")


@pytest.mark.parametrize("name", ["default/base.html", "fonts/faces.json", "/etc/passwd", "../x.html", "a/../../b"])
def test_names_that_a_workspace_must_not_use(name: str) -> None:
    """No override hides a default, replaces a font list or leaves the folder; the error names it."""
    with pytest.raises(BriefgenError, match=re.escape(name)):
        theme.load({name: b""})


def test_missing_and_unreadable_files() -> None:
    """A file that is not there or not UTF-8 is an error that names it."""
    with pytest.raises(BriefgenError, match=r"nothing\.html"):
        OURS.text("nothing.html")
    with pytest.raises(BriefgenError, match=r"extra\.css is not UTF-8"):
        theme.load({"extra.css": b"\xff"}).text("extra.css")


def test_digest_follows_every_byte_and_nothing_else() -> None:
    """The digest is the same for the same files in any order, another one for another byte or name."""
    one = {"a.html": b"1", "b.html": b"2"}

    assert theme.load(one).digest == theme.load(dict(reversed(one.items()))).digest
    assert len({theme.load(files).digest for files in ({}, one, {"a.html": b"1", "b.html": b"3"}, {"a.html": b"12", "b.html": b""})}) == 4


def test_assets_are_named_by_content_and_hang_together() -> None:
    """The style sheet names only faces that stand beside it, and another byte in it is another name."""
    found = theme.assets(OURS)
    sheet = found[theme.stylesheet(OURS)].decode()

    addresses = re.findall(r'url\("([^"]+)"\)', sheet)
    assert len(addresses) == len(OURS.faces)
    assert {f"assets/{address}" for address in addresses} == set(found) - {theme.stylesheet(OURS)}
    assert theme.stylesheet(theme.load({"extra.css": b"/* */"})) != theme.stylesheet(OURS)
    assert theme.stylesheet(theme.load({"macros.html": b"{# #}"})) == theme.stylesheet(OURS)


def test_sheets_load_nothing_from_elsewhere() -> None:
    """No style sheet of ours holds an address, an import or a data URI."""
    for name in (*theme.STYLES, "print.css"):
        assert re.findall(r"url\(|@import|https?:|data:", OURS.text(name)) == [], name


@pytest.mark.parametrize("alphabet", ALPHABETS)
def test_faces_cover(alphabet: str) -> None:
    """Every letter and sign that our languages need has a glyph in one of the bundled faces."""
    assert fonts.missing(ALPHABETS[alphabet], OURS.faces) == ()


def test_what_no_face_covers_is_named() -> None:
    """Characters without a glyph are listed once, in code point order; controls and joiners need none."""
    assert fonts.missing("報告 and 報 🚢\u200d\ufe0f\n", OURS.faces) == ("告", "報", "🚢")


def test_face_list_tells_the_truth_about_the_files() -> None:
    """Ranges, family, weight of each face are those inside its file, and no reserved name is used."""
    from fontTools.ttLib import TTFont

    for face in OURS.faces:
        font = TTFont(BytesIO(OURS.files[f"fonts/{face.file}.ttf"]))
        covered = {code for first, last in face.ranges for code in range(first, last + 1)}
        names = {record.toUnicode() for record in font["name"].names if record.nameID in (1, 3, 4, 6)}
        assert covered == set(font.getBestCmap()), face.file
        assert font["name"].getDebugName(1) == face.family
        assert font["OS/2"].usWeightClass == face.weight
        assert not any("Source" in name for name in names)
        assert 0x20 in covered, "Pango sets the space beside a sign in the sign's own face"


def test_licences_travel_with_the_fonts() -> None:
    """The text of the Open Font License of each package stands beside the faces."""
    licences = [data for name, data in OURS.files.items() if name.startswith("fonts/OFL-")]

    assert len(licences) == 4
    assert all(b"SIL Open Font License" in text or b"SIL OPEN FONT LICENSE" in text for text in licences)


def test_system_faces_join_where_they_are_handed_in() -> None:
    """Armenian and Georgian are covered when the system's faces are given, and only then."""
    from pathlib import Path

    given = {path: Path(path).read_bytes() for path in fonts.SYSTEM_FACES if Path(path).is_file()}
    if len(given) < len(fonts.SYSTEM_FACES):
        pytest.skip("fonts-noto-core is not installed")

    assert fonts.missing("Նիկոլ Փաշինյան, ნიკოლ ფაშინიანი, ֏", theme.load({}, given).faces) == ()
    assert fonts.missing("Ն", OURS.faces) == ("Ն",)
