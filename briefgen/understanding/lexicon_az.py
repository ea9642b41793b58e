"""Azerbaijani words for reading news: verbs of saying, titles, institutions, documents, numbers, countries. Data only.

Words are parted by spaces, the parts of a compound verb by `_`; a line of a table reads `value: key, key`.
"""

WORDS: dict[str, str] = {
    "saying": """
        dedi deyib deyir demişdir deyirlər dedilər bildirdi bildirib bildirir bildirmişdir bildiriblər bildirdilər söylədi söyləyib
        söyləyir söyləmişdir vurğuladı vurğulayıb vurğulayır vurğulamışdır xatırlatdı xatırladıb xatırladır xatırlatmışdır açıqladı
        açıqlayıb danışıb yazıb yazdı yazır vurğulayıblar deyiblər cavablandırıb demişdi bildirmişdi söyləmişdi vurğulamışdı
    """,
    "compounds": """
        qeyd_edib qeyd_etdi qeyd_edir qeyd_etmişdir qeyd_ediblər əlavə_edib əlavə_etdi əlavə_edir əlavə_etmişdir bəyan_edib
        bəyan_etdi bəyan_edir bəyan_etmişdir izah_edib izah_etdi izah_edir təsdiq_edib təsdiq_etdi iddia_edib iddia_etdi iddia_edir
        xəbərdarlıq_edib xəbərdarlıq_etdi etiraf_edib etiraf_etdi ifadə_edib hesab_edir cavab_verib diqqətə_çatdırıb
        diqqətə_çatdırdı nəzərə_çatdırıb təkid_edib təəssüf_edib məlumat_verib bəyan_etmişdi qeyd_etmişdi əlavə_etmişdi
    """,
    "adverbs": """
        isə də da həmçinin eyni zamanda sonra əvvəl daha öncə yenə artıq dəfələrlə bu gün dünən bugün deyə jurnalistlərə mətbuata
        jurnalistlərlə söhbətində söhbətdə müsahibəsində müsahibədə açıqlamasında açıqlamada çıxışında çıxışı zamanı brifinqdə
        brifinqində mətbuat konfransında agentliyinə agentliyə trend-ə trendə azərtac-a report-a apa-ya turana bazar ertəsi yanvarın
        fevralın martın aprelin mayın iyunun iyulun avqustun sentyabrın oktyabrın noyabrın dekabrın ayın il ilin çərşənbə axşamı
        cümə şənbə günü ayrıca öz növbəsində ilk növbədə
    """,
    "he": "o",
    "she": "o",
    "conjunctions": "və amma lakin ki çünki əgər ancaq yaxud həm hansı",
    "indefinite": "bir bəzi digər başqa",
    "prepositions": "",
    "inside": "üzrə",
    "together": "və",
    "women": """
        aida ayan aygün aynur aysel afaq arzu aytən bahar bəsti cəmilə elmira elnarə əsmər fatma fəridə fidan fəxriyyə gülnarə
        gülşən günay günel gülər hicran həcər ilahə irina jalə kəmalə könül lalə lamiyə leyla lətifə mehriban məlahət məryəm mətanət
        mədinə natella natəvan nailə nərgiz nigar nuranə pərvanə rəna rəhilə ruhəngiz röya sabina səbinə sahibə səadət sevda sevil
        sevinc səidə solmaz svetlana şəhla şəbnəm şölə tamara tərlan tünzalə ülkər ülviyyə vəfa xalidə xədicə xatirə yeganə zərifə
        zəhra zemfira zeynəb zülfiyyə
    """,
    "former": """
        sabiq keçmiş eks-prezident müavini müavin vitse-prezident vitse-prezidenti vitse-spikeri mərhum
    """,
    "roles": """
        prezident prezidenti nazir naziri başçısı rəhbəri lider lideri sədr sədri spiker spikeri sözçü sözçüsü nümayəndə nümayəndəsi
        katib katibi köməkçi köməkçisi müşavir müşaviri səfir səfiri elçi elçisi ekspert eksperti politoloq politoloqu iqtisadçı
        analitik analitiki şərhçi tarixçi alim professor direktor direktoru deputat deputatı millət vəkili diplomat siyasətçi
        general polkovnik vəkil hüquqşünas jurnalist jurnalisti redaktor redaktoru məmur məmuru menecer meneceri qubernator meri
        mühəndis mühəndisi dispetçer dispetçeri tədqiqatçı tədqiqatçısı kansler kansleri kral əmir komandan komandanı koordinator
        koordinatoru həmsədr həmsədri müavin müavini xanım cənab bəy icraçı
    """,
    "feminine": "xanım",
    "honorifics": "xanım cənab bəy",
    "experts": "ekspert eksperti politoloq politoloqu analitik analitiki şərhçi tədqiqatçı tədqiqatçısı",
    "institutions": """
        kreml pentaqon nato bmt atət kttm mdb xin nazirlik nazirliyi hökumət hökuməti parlament parlamenti məclis administrasiya
        administrasiyası agentlik agentliyi komitə komitəsi komissiya komissiyası şura şurası xidmət xidməti idarə idarəsi səfirlik
        səfirliyi duma senat konqres socar bank bankı fond fondu birlik birliyi dövlət milli
    """,
    "memorials": """
        prospekti küçəsi meydanı hava limanı aeroportu parkı muzeyi məktəbi universiteti adına fondu mərkəzi sarayı stadionu zavodu
        xiyabanı məscidi
    """,
    "works": "adlandırılan qondarma sözdə guya",
    "writings": """
        məktub məktubu məktubunda bəyanat bəyanatı bəyanatında müraciət müraciəti təbrik teleqram mesaj mesajı çıxış çıxışı məqalə
        məqaləsi müsahibə kitab hesabat hesabatı
    """,
    "documents": """
        saziş sazişi sazişin müqavilə müqaviləsi müqaviləsini müqavilənin bəyannamə bəyannaməsi bəyannaməni bəyanat bəyanatı
        bəyanatın memorandum memorandumu protokol protokolu konvensiya konvensiyası nizamnamə kommünike
    """,
    "documents_named": """
        saziş sazişi müqavilə müqaviləsi bəyannamə bəyannaməsi memorandum memorandumu protokol protokolu konvensiya konvensiyası
    """,
    "documents_kind": """
        birgə üçtərəfli ikitərəfli sülh çərçivə hökumətlərarası müvəqqəti yekun müttəfiqlik strateji
    """,
    "documents_behind": "haqqında barədə haqda",
    "between": "arasında arasındakı",
    "numbering": "saylı nömrəli",
    "dated": "tarixli",
    "tallied": "müharibə sənəd saziş əsgər nəfər kənd rayon qatar vaqon gəmi",
    "nearly": "ən təxminən təqribən azı çox az artıq haradasa",
    "clause": "və ki olub idi edilib",
}

TABLES: dict[str, str] = {
    # What a unit may end in.
    "unit_ends": "dır dir dur dür tır tir tur tür ın in un ün a ə ı i u ü ya yə nı ni da də dan dən lıq lik luq lük",
    # Cases are endings, and the verb stands last.
    "suffixing": "yes",
    # How adverbials end: in, from, to many, by doing.
    "role_ends": "sı si su sü ı i u ü",
    "adverb_ends": "da də dan dən lərə lara ərək araq",
    # Factors.
    "scales": """
        1000: min
        1000000: milyon, mln
        1000000000: milyard, mlrd
        1000000000000: trilyon
    """,
    # Units by their symbols.
    "units": """
        %: faiz, faizi, faizə, faizdən, %
        km: km, kilometr, kilometri, kilometrlik
        m: metr
        t: ton, tona, tondan
        bbl: barel, bareldən
        USD: dollar, dolları, dollara, abş dolları
        EUR: avro, avroluq
        RUB: rubl
        AZN: manat, manata, manatdan
        AMD: dram
        ha: hektar
        MW: meqavat, mvt, meqavatlıq
        GW: qiqavat, qvt
        kWh: kilovat-saat
        m³: kubmetr, kubmetrdən, kub metr
        km²: kvadrat kilometr
        h: saat
        min: dəqiqə
        d: gün
        weeks: həftə
        months: ay
        y: il
    """,
    # Offices as the gazetteer writes them; a leader is a president or head of government.
    "offices": """
        president: prezident, prezidenti
        leader: lider, lideri, dövlət başçısı
        prime minister: baş nazir, baş naziri
        foreign minister: xarici işlər naziri
        defence minister: müdafiə naziri
        energy minister: energetika naziri
        chancellor: kansler, kansleri
        secretary of state: dövlət katibi
    """,
    # Countries by their names, genitives and adjectives.
    "countries": """
        Russia: rusiya, rusiyanın, kremlin, rf
        Azerbaijan: azərbaycan, azərbaycanın, azərbaycanlı
        Armenia: ermənistan, ermənistanın, erməni
        Georgia: gürcüstan, gürcüstanın
        Turkey: türkiyə, türkiyənin
        Iran: iran, iranın
        United States: abş, abş-ın, amerika, amerikanın
        France: fransa, fransanın
        Germany: almaniya, almaniyanın
        United Kingdom: böyük britaniya, britaniya, britaniyanın
        Ukraine: ukrayna, ukraynanın
        Kazakhstan: qazaxıstan, qazaxıstanın
        Turkmenistan: türkmənistan, türkmənistanın
        Uzbekistan: özbəkistan, özbəkistanın
        Belarus: belarus, belarusun
        China: çin, çinin
        Israel: israil, israilin
        India: hindistan, hindistanın
        Italy: italiya, italiyanın
        European Union: avropa ittifaqı, avropa ittifaqının
        NATO: nato, nato-nun
        United Nations: bmt, bmt-nin
        Karabakh: qarabağ, qarabağın
    """,
    # Capitals that stand for their governments.
    "capitals": """
        Bakı: bakı
        İrəvan: irəvan
        Tbilisi: tbilisi
        Moskva: moskva
        Ankara: ankara
        Tehran: tehran
        Vaşinqton: vaşinqton
        Brüssel: brüssel
        Paris: paris
        Astana: astana
        Aşqabad: aşqabad
        Kiyev: kiyev
    """,
}
