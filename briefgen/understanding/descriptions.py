"""Descriptions to people: "the Russian leader", "the analyst" in, the one person of the article whom they fit out, or nobody.

An institution ("the Kremlin", "State Department") stays itself: it gives its plain name.
"""

import itertools

from briefgen.understanding.cast import Cast
from briefgen.understanding.clauses import Unit
from briefgen.understanding.lexicon import Lexicon
from briefgen.understanding.names import Known

_HEADS = frozenset({"president", "acting president", "prime minister"})


def described(words: tuple[Unit, ...], cast: Cast, lexicon: Lexicon) -> str | None:
    """The person whom a definite noun phrase describes, if exactly one person of the article fits."""
    lowered = [word.lower for word in words]
    if not _is_title(lowered, lexicon) or any(word in lexicon.indefinite or word in lexicon.former for word in lowered):
        return None
    roles = [word for word in lowered if word in lexicon.roles]
    if not roles or any(word.endswith("s") and word[:-1] in lexicon.roles for word in lowered):
        return None
    named = dict.fromkeys(mention.name for mention in cast.mentions if mention.name is not None)
    country, office = _country(lowered, lexicon), _office(lowered, roles, lexicon)
    if country is not None:
        entries = [(name, cast.known(name)) for name in named]
        found = [name for name, entry in entries if entry is not None and office is not None and _holds(entry, office, country, cast)]
    else:
        found = [name for name in named if _introduced_so(cast.roles.get(name, frozenset()), roles, lexicon)]
    return found[0] if len(found) == 1 else None


def _is_title(lowered: list[str], lexicon: Lexicon) -> bool:
    """Whether a noun phrase is about somebody's title: "the president of Armenia", not "the president's office"."""
    if not lexicon.inside:
        return True
    ends = next((place for place, word in enumerate(lowered) if word in lexicon.prepositions), len(lowered))
    while ends and lowered[ends - 1] in lexicon.adverbs:
        ends -= 1
    return ends > 0 and lowered[ends - 1] in lexicon.roles


def _country(lowered: list[str], lexicon: Lexicon) -> str | None:
    pairs = [f"{left} {right}" for left, right in itertools.pairwise(lowered)]
    return next((lexicon.countries[word] for word in (*pairs, *lowered) if word in lexicon.countries), None)


def _office(lowered: list[str], roles: list[str], lexicon: Lexicon) -> str | None:
    """The office that the words name, if they name one and nothing more ("the Russian president's aide" names none)."""
    phrase = " ".join(lowered)
    found = max((written for written in lexicon.offices if f" {written} " in f" {phrase} "), key=len, default=None)
    return lexicon.offices[found] if found is not None and all(role in found.split() for role in roles) else None


def _holds(entry: Known, office: str, country: str, cast: Cast) -> bool:
    offices = _HEADS if office == "leader" else {office}
    return any(post.of == country and post.office in offices and (cast.days is None or post.covers(*cast.days)) for post in entry.posts)


def _introduced_so(known: frozenset[str], roles: list[str], lexicon: Lexicon) -> bool:
    """Whether the article gave a person this title, or one that means the same ("the expert" for an analyst)."""
    bare = {_bare(role, lexicon) for role in known}
    return any(_bare(role, lexicon) in bare or (role in lexicon.experts and known & lexicon.experts) for role in roles)


def _bare(role: str, lexicon: Lexicon) -> str:
    """A title without an article or the ending of "of": nazir for naziri, նախարար for նախարարը."""
    stems = (role.removesuffix(ending) for ending in lexicon.role_ends if role.endswith(ending))
    return next((stem for stem in stems if stem in lexicon.roles), role)


def institution(words: tuple[Unit, ...], lexicon: Lexicon) -> str | None:
    """The plain name of an institution, a country or a capital: "the Kremlin" gives Kremlin. None if the words are none."""
    kept = [word for number, word in enumerate(words) if number or word.lower not in lexicon.determiners]
    if not kept or not all(word.word[0].isupper() or word.lower in lexicon.inside or word.lower in lexicon.determiners for word in kept):
        return None
    name = " ".join(word.word for word in kept).removesuffix("ը")  # the Armenian article
    own = next((number for number, word in enumerate(kept) if word.lower in lexicon.prepositions), len(kept))
    place = lexicon.countries.get(name.lower()) == name or name.lower() in lexicon.capitals
    return name if place or any(word.lower in lexicon.institutions for word in kept[:own]) else None
