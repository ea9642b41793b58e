"""Lines that only say whose words stand before them (`X said.`), by their verbs. Data and one question."""

import re

_VERBS = (
    "said|says|told|added|adds|noted|notes|stressed|stated|concluded|emphasi[sz]ed|explained|continued|recalled|declared|replied|answered"
    "|asked|underlined|underscored|warned|admitted|remarked|pointed out|summed up|wrote|announced|insisted|argued|claimed|highlighted"
    "|сказал[аи]?|заявил[аи]?|отметил[аи]?|добавил[аи]?|подчеркнул[аи]?|сообщил[аи]?|пояснил[аи]?"
    "|заключил[аи]?|ответил[аи]?|напомнил[аи]?|уточнил[аи]?|говорит"
    "|dedi|deyib|bildirib|bildirdi|qeyd edib|qeyd etdi"
    "|vurğulayıb|vurğuladı|söyləyib|söylədi|əlavə edib|əlavə etdi|xatırladıb|söyledi|belirtti|vurguladı|ifade etti|kaydetti|ekledi"
    "|ասաց|ասել է|հայտարարեց|հայտարարել է|նշեց|նշել է|ընդգծեց|ընդգծել է"
    "|հավելեց|հավելել է|շեշտեց|պարզաբանեց"
    "|a dit|a déclaré|a ajouté|a souligné|a affirmé|sagte|erklärte|betonte|fügte hinzu|so"
)
_NAME = r"(?:[^\W\d_][\w.'’-]{0,30},? ){1,9}"
_WORD = r"(?: [^\W\d_][\w.'’-]{0,30},?)"
"""Each word opens with its space, so that there is one way only to read a line as words."""
_LINE = re.compile(
    rf"(?:[–—-] )?(?:deyə )?(?:{_NAME}(?:{_VERBS})(?: [\w'’-]{{1,25}}){{0,6}}"
    rf"|(?:{_VERBS}){_WORD}{{1,9}}|(?-i:(?=[^\W\d_A-ZА-ЯЁԱ-Ֆ]))(?:{_VERBS}){_WORD}{{1,20}})[.:։]?\Z",
    re.IGNORECASE,
)
LONGEST_ATTRIBUTION = 120
_CLOSED = re.compile(r"[\"”»“][,.;]?\Z|,[\"”»“]\Z")


def is_attribution(line: str, before: str) -> bool:
    """Whether `line` says nothing but whose quotation the paragraph `before` is."""
    return len(line) <= LONGEST_ATTRIBUTION and bool(_CLOSED.search(before)) and bool(_LINE.match(line))
