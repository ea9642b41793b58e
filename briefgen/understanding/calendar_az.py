"""Azerbaijani words of time: what stands around dates, and what says whether something is over or to come. Data only.

Words are parted by spaces; a line of a table reads `value: key, key`.
"""

WORDS: dict[str, str] = {
    "last": "keçən ötən",
    "this": "bu cari",
    "next": "gələn növbəti",
    "part": "əvvəlində sonunda ortasında əvvəli sonu ortası əvvəllərində sonlarında",
    "month_before": "bu keçən ötən gələn cari",
    "before_now": "əvvəl öncə qabaq",
    "joining": "və",
    "every": "hər",
    "year_after": """
        il ili ildə ilin ilə ilinin ildən ilədək ilindən illər illəri illərdə illərin illərində illik illərindən
    """,
    "year_before": "",
    "about": "təxminən təqribən azı çox az nömrə № nömrəli qətnamə haradasa",
    "counted": """
        nəfər əsgər hərbçi qaçqın köçkün sakin ailə ev kənd km kilometr metr ton barel dollar avro rubl manat dram milyon milyard min
        faiz kvadrat kub kubmetr hektar meqavat dəfə saat gün konteyner vaqon qatar gəmi ədəd saylı nömrəli
    """,
    "future": """
        olacaq keçiriləcək başlayacaq başlanacaq imzalanacaq gələcək gedəcək edəcək ediləcək veriləcək görüşəcək görüşəcəklər
        açılacaq bitəcək tamamlanacaq planlaşdırılır gözlənilir nəzərdə niyyətindədir hazırlaşır
        artacaq azalacaq çatacaq çatdırılacaq işləyəcək qərarlaşdırılıb
    """,
    "past": """
        dedi deyib bildirdi bildirib söylədi söyləyib oldu olub idi keçirildi keçirilib başladı başlayıb başlanıb imzaladı imzalayıb
        imzalanıb imzalandı gəldi gəlib getdi gedib etdi edib edilib olunub görüşdü görüşüb görüşüblər açıldı açılıb bitdi bitib
        verib verdi verilib həlak ölüb yaralanıb dayandırılıb dayandı artıb azalıb çatıb parafladı
        paraflanıb paraflayıblar imzalayıblar
    """,
    "limits_behind": """
        qədər dək bəri sonra əvvəl etibarən başlayaraq dən dan nisbətən müqayisədə imzalanmış imzalanan keçirilən
        başlayan başlanan paraflanan paraflanmış verilmiş edilmiş olunmuş tarixli tarixinədək arasında ilədək ildən
    """,
    "day_nouns": "tarixində tarixdə günü gün günündə il",
    "compared": "nisbətən",
    "relative": "hansı",
    "that": "ki",
    "we": "biz mən siz onlar",
    "not_verbs": "cənub qalib talib sahib naib qərib müsahib katib tərkib təqib",
    "special_days": "qara müqəddəs",
}

TABLES: dict[str, str] = {
    # Days from the day of publication.
    "today": """
        0: bugün
        -1: dünən
        1: sabah
        -2: srağagün
        2: birigün
    """,
    # A unit, and how many of it from the day of publication.
    "periods": """
        year -1: keçən il, keçən ilin, keçən ildə, ötən il, ötən ilin, ötən ildə
        year 0: bu il, bu ilin, bu ildə, cari il, cari ilin, cari ildə
        year 1: gələn il, gələn ilin, növbəti il, növbəti ilin
        month -1: keçən ay, keçən ayda, ötən ay, ötən ayda, keçən ayın, ötən ayın
        month 0: bu ay, cari ayda, bu ayın, cari ayın
        month 1: gələn ay, növbəti ay, gələn ayda
        week -1: keçən həftə, ötən həftə, keçən həftənin, ötən həftənin, keçən həftədə, ötən həftədə
        week 0: bu həftə, bu həftənin
        week 1: gələn həftə, növbəti həftə, gələn həftənin
    """,
    # First month of a season in the northern hemisphere (meteorological).
    "seasons": """
        3: yaz, yazda, yazında, baharda, baharında
        6: yay, yayda, yayında
        9: payız, payızda, payızında
        12: qış, qışda, qışında
    """,
    # Days in one unit before a word for ago.
    "ago": """
        1: gün
    """,
    # Spellings beside those of CLDR.
    "months": """
        5: mayın, mayda, maydan, mayadək
    """,
    # Numbers in words.
    "numbers": """
        1: bir
        2: iki
        3: üç
        4: dörd
        5: beş
        6: altı
        7: yeddi
        8: səkkiz
        9: doqquz
        10: on
        20: iyirmi
    """,
    # How verbs of the past end.
    "past_ends": "mışdır mişdir muşdur müşdür ıblar iblər ublar üblər lıb lib lub lüb nıb nib nub nüb yıb yib rıb rib rub rüb",
    # How verbs of the future end.
    "future_ends": "acaq əcək acaqlar əcəklər acaqdır əcəkdir",
    # How a month ends that a day follows.
    "genitive_months": "ın in un ün",
    # How a date ends that belongs to the noun behind it, and a participle between a date and its noun.
    "attributive_ends": "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr il ilin",
    "participles_behind": "mış miş muş müş ılan ilən ulan ülən nan nən edən dığı diyi duğu düyü",
    # How participles end.
    "participle_ends": "mış miş muş müş",
    # Months that are also other words: they need a day or a year.
    "wordlike_months": "mar sen maydan",
    # Endings that a hyphen ties to a number; those of decades; those that bound a span.
    "number_ends": """
        cı ci cu cü da də ın in un ün nın nin nun nün sı si su sü ı i u ü a ə ya yə ına inə una ünə sına sinə sında sində ında ində unda
        ündə cıdan dır dir dur dür
    """,
    "span_ends": "dan dən dək dək ndan ndən ədək adək yədək yadək sından sindən ından indən undan ündən",
    "decade_words": "illər illəri illərdə illərin illərində illərindən illərin",
    # Two words that are one day; a name of a day that is another word unless a word for day follows.
    "joined_days": """
        bazar ertəsi: bazar ertəsi, bazar ertəsinə, bazar ertəsindən
        çərşənbə axşamı: çərşənbə axşamı, çərşənbə axşamına, çərşənbə axşamından
        cümə axşamı: cümə axşamı, cümə axşamına, cümə axşamından
        bugün: bu gün, bu gündən, bu günə
        bazar: bazar günü, bazar gününə
    """,
    "wordlike_days": "bazar bazarı bazarın bazara bazarda bazardan",
}
