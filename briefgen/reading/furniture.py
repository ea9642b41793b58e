"""Lines of a page that are no part of the article: invitations, copyright, sharing, photo credits. Data, by language.

Each line of a table is a pattern for the beginning of a short paragraph, matched without case; `$` is its end.
Add a line where one is missing.
"""

import re

LONGEST_LINE = 220
"""Characters beyond which a paragraph is never taken for one of these lines."""

_INVITATIONS = r"""
follow (?:us\b|@)
follow (?:the |our )?[^.]{0,60}\b(?:facebook|twitter|telegram|instagram|youtube|whatsapp|linkedin|tiktok|channel|page|feed)\b
(?:read|see|watch|listen|also) (?:also|more|next|further|related|read)\b
more (?:on|from|about) this (?:topic|story|subject)
(?:please )?subscribe\b
sign up (?:for|to)\b
(?:click|tap) here\b
for more (?:news|information|stories|details)\b.{0,60}(?:visit|click|follow|see|go to)
(?:please )?share (?:this|on|via|it|with)\b
(?:share|tweet|print|print this(?: page| article)?|e-?mail(?: this(?: article)?)?)\s*:?$
(?:like|join|find|visit) us on\b
join (?:our|the) (?:telegram|whatsapp|facebook|viber|channel|newsletter)
download (?:our|the) app\b
stay (?:tuned|up to date|informed|connected)\b.{0,80}(?:news|updates|channel|follow|page|newsletter)
get (?:the latest|our|breaking) (?:news|stories|newsletter)
(?:tags?|keywords?|filed under|topics?|categor(?:y|ies)|comments?|leave a comment|post a comment)\s*(?::|$)
related(?: articles| news| stories| topics| content| links)?\s*(?::|$)
(?:advertise?ment|sponsored(?: content)?|paid content|loading|back to top|home|menu|skip to content)\s*(?:\.\.\.|…|:)?$
most (?:read|popular|viewed)\s*:?$
this (?:article|story|report|text) (?:was|has been|is) (?:originally |first )?(?:published|republished|syndicated|auto-generated)\b
(?:we use|this (?:web)?site uses) cookies\b
if you (?:notice|see|find|spot) (?:an?|any) (?:error|mistake|typo)
found a (?:typo|mistake)
views?\s*:?\s*\d
\(?(?:additional )?(?:reporting|writing|editing|compiled|written|edited|translated|translation)(?: and (?:reporting|writing|editing))? by\b
with (?:additional )?(?:material|reporting|files|input|contributions) (?:from|by)\b
support (?:our|independent) journalism\b
# Russian
(?:читайте|смотрите|смотри|читать|слушайте) (?:также|далее|ещ[её]|по теме|больше)
подпи(?:сывайтесь|шитесь|саться)\b
следите за\b.{0,80}(?:новост|обновлен|telegram|facebook|канал|нами|страниц)
подел(?:иться|итесь|ись)\b
(?:нажмите|кликните)\b
(?:теги|метки|ключевые слова|комментарии|реклама|на правах рекламы|по теме|материалы по теме)\s*(?::|$)
(?:версия для печати|распечатать)\s*$
(?:если вы )?(?:заметили|нашли|увидели) (?:ошибку|опечатку)
присоединяйтесь (?:к|на)\b
использование материалов\b
(?:при )?(?:полном|перепечатк|цитирован)\w* .{0,60}(?:ссылка|обязательна)
# Azerbaijani, Turkish
(?:bizi|səhifəmizi|kanalımızı|sayfamızı) .{0,60}(?:izləyin|izləy|abunə|takip ed)
(?:həmçinin|eyni zamanda) (?:oxuyun|baxın)
(?:oxuyun|baxın)\s*:
(?:abunə ol|abone ol)(?:un)?\b
paylaş(?:ın)?\s*:?$
(?:teqlər|etiketlər|açar sözlər|şərhlər|reklam|etiketler|yorumlar)\s*(?::|$)
(?:ayrıca|bunu da|bunlar da) (?:okuyun|oku|ilginizi)
# French, German
(?:lire|voir|à lire|à voir) (?:aussi|également)\b
(?:abonnez-vous|suivez-nous|cliquez ici|inscrivez-vous)\b
partager\s*(?::|$|cet article|sur)
(?:lesen|sehen) sie (?:auch|mehr)\b
(?:mehr zum thema|abonnieren sie|folgen sie uns|klicken sie hier)\b
(?:teilen|schlagwörter|anzeige|werbung|kommentare)\s*(?::|$)
# Armenian, Georgian, Persian
(?:կարդացեք|կարդա|դիտեք) նաև
(?:հետևեք|բաժանորդագրվե|կիսվե)
(?:წაიკითხეთ|იხილეთ) (?:ასევე|აგრეთვე)
(?:გამოგვყევით|გამოიწერეთ|გააზიარე)
(?:همچنین|بیشتر) (?:بخوانید|ببینید)
ما را .{0,40}دنبال کنید
(?:اشتراک.?گذاری|مشترک شوید)
"""

_COPYRIGHT = r"""
copyright\s*(?:©|\(c\)|\d{4}|by\b|:|$)
(?:©(?!\s*(?:photo|foto|фото|image|picture))|\(c\)\s?(?:\d{4}|[A-Z]))
\d{4} ?©\s
(?:this (?:material|article|content) )?(?:may|must|can)not be (?:published|reproduced|copied|redistributed)
all content on this (?:web)?site\b
"""

_RIGHTS = r"""
.{0,80}\ball rights (?:are )?reserved\b
.{0,80}\bвсе права (?:защищены|сохранены)
.{0,80}\bbütün hüquqlar(?:ı)? qorun
.{0,80}\btüm hakları saklıdır
.{0,80}\btous droits réservés
.{0,80}\balle rechte vorbehalten
.{0,80}(?:բոլոր իրավունքները|ყველა უფლება|کلیه حقوق|تمامی حقوق)
"""
_RIGHTS_WORDS = ("reserv", "права", "quqlar", "haklar", "servés", "rechte", "իրավունք", "უფლება", "حقوق")
"""A part of each line of `_RIGHTS`: these are looked for anywhere in a paragraph, so only where one of the words is."""

_CREDITS = r"""
[©(]?\s*(?:photos?|images?|pictures?)\s*(?:credits?|courtesy(?: of)?|source)?\s*(?::|©|/|by\b|\()
[©(]?\s*(?:fotos?|фото(?:графия)?|снимок|şəkil|լուսանկար\w*|ფოტო|عکس|bild|crédit(?:s)? photo)\s*(?:[:՝]|©|/|\()
\(c\)\s*(?:photo|foto|фото)
©\s*(?:photo|foto|фото|image|picture)
(?:ap|afp|epa|reuters|getty)(?: |/)?(?:photo|images)\b
(?:file|archive|stock) (?:photo|picture|image)\b
архивное фото\b
(?:photo|image|picture) (?:credit|source|courtesy)\b
(?:pictured|in (?:the|this) (?:photo|picture|image)|на (?:фото|снимке))\s*[:,]
(?:video|видео|infographics?)\s*:
"""


def _pattern(*tables: str) -> re.Pattern[str]:
    lines = [line for table in tables for line in table.split("\n") if line and not line.startswith("# ")]
    return re.compile("(?:" + "|".join(lines) + ")", re.IGNORECASE)


_BOILERPLATE = _pattern(_INVITATIONS, _COPYRIGHT)
_RESERVED = _pattern(_RIGHTS)
CAPTION = _pattern(_CREDITS)
CREDITED = re.compile(
    r"(?:photos?|fotos?|фото|images?|pictures?|credit|©)\s*(?:by\b|credit|courtesy of)?\s*[:©/]\s*(?P<name>[^:()]{2,60})\Z", re.IGNORECASE
)
"""The name at the end of a photo credit."""
_ORNAMENTS = re.compile(r"[\[({<«»>*•|→➡▶\-–—=\s]{1,6}")


def is_boilerplate(line: str) -> bool:
    """Whether a line opens as invitations and notices of copyright do."""
    if _BOILERPLATE.match(line):
        return True
    folded = line.casefold()
    return any(word in folded for word in _RIGHTS_WORDS) and bool(_RESERVED.match(line))


def strip_ornaments(line: str) -> str:
    """`line` without the bullets, arrows and brackets before its words."""
    found = _ORNAMENTS.match(line)
    return line[found.end() :] if found else line
