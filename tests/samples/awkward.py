"""An edition made of everything that breaks pages: long words, long titles, long addresses, many citations, several scripts."""

from briefgen.brief import Brief, Counts, LeftOut, Period, Quote, Section, Translation
from briefgen.model import Published
from samples.editions import Edition, article, cite, entry, item

LONG_WORD = "Under" + "water" * 39
LONG_TITLE = (
    "Seventeen ministries, four port authorities, the association of river pilots and both chambers of commerce publish one joint, "
    "annotated and repeatedly postponed statement on the dredging of the lower Limana, on who pays for it, on who may stop it, and on "
    "what every one of them will tell the next commission of inquiry"
)
LONG_URL = "https://records.example/search?" + "&".join(f"field{number}=value-{number}-of-the-query" for number in range(66))
ARABIC = "ليلى حداد (وكالة الأنباء) 24"
HEBREW_FREE_NAME = "Նարեկ Սարոյան · ნინო ქავთარაძე"
NO_GLYPH = "報告 🚢"


def edition() -> Edition:
    """Twelve sources, a section of sixty items, an item with twelve citations, one of 1,500 characters, and no section title short."""
    sentences = tuple(f"Barge number {number} of the convoy passed the lock at Karnovka before noon." for number in range(1, 61))
    long_item = "The commission heard " + ", ".join(f"witness {number} on the state of the lower river" for number in range(1, 36)) + "."
    convoy = article(
        "convoy",
        (LONG_TITLE, *sentences, f"The word {LONG_WORD} stands in the minutes.", long_item),
        url=LONG_URL,
        publisher=LONG_WORD,
        authors=(ARABIC, HEBREW_FREE_NAME),
        published=Published(value="2026", precision="year", basis="inferred"),
        licence="CC BY-SA 4.0",
    )
    arabic = article(
        "arabic",
        ("ميناء الشمال يعمل ليلا", "قالت ليلى حداد إن الميناء سيعمل ليلا ابتداء من 1 كانون الأول."),
        language="ar",
        publisher=ARABIC,
    )
    glyphs = article(
        "glyphs", (f"A title with {NO_GLYPH} in it", f"The sign {NO_GLYPH} stood on the crane."), language="en", publisher="Նավահանգիստ"
    )
    others = tuple(
        article(
            f"other-{number}",
            (f"Bulletin {number}", f"Bulletin {number} says that the lock was open."),
            publisher=f"Bulletin of station {number}",
        )
        for number in range(1, 13)
    )
    many = item(
        others[0], "Bulletin 1 says that the lock was open.", *((one, f"{one.title} says that the lock was open.") for one in others[1:])
    )
    words = "قالت ليلى حداد إن الميناء سيعمل ليلا ابتداء من 1 كانون الأول."
    draft = {"en": Translation(text="Layla Haddad said that the port would work at night from 1 December.", state="machine")}
    quote = Quote(id="q-arabic", text=words, language="ar", citations=(cite(arabic, words),), speaker="ليلى حداد", translations=draft)
    long_word = item(convoy, f"The word {LONG_WORD} stands in the minutes.")
    rest = (item(convoy, long_item), many, item(glyphs, f"The sign {NO_GLYPH} stood on the crane."), long_word)
    paths = tuple(f"folder/{LONG_WORD}-{number}.html" for number in range(40))
    articles = (convoy, arabic, glyphs, *others)
    brief = Brief(
        edition="all",
        date=None,
        title=LONG_TITLE,
        language="en",
        marking="TLP:AMBER+STRICT",
        period=Period(first=None, last=None),
        summary=(many, long_word),
        sections=(
            Section(topic="convoy", title=LONG_TITLE, items=tuple(item(convoy, sentence) for sentence in sentences)),
            Section(topic="rest", title=f"{ARABIC} {LONG_WORD}", items=rest, quotes=(quote,)),
            Section(topic="nothing", title="Nothing"),
        ),
        sources=tuple(entry(one, number) for number, one in enumerate(articles, 1)),
        left_out=tuple(LeftOut(id=path, path=path, code="not-selected", reason="other articles") for path in paths),
        counts=Counts(articles_read=55, articles_in_period=55, articles_cited=15, undated=54, sentences=200, sentences_shown=66),
        generator="briefgen 0.1.0",
    )
    return Edition(brief, {one.id: one for one in articles})
