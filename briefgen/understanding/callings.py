"""What an article calls a speaker, in its own words: a name and the attribution in, the span of title or description out.

"State Department spokesman NAME", "NAME, a civil engineer at the Institute": beside the quotation, else at the first full mention.
"""

import bisect

from briefgen.model import Paragraph
from briefgen.reading.languages import STOP_WORDS
from briefgen.understanding.clauses import Unit
from briefgen.understanding.lexicon import Lexicon
from briefgen.understanding.nounphrases import begins
from briefgen.understanding.windows import WINDOW, Windows

_LONGEST = 14
_BACK = 7
_CHARACTERS = 140

Place = tuple[int, int]


def calling(name: str, cue: Place | None, windows: Windows) -> Place | None:
    """The span that describes the person `name`: in the attribution at `cue`, else where the article first names that person in full."""
    places = [cue] if cue is not None else []
    full = (mention for mention in windows.cast.mentions if mention.name == name and " " in windows.text[mention.start : mention.end])
    places += [(mention.start, mention.end) for mention in full][:1]
    return next((found for place in places if (found := _beside(name, place, windows)) is not None), None)


def _beside(name: str, place: Place, windows: Windows) -> Place | None:
    """Title or description of the person who is named at `place`."""
    paragraph = _paragraph(place, windows)
    start = windows.sentence_start(place[0], paragraph)
    found = windows.units(start, min(windows.clause_end(place[1], paragraph), start + 2 * WINDOW))
    at = next((number for number, unit in enumerate(found) if unit.mention and unit.mention.name == name and unit.end > place[0]), None)
    if at is None or found[at].start >= place[1]:
        return None
    words = _title(found, at, windows.lexicon) or _apposition(found, at, windows.lexicon)
    if not words or not _of_country(name, words, windows):
        return None
    span = windows.text[words[0].start : words[-1].end]
    return (words[0].start, words[-1].end) if len(span) <= _CHARACTERS and "\n" not in span else None


def _of_country(name: str, words: list[Unit], windows: Windows) -> bool:
    """Whether the countries in a title are those whose posts the gazetteer knows of the person: a lost dash joins strange words."""
    entry = windows.cast.known(name)
    named = {windows.lexicon.countries[unit.lower] for unit in words if unit.lower in windows.lexicon.countries}
    return entry is None or not entry.posts or not named or any(post.of in named for post in entry.posts)


def _paragraph(place: Place, windows: Windows) -> Paragraph:
    at = bisect.bisect_right(windows.paragraphs, place[0], key=lambda paragraph: paragraph.start) - 1
    return windows.paragraphs[max(0, at)]


def _title(found: list[Unit], at: int, lexicon: Lexicon) -> list[Unit]:
    """The titles before the name at `at`, without a determiner; empty if they hold none but "Mr"."""
    first = begins(found, at, lexicon) if lexicon.inside else _title_begins(found, at, lexicon)
    words = found[first:at]
    while words and _opens(words[0], lexicon):
        del words[0]
    titled = any(unit.lower in lexicon.roles and unit.lower not in lexicon.honorifics for unit in words)
    return words if titled and words[-1].lower not in lexicon.honorifics else []


def _opens(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a word only opens the phrase or the sentence: "the", "yet"."""
    small = unit.lower in lexicon.determiners or unit.lower in lexicon.adverbs or unit.lower in lexicon.honorifics
    return small or unit.lower in lexicon.today or unit.lower in STOP_WORDS.get(lexicon.language, frozenset())


def _title_begins(found: list[Unit], at: int, lexicon: Lexicon) -> int:
    """Where a title begins in languages that decline it: back to the furthest word that is one, or to its country before it."""
    first = at
    for place in range(at - 1, max(-1, at - 1 - _BACK), -1):
        unit = found[place]
        ends = unit.is_mark or unit.mention is not None or unit.lower in lexicon.saying or unit.lower in lexicon.conjunctions
        if ends or unit.lower in lexicon.adverbs or (unit.lower in lexicon.prepositions and unit.lower not in lexicon.within):
            break
        if unit.lower in lexicon.roles or unit.lower in lexicon.countries or (lexicon.suffixing and unit.word[0].isupper()):
            first = place
    return first


def _apposition(found: list[Unit], at: int, lexicon: Lexicon) -> list[Unit]:
    """The description behind the name at `at`, between commas: it opens as a noun phrase and holds no verb."""
    if at + 2 >= len(found) or found[at + 1].word != ",":
        return []
    end = next((place for place in range(at + 2, len(found)) if found[place].word == ","), len(found))
    words = found[at + 2 : end]
    first = words[0].lower
    noun = first in lexicon.indefinite or first in lexicon.determiners or first in lexicon.roles or first in lexicon.former
    described = (noun or _does(found, at + 2, lexicon)) and 1 < len(words) <= _LONGEST
    return words if described and not any(_breaks(found, place, lexicon) for place in range(at + 2, end)) else []


def _does(found: list[Unit], at: int, lexicon: Lexicon) -> bool:
    """Whether "who" at `at` tells what a person does for a living: a verb of the present behind it."""
    if found[at].lower not in lexicon.who:
        return False
    verb = next((unit.lower for unit in found[at + 1 : at + 3] if unit.lower not in lexicon.adverbs), "")
    told = lexicon.saying | lexicon.past | lexicon.being | lexicon.having
    return verb.endswith("s") and verb not in told


def _breaks(found: list[Unit], at: int, lexicon: Lexicon) -> bool:
    """Whether a word shows that no description goes on: a verb, another clause, a second person."""
    unit = found[at]
    if unit.mention is not None:
        return False
    if unit.lower in lexicon.together:
        follows = found[at + 1] if at + 1 < len(found) else None
        return follows is None or follows.mention is not None or follows.lower in lexicon.determiners or follows.lower in lexicon.indefinite
    if unit.lower in lexicon.who:
        return not _does(found, at, lexicon)
    verb = unit.lower in lexicon.saying or unit.lower in lexicon.being or unit.lower in lexicon.having or unit.lower in lexicon.past
    return verb or unit.lower in lexicon.conjunctions or unit.lower in lexicon.relative or unit.word in (":", ";")
