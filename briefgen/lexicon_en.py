"""English words for reading news: verbs of saying, titles, institutions, documents, the calendar. Data only."""

WORDS: dict[str, str] = {
    "saying": """said says say told tells tell adds added noted stressed stresses emphasizes emphasized emphasises emphasised stated announced
        announces declared declares explained explains recalled recalls remarked reiterated reiterates underlined underlines underscored underscores
        pointed believed believes claimed argued argues insisted insists warned warns asked asks replied replies answered responded responds admitted
        admits acknowledged acknowledges confirmed confirms complained complains spoke speaks commented wrote writes tweeted posted concluded
        concludes continued suggested suggests predicted predicts promised pledged pledges vowed vows hailed praised praises called described
        describes condemned condemns criticized criticizes criticised criticises accused accuses read reads reported mentioned observed observes
        asserted asserts affirmed affirms quipped joked cautioned lamented denounced denounces expressed expresses rejected dismissed dismisses
        urged urges demanded demands blamed blames labelled labeled branded likened thanked saying adding noting stressing calling describing
        warning declaring insisting arguing""",
    "participles": "saying adding noting stressing calling describing warning declaring insisting arguing",
    "according": "according",
    "being": "is are was were be been being am s",
    "adverbs": """also then later earlier again still already however though meanwhile once therefore further repeatedly has had have will would
        did does today yesterday never often always just now too himself herself itself subsequently on monday tuesday wednesday thursday friday
        saturday sunday""",
    "he": "he",
    "she": "she",
    "it": "it",
    "conjunctions": "and but while as which who that because although when where whereas or nor if since",
    "determiners": "the a an his her its their this that our",
    "indefinite": "a an some another one",
    "prepositions": "of for to in on at with by from about against under over between among as per",
    "inside": "of for",
    "together": "and",
    "former": "former ex deputy vice vice-president late then acting",
    "possessive": "s",
    "roles": """president premier minister chancellor leader chief head chairman chairwoman chair spokesman spokeswoman spokesperson secretary
        ambassador envoy representative official officer adviser advisor aide analyst expert observer commentator scientist researcher professor
        scholar historian economist director manager governor mayor deputy lawmaker senator congressman congresswoman mp parliamentarian speaker
        commander general colonel major captain admiral marshal lieutenant king queen prince emir sheikh pope patriarch catholicos archbishop
        bishop lawyer attorney prosecutor ombudsman journalist editor correspondent author activist politician diplomat negotiator mediator
        commissioner coordinator founder owner oligarch businessman businesswoman ceo coach fellow vice-president co-chair dictator mr mrs ms dr sir""",
    "feminine": "spokeswoman chairwoman congresswoman businesswoman queen princess actress mrs ms madam",
    "experts": "analyst expert observer commentator scientist researcher scholar",
    "institutions": """kremlin pentagon nato eu un osce csto cis imf unesco unicef iaea opec interpol parliament government ministry department
        office house council commission committee service agency union nations organization organisation secretariat embassy court duma senate
        congress administration command headquarters staff bank group foundation cabinet presidency mission""",
    "memorials": """airport foundation center centre fund avenue street square palace stadium museum mosque university academy school prize award
        medal order cup complex refinery plant park hall institute library bridge station hospital district tanker vessel dynasty administration
        government""",
    "works": """so-called called known titled entitled dubbed named nicknamed codenamed word term phrase slogan newspaper magazine film movie book
        song album novel play operation project company firm programme program under""",
    "documents": "agreement agreements accords protocols treaties declaration memorandum protocol treaty convention accord pact charter communiqué communique statement deal ceasefire",
    "documents_named": "agreement agreements treaties protocols declaration memorandum protocol treaty convention accord accords pact charter communiqué communique",
    "documents_kind": """joint trilateral bilateral tripartite framework peace ceasefire cease-fire intergovernmental inter-governmental allied
        interim draft final gas trade brokered russian-brokered us-brokered strategic partnership cooperation""",
    "documents_tail": "on of between for concerning regarding",
    "dated": "of dated from signed",
    "last": "last past previous",
    "this": "this current",
    "next": "next coming upcoming",
    "part": "early late mid mid- beginning end middle start",
    "on": "on by until till since from before after of in during through and to between early late mid",
    "month_before": "in since until till by during early late mid last this next",
    "named_events": "revolution events days",
    "before_now": "ago earlier",
    "joining": "to and or",
    "tallied": "wars documents agreements soldiers troops people civilians servicemen prisoners refugees villages districts pipelines missiles drones",
    "nearly": "about around some nearly almost over than least up more less at to approximately roughly",
    "clause": "signed and who that were was are is have has had will would",
    "towards": "by until till",
    "every": "every each",
    "season_of": "of in",
    "year_after": "",
    "year_before": "in since by from until till before after during of year late early mid between",
    "about": "about around some nearly almost over than least approximately roughly $ € £ no nos number № resolution to",
    "counted": """people persons troops soldiers servicemen civilians refugees residents families men women children fighters militants prisoners
        workers employees students houses homes villages settlements km kilometers kilometres kilometer kilometre miles meters metres tons tonnes
        barrels dollars euros rubles roubles manats drams million billion percent square cubic hectares mw megawatts times hours days years""",
    "future": """will shall would plans plan planned scheduled expected due invited upcoming forthcoming going ll intends intend hopes
        set tentatively""",
    "past": """said told met held signed took began started fought sent came went was were had did arrived visited launched opened closed made gave
        became reached agreed announced killed captured left returned spoke declared ended died broke erupted discussed adopted approved elected
        happened occurred saw won lost attacked ordered led brought called noted added reported claimed confirmed took talked""",
    "special_days": "black bloody good easter palm ash holy",
}

TODAY: dict[str, int] = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}

PERIODS: dict[str, tuple[str, int]] = {
    "last year": ("year", -1), "previous year": ("year", -1), "this year": ("year", 0), "current year": ("year", 0), "next year": ("year", 1),
    "last month": ("month", -1), "this month": ("month", 0), "next month": ("month", 1), "last week": ("week", -1), "this week": ("week", 0),
    "next week": ("week", 1), "earlier this month": ("month so far", 0), "earlier this year": ("year so far", 0),
    "earlier this week": ("week so far", 0), "later this month": ("month to come", 0), "later this year": ("year to come", 0),
    "later this week": ("week to come", 0),
}  # fmt: skip
"""A phrase -> unit and how many units from the published date."""

SEASONS: dict[str, int] = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""Season -> its first month in the northern hemisphere (meteorological)."""

AGO: dict[str, int] = {"day": 1, "days": 1}
MONTHS: dict[str, int] = {"sept": 9}
"""Spellings beside those of CLDR."""
WORDLIKE_MONTHS = "march april may june august"
"""Months that are also words or given names: they need a preposition, a day or a year."""

NUMBERS: dict[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "a": 1, "both": 2, "dozen": 12, "twenty": 20,
}  # fmt: skip
SCALES: dict[str, float] = {"thousand": 1e3, "million": 1e6, "mln": 1e6, "billion": 1e9, "bln": 1e9, "bn": 1e9, "trillion": 1e12}
UNITS: dict[str, str] = {
    "percent": "%", "per cent": "%", "%": "%", "km": "km", "kilometers": "km", "kilometres": "km", "kilometer": "km", "kilometre": "km",
    "miles": "mi", "meters": "m", "metres": "m", "tons": "t", "tonnes": "t", "barrels": "bbl", "dollars": "USD", "euros": "EUR", "rubles": "RUB",
    "roubles": "RUB", "manats": "AZN", "drams": "AMD", "hectares": "ha", "mw": "MW", "megawatts": "MW", "gw": "GW", "kwh": "kWh", "bcm": "bcm",
    "square kilometers": "km²", "square kilometres": "km²", "cubic meters": "m³", "cubic metres": "m³", "hours": "h", "hour": "h", "minutes": "min",
    "days": "d", "weeks": "weeks", "months": "months", "years": "y", "decades": "decades",
}  # fmt: skip

OFFICES: dict[str, str] = {
    "president": "president", "leader": "leader", "head of state": "leader", "prime minister": "prime minister", "premier": "prime minister",
    "foreign minister": "foreign minister", "defence minister": "defence minister", "defense minister": "defence minister",
    "minister of foreign affairs": "foreign minister", "chancellor": "chancellor", "secretary of state": "secretary of state",
    "energy minister": "energy minister", "foreign policy chief": "foreign policy chief",
}  # fmt: skip
"""How an office is written -> how the gazetteer writes it; "leader" is a president or a head of government."""

COUNTRIES: dict[str, str] = {
    "russia": "Russia", "russian": "Russia", "russians": "Russia", "azerbaijan": "Azerbaijan", "azerbaijani": "Azerbaijan", "azeri": "Azerbaijan",
    "armenia": "Armenia", "armenian": "Armenia", "georgia": "Georgia", "georgian": "Georgia", "turkey": "Turkey", "turkish": "Turkey",
    "türkiye": "Turkey", "iran": "Iran", "iranian": "Iran", "us": "United States", "u.s": "United States", "usa": "United States",
    "american": "United States", "america": "United States", "united states": "United States", "french": "France", "france": "France",
    "german": "Germany", "germany": "Germany", "british": "United Kingdom", "britain": "United Kingdom", "uk": "United Kingdom",
    "ukraine": "Ukraine", "ukrainian": "Ukraine", "kazakhstan": "Kazakhstan", "kazakh": "Kazakhstan", "turkmenistan": "Turkmenistan",
    "turkmen": "Turkmenistan", "uzbekistan": "Uzbekistan", "uzbek": "Uzbekistan", "belarus": "Belarus", "belarusian": "Belarus", "china": "China",
    "chinese": "China", "israel": "Israel", "israeli": "Israel", "india": "India", "indian": "India", "poland": "Poland", "polish": "Poland",
    "kyrgyzstan": "Kyrgyzstan", "kyrgyz": "Kyrgyzstan", "tajikistan": "Tajikistan", "tajik": "Tajikistan", "pakistan": "Pakistan",
    "eu": "European Union", "european": "European Union", "european union": "European Union", "nato": "NATO", "un": "United Nations",
    "united nations": "United Nations", "kremlin": "Russia", "artsakh": "Karabakh", "karabakh": "Karabakh", "italian": "Italy", "italy": "Italy",
    "moldova": "Moldova", "moldovan": "Moldova", "syria": "Syria", "syrian": "Syria", "iraq": "Iraq", "iraqi": "Iraq", "egyptian": "Egypt",
    "japanese": "Japan", "japan": "Japan", "north korea": "North Korea", "north korean": "North Korea", "south korean": "South Korea",
}  # fmt: skip
CAPITALS: dict[str, str] = {
    "moscow": "Moscow", "baku": "Baku", "yerevan": "Yerevan", "tbilisi": "Tbilisi", "ankara": "Ankara", "tehran": "Tehran", "washington": "Washington",
    "brussels": "Brussels", "paris": "Paris", "berlin": "Berlin", "london": "London", "kyiv": "Kyiv", "kiev": "Kiev", "beijing": "Beijing",
    "astana": "Astana", "ashgabat": "Ashgabat", "stepanakert": "Stepanakert", "minsk": "Minsk",
}  # fmt: skip
