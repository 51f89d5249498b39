"""Stems of the words that English tables and the flagship pack use, worked out once.

Made by ``tests/bench/stems.py``: a word and its stem, again and again. A word that is not here is stemmed when it is
met.
"""
# ruff: noqa: SIM905 - pairs of words read best as text.

from __future__ import annotations

_PAIRS = """
a a abandon abandon able abl aboard aboard abolish abolish about about above abov abroad abroad absence absenc absent
absent abuse abus accept accept accident accid accord accord account account accountable account accurate accur accuse
accus accusing accus achieve achiev acknowledge acknowledg across across act act acted act acting act action action
active activ acts act actual actual actually actual adapt adapt adapted adapt adapting adapt add add addict addict
addiction addict addressed address adjust adjust adjusted adjust adjustment adjust adjustments adjust admiral admir
admire admir admit admit adopt adopt adult adult advance advanc advantage advantag adversary adversari advertisement
advertis advisers advis afford afford affordable afford afraid afraid afresh afresh after after afternoon afternoon
afterwards afterward again again against against age age agency agenc agenda agenda aggression aggress aggressive
aggress aggressor aggressor ago ago agree agre agreed agre agreement agreement agreements agreement agrees agre ahead
ahead aid aid aim aim aimed aim aircraft aircraft airfield airfield airfields airfield alarm alarm alarms alarm
alcoholic alcohol alive aliv all all alliance allianc allies alli allow allow allowed allow allowing allow allows
allow ally alli almost almost alone alon along along alongside alongsid aloud aloud already alreadi also also
alternative altern although although always alway am am ambassador ambassador ambiguity ambigu ambiguous ambigu amend
amend amendment amend america america among among amount amount an an and and anew anew anger anger angrier angrier
angry angri announce announc announced announc announcement announc announcing announc annoy annoy another anoth
answer answer answered answer answering answer answers answer anti anti anxiety anxieti any ani anybody anybodi anyone
anyon anything anyth anyway anyway anywhere anywher apart apart appear appear applause applaus applies appli apply
appli appointed appoint april april arbitrary arbitrari are are area area arent arent argue argu argued argu argues
argu argument argument arm arm armed arm armies armi arming arm arms arm army armi arrangement arrang arrangements
arrang arrive arriv arrogance arrog arrogant arrog article articl as as ash ash asia asia aside asid ask ask asked ask
asking ask asks ask asset asset assist assist assure assur astray astray asymmetrical asymmetr asymmetry asymmetri at
at atrocity atroc attached attach attack attack attacked attack attacker attack attacking attack attacks attack
attempt attempt attention attent attitude attitud attract attract auction auction audits audit autonomy autonomi
average averag avoid avoid avoided avoid avoiding avoid avoids avoid awake awak aware awar away away awful aw awkward
awkward back back backed back backing back backlash backlash backwards backward bad bad badly bad bag bag balance
balanc balanced balanc balancing balanc ban ban band band bangkok bangkok bankrupt bankrupt banks bank barbaric barbar
barely bare bargain bargain barracks barrack barred bar barrel barrel barrels barrel barrier barrier base base based
base bases base basic basic battalions battalion battle battl battleships battleship be be bear bear bears bear beat
beat beaten beaten beating beat beats beat beautiful beauti because becaus become becom becomes becom been been before
befor beforehand beforehand begin begin beginning begin beginnings begin begins begin behave behav behind behind
beijing beij being be believe believ belong belong below below beneficial benefici benefit benefit benefited benefit
beside besid besides besid bet bet betrayed betray between between beyond beyond bias bias biased bias big big bigger
bigger biggest biggest bill bill billions billion bind bind binds bind birth birth bit bit bitter bitter black black
blame blame blamed blame bleed bleed bleeds bleed bless bless blessing bless block block blood blood blow blow blunt
blunt blunter blunter board board boathouse boathous body bodi bold bold boldness bold bolt bolt bolts bolt bomb bomb
bombs bomb bond bond bonn bonn bonus bonus book book books book boost boost border border boring bore born born both
both bother bother bottle bottl bottom bottom bound bound boycott boycott boys boy brains brain brake brake branches
branch brass brass brave brave bravery braveri break break breakable breakabl breaking break breaks break breathed
breath bridge bridg brief brief bright bright bring bring bringing bring brings bring britain britain broaden broaden
broader broader brushed brush brutal brutal brutality brutal build build building build builds build bully bulli
bundeswehr bundeswehr burden burden burdens burden buried buri business busi busy busi but but buy buy buys buy by by
bystander bystand cabinet cabinet cabinets cabinet california california call call called call calling call calls call
calm calm calmed calm calmly calm calms calm cambodia cambodia came came camp camp campaign campaign can can cancel
cancel cannot cannot cant cant capability capabl capable capabl car car care care careful care carefully care careless
careless cargoes cargo carried carri carrier carrier carriers carrier carries carri carry carri carrying carri cars
car carter carter case case cases case cash cash cast cast casualties casualti casualty casualti catastrophe
catastroph catch catch catches catch cause caus caution caution cautious cautious cease ceas celebrate celebr center
center century centuri certain certain chairs chair challenged challeng chance chanc change chang changed chang
changes chang changing chang chaos chao character charact charge charg charity chariti charter charter cheap cheap
cheaper cheaper cheapest cheapest cheat cheat cheated cheat check check checks check chequebook chequebook cheques
chequ child child childhood childhood china china chocolates chocol choice choic choices choic choose choos chooses
choos choosing choos circle circl cited cite city citi civilian civilian civilians civilian claim claim clause claus
clauses claus clean clean clear clear cleared clear clever clever climb climb cling cling clinton clinton clock clock
close close closed close closer closer closes close coalition coalit coat coat coerce coerc coffin coffin coffins
coffin coin coin cold cold collapse collaps collapsed collaps colleague colleagu collect collect collective collect
colonel colonel colonial coloni colony coloni columnist columnist combat combat come come comes come comfort comfort
comfortable comfort comforted comfort coming come command command commanded command commit commit commitment commit
commits commit committee committe common common communism communism compare compar compassion compass competent compet
complacent complac complain complain complaint complaint complete complet completely complet complicated complic
comrades comrad concede conced concern concern concerned concern concluded conclud conclusion conclus condescension
condescens condition condit confess confess confidence confid confident confid confirm confirm confirmed confirm
confirms confirm conflict conflict conflicts conflict confuse confus confusion confus congress congress conquered
conquer conqueror conqueror conquest conquest consent consent consequence consequ consider consid consistent consist
constitution constitut constitutional constitut constrain constrain consult consult contain contain contained contain
containing contain containment contain continent contin continue continu continued continu continues continu contract
contract contracts contract contribute contribut contributes contribut contribution contribut contributions contribut
control control controlling control controversial controversi convenient conveni conversation convers cooperate cooper
cooperation cooper cope cope coped cope copy copi core core corner corner correct correct correction correct
corrections correct corridor corridor corrupt corrupt corruption corrupt cost cost costly cost costs cost could could
couldnt couldnt count count counted count countries countri country countri counts count coup coup couple coupl
courage courag course cours court court courts court cover cover covers cover cowardice cowardic cowardly coward crash
crash create creat creates creat crew crew crews crew crime crime criminal crimin crises crise crisis crisi criticized
critic critics critic crooked crook cross cross crosses cross cruel cruel cruelty cruelti cry cri culprit culprit curb
curb cure cure customers custom cut cut cuts cut daily daili damage damag damaged damag danger danger dangerous danger
dangerously danger dangers danger dares dare dark dark date date dates date day day days day dead dead deadly dead
deal deal dealings deal deals deal dear dear death death debate debat debated debat debt debt decade decad decades
decad deceive deceiv decent decent decide decid decided decid decides decid deciding decid decision decis decisions
decis decline declin decrease decreas dedicated dedic deep deep deepen deepen deeply deepli defeat defeat defeated
defeat defect defect defend defend defended defend defending defend defends defend defense defens deficit deficit
defined defin defused defus degree degre degrees degre delay delay demand demand demean demean democracies democraci
democracy democraci democratic democrat demolish demolish denied deni denies deni deny deni department depart depend
depend dependence depend dependent depend depending depend depends depend depot depot depots depot depress depress
depression depress deprive depriv depth depth describe describ desert desert deserve deserv desk desk desperate desper
despised despis destabilize destabil destination destin destroy destroy destroyer destroy destroyers destroy
destruction destruct detail detail details detail deter deter determine determin deterred deter deterrence deterr
deters deter detrimental detriment develop develop development develop dictator dictat did did didnt didnt die die
diet diet differ differ difference differ different differ differently differ difficult difficult difficulty
difficulti dignity digniti dilemma dilemma diligent dilig diminish diminish diplomacy diplomaci diplomats diplomat
direct direct direction direct directly direct disadvantage disadvantag disagree disagre disagreement disagr
disappeared disappear disappointed disappoint disaster disast discipline disciplin discontinue discontinu discourage
discourag discover discov discriminate discrimin discrimination discrimin discuss discuss discussed discuss discussing
discuss discussion discuss disease diseas dishonest dishonest dismantle dismantl disobeyed disobey disorder disord
dispute disput disputes disput dissolve dissolv distant distant distort distort distract distract distraction distract
distress distress distrust distrust disturb disturb diverse divers diversity divers divide divid divided divid
dividing divid division divis divisions divis divorce divorc divorced divorc do do dock dock docks dock dockyard
dockyard dodge dodg does doe doesnt doesnt doing do dollars dollar done done donor donor dont dont door door doors
door doorstep doorstep doubt doubt doubts doubt down down downside downsid dozen dozen drag drag dragged drag draped
drape draw draw drawback drawback drawer drawer drawn drawn draws draw dread dread dreads dread dream dream drew drew
drift drift drill drill drills drill drive drive driver driver drivers driver driving drive drop drop dry dri dull
dull dumb dumb during dure dutch dutch duties duti duty duti dynamite dynamit each each earlier earlier early earli
earn earn earned earn earns earn earth earth ease eas easier easier east east easy easi eat eat economic econom
economical econom economically econom economy economi edge edg educate educ effect effect effective effect efficient
effici effort effort eight eight eighteen eighteen either either elbow elbow elected elect election elect elections
elect electorate elector electricity electr eleven eleven eliminate elimin else els elsewhere elsewher embedded embed
embolden embolden emergencies emergenc emergency emergenc emotional emot emperor emperor empire empir empower empow
empty empti enable enabl encircle encircl encircled encircl encirclement encircl encourage encourag end end endanger
endang endangers endang ended end ends end endure endur enemies enemi enemy enemi enforced enforc england england
enhance enhanc enjoy enjoy enough enough enrage enrag enrich enrich ensure ensur entangle entangl entanglement entangl
enter enter entire entir equal equal equality equal eradicate erad erode erod error error escalate escal escalated
escal escape escap escort escort especially especi essential essenti establish establish established establish estate
estat etc etc ethical ethic europe europ even even evening evening evenly even event event events event eventually
eventu ever ever every everi everybody everybodi everyone everyon everything everyth evidence evid evil evil exact
exact exactly exact exaggerated exagger exam exam examine examin example exampl excellent excel except except
exception except exchange exchang exchanged exchang exclude exclud excuse excus exercise exercis exercises exercis
exist exist existed exist existing exist exists exist expand expand expect expect expected expect expense expens
expensive expens experience experi experiment experi expert expert experts expert explain explain exploit exploit
exports export express express extra extra extreme extrem extremes extrem eye eye eyes eye face face faced face
facilities facil facility facil fact fact fail fail failed fail fails fail failure failur fair fair fairer fairer
fairness fair faith faith fake fake fall fall falls fall false fals families famili family famili famous famous far
far fast fast faster faster fatal fatal fate fate fault fault favor favor favors favor fear fear feared fear fearing
fear fears fear feeds feed feel feel feeling feel feelings feel feels feel fence fenc fetched fetch few few fewer
fewer field field fields field fiercely fierc fifty fifti fight fight fighting fight fights fight figure figur figures
figur fill fill filled fill filling fill final final finance financ financial financi financially financi find find
finds find fine fine finish finish finished finish fire fire fired fire fires fire firing fire firmer firmer firmly
firm first first fit fit fits fit five five fix fix flag flag flatter flatter flatters flatter flattery flatteri flaw
flaw flawed flaw fleet fleet flexible flexibl flight flight flourish flourish flown flown fly fli flying fli focus
focus folded fold folder folder follow follow followed follow follows follow food food fool fool foot foot foothold
foothold footholds foothold footing foot for for forbid forbid forbidden forbidden forbids forbid force forc forced
forc forces forc forcing forc foreign foreign foresee forese forever forev forget forget forgive forgiv forgiven
forgiven fork fork form form former former fortune fortun forty forti forward forward found found foundation foundat
foundations foundat four four fourth fourth frame frame framework framework francisco francisco frankfurt frankfurt
fraud fraud freak freak free free freedom freedom freely freeli freeze freez fresh fresh friend friend friendly friend
friends friend frigate frigat fright fright frighten frighten frightened frighten frightens frighten from from front
front frozen frozen fruit fruit fruits fruit frustrate frustrat fuel fuel fueled fuel fueling fuel fulfill fulfil full
full fun fun functioning function fund fund funds fund funeral funer funerals funer funny funni furious furious
further further futile futil future futur gain gain gained gain gains gain gamble gambl game game gap gap garrison
garrison gate gate gather gather gdp gdp general general generals general generation generat generations generat
generous generous geneva geneva gentle gentl gentleman gentleman gently gentl genuine genuin geography geographi
geometry geometri german german germany germani get get gets get getting get ghost ghost ghosts ghost giant giant gift
gift girl girl give give giver giver gives give giving give glad glad global global gloom gloom go go goal goal goes
goe going go golan golan gold gold gone gone good good goods good got got governed govern government govern
governments govern governor governor gradual gradual gradually gradual graduated graduat grandfather grandfath
grandmother grandmoth grant grant granting grant grants grant gratitude gratitud great great greater greater greatest
greatest greed greed greedy greedi green green grieving griev grocery groceri ground ground group group groups group
grow grow growing grow grows grow growth growth grumbled grumbl grumbling grumbl guarantee guarante guard guard
guardian guardian guarding guard guards guard guess guess guessing guess guide guid guidelines guidelin guilt guilt
guilty guilti gulf gulf gunboats gunboat guns gun habit habit habits habit had had hadnt hadnt haggle haggl half half
halt halt halves halv hand hand handle handl handled handl hands hand handsomer handsom hang hang happen happen
happened happen happens happen happy happi harass harass harbor harbor harbors harbor hard hard harder harder hardly
hard hardship hardship harm harm harmed harm harmful harm harmless harmless harmony harmoni harsh harsh has has
hashimoto hashimoto hasnt hasnt haste hast hasty hasti hate hate hatred hatr have have havent havent having have
hawaii hawaii hawks hawk hazard hazard he he head head heal heal healthy healthi hear hear heard heard hears hear
heart heart heavy heavi helmsman helmsman help help helped help helpful help helping help helps help her her here here
hers her herself herself hide hide hiding hide high high higher higher highest highest him him himself himself hinder
hinder hiroshima hiroshima his his historic histor history histori hit hit hitler hitler hold hold holding hold holds
hold hole hole hollow hollow home home homeported homeport homework homework honest honest honor honor hope hope
horizon horizon horrible horribl hospital hospit hospitals hospit host host hostile hostil hosting host hosts host hot
hot hour hour hours hour house hous household household how how however howev huge huge human human humane human
humiliate humili hundred hundr hung hung hunger hunger hunted hunt hurried hurri hurry hurri hurt hurt hypocrisy
hypocrisi i i idea idea ideal ideal ideally ideal ideas idea identical ident idle idl if if ignorance ignor ignorant
ignor ignore ignor ignored ignor illegal illeg illness ill illusion illus imaginary imaginari imagine imagin immoral
immor impair impair imperial imperi important import impose impos imposed impos impossible imposs impractical impract
improve improv improvement improv improving improv improvise improvis in in inaction inact inadequate inadequ
inappropriate inappropri incapable incap inch inch inches inch include includ inclusive inclus income incom
incompetent incompet increase increas indecision indecis indeed inde independence independ independent independ
indispensable indispens individuality individu indonesia indonesia ineffective ineffect inefficient ineffici
inequality inequ inevitable inevit inexperience inexperi inexperienced inexperienc inferior inferior inflame inflam
influence influenc inform inform informed inform inhuman inhuman inhumane inhuman initialling initial injure injur
injury injuri injustice injustic innocence innoc innocent innoc innovation innov insecure insecur inside insid
insiders insid insight insight inspire inspir instability instabl instance instanc instead instead institution
institut institutions institut insult insult insure insur integrated integr integrity integr intelligent intellig
interest interest interests interest interfere interfer international internat interpret interpret interpretation
interpret interpretations interpret interprets interpret intimidate intimid into into introduce introduc invaded invad
invaluable invalu invasion invas invention invent invest invest investment invest investments invest invitation invit
invite invit invites invit involve involv involved involv iraq iraq irrelevant irrelev irresponsible irrespons is is
islands island isnt isnt isolate isol issue issu it it italy itali its it itself itself japan japan jealous jealous
jeopardize jeopard job job join join joined join joins join joint joint jointly joint joke joke joy joy judge judg
judgment judgment jump jump jumps jump just just justice justic justified justifi justify justifi kadena kadena kansas
kansa keel keel keep keep keeping keep keeps keep keys key kick kick kill kill killed kill killing kill kills kill kim
kim kind kind know know knowledge knowledg knows know korea korea koreas korea kuan kuan kuwait kuwait label label
labels label labor labor lack lack lacked lack lacks lack lady ladi land land landlord landlord lanes lane lapses laps
large larg larger larger largest largest last last lasted last lasting last lasts last late late later later laugh
laugh laughed laugh launch launch law law lawful law lawyer lawyer lay lay lazy lazi lead lead leader leader leaders
leader leadership leadership leading lead leap leap learn learn learned learn learner learner learning learn learns
learn learnt learnt leash leash least least leave leav leaves leav leaving leav lecture lectur lecturing lectur ledger
ledger lee lee legal legal legalize legal legally legal legitimate legitim lend lend lending lend lends lend lent lent
less less lessen lessen lesson lesson lessons lesson let let lets let letting let leverage leverag liberty liberti lie
lie lies lie life life lifeboat lifeboat lifetime lifetim lift lift lifted lift lifting lift light light like like
likelier likeli likeliest likeliest likely like likes like limit limit limits limit line line lines line liqueur
liqueur list list listen listen listening listen litre litr little littl live live lived live load load local local
location locat logistical logist logistics logist lone lone lonely lone long long longer longer longevity longev look
look looked look looking look looks look loose loos lopsided lopsid lorry lorri lose lose loser loser loses lose
losing lose loss loss lot lot lots lot loud loud love love low low lower lower loyal loyal loyalty loyalti luck luck
lucky lucki lull lull lulls lull luxury luxuri macarthur macarthur mad mad madam madam made made main main maintain
maintain major major make make makes make making make malacca malacca man man manage manag managed manag manchuria
manchuria maneuver maneuv manila manila manipulate manipul manner manner manners manner manoeuvres manoeuvr many mani
map map maps map march march marched march mark mark marked mark markets market marks mark marriage marriag mastering
master masters master match match matter matter matters matter mature matur maturity matur may may maybe mayb mayor
mayor me me mean mean means mean measure measur medical medic meet meet meeting meet meetings meet member member
memories memori memory memori mend mend mended mend mention mention mentioned mention mercenary mercenari mere mere
merely mere merit merit mess mess method method mid mid middle middl might might militarism militar military militari
millionaire millionair mind mind minded mind minds mind mines mine minesweepers minesweep minimize minim minister
minist ministers minist minute minut minutes minut mirror mirror misawa misawa misery miseri mislead mislead miss miss
missed miss missile missil missiles missil missing miss mission mission mistake mistak mistakes mistak mistreat
mistreat misuse misus mixture mixtur mobilize mobil mock mock mocked mock modern modern modernize modern modest modest
modestly modest modify modifi moment moment money money monopoly monopoli month month months month mood mood moral
moral more more morning morn moscow moscow most most mostly most mother mother motivate motiv motive motiv mourning
mourn move move moved move moves move moving move mr mr much much multiplied multipli murder murder muscle muscl must
must mute mute mutual mutual my my myself myself nagasaki nagasaki nagoya nagoya name name namely name names name
nanking nank narrow narrow nation nation national nation nationalism nation nationalist nationalist nations nation
nato nato natural natur nature natur navy navi nazi nazi near near nearby nearbi nearly near necessary necessari need
need needed need needless needless needs need negative negat neglect neglect negotiate negoti negotiated negoti
negotiation negoti negotiations negoti negotiator negoti neighbor neighbor neighbors neighbor neighbourhood
neighbourhood neither neither nervous nervous neutral neutral never never new new news news newspaper newspap
newspapers newspap next next nice nice night night nightmares nightmar nine nine no no noble nobl nobody nobodi noise
nois noncombat noncombat none none nonproliferation nonprolifer nonsense nonsens nor nor normal normal north north not
not note note nothing noth notice notic noticed notic now now nowhere nowher nuclear nuclear number number nursemaid
nursemaid nursery nurseri nurture nurtur obedient obedi obey obey obeyed obey object object objection object objective
object objectivity object obligation oblig obligations oblig oblige oblig obliged oblig obliges oblig obsolete obsolet
obvious obvious occupation occup occupied occupi occupier occupi occupiers occupi occur occur ocean ocean oceans ocean
october octob odd odd odds odd of of off off offend offend offer offer offers offer officers offic official offici
officials offici often often ohio ohio oil oil oiler oiler okinawa okinawa old old olds old on on once onc ones one
only onli onto onto open open opened open opening open openly open opens open operate oper operations oper opinion
opinion opinions opinion opponent oppon opportunity opportun oppose oppos opposite opposit oppress oppress option
option or or order order ordinary ordinari organize organiz origin origin origins origin osaka osaka other other
others other otherwise otherwis ought ought our our ours our ourselves ourselv out out outcome outcom outdated outdat
outgrew outgrew outgrown outgrown outlast outlast outlasted outlast outlaw outlaw outlive outliv outlived outliv
outlives outliv outrage outrag outside outsid outsiders outsid outwait outwait outward outward over over overblown
overblown overburden overburden overcome overcom overdrawn overdrawn overnight overnight overrules overrul oversight
oversight overtake overtak overtaken overtaken overtakes overtak overturn overturn overturned overturn overturning
overturn owes owe own own pace pace pacific pacif pacifism pacif pacifist pacifist pacifists pacifist pact pact page
page pain pain painful pain pair pair panic panic paper paper paragraph paragraph paragraphs paragraph parent parent
parents parent parliament parliament parliaments parliament part part particular particular parties parti partner
partner partners partner partnership partnership parts part party parti pass pass passed pass passive passiv past past
patching patch paternalism patern paternalistic paternalist patience patienc patient patient patriotic patriot patrol
patrol patrolling patrol patrols patrol pay pay paying pay payment payment pays pay peace peac peaceful peac
peacefully peac peacekeepers peacekeep peacekeeping peacekeep peacetime peacetim peking peke penalty penalti peninsula
peninsula pens pen pentagon pentagon peoples peopl percent percent perfect perfect perfectly perfect perhaps perhap
permanent perman permission permiss permit permit permits permit permitting permit person person perverse pervers
petrol petrol philippines philippin phones phone pick pick picture pictur piece piec piers pier pirate pirat place
place placed place places place plain plain plan plan planes plane plank plank planning plan plans plan platform
platform play play pleasure pleasur pledge pledg pledged pledg plenty plenti point point pointed point pointless
pointless points point poison poison policeman policeman policy polici policymakers policymak polish polish politeness
polit political polit politician politician politicians politician politics polit poll poll polls poll pondered ponder
poor poor popular popular port port ports port position posit positive posit possible possibl possibly possibl
postpone postpon pour pour poverty poverti power power powerful power powers power practical practic practice practic
pray pray precious precious precisely precis prediction predict predictions predict prefer prefer preference prefer
prejudice prejudic preparation prepar prepare prepar prepared prepar preparing prepar presence presenc present present
presented present preserve preserv president presid press press pressing press pressure pressur prestige prestig
pretend pretend pretending pretend pretty pretti prevent prevent price price pride pride prime prime print print
privacy privaci privately privat prize prize probably probabl problem problem process process produce produc produced
produc produces produc productive product professional profession profit profit profits profit progress progress
prohibit prohibit project project proliferation prolifer prolong prolong promise promis promised promis promises
promis promote promot proof proof propaganda propaganda proper proper propose propos proposes propos prospect prospect
prosper prosper prosperity prosper prosperous prosper protect protect protected protect protection protect
protectorate protector protects protect protest protest protests protest proud proud prove prove proved prove proves
prove provide provid provides provid providing provid provision provis provisions provis provocation provoc provoke
provok provoked provok prudence prudenc prudent prudent public public publish publish published publish pull pull
pulled pull pulling pull punish punish punishment punish purpose purpos pusan pusan push push put put puts put putting
put pyongyang pyongyang qualified qualifi quality qualiti quarrel quarrel quarrelling quarrel quarrels quarrel quarter
quarter quartermaster quartermast quartermasters quartermast question question questions question quick quick quickest
quickest quickly quick quiet quiet quieted quiet quit quit quite quit quo quo race race racism racism racist racist
rage rage raise rais raised rais ran ran range rang rare rare rarely rare rate rate rather rather raw raw reach reach
reached reach reaches reach react react reactor reactor reactors reactor read read readers reader reading read reads
read ready readi real real reality realiti realize realiz really realli rear rear rearm rearm rearmament rearmament
rearmed rearm rearming rearm reason reason reasonable reason reasonably reason reasoning reason reasons reason
reassurance reassur reassure reassur reassured reassur reassures reassur rebel rebel rebuild rebuild rebuilds rebuild
recall recal receive receiv receives receiv recent recent recession recess reciprocal reciproc reckless reckless
reckon reckon recognize recogn recognized recogn record record red red reduce reduc reduction reduct refer refer
reform reform reformed reform reforms reform refuel refuel refuelling refuel refugees refuge refusal refus refuse
refus refusing refus regard regard regardless regardless region region regional region rehabilitate rehabilit rehearse
rehears rehearsing rehears reins rein reinterpret reinterpret reject reject relate relat relations relat relationship
relationship relevant relev reliable reliabl relic relic relief relief reluctant reluct rely reli remain remain
remained remain remember rememb remembers rememb remove remov renegotiate renegoti renegotiated renegoti renew renew
renewed renew renovate renov rent rent reopened reopen repair repair repeat repeat repel repel replace replac replaced
replac replaces replac reply repli report report reported report reproach reproach require requir rescue rescu resent
resent resolve resolv resolved resolv respect respect respectable respect respected respect response respons
responsibilities respons responsibility respons responsible respons rest rest restless restless restore restor
restrain restrain restraint restraint restrict restrict restriction restrict rests rest result result results result
retain retain retaliate retali return return revenge reveng reverse revers review review reviewing review revise revis
revised revis revision revis revolution revolut reward reward ribbon ribbon rich rich richer richer riches rich
richest richest rid rid ride ride ridicule ridicul riding ride right right rigid rigid ring ring ringing ring ripe
ripe ripen ripen ripening ripen rise rise rising rise risk risk risking risk risks risk risky riski rival rival rivals
rival river river road road rob rob rock rock rockets rocket role role roles role rolled roll room room root root
rooted root roots root rot rot rots rot rotting rot round round route rout routine routin rudder rudder ruin ruin
ruins ruin rule rule ruled rule rules rule ruling rule run run running run runs run runway runway runways runway rush
rush russia russia russians russian rusting rust s s sacrifice sacrific sad sad saddam saddam safe safe safeguard
safeguard safeguards safeguard safer safer safety safeti sail sail sailed sail sailing sail sailors sailor sake sake
salvo salvo same same san san sasebo sasebo sat sat satisfied satisfi satisfy satisfi save save saving save say say
says say scandal scandal scarcely scarc scare scare scared scare scares scare scene scene school school scorn scorn
scrap scrap sdf sdf sea sea seas sea season season second second secret secret secretary secretari secure secur
security secur see see seem seem seems seem sees see seldom seldom self self selfish selfish sell sell senator senat
send send sending send sends send sense sens sensible sensibl sentence sentenc sentry sentri seoul seoul separate
separ serious serious seriously serious serve serv served serv serves serv set set sets set settle settl settled settl
settles settl seven seven seventh seventh several sever sexist sexist shackle shackl shades shade shake shake shall
shall shame shame shape shape share share shared share shares share sharing share sharp sharp she she shelled shell
shells shell shelter shelter sheltered shelter ship ship shipping ship ships ship shipyard shipyard shock shock shoot
shoot shooting shoot shop shop shores shore short short shortage shortag shot shot should should shoulder shoulder
shouldered shoulder shouldnt shouldnt shout shout shouting shout show show showed show shows show shut shut shuts shut
sick sick side side sided side sideline sidelin sidelines sidelin sides side sidestep sidestep sign sign signatories
signatori signature signatur signed sign signs sign silence silenc silent silent silly silli similar similar simple
simpl simply simpli since sinc singapore singapor single singl sino sino sir sir sit sit site site sits sit sitting
sit situation situat six six size size skill skill skilled skill skip skip skirted skirt sleep sleep sleeping sleep
slight slight slightest slightest slip slip slipped slip slogan slogan slow slow slowly slowli small small smaller
smaller smart smart smile smile smooth smooth snap snap so so sober sober socialists socialist soil soil soldier
soldier soldiers soldier sole sole solely sole solidarity solidar solution solut solve solv solved solv some some
somebody somebodi somehow somehow someone someon something someth somewhere somewher son son sons son soon soon sooner
sooner sorry sorri sort sort sound sound south south southeast southeast sovereign sovereign soviet soviet soviets
soviet spare spare spared spare spares spare speak speak special special specialists specialist spectator spectat
spectators spectat speech speech speed speed spell spell spend spend spending spend spends spend spirit spirit
splashing splash split split spoiled spoil spot spot spotless spotless spots spot spread spread spring spring
springboard springboard square squar stability stabil stable stabl staff staff stage stage staging stage stake stake
stakes stake stand stand standard standard standing stand stands stand star star start start started start starts
start state state states state station station stationed station status status stay stay stayed stay staying stay
stays stay steadied steadi steady steadi steamed steam steer steer steered steer steering steer steers steer step step
steps step stereotype stereotyp stick stick stifle stifl still still stirring stir stockpile stockpil stockpiles
stockpil stop stop stopped stop stopping stop stops stop storm storm story stori straight straight strain strain
strait strait straits strait strange strang strategic strateg strategy strategi street street streets street strength
strength strengthen strengthen stress stress strict strict stricter stricter strike strike strong strong stronger
stronger struck struck structure structur struggle struggl stuck stuck student student studies studi study studi stuff
stuff stupid stupid style style subject subject subjects subject submarines submarin subsidize subsid succeed succeed
success success successes success successful success successor successor such such sudden sudden suffer suffer
suffered suffer suggest suggest suicide suicid suit suit suitable suitabl suited suit suits suit sulking sulk sum sum
summit summit sums sum sun sun superior superior superiority superior superpower superpow supervise supervis supplies
suppli supply suppli support support suppose suppos supposedly suppos suppress suppress sure sure surely sure surf
surf surprise surpris surprised surpris surrender surrend survive surviv survived surviv suspicion suspicion
suspicions suspicion sustain sustain sustainable sustain swallow swallow swap swap sweet sweet swept swept swim swim
swiss swiss switzerland switzerland sword sword sworn sworn symmetrical symmetr symmetry symmetri sympathy sympathi
table tabl tackle tackl taiwan taiwan take take takes take taking take talent talent talk talk talked talk talking
talk talks talk tall tall tank tank tanker tanker tankers tanker tanks tank target target task task taste tast taxes
tax taxpayer taxpay teach teach teaches teach team team tear tear tell tell telling tell tells tell temporary
temporari tempt tempt temptation temptat tempts tempt ten ten tenant tenant tend tend tens ten tense tens tension
tension term term terms term terrible terribl terrified terrifi terrify terrifi territory territori terror terror
terrorist terrorist test test tested test text text than than thank thank thanked thank thanks thank that that the the
their their theirs their them them themselves themselv then then there there thereby therebi therefore therefor these
these they they thick thick thin thin thing thing things thing think think thinking think thinks think third third
thirties thirti thirty thirti this this those those though though thoughtless thoughtless thousand thousand thousands
thousand threat threat threaten threaten threatened threaten threatening threaten threatens threaten threats threat
three three thrive thrive through through throughout throughout throw throw throws throw thus thus tide tide tie tie
tied tie ties tie tiller tiller time time times time timetable timet timid timid timidity timid timing time tiny tini
tired tire title titl to to today today together togeth tokyo tokyo tolerance toler tomorrow tomorrow tone tone tongue
tongu tonight tonight too too top top topics topic topple toppl topples toppl torture tortur toss toss total total
touch touch touched touch tough tough toward toward towards toward town town toxic toxic trade trade trades trade
trading trade tradition tradit traditional tradit traffic traffic tragedy tragedi tragic tragic train train trained
train training train transparent transpar transport transport trap trap treat treat treated treat treating treat
treats treat treaty treati tree tree trial trial tried tri trivial trivial troops troop trophy trophi trouble troubl
true true truly truli trust trust trusted trust trusts trust trustworthy trustworthi truth truth try tri turkey turkey
turn turn turned turn turns turn twelve twelv twenty twenti twice twice two two type type ugly ugli ultimatum
ultimatum umbrella umbrella un un unaccountable unaccount unanswered unansw unasked unask unbalance unbal unbiased
unbias uncertainty uncertainti unclear unclear uncomfortable uncomfort unconstitutional unconstitut undecided undecid
undefined undefin undemocratic undemocrat under under undermine undermin understand understand understandable
understand understanding understand undo undo unemployment unemploy unequal unequ unethical uneth uneven uneven unfair
unfair unhappy unhappi unhealthy unhealthi uniform uniform unify unifi uninvolved uninvolv union union unique uniqu
unite unit united unit unity uniti unjust unjust unknown unknown unlawful unlaw unless unless unmade unmad unnatural
unnatur unnecessary unnecessari unprepared unprepar unprofessional unprofession unqualified unqualifi unready unreadi
unreliable unreli unsafe unsaf unsaid unsaid unsettle unsettl unsettled unsettl unsettles unsettl unstable unstabl
unsure unsur unsustainable unsustain untested untest unthinkable unthink until until unto unto untouched untouch
untrustworthy untrustworthi unwelcome unwelcom up up update updat upkeep upkeep upon upon uproar uproar upset upset
urgency urgenc urgent urgent us us use use used use useful use useless useless uses use using use ussr ussr usual
usual vague vagu valid valid valuable valuabl value valu vanish vanish vanity vaniti vanquished vanquish various
various very veri veto veto viable viabl victim victim victims victim victor victor vietnam vietnam view view villain
villain violate violat violation violat violence violenc violent violent virtue virtu visible visibl visit visit vital
vital vladivostok vladivostok voice voic voluntary voluntari vote vote voted vote voter voter voters voter vows vow
vulnerable vulner wait wait waiting wait wake wake walk walk walking walk wall wall wallet wallet wandered wander want
want wanted want wants want war war ward ward wards ward warm warm warn warn warning warn warnings warn warriors
warrior wars war warship warship warships warship wartime wartim wary wari was was washington washington wasnt wasnt
waste wast watch watch watched watch watches watch watching watch waters water wave wave wavered waver waves wave way
way ways way we we weak weak weaken weaken weaker weaker wealth wealth wealthy wealthi weapon weapon weapons weapon
week week weekend weekend weeks week weigh weigh weighs weigh weight weight welcome welcom well well went went were
were werent werent west west western western what what whatever whatev wheel wheel when when where where whereas
wherea whether whether which which while while white white who who whoever whoever whole whole whom whom whose whose
why whi wicked wick wide wide widen widen widening widen wider wider wild wild will will win win wind wind window
window wink wink winner winner wise wise wish wish wishes wish with with withdraw withdraw withholds withhold within
within without without withstand withstand wonder wonder wondering wonder wont wont word word wording word words word
work work worked work working work works work workshop workshop world world worried worri worries worri worry worri
worrying worri worth worth worthless worthless worthwhile worthwhil worthy worthi would would wouldnt wouldnt wound
wound wounded wound wounds wound write write writes write wrong wrong wronged wrong yard yard yards yard year year
years year yellow yellow yen yen yes yes yesterday yesterday yet yet yew yew yielded yield yokosuka yokosuka you you
young young your your yours your yourself yourself yourselves yourselv
""".split()

STEMS = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
