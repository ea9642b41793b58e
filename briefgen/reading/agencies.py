"""Names of news agencies as they stand in datelines and credits. Data: add a name where one is missing."""

import re

AGENCIES = (
    "AFP", "AP", "Associated Press", "The Associated Press", "Reuters", "Thomson Reuters", "DPA", "dpa", "ANSA", "EFE", "UPI", "Xinhua",
    "Kyodo", "PTI", "APP", "Bloomberg", "dpa-AFX", "PAP", "CTK", "MTI", "Agerpres", "BTA", "Ukrinform", "UNIAN", "Interfax-Ukraine",
    "TASS", "ITAR-TASS", "RIA Novosti", "RIA", "Interfax", "Sputnik", "Rossiya Segodnya", "Prime", "Regnum", "BelTA", "Kazinform",
    "UzA", "24.kg", "AKIpress", "Trend", "AzerTac", "AZERTAC", "Azertag", "APA", "Report", "Turan", "Azerbaijan Press Agency", "Day.az",
    "1news.az", "Armenpress", "ARMENPRESS", "ARKA", "Arminfo", "ArmInfo", "Noyan Tapan", "PanARMENIAN", "PanARMENIAN.Net", "News.am",
    "Mediamax", "Interpress", "InterpressNews", "Interpressnews", "Civil.ge", "1TV.ge", "Anadolu", "Anadolu Agency", "AA", "DHA", "İHA",
    "Demirören", "IRNA", "Mehr", "Tasnim", "Fars", "ISNA", "Press TV", "RFE/RL", "RFERL", "Radio Liberty", "Caucasian Knot",
    "EurasiaNet", "Eurasianet", "ТАСС", "ИТАР-ТАСС", "РИА Новости", "Интерфакс", "Спутник", "Тренд", "АЗЕРТАДЖ", "Арменпресс", "АПА",
    "БелТА", "Казинформ", "Рейтер", "REGNUM", "Прайм", "Report.az", "Oxu.az", "Новости-Армения", "Арминфо",
    "Արմենպրես", "Արմինֆո", "Մեդիամաքս", "AZƏRTAC",
)  # fmt: skip

_NAMES = "|".join(
    sorted((re.escape(name) for name in {*AGENCIES, *(name.upper() for name in AGENCIES)}), key=lambda name: (-len(name), name))
)
AGENCY = rf"(?:{_NAMES})(?:\s?[/,]\s?(?:{_NAMES}))*"
"""Pattern of one known agency, or of several that share a report (`AFP/APP`)."""
_WHOLE = re.compile(rf"{AGENCY}\Z")
# House style of many agencies of the region: the lead closes with whom the speaker told it.
_TOLD = re.compile(rf"\b(?:told|informed)\s(?P<agency>{AGENCY})(?:\s(?:on|in an)\s[^.]{{1,40}})?[.]?\Z")
_REPORTS = re.compile(rf"(?:,\s|\A)(?P<agency>{AGENCY})\s(?:reports|informs|has learned)\b[^.]{{0,60}}(?:[.,]|\Z)")


def is_agency(words: str) -> bool:
    """Whether `words` are the name of a known agency and nothing else."""
    return bool(_WHOLE.match(words.strip()))


def told_agency(lead: str) -> str | None:
    """The agency that an article's first paragraph names as the one which was told, or which reports."""
    found = _TOLD.search(lead) or _REPORTS.search(lead)
    return found["agency"] if found else None
