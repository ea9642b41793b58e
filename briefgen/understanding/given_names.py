"""Common given names of the region and of those who report on it, lower case: evidence that two capitalised words are a person."""

GIVEN_NAMES = frozenset(
    """
    aaron abbas abdel abdul abdulla abdullah abigail adam ahmad ahmed aida akif alan albert alec aleksandr aleksei aleksey alen alex
    alexander alexandra alexei alexey ali alice aliya allison amanda amin amir amy ana anar anatoly andranik andre andrea andreas
    andrei andrew andrey andrzej andy anette angela ani anna anne annie anthony antonio antony ara araik aram ararat arayik ariel arif
    arkady arman armen arpine arsen artak artem arthur artur artyom ashot asif askar aslan avetik ayaz aydin aykhan aziz babken bagrat
    bahar bako barbara ben benjamin bernard bill bob boris brian bruce carl carlos caroline catherine charles chris christian
    christopher claire claude colin condoleezza cynthia daniel daria dariga dave david davit deborah denis dennis diana diego dina
    dmitri dmitriy dmitry donald donna dunja ebrahim edgar edmon eduard edward elchin eldar elena elin elizabeth elkhan ellen elmar
    elnur elshad emil emily emin emma emmanuel eric erik ernest eugene eva evgeny farhad farid fedor felix fidan fikret francis
    francois frank françois fred fuad gagik garegin garry gary gegham gela gennady george georges georgi georgy gerard gevorg gia giga
    giorgi gleb gordon gregory grigory gurban gurgen gustavo guy habib hakan hakob hamid hamlet hans harold harout harry hasan hassan
    heather heidar heinz helen helga henry hikmet hovhannes hrair hrant hugo hussein igor ilgar ilham ilia ilya ingrid irakli irene
    irina isabelle ivan ivane jack jacob jacques jake james jan jane janet jason jean jeff jeffrey jennifer jeremy jessica jeyhun jim
    jimmy joe joel johannes john jon jonathan jose josep joseph josh joshua juan judith julia julian julie julien jürgen kaja kamal
    kamil kamran karen karim karl karolina kate katherine kathleen keith kenneth kevin khachatur khalid khazar kim kirill klaus
    konstantin kristina lala laszlo laura laurence lawrence leila leon leonid levan levon leyla liam lilit linda lisa lloyd louis luc
    lucy luis luke lusine lynne mahmoud maia maka malcolm mammad manuel marc marco marcus margaret maria marie marina mark markus
    martin mary masoud matt matteo matthew matthias maurice max maxim mehdi mehmet mehriban melanie mevlut mher mia michael micheil
    michel miguel mikael mikayil mike mikhail mikheil milan milena minas mohamed mohammad mohammed monica mubariz muhammad murad musa
    mushfig mustafa nadia naira nairi nancy narek narendra nargiz nariman nasib natalia natalya natasha nathan natig ned neil nicholas
    nick nicolas nicole nigar nijat nika nikita nikol nikolai nikolay nina nino norair norman novruz nurlan nursultan ogtay oleg oleh
    olena olga oliver orkhan oscar oskar osman otar pablo pamela pascal patricia patrick paul pavel pedro peter petr petro philip
    philippe pierre polad rachel rafael raffi rahim ramil ramin ramiz rashad rasim rauf raymond razmik rebecca recep richard rick rob
    robert roberto robin roger roman ron ronald ronan rovshan roza ruben rufat ruslan russell rustam ruth ruzanna ryan sabina sabine
    sabir sadyr sahak said sally salman salome sam samir samuel samvel sandra sara sarah sargis sean sebastian seda sedrak serge
    sergei sergey serob serzh seyran shahin shamil shavarsh shavkat shirin sibel simon sofia sofya sona sophie srdjan stanislav stefan
    stella stepan stephan stephanie stephen steve steven stuart sulkhan suren susan svetlana taleh tamar tamara tamaz tania tarana
    taras tatiana tatul tatyana ted teimuraz teymur thomas tigran tim timothy timur tina tofig toivo tom tony tural ulvi ulviyya umud
    ursula vache vadim vagif vahagn vahan vahe vahram vakhtang valentin valentina valeri valery varazdat vardan vartan vasif vasil
    vasily vazgen vera veronica vicken victor victoria viktor viktoria vitali vitaly vladimir vladislav vladlen volodymyr vugar vusal
    vyacheslav wade walter wang wendy werner will william wolfgang xavier yana yashar yegor yelena yevgeni yevgeny yulia yuri yuriy
    yury yusif yves zahid zakir zareh zaur zaven zaza zeynep zhanna zohrab zoya zurab александр александра алексей али анатолий андрей
    анна антон арам арарат армен артем артур артём борис вадим валентин валентина валерий василий вера виктор виктория виталий
    владимир владислав вячеслав гагик гейдар геннадий георгий глеб григорий давид дарья денис дмитрий евгений евгения екатерина елена
    заур иван игорь ильхам илья ираклий ирина карен кирилл константин лариса леонид людмила максим марина мария михаил мхитар нарек
    наталья никита никол николай нина олег ольга павел петр пётр рамиль рафаэль роман рубен руслан рустам самвел светлана семен сергей
    серж станислав степан сурен татьяна тигран тимур фарид фархад хикмет эдуард эльдар эльмар эмин юлия юрий яков
    """.split()
)
