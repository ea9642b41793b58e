"""Which language a text is in: script first, then the commonest words of languages that share a script.

In: canonical text. Out: a code and whether the evidence is enough; None where it is not. Deterministic, no model.
"""

import re
from collections import Counter

from msgspec import Struct

SAMPLE = 20_000
"""Characters looked at: an article's language shows in its first pages."""

STOP_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset(
        "the of and to in a is that for it on with as was are by be at from this have has had not but or an they which will "
        "their been were would its his he said also who between more about after when there than all can".split()
    ),
    "fr": frozenset(
        "le la les de des du et à en un une est que qui dans pour sur au aux par pas avec il elle ont été ce cette se son sa "
        "ses mais plus ne nous sont d l a".split()
    ),
    "de": frozenset(
        "der die das und in zu den von mit ist des auf für im dem nicht ein eine einer als auch es an werden aus er hat dass "
        "sie nach bei um am sind noch wie war haben".split()
    ),
    "es": frozenset("el la los las de del y en que un una por con para se al lo su como más pero sus ha fue es son no este entre".split()),
    "it": frozenset("il lo la gli le di del della e che un una in per con non si è da al dei nel alla sono ha anche come più".split()),
    "az": frozenset(
        "və bu ilə üçün bir də da olan olub edib ki isə onun sonra olaraq kimi hər daha o bildirib qeyd etdi olunub arasında "
        "ölkə tərəfindən prezidenti respublikasının azərbaycan deyib həm ən artıq görə həmin sonra isə lakin amma olacaq edilib "
        "dedi bildirdi vurğulayıb söyləyib".split()
    ),
    "tr": frozenset(
        "ve bu bir ile için de da olarak olan daha çok gibi sonra kadar ne en her dedi ise değil var o onun olduğunu arasında "
        "tarafından cumhurbaşkanı ettiği belirtti türkiye ki göre".split()
    ),
    "ru": frozenset(
        "и в не на что с по как к из у за от о для это он она они его её мы вы но же бы при так все также был была были "
        "между до или после этом который которые президент сообщил сказал заявил отметил".split()
    ),
    "uk": frozenset(
        "і в не на що з та як до у за від про для це він вона вони його її ми але же при так також був були між або після"
        " який які й".split()
    ),
    "fa": frozenset("و در به از که این را با است برای آن یک تا بر هم می نیز شد شده خود کرد گفت بود وی ما های".split()),
    "ar": frozenset("في من على إلى أن عن مع هذا هذه التي الذي كان لا ما بين قد كما بعد قال ذلك هو هي أو و".split()),
}
"""Words that carry grammar, not matter; from common knowledge of the languages, not from any corpus."""

_LATIN = ("en", "fr", "de", "es", "it", "az", "tr")
_WORD = re.compile(r"[^\W\d_]+")
# Letters that only one of the languages of a script has.
_TELLING = {"az": "əƏ", "tr": "", "uk": "іїєґІЇЄҐ", "ru": "ыэъЫЭЪ", "fa": "پچژگ", "ar": "ةىؤإأ"}
_SCRIPTS = (
    ("latin", re.compile("[A-Za-zÀ-ɏəƏ]+")),
    ("cyrillic", re.compile("[Ѐ-ӿ]+")),
    ("arabic", re.compile("[\u0600-\u06ff]+")),
    ("hy", re.compile("[\u0530-\u058f]+")),
    ("ka", re.compile("[\u10a0-\u10ff\u1c90-\u1cbf]+")),
    ("he", re.compile("[\u0590-\u05ff]+")),
    ("el", re.compile("[\u0370-\u03ff]+")),
    ("zh", re.compile("[\u4e00-\u9fff]+")),
)
_ASCII = re.compile(r"[\x00-\x7f]+")
_OF_SCRIPT = {"latin": _LATIN, "cyrillic": ("ru", "uk"), "arabic": ("fa", "ar")}
# Azerbaijani in Cyrillic letters: it alone has ҝ and ҹ, with the rest of these; Kazakh, Tatar and Bashkir have those of the last set.
_AZ_CYRILLIC = re.compile("[ҝғҹәөүһҜҒҸӘӨҮҺ]")
_AZ_ALONE = re.compile("[ҝҹҜҸ]")
_TURKIC_CYRILLIC = re.compile("[қңұҗҡҙҫҚҢҰҖҠҘҪ]")


_SCHWA, _TURKISH = re.compile("[əƏ]"), re.compile("[ğışĞİŞ]")


class Language(Struct, frozen=True):
    """What the words say: a code, and whether that is sure enough to overrule a page's own declaration."""

    code: str | None
    sure: bool


def detect(text: str) -> Language:
    """The language of `text`, from its first 20,000 characters."""
    sample = text[:SAMPLE]
    counts = _letters(sample)
    letters = sum(counts.values())
    script = max(counts, key=lambda name: counts[name])
    if not counts[script]:
        return Language(None, False)
    mostly = counts[script] * 10 >= letters * 7
    if script not in _OF_SCRIPT:
        return Language(script, mostly and letters >= 10)
    if script == "cyrillic" and (turkic := len(_AZ_CYRILLIC.findall(sample))) * 20 >= letters:
        # No other Cyrillic alphabet in the table has these letters; which Turkic language it is, two of them tell.
        sure = bool(_AZ_ALONE.search(sample)) and not _TURKIC_CYRILLIC.search(sample)
        return Language("az" if sure else None, sure and mostly and turkic > 1)
    found = _by_words(sample, _OF_SCRIPT[script])
    return Language(found.code, found.sure and mostly)


def _letters(sample: str) -> dict[str, int]:
    """How many letters of each script a text holds."""
    # Only the first script has letters within ASCII: for the others a Latin text is almost empty.
    beyond = "" if sample.isascii() else _ASCII.sub(" ", sample)
    return {name: sum(map(len, pattern.findall(sample if name == "latin" else beyond))) for name, pattern in _SCRIPTS}


def _by_words(sample: str, candidates: tuple[str, ...]) -> Language:
    words = Counter(_WORD.findall(sample.lower()))
    total = sum(words.values())
    scores = {code: sum(words[word] for word in STOP_WORDS[code] & words.keys()) for code in candidates}
    for code in candidates:
        scores[code] += sum(sample.count(letter) for letter in _TELLING.get(code, ""))
    if "tr" in scores and not _SCHWA.search(sample):
        scores["tr"] += len(_TURKISH.findall(sample))  # letters that Turkish shares with Azerbaijani alone, which never lacks its own
    ranked = sorted(candidates, key=lambda code: -scores[code])
    best, second = ranked[0], ranked[1]
    # A twelfth of running text is grammar in each of these languages; a list of names has less and stays open.
    if scores[best] == 0 or scores[best] == scores[second]:
        return Language(None, False)
    enough = total >= 8 and scores[best] * 12 >= total and scores[best] >= 2 * scores[second]
    return Language(best if enough or scores[best] * 12 >= total else None, enough)
