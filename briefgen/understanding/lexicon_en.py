"""English words for reading news: verbs of saying, titles, institutions, documents, numbers, countries. Data only.

Words are parted by spaces; a line of a table reads `value: key, key`.
"""

WORDS: dict[str, str] = {
    "saying": """
        said says say told tells tell adds added noted stressed stresses emphasizes emphasized emphasises emphasised stated
        announced announces declared declares explained explains recalled recalls remarked reiterated reiterates underlined
        underlines underscored underscores pointed believed believes claimed argued argues insisted insists warned warns asked
        asks replied replies answered responded responds admitted admits acknowledged acknowledges confirmed confirms complained
        complains spoke speaks commented wrote writes tweeted posted concluded concludes continued suggested suggests predicted
        predicts promised pledged pledges vowed vows hailed praised praises called described describes condemned condemns
        criticized criticizes criticised criticises accused accuses read reads reported mentioned observed observes asserted
        asserts affirmed affirms quipped joked cautioned lamented denounced denounces expressed expresses rejected dismissed
        dismisses urged urges demanded demands blamed blames labelled labeled branded likened thanked saying adding noting
        stressing calling describing warning declaring insisting arguing
    """,
    "participles": "saying adding noting stressing calling describing warning declaring insisting arguing",
    "according": "according",
    "agent": "by",
    "quoting": "quoted quotes quoting cited cites citing",
    "quoted_as": "as",
    "writings": """
        letter letters message messages telegram telegrams cable note notes reply answer statement statements tweet tweets post
        posts article op-ed column essay address speech speeches remarks comment comments words phrase greeting greetings
        congratulation congratulations condolence condolences message's appeal petition declaration report reports memo email
        e-mail text interview book memoirs testimony
    """,
    "sending": """
        sent sends send sending wrote writes writing written issued issues released releases published publishes posted signed
        made makes gave gives delivered delivers circulated
    """,
    "origin": "from by of",
    "toward": "to about against on over regarding concerning",
    "accompanied": "with",
    "within": "in with",
    "qualifiers": "foreign prime state press first acting senior top chief former deputy then retired late",
    "being": "is are was were be been being am s",
    "adverbs": """
        also then later earlier again still already however though meanwhile once therefore further repeatedly has had have will
        would did does today yesterday never often always just now too himself herself itself subsequently on monday tuesday
        wednesday thursday friday saturday sunday yet thus moreover nevertheless instead indeed perhaps even
    """,
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
    "roles": """
        fm pm
        president premier minister chancellor leader chief head chairman chairwoman chair spokesman spokeswoman spokesperson
        secretary ambassador envoy representative official officer adviser advisor aide analyst expert observer commentator
        scientist researcher professor scholar historian economist director manager governor mayor deputy lawmaker senator
        congressman congresswoman mp parliamentarian speaker commander general colonel major captain admiral marshal lieutenant
        king queen prince emir sheikh pope patriarch catholicos archbishop bishop lawyer attorney prosecutor ombudsman journalist
        editor correspondent author activist politician diplomat negotiator mediator commissioner coordinator founder owner
        engineer geologist hydrologist seismologist biologist ecologist oceanographer surveyor architect consultant broker trader
        forwarder shipper dispatcher farmer fisherman shepherd teacher lecturer doctor physician nurse driver captain pilot
        sailor worker miner student resident villager pensioner translator writer poet priest imam rector dean curator
        strategist specialist inspector investigator judge clerk treasurer auditor investor banker manager veteran
        oligarch businessman businesswoman ceo coach fellow vice-president co-chair dictator mr mrs ms dr sir
    """,
    "feminine": "spokeswoman chairwoman congresswoman businesswoman queen princess actress mrs ms madam",
    "who": "who",
    "honorifics": "mr mrs ms dr sir madam miss",
    "experts": "analyst expert observer commentator scientist researcher scholar",
    "institutions": """
        kremlin pentagon nato eu un osce csto cis imf unesco unicef iaea opec interpol parliament government ministry department
        office house council commission committee service agency union nations organization organisation secretariat embassy court
        duma senate congress administration command headquarters staff bank group foundation cabinet presidency mission
    """,
    "memorials": """
        airport foundation center centre fund avenue street square palace stadium museum mosque university academy school prize
        award medal order cup complex refinery plant park hall institute library bridge station hospital district tanker vessel
        dynasty administration government route corridor bridge doctrine road highway tower hotel
    """,
    "works": """
        so-called called known titled entitled dubbed named nicknamed codenamed word term phrase slogan newspaper magazine film
        movie book song album novel play operation project company firm programme program under
    """,
    "documents": """
        statements memoranda declarations conventions
        agreement agreements accords protocols treaties declaration memorandum protocol treaty convention accord pact charter
        communiqué communique statement deal ceasefire
    """,
    "documents_named": """
        agreement agreements treaties protocols declaration memorandum protocol treaty convention accord accords pact charter
        communiqué communique
    """,
    "documents_kind": """
        joint trilateral bilateral tripartite framework peace ceasefire cease-fire intergovernmental inter-governmental allied
        interim draft final gas trade brokered russian-brokered us-brokered strategic partnership cooperation
    """,
    "documents_tail": "on of between for concerning regarding",
    "between": "between",
    "dated": "of dated from signed",
    "tallied": """
        wars documents agreements soldiers troops people civilians servicemen prisoners refugees villages districts pipelines
        missiles drones ships convoys planes helicopters bridges trains wagons towns bases
    """,
    "nearly": "about around some nearly almost over than least up more less at to approximately roughly",
    "clause": "signed and who that were was are is have has had will would",
}

TABLES: dict[str, str] = {
    # Factors.
    "scales": """
        1000: thousand
        1000000: million, mln
        1000000000: billion, bln, bn
        1000000000000: trillion
    """,
    # Units by their symbols.
    "units": """
        %: percent, per cent, %
        km: km, kilometers, kilometres, kilometer, kilometre
        mi: miles
        m: meters, metres
        t: tons, tonnes
        bbl: barrels
        USD: dollars
        EUR: euros
        RUB: rubles, roubles
        AZN: manats
        AMD: drams
        ha: hectares
        MW: mw, megawatts
        GW: gw
        kWh: kwh
        bcm: bcm
        km²: square kilometers, square kilometres
        m³: cubic meters, cubic metres
        h: hours, hour
        min: minutes
        d: days
        weeks: weeks
        months: months
        y: years
        decades: decades
    """,
    # Offices as the gazetteer writes them; a leader is a president or head of government.
    "offices": """
        president: president
        leader: leader, head of state
        prime minister: prime minister, premier
        foreign minister: foreign minister, minister of foreign affairs
        defence minister: defence minister, defense minister
        chancellor: chancellor
        secretary of state: secretary of state
        energy minister: energy minister
        foreign policy chief: foreign policy chief
    """,
    # Countries by their names and adjectives.
    "countries": """
        Russia: russia, russian, russians, kremlin
        Azerbaijan: azerbaijan, azerbaijani, azeri
        Armenia: armenia, armenian
        Georgia: georgia, georgian
        Turkey: turkey, turkish, türkiye
        Iran: iran, iranian
        United States: us, u.s, usa, american, america, united states
        France: french, france
        Germany: german, germany
        United Kingdom: british, britain, uk
        Ukraine: ukraine, ukrainian
        Kazakhstan: kazakhstan, kazakh
        Turkmenistan: turkmenistan, turkmen
        Uzbekistan: uzbekistan, uzbek
        Belarus: belarus, belarusian
        China: china, chinese
        Israel: israel, israeli
        India: india, indian
        Poland: poland, polish
        Kyrgyzstan: kyrgyzstan, kyrgyz
        Tajikistan: tajikistan, tajik
        Pakistan: pakistan
        European Union: eu, european, european union
        NATO: nato
        United Nations: un, united nations
        Karabakh: artsakh, karabakh
        Italy: italian, italy
        Moldova: moldova, moldovan
        Syria: syria, syrian
        Iraq: iraq, iraqi
        Egypt: egyptian
        Japan: japanese, japan
        North Korea: north korea, north korean
        South Korea: south korean
    """,
    # Capitals that stand for their governments.
    "capitals": """
        Moscow: moscow
        Baku: baku
        Yerevan: yerevan
        Tbilisi: tbilisi
        Ankara: ankara
        Tehran: tehran
        Washington: washington
        Brussels: brussels
        Paris: paris
        Berlin: berlin
        London: london
        Kyiv: kyiv
        Kiev: kiev
        Beijing: beijing
        Astana: astana
        Ashgabat: ashgabat
        Stepanakert: stepanakert
        Minsk: minsk
    """,
}
