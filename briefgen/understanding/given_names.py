"""Common given names of the region and of those who report on it, lower case: evidence that two capitalised words are a person."""

GIVEN_NAMES = frozenset(
    """
    aaron abbas abdel abdul abdulla abdullah abigail adam adil afaq afiq ahmad ahmed aida akif alan albert alec aleksandr aleksei
    aleksey alen alex alexander alexandra alexei alexey ali alice alim aliya allison amanda amin amir amy ana anar anatoly andranik
    andre andrea andreas andrei andrew andrey andrzej andy anette angela ani anna anne annie anthony antonio antony ara araik aram
    ararat arayik araz ariel arif arkady arman armen arpine arsen artak artem arthur artur artyom arzu ashot asif asim askar aslan
    avetik ayaz aydin aydın aygün aykhan aynur aysel azad aziz azər ağa babken babək bagrat bahar bako barbara ben benjamin bernard
    bill bob boris brian bruce bəhruz bəxtiyar cabir cahangir carl carlos caroline catherine cavad cavanşir cavid ceyhun charles chris
    christian christopher claire claude colin condoleezza cynthia cəlal cəmil daniel daria dariga dave david davit deborah denis
    dennis diana diego dina dmitri dmitriy dmitry donald donna dunja ebrahim edgar edmon eduard edward elchin eldar eldəniz elena elin
    elizabeth elkhan ellen elman elmar elnur elsevər elshad elvin elxan elçin elşad elşən emil emily emin emma emmanuel eric erik
    ernest etibar eugene eva evgeny eyvaz faiq famil farhad farid fariz fazil fedor felix fidan fikret fikrət firdovsi francis
    francois frank françois fred fuad füzuli fərhad fərid fəridə fərman gagik garegin garry gary gegham gela gennady george georges
    georgi georgy gerard gevorg gia giga giorgi gleb gordon gregory grigory gurban gurgen gustavo guy gülnarə gülşən günay günel habib
    habil hacı hafiz hakan hakob hamid hamlet hans harold harout harry hasan hassan heather heidar heinz helen helga henry heydər
    hikmet hikmət hovhannes hrair hrant hugo hussein hüseyn həbib həmid həsən ibrahim igor ilgar ilham ilia ilkin ilqam ilqar ilya
    ingrid intiqam iqbal irakli irene irina isa isabelle islam ismayıl ivan ivane jack jacob jacques jake james jan jane janet jason
    jean jeff jeffrey jennifer jeremy jessica jeyhun jim jimmy joe joel johannes john jon jonathan jose josep joseph josh joshua juan
    judith julia julian julie julien jürgen kaja kamal kamil kamran karen karim karl karolina kate katherine kathleen keith kenneth
    kevin khachatur khalid khazar kim kirill klaus konstantin kristina könül kənan kərim lala lalə laszlo laura laurence lawrence lee
    leila leon leonid levan levon leyla liam lilit linda lisa lloyd louis luc lucy luis luke lusine lynne lətif mahir mahmoud maia
    mais maka malcolm mammad manuel marc marco marcus margaret maria marie marina mark markus martin mary masoud matt matteo matthew
    matthias maurice max maxim mehdi mehman mehmet mehriban melanie mevlut mher mia michael micheil michel miguel mikael mikayil
    mikayıl mike mikhail mikheil milan milena minas mir mirzə mohamed mohammad mohammed monica mubariz muhammad murad musa mushfig
    mustafa mübariz müşfiq mədət məhəmməd məhərrəm məmməd mənsur mətin nadia naira nairi namiq nancy narek narendra nargiz nariman
    nasib natalia natalya natasha nathan natig natiq nazim ned neil nicat nicholas nick nicolas nicole nigar nijat nika nikita nikol
    nikolai nikolay nina nino nizami norair norman novruz nurlan nursultan nəriman nəsib ogtay oleg oleh olena olga oliver oqtay
    orkhan orxan oscar oskar osman otar pablo pamela pascal patricia patrick paul pavel pedro peter petr petro philip philippe pierre
    polad pərviz qadir qulu qurban qəzənfər rachel rafael raffi rafiq rahim ramil ramin ramiz rashad rasim rauf raymond razmik rebecca
    recep richard rick rizvan rob robert roberto robin roger roman ron ronald ronan rovshan roza ruben rufat ruslan russell rustam
    ruth ruzanna ryan rövnəq rövşən rüfət rüstəm rəhim rəhman rəsul rəşad sabina sabine sabir sadiq sadyr sahak sahib sahibə said
    saleh sally salman salome sam samir samirə samuel samvel sandra sara sarah sargis sean sebastian seda sedrak serge sergei sergey
    serob serzh sevda sevinc seymur seyran shahin shamil shavarsh shavkat shirin sibel simon sofia sofya sona sophie srdjan stanislav
    stefan stella stepan stephan stephanie stephen steve steven stuart sulkhan suren susan svetlana süleyman səbinə səfər səməd sənan
    tahir tahirə taleh tamar tamara tamaz tamerlan tania tarana taras tatiana tatul tatyana tağı ted teimuraz teymur thomas tigran tim
    timothy timur tina tofig tofiq toivo tom tony toğrul tural turqut ulvi ulviyya umud ursula vache vadim vagif vahagn vahan vahe
    vahid vahram vakhtang valentin valentina valeri valery vaqif varazdat vardan vartan vasif vasil vasily vazgen vera veronica vicken
    victor victoria viktor viktoria vilayət vitali vitaly vladimir vladislav vladlen volodymyr vugar vusal vyacheslav vüqar vüsal vəfa
    vəli vəliyəddin wade walter wang wendy werner will william wolfgang xalid xalidə xanlar xaqan xavier xəzər yalçın yana yaqub
    yashar yavər yaşar yegor yelena yevgeni yevgeny yulia yuri yuriy yury yusif yves zahid zakir zareh zaur zaven zaza zeynep zhanna
    ziya ziyad zohrab zoya zurab zöhrab zülfüqar zərifə çingiz ömər ülkər ülvi ülviyyə üzeyir şahin şahmar şamil şirin şəhriyar
    əbülfəz ədalət əhməd əkbər əkrəm əlabbas əli əlihüseyn əliş əlövsət ələkbər əmin ənvər əsəd əzizə александр александра алексей али
    анатолий андрей анна антон арам арарат армен артем артур артём борис вадим валентин валентина валерий василий вера виктор виктория
    виталий владимир владислав вячеслав гагик гейдар геннадий георгий глеб григорий давид дарья денис дмитрий евгений евгения
    екатерина елена заур иван игорь ильхам илья ираклий ирина карен кирилл константин лариса леонид людмила максим марина мария михаил
    мхитар нарек наталья никита никол николай нина олег ольга павел петр пётр рамиль рафаэль роман рубен руслан рустам самвел светлана
    семен сергей серж станислав степан сурен татьяна тигран тимур фарид фархад хикмет эдуард эльдар эльмар эмин юлия юрий яков աբել
    աբրահամ ալբերտ ալեն ալեքսան ալեքսանդր ալեքսեյ ալինա ալիսա անահիտ անատոլի անդրանիկ անի աննա անուշ աշոտ աստղիկ ավետիկ ավետիս արա
    արամ արայիկ արարատ արեգ արթուր արման արմեն արմենուհի արմինե արշակ արսեն արտակ արտաշես արտավազդ արտյոմ արփինե բաբկեն բագրատ
    բենիամին բորիս գագիկ գայանե գարեգին գարիկ գեղամ գեորգի գեւորգ գոհար գոռ գուրգեն գրիգոր գրիգորի գևորգ դավիդ դավիթ դիանա դմիտրի
    դոնալդ եղիա եղիշե եվա երվանդ եւա զավեն զարուհի զոհրաբ էդգար էդմոն էդուարդ էլեն էլինա էմանուել էմիլ էմմա թադեւոս թադևոս թաթեւիկ
    թաթուլ թաթևիկ թամար թովմաս իգոր իլհամ իվան իրինա լալա լեւոն լիանա լիլիթ լուսինե լևոն խաչատուր խաչիկ խոսրով կամո կարապետ կարեն կիմ
    կոնստանտին կորյուն հակոբ համլետ հայկ հայկազ հասմիկ հարություն հեղինե հենրիկ հովիկ հովհաննես հովսեփ հռիփսիմե հրայր հրանտ հրաչ
    հրաչյա ղազար ղուկաս մալխաս մամիկոն մանե մանուկ մանուշակ մանվել մարատ մարգար մարգարիտ մարիա մարիամ մարիանա մարինա մարտին մարտիրոս
    մաքսիմ մելինե մելիք մեսրոպ մերի միխայիլ միհրան միքայել մխիթար մհեր մոնիկա մուշեղ յուրի նազելի նաթան նաիրա նաիրի նաղաշ նանե նարեկ
    նարինե նելլի ներսես նիկոլ նիկոլայ նինա նորայր նունե նվեր շահեն շավարշ շուշան շուշանիկ ոլգա ոսկան պավել պարգեւ պարգև պարույր պետրոս
    ջեյհուն ջիվան ռազմիկ ռաֆայել ռաֆֆի ռեջեփ ռիչարդ ռոբերտ ռոման ռուբեն ռուբինա ռուզան ռուզաննա ռուստամ սահակ սամվել սարգիս սեդա
    սեդրակ սերգեյ սերժ սերոբ սիմոն սիրանուշ սոնա սոս սուսաննա սուրեն ստեփան ստեփանե վազգեն վալերի վահագն վահան վահե վահրամ վաղարշակ
    վաչե վարազդատ վարդան վարդուհի վարուժան վիգեն վիլեն վիկտոր վլադիմիր վոլոդիմիր տաթեւ տաթեւիկ տաթև տաթևիկ տարոն տիգրան փայլակ
    փառանձեմ փիլիպոս քնարիկ քրիստինե օլեգ օնիկ օվսաննա ֆելիքս ֆրիդոն
    """.split()
)
