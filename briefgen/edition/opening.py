"""Whether a sentence stands alone: does it open with a word that points at something said before?

The word tables are ours, per language; a language without a table is judged by its first letter only.
"""

import functools
import re
from typing import Literal

from briefgen.alphabets import latin

Standing = Literal["alone", "leaning", "dangling"]
"""alone: makes sense by itself; leaning: a definite phrase with an unseen referent; dangling: a pronoun or connective."""

_PRONOUNS = {
    "en": "he she it they his her its their him them this these that those such both neither i we you my our your here there who which",
    "ru": "он она оно они его её ее их им ему ей это этот эта эти этого этой этому этим этих тот та те такой такая такие оба обе "
    "я мы вы наш наша здесь там который",
    "az": "o onlar bu bunlar onun onların ona onlara onu onları onda onlardan bunu buna bunun bunların həmin belə elə mən biz siz "
    "mənim bizim burada orada oradan buradan hərəsi özü",
    "hy": "նա նրանք նրա նրան նրանց սա դա սրանք դրանք սրա դրա դրան այդ այս այն նույն այսպիսի այդպիսի երկուսն երկուսը ես մենք դուք մեր իմ "
    "այստեղ այնտեղ որը որի որոնք ինքը իր իրենց",
}
_CONNECTIVES = {
    "en": "however but and or so yet nor also moreover furthermore meanwhile instead nevertheless nonetheless therefore thus then hence "
    "besides still otherwise later earlier afterwards additionally similarly likewise consequently accordingly conversely indeed",
    "ru": "однако но а и или также тоже кроме поэтому затем потом таким при причём притом впрочем зато",
    "az": "amma lakin ancaq və həmçinin bununla bundan buna isə sonra eləcə beləliklə belə üstəlik əksinə nəticədə digər başqa",
    "hy": "բայց սակայն իսկ և եւ կամ նաև նաեւ այնուհետև այնուհետեւ հետո ապա ուստի հետևաբար հետեւաբար բացի մինչդեռ այնուամենայնիվ այսպիսով",
}
_CONNECTIVE_PHRASES = {
    "en": "for example|for instance|for its part|for his part|for her part|for their part|in addition|in turn|in response|in contrast|"
    "as a result|at the same time|on the other hand|on the contrary|among them|among these|after that|before that|by contrast|"
    "according to him|according to her|according to it|at the time|in that|in this|of these|as such|in particular|in fact|of course|"
    "that said|to this end|the same|the former|the latter|asked about|without directly",
    "ru": "в частности|в свою очередь|по его словам|по её словам|по ее словам|по их словам|вместе с тем|в то же время|тем временем|"
    "помимо этого|в ответ|таким образом|при этом|тем не менее|между тем|со своей стороны|в результате",
    "az": "eyni zamanda|öz növbəsində|bundan əlavə|bundan başqa|bununla belə|bununla yanaşı|onun sözlərinə görə|onun fikrincə|bundan sonra|"
    "bundan əvvəl|buna görə|buna baxmayaraq|digər tərəfdən|bir sözlə|məsələn",
    "hy": "միաժամանակ|միեւնույն ժամանակ|միևնույն ժամանակ|իր հերթին|նրա խոսքով|նրա խոսքերով|նրա կարծիքով|բացի այդ|դրանից հետո|դրա համար|"
    "այդ պատճառով|այնուամենայնիվ|օրինակ|ի պատասխան|արդյունքում|մյուս կողմից|ինչպես նշվեց",
}
_LEANING = {
    "en": (
        "the pair|the trio|the two|the three|the sides|the parties|the document|the agreement|the statement|the declaration|the report|"
        "the meeting|the talks|the visit|the project|the deal|the minister|the president|the spokesman|the spokesperson|the official|"
        "the expert|the analyst|the leaders|the letter|the ministry|the company|the plan|the conflict|the latter|another|others|"
        "the move|the decision|the initiative|the ceremony|the event|the region|the country|the group|the issue"
    ),
    "ru": "стороны|документ|соглашение|заявление|встреча|визит|министр|президент|эксперт|аналитик|ведомство|компания|проект",
    "az": "tərəflər|sənəd|saziş|bəyanat|görüş|səfər|nazir|prezident|ekspert|politoloq|şirkət|layihə|nazirlik|müqavilə",
    "hy": "կողմերը|փաստաթուղթը|համաձայնագիրը|հայտարարությունը|հանդիպումը|այցը|նախարարը|նախագահը|վարչապետը|փորձագետը|ընկերությունը|ծրագիրը|"
    "նախարարությունը|պայմանագիրը",
}

_FIRST_PERSON = {"en": "i we my our you your", "ru": "я мы вы наш наша", "az": "mən biz siz mənim bizim", "hy": "ես մենք դուք մեր իմ"}
"""Clear in a quotation, whose speaker stands beside it."""
_POINTING = {
    "en": re.compile(
        r"\b(?:these|those|this|such|also|similarly|likewise)\s+(?!week|month|year|morning|summer|autumn|winter|spring|time|is\b|as\b|that\b)[a-z]",
        re.IGNORECASE,
    ),
    "az": re.compile(r"\b(?:bu|həmin|belə|həmçinin)\s+(?!gün|həftə|ay|il|səhər|dəfə)[a-zəğıöüçş]", re.IGNORECASE),
    "hy": re.compile(r"\b(?:այս|այդ|այն|նույն|նաև|նաեւ)\s+(?!օր|շաբաթ|ամիս|ամսվա|տարի|տարվա|անգամ)[ա-և]", re.IGNORECASE),
    "ru": re.compile(r"\b(?:эт(?:и|а|от|их|ой|ому|им|ими)|так(?:ие|ой|ая|их)|также)\s+(?!недел|месяц|год|раз|же)[а-я]", re.IGNORECASE),
}
"""A determiner or "also" near the start of a sentence points at something said before."""
_BACK = {
    "en": re.compile(
        r"\b(?:(?:in|on|at|for|of|from|under|to|by|with|after|before) (?:that|those|these)|the same) (?:[a-z]+ )?"
        r"(?:day|time|week|month|year|section|case|meeting|point|period|statement|document|agreement|treaty|place|area|project|route|law)s?\b"
        r"|\b(?:until|till|since|by|before) then\b|\b(?:an?|the) (?:second|third|fourth|fifth|sixth|other) one\b"
        r"|\b(?:all|both|each|two|three|four) (?:(?:two|three|four|five) )?of them\b"
    ),
    "az": re.compile(r"\b(?:həmin|eyni) (?:gün|həftə|ay|il|sənəd|saziş|yer|məsələ|layihə|görüş)[a-zəğıöüçş]*", re.IGNORECASE),
    "hy": re.compile(r"\b(?:այդ|նույն) (?:օր|շաբաթ|ամիս|ամսվա|տարի|տարվա|փաստաթ|պայմանագ|տեղ|հարց|ծրագ|հանդիպ)[ա-և]*", re.IGNORECASE),
    "ru": re.compile(r"\b(?:в|на|по|для|из|от|к|с) (?:этом|этой|этих|этому|этого|том же|той же|тот же) [а-я]+", re.IGNORECASE),
}
"""Further on, a reference to a time, place or text that was named before."""
_NEAR = 60
"""Characters in which such a word is looked for."""
_FIRST_WORDS = re.compile(r"[\w’'-]+", re.UNICODE)
_MARKS = "\"'“”„«»‘’‹›([ \u00a0–—-…."


_SPECIFIES = frozenset(
    "of between from in on at to for with by through across over under near along behind against that which who where whose".split()
)
"""After a noun, one of these says which one is meant."""
_VERBS = frozenset("is are was were has have had will would can could may".split())
"""Behind one of these, "to" and "at" say nothing of the noun."""
_REACH = 4
"""Words after "the" in which it is said which one is meant."""


_SOMEBODY = frozenset("he she his her him".split())
_LEADING = frozenset("after at before between by during for from in on since under until with within without".split())
_CALENDAR = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday "
    "saturday sunday spring summer autumn winter".split()
)
_NAMED_BEHIND = re.compile(r",\s+(?:(?:the|an?)\s|[A-Z])")
"""A name or a noun behind the phrase's comma: "In her speech, the minister said"."""
_NAMES_SOMEBODY = frozenset("a an the one every each no some".split())


def _leads_to_nobody(opening: str) -> bool:
    """Whether an English sentence opens with a phrase of time or place and then says "his" of somebody whom it has not named."""
    tokens = _FIRST_WORDS.findall(opening[:120])
    if not tokens or tokens[0].lower() not in _LEADING:
        return False
    at = next((place for place, token in enumerate(tokens) if token.lower() in _SOMEBODY), 0)
    before = tokens[1:at]
    named = (token.lower() in _NAMES_SOMEBODY or (token[:1].isupper() and token.lower() not in _CALENDAR) for token in before)
    return at > 0 and not any(named) and not _NAMED_BEHIND.search(opening)


def _unspecified(opening: str) -> bool:
    """Whether an English sentence opens with "the" and a noun of which it does not say which one."""
    tokens = _FIRST_WORDS.findall(opening[:80])
    if not tokens or tokens[0].lower() != "the":
        return False
    said = [
        token
        for place, token in enumerate(tokens[1:_REACH], 1)
        if token[:1].isupper() or token[:1].isdigit() or (place > 1 and token in _SPECIFIES and tokens[place - 1] not in _VERBS)
    ]
    return not said


@functools.lru_cache(maxsize=16_384)
def standing(text: str, language: str | None, *, quoted: bool = False) -> Standing:
    """How a sentence opens. A lower-case opening is a fragment and counts as dangling.

    `quoted`: the words of a speaker who is named, so that "we" is clear and a connective only leans.
    """
    opening = (latin(text) if language == "az" else text).lstrip(_MARKS)
    tokens = [token.lower().replace("’", "'") for token in _FIRST_WORDS.findall(opening[:80])[:5]]
    if not tokens or opening[:1].islower():
        return "dangling"
    code = language if language in _PRONOUNS else ("en" if language is None else "")
    first = tokens[0].split("'")[0]
    if first in _PRONOUNS.get(code, "").split() and not (quoted and first in _FIRST_PERSON[code].split()):
        return "dangling"
    if code == "en" and not quoted and _leads_to_nobody(opening):
        return "dangling"
    head = " ".join(tokens) + " "
    if tokens[0] in _CONNECTIVES.get(code, "").split() or _opens(head, _CONNECTIVE_PHRASES.get(code, "")):
        return "leaning" if quoted else "dangling"
    pointing = code in _POINTING and bool(_POINTING[code].search(opening[:_NEAR]) or _BACK[code].search(opening))
    unspecified = code == "en" and _unspecified(opening)
    return "leaning" if pointing or unspecified or _opens(head, _LEANING.get(code, "")) else "alone"


def _opens(head: str, phrases: str) -> bool:
    return bool(phrases) and head.startswith(_openings(phrases))


@functools.cache
def _openings(phrases: str) -> tuple[str, ...]:
    return tuple(f"{phrase} " for phrase in phrases.split("|"))
