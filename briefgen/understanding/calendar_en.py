"""English words of time: what stands around dates, and what says whether something is over or to come. Data only.

Words are parted by spaces; a line of a table reads `value: key, key`.
"""

WORDS: dict[str, str] = {
    "last": "last past previous",
    "this": "this current",
    "next": "next coming upcoming",
    "part": "early late mid mid- beginning end middle start",
    "month_before": "between from after before in since until till by during early late mid last this next",
    "named_events": "revolution events days",
    "before_now": "ago earlier",
    "joining": "to and or",
    "towards": "by until till",
    "every": "every each",
    "season_of": "of in",
    "year_after": "",
    "year_before": "in since by from until till before after during of year late early mid between",
    "about": "about around some nearly almost over than least approximately roughly $ € £ no nos number № resolution to",
    "counted": """
        people persons troops soldiers servicemen civilians refugees residents families men women children fighters militants
        prisoners workers employees students houses homes villages settlements km kilometers kilometres kilometer kilometre miles
        meters metres tons tonnes barrels dollars euros rubles roubles manats drams million billion percent square cubic hectares
        mw megawatts times hours days years
    """,
    "future": """
        will shall would plans plan planned scheduled expected due invited upcoming forthcoming going ll intends intend hopes set
        tentatively
    """,
    "past": """
        said told met held signed took began started fought sent came went was were had did arrived visited launched opened closed
        made gave became reached agreed announced killed captured left returned spoke declared ended died broke erupted discussed
        adopted approved elected happened occurred saw won lost attacked ordered led brought called noted added reported claimed
        confirmed talked rose fell grew ran wrote drew drove flew broke shot hit struck fell sank stood withdrew withheld rebuilt
        built bought brought caught chose dealt fed found froze hung kept knew laid lent lit meant paid rang sold shook shut slid
        spent split stole swore taught thought threw understood wore wept wound overthrew swept seized sought fled bore born bound
    """,
    "limits": """
        since until till by before after through for following prior from to despite between towards toward against about
        regarding concerning than
    """,
    "planned_for": "for",
    "scheduled": """
        planned scheduled set due expected called fixed ends expires begins starts opens closes meets meet takes runs elapses
        intends
    """,
    "compared": "than compared unlike versus vs like as",
    "spells": """
        beginning end middle start evening morning afternoon night hours half quarter week weekend month months days day course
        autumn spring summer winter third thirds
    """,
    "ordinals": "first second third last early late latter fourth final very",
    "governing": "after before since until following despite unlike",
    "relative": "who whom whose which where",
    "that": "that",
    "telling": "told tell tells informed assured reminded warned assures informs",
    "subordinate": """
        when while although though because if unless whereas after before since until once whether how why what lest
    """,
    "clausal": """
        said says say told tells added adds noted stressed stresses emphasized emphasised stated announced announces declared
        declares explained explains recalled recalls remarked reiterated reiterates believed believes claimed claims argued argues
        insisted insists warned warns replied answered admitted admits acknowledged confirmed confirms wrote writes concluded
        suggested suggests predicted predicts promised pledged vowed reported asserted
    """,
    "having": "has have had having",
    "present": "is are am remain remains continue continues",
    "we": "they we i you",
    "not_verbs": """
        bed shed wed bred united hundred indeed red need speed exceed proceed succeed seed feed deed
        sacred naked unprecedented related
    """,
    "special_days": "black bloody good easter palm ash holy",
}

TABLES: dict[str, str] = {
    # Days from the day of publication.
    "today": """
        0: today, tonight
        -1: yesterday
        1: tomorrow
    """,
    # A unit, and how many of it from the day of publication.
    "periods": """
        year -1: last year, previous year
        year 0: this year, current year
        year 1: next year
        month -1: last month
        month 0: this month
        month 1: next month
        week -1: last week
        week 0: this week
        week 1: next week
        month_so_far 0: earlier this month
        year_so_far 0: earlier this year
        week_so_far 0: earlier this week
        month_to_come 0: later this month
        year_to_come 0: later this year
        week_to_come 0: later this week
    """,
    # First month of a season in the northern hemisphere (meteorological).
    "seasons": """
        3: spring
        6: summer
        9: autumn, fall
        12: winter
    """,
    # Days in one unit before a word for ago.
    "ago": """
        1: day, days
    """,
    # Spellings beside those of CLDR.
    "months": """
        9: sept
    """,
    # Numbers in words.
    "numbers": """
        1: one, a
        2: two, both
        3: three
        4: four
        5: five
        6: six
        7: seven
        8: eight
        9: nine
        10: ten
        11: eleven
        12: twelve, dozen
        20: twenty
    """,
    # How verbs of the past end.
    "past_ends": "ed",
    # Months that are also other words: they need a preposition, a day or a year.
    "wordlike_months": "march april may june august",
}
