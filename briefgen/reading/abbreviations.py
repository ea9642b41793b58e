"""Full stops that end no sentence: abbreviations by what they do to the word after them. Data: add one where it is missing."""

BEFORE_NAMES = frozenset(
    "mr mrs ms dr prof gen lt col maj capt cpl sgt adm cmdr brig sen rep gov pres st ste mt ft hon rev fr sr messrs supt insp amb sec dep"
    " vs cf eg e.g i.e ie viz vol ed eds approx ca al"
    " г-н г-жа проф акад ген полк им ул пл т.е т.н т.к см тов ст обл"
    " hr bzw z.b d.h u.a mme mlle sn cəb"
    " akad gen-leyt պրոֆ դոկ գեն տկն պրն".split()
)
"""Never the end of a sentence: a name or the rest of the phrase follows."""

BEFORE_NUMBERS = frozenset("no nos art arts fig figs par para sect p pp c v ст стр п пп с".split())
"""No end of a sentence before a number (`No. 5`); otherwise they are words like any other."""

MAY_END = frozenset(
    "u.s u.k u.n u.s.s.r u.a.e e.u d.c a.m p.m am pm inc co corp ltd llc plc bros jr sr ph.d m.d b.a m.a etc"
    " jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun"
    " г гг в вв н.э р руб коп тыс млн млрд трлн т.д т.п др пр долл чел кг км м янв февр апр авг сент окт нояб дек"
    " usw mio mrd tj vb vs"
    " dəq mlrd թ թթ դդ կմ մլն մլրդ հազ դր ժ".split()
)
"""The end of a sentence only when a word follows that opens sentences rather than names."""

OPENERS = frozenset(
    "the a an he she it they we i you this that these those there in on at but and however meanwhile also as after before when while"
    " if for from his her its their our my with by what who how why both some many most all no not one two earlier later last next"
    " он она оно они мы я вы это этот эта эти тот в на но и а однако также при по после когда если для из с к у за его её их"
    " der die das er sie es wir ein eine im in am und aber le la les il elle ils elles un une ce cette dans en et mais"
    " o bu onlar biz mən həmin lakin amma və həmçinin sonra əvvəl görüş nazir prezident tərəflər"
    " նա նրանք սա դա այս այդ այն մենք ես բայց սակայն և եւ իսկ ըստ հետո նաև նաեւ նախարարը կողմերը".split()
)
"""Words that open a sentence and hardly ever a name."""

ORDINAL_MONTHS = frozenset(
    "januar jänner februar märz april mai juni juli august september oktober november dezember"
    " ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık".split()
)
"""Months before which languages write the day as an ordinal with a full stop."""
