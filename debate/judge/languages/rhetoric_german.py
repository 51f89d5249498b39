"""How rebuttals are phrased in German: see ``rhetoric.Rhetoric`` for what each group means.

Written from how people argue in German – in school essays (“Erörterung”), in debating clubs, at the table – and not
translated: the verb may stand first or last, and “nicht” at the end of a clause reverses what stands before it.
"""
# ruff: noqa: E501, SIM905 - a pattern stays on one line, and word lists read best as text.

from __future__ import annotations

from debate.judge.languages.german import GERMAN as LANGUAGE
from debate.judge.languages.rhetoric import groups, written_in

_CLASSES = {
    "sagen": """sagt sagen sagte sagten gesagt behauptet behaupten behauptete meint meinen argumentiert argumentieren
    erklärt erklären betont betonen entgegnet entgegnen erwidert wendet wenden warnt warnen klagt klagen beklagt beklagen
    fordert verlangt verlangen findet finden schreibt schreiben sieht sehen führt führen spricht sprechen ruft
    wirft werfen unterstellt unterstellen tut tun stellt stellen verspricht versprechen""".split(),
    "glauben": """glaubt glauben denkt denken fürchtet fürchten befürchtet befürchten hofft hoffen vermutet vermuten nimmt nehmen
    erwartet erwarten ahnt meint meinen hält halten sorgt sorgen bezweifelt zweifelt bildet bilden""".split(),
    "sie": """sie gegner gegnerin gegenseite kritiker befürworter skeptiker vorredner vorrednerin redner rednerin kollege kollegin man
    viele manche einige leute eltern lehrer schüler politiker fachleute minister ministerin sprecher sprecherin direktor direktorin
    schulleiter schulleiterin er wer andere ihr freund freundin rektor rektorin""".split(),
    "argument": """argument arguments argumente einwand einwands einwände behauptung these ansicht meinung sorge sorgen angst furcht befürchtung
    vorwurf vorstellung idee annahme überlegung begründung position aussage punkt befürchtungen thesen hinweis logik rechnung
    vergleich satz""".split(),
    "ihr": "ihr ihre ihrem ihren ihrer das dieses diese dieser der die den dem dein deine euer eure sein seine mein so solch solche".split(),
    "adv": """auch immer oft gern gerne nur nun jetzt eben ja zwar wohl sicher sicherlich natürlich gar ganz völlig einfach schlicht
    schlichtweg sogar doch leider wirklich tatsächlich überhaupt aber hier da so sehr viel nämlich eigentlich offenbar
    offensichtlich klar deutlich stets bloß allein noch also denn vielleicht gewiss durchaus""".split(),
    "falsch": """falsch unwahr unsinn quatsch absurd irreführend unbegründet haltlos verkehrt übertrieben kurzsichtig naiv unlogisch
    ungerecht unfair verfehlt überzogen fragwürdig abwegig trugschluss irrtum märchen ausrede zweifelhaft widersprüchlich""".split(),
    "kann": """kann können könnte könnten wird werden würde würden soll sollen sollte sollten muss müssen darf dürfen dürfte will
    wollen mag mögen ist sind war wäre wären hat haben hätte""".split(),
    "groß": """größer größere größeren größeres schlimmer schlimmere schwerer teurer gefährlicher wichtiger wichtigere höher stärker
    besser kleiner geringer schlechter wertvoller entscheidender dringender mehr""".split(),
    "etwas": """gefahr risiko problem preis schaden kosten verlust nutzen vorteil nachteil gewinn übel frage sorge recht grund gut
    freiheit""".split(),
}  # fmt: skip

_STANCE = groups(
    says="""
    @sie @adv? @sagen @adv? @adv? dass?
    @ihr ~2 @sie @adv? @sagen dass?
    der|die|das|mein|meine|unser|unsere|ein|eine ~2 @sagen @adv? @adv? dass
    der|die|mein|meine|unser|unsere|ein|eine ~2 sagt|meint|behauptet|behaupten|fürchtet|glaubt|fordert|argumentiert|wirft dass?
    @sagen @sie @adv? dass?
    @ihr ~2 @argument @adv? lautet|ist|besagt|geht|heißt|läuft|war @adv? dass?
    @ihr ~2 @argument dass
    es wird|wurde @adv? @adv? gesagt|behauptet|argumentiert|eingewandt|befürchtet dass?
    es heißt @adv? dass?
    oft|häufig|immer|gern|manchmal|vielfach heißt|wird es? @adv? gesagt|behauptet? dass?
    man hört|liest @adv? @adv? dass?
    wir hören @adv? @adv? dass?
    nach|laut ~2 ansicht|meinung|auffassung ~3
    laut ihnen|ihm|ihr|gegenseite
    aus ihrer|seiner sicht
    angeblich
    @sie sind|ist der meinung|ansicht|auffassung|überzeugung dass?
    der|ein|als ~1 einwand|argument lautet|ist|gegen ~3 dass?
    @sie beruft|berufen|verweist|verweisen sich? auf
    @sie malt|malen|zeichnet|zeichnen ~2 bild|schreckensbild
    @sie tut|tun so als
    dagegen|dafür spricht|wird ~3 dass|eingewandt
    gegen ~3 spricht|wird ~3 dass
    uns|mir wird|wurde @adv? gesagt|erzählt|vorgeworfen|vorgehalten dass?
    @sie will|wollen uns weismachen|einreden dass?
    """,
    thinks="""
    @sie @adv? @glauben @adv? @adv? dass?
    @sie hat|haben @adv? angst|sorge dass?|vor?|davor?
    @sie macht|machen sich sorgen dass?|um?
    @sie geht|gehen davon aus dass?
    @glauben @sie @adv? dass?
    """,
    refers="""
    @ihr ~2 @argument
    die gegenseite|gegner|andere|anderen seite?
    mein|meine|unser|unsere gegner|gegnerin|vorredner|vorrednerin|kollege|kollegin
    was @sie @adv? @sagen|vergisst|vergessen|übersieht|übersehen|verschweigt
    @sie vergisst|vergessen|übersieht|übersehen|verkennt|verkennen|verschweigt|verschweigen|ignoriert|ignorieren|verwechselt|verwechseln
    wer @adv? so|das|dies @sagen
    wie @sie @sagen
    auf ihr|diesen|diese|dieses @argument
    dem|diesem halte|ist ~4 entgegen|entgegenzuhalten
    """,
    factive="""
    @sie @adv? @adv? vergisst|vergessen|übersieht|übersehen|verkennt|verkennen|verschweigt|verschweigen|ignoriert|ignorieren|weiß|wissen|zeigt|zeigen|beweist|beweisen @adv? dass?|wie?
    was @sie ~2 vergisst|vergessen|übersieht|übersehen|verschweigt|verschweigen|ist? dass?
    dabei wird|bleibt ~2 vergessen|übersehen|verschwiegen|unerwähnt dass?
    @sie sagt|sagen|erwähnt|erwähnen nicht|nie|kein dass|wie|was|warum|wer?
    @sie gibt|geben selbst|selber zu dass?
    """,
    denies="""
    es ist|wäre|stimmt|trifft @adv? @adv? nicht ~1 wahr|richtig|so|zu|der? fall? dass
    es ist|wäre @adv? @adv? @falsch dass|zu
    es ist ein|eine|reiner|bloßer ~1 irrtum|märchen|mythos|trugschluss|illusion dass|zu
    es gibt|besteht @adv? kein|keine|keinen ~1 grund|beweis|beleg|anlass|gefahr|hinweis|anzeichen|risiko dass|für|dafür
    ich|wir glaube|glauben|denke|denken|finde|finden|meine @adv? nicht dass
    ich|wir bestreite|bestreiten|bezweifle|bezweifeln|leugne dass
    niemand|keiner behauptet|glaubt|sagt|will|meint|fordert @adv? dass
    von ~6 kann keine rede sein
    nichts spricht|deutet|beweist dafür|darauf dass
    daraus folgt @adv? nicht dass
    das heißt|bedeutet @adv? @adv? nicht dass
    """,
    rejects="""
    ist|sind|war|wäre|klingt|bleibt|scheint @adv? @adv? @falsch
    ist|sind @adv? @adv? nicht @adv? wahr|richtig|so|überzeugend|stichhaltig|haltbar|der|das|die
    ist|wird ein|eine|reine|reiner|bloße|bloßer? irrtum|trugschluss|märchen|mythos|illusion|ausrede|denkfehler|vorurteil|übertreibung|scheinargument
    das|dies|es stimmt|trifft|zieht|überzeugt|zählt|greift|hält|gilt|passt @adv? @adv? nicht|nur|kaum|zu
    stimmt|trifft|überzeugt|zieht|gilt @adv? nicht
    greift|greifen zu kurz
    geht|gehen am ~2 vorbei
    hält|halten ~3 nicht stand
    steht auf ~2 füßen
    ich|wir bin|sind ~2 anderer meinung|ansicht
    ich|wir widerspreche|widersprechen
    dem|da|hier widerspreche|widersprechen|muss|möchte ich|wir widersprechen?
    davon kann keine rede sein
    nichts davon
    ^ nein
    ^ falsch|unsinn|quatsch
    ^ im gegenteil
    ganz im gegenteil
    das gegenteil ist
    @sie irrt|irren|täuscht|täuschen sich?
    @sie liegt|liegen ~2 falsch|daneben
    @sie hat|haben ~2 unrecht
    """,
    concedes="""
    ^ zwar
    ^ gewiss|sicher|sicherlich|natürlich|freilich|zugegeben|klar|stimmt|richtig|selbstverständlich
    ^ es stimmt|ist|mag|trifft @adv? @adv? zwar|wahr|richtig|sein|zu dass
    ^ mag sein
    mag @adv? sein dass
    ich|wir gebe|geben|gestehe|räume ~2 zu|ein|recht dass?
    sie|er hat|haben|mag|mögen @adv? recht dass|wenn|damit
    daran|das ist|hat ~2 richtig|wahres
    niemand|keiner bestreitet|leugnet|bezweifelt dass?
    ^ obwohl|obgleich|obschon|während|wenngleich|trotz
    """,
    hypothetical="""
    selbst|auch|sogar wenn
    wenn auch|selbst
    angenommen|gesetzt|vorausgesetzt ~2 dass?
    nehmen wir @adv? an dass?
    gesetzt den fall
    mag @sie|es|das auch
    """,
    contrast="""
    aber
    doch
    jedoch
    dennoch|trotzdem|gleichwohl|nichtsdestotrotz
    allerdings|indes
    ^ nur|dabei|dagegen|hingegen
    sondern
    in wirklichkeit|wahrheit
    tatsächlich|vielmehr
    im gegenteil
    und das|dies ist|stimmt @adv? @adv? falsch|nicht
    das|dies ist|wäre|stimmt @adv? @adv? @falsch|nicht
    das|dies überzeugt|zieht nicht
    ^ nein
    """,
)

_MOVES = groups(
    deny="\n".join((*_STANCE["denies"], *_STANCE["rejects"]))
    + """
    das gegenteil ist|stimmt|gilt
    genau umgekehrt
    im gegenteil
    in wirklichkeit|wahrheit
    tatsächlich
    von wegen
    ich|wir glaube|glauben|sehe|sehen|teile|finde @adv? das|diese|dem? ~1 nicht
    niemand|keiner will|fordert|verlangt|sagt|behauptet|braucht|verbietet
    es gibt|besteht kein|keine|keinen
    keineswegs|keinesfalls|mitnichten
    das|dies ist|sind|wird @adv? @adv? nicht|kein|keine
    hat|haben ~3 nichts zu tun
    """,
    mitigate="""
    nur zum teil|teilweise|halb|bedingt|ein|eine|wenn|selten|wenige
    zum teil|teilweise
    bis zu einem gewissen grad|punkt
    halb so wild|schlimm
    übertrieben|überzogen|aufgebauscht
    übertreibt|übertreiben
    nicht so|immer|alle|jeder|jede|jedes|unbedingt|zwingend|zwangsläufig|automatisch|überall|ganz
    weit weniger|seltener|kleiner
    weniger ~3 als
    höchstens|allenfalls
    lässt|lassen|ließe sich ~4 lösen|verhindern|vermeiden|begrenzen|regeln|auffangen|beheben|einschränken|verringern|ausgleichen|lernen
    kann|können|könnte|könnten man? ~5 lösen|verhindern|vermeiden|begrenzen|regeln|auffangen|beheben|verringern|ausgleichen|eindämmen
    es kommt ~2 darauf an
    kommt ~2 darauf an
    nicht das ganze bild
    nur die halbe wahrheit
    muss|müssen nicht|niemand|keiner
    braucht|brauchen kein|keine|nicht
    statt|anstatt|ohne ~6 zu
    ist|sind|bleibt @adv? gering|klein|selten|überschaubar|beherrschbar|begrenzt|machbar
    schritt für schritt
    es genügt|reicht
    """,
    turn="""
    gerade|eben|genau|ausgerechnet deshalb|deswegen|darum|weil|dann|das|dadurch|dort|diese|dieser|die
    das|dies ist|spricht @adv? gerade|eben|genau|vielmehr|eher ein|das|der|für|gegen
    spricht|sprechen @adv? @adv? @adv? für|gegen|dafür|dagegen
    ist|wäre|sind ~3 ein|der|das|kein ~1 grund|argument|beweis dafür|dagegen|für|gegen|mehr|zu?
    umso mehr|wichtiger|schlimmer|besser
    wird|werden|würde|würden|macht|machen ~4 schlimmer|größer|erst
    erreicht|erreichen|bewirkt|bewirken|bringt ~3 gegenteil
    das gegenteil
    umgekehrt
    schadet|schaden ~3 mehr|selbst|gerade
    der|die|das wahre|eigentliche|wirkliche|echte|größte|größere gefahr|problem|risiko|grund|ursache|frage|ungerechtigkeit
    dreht|drehen|kehrt|kehren ~3 um
    schuss|schüsse ~3 hinten
    nach hinten los
    nicht ~4 sondern
    erst dadurch|recht|durch
    wer ~8 der|die|muss|sollte|darf|kann|braucht|hat
    im gegenteil
    """,
    outweigh="""
    wichtiger|entscheidender|schwerer|wertvoller|dringender|schlimmer ~2 ist|als|wiegt|sind
    ist|sind|wäre|bleibt @adv? @adv? wichtiger|entscheidender|schlimmer|größer|besser|wertvoller|mehr
    wiegt|wiegen|zählt|zählen @adv? @adv? mehr|schwerer
    überwiegt|überwiegen
    schwerer wiegt|wiegen
    mehr wert|wichtig als
    @groß ~2 @etwas ~4 als
    @groß ~4 als
    lieber|eher|besser ~8 als
    vor allem
    in erster linie
    verglichen|vergleich|gemessen|gegenüber
    im vergleich zu|dazu|mit
    worauf|was es ~2 ankommt
    was ~2 zählt
    letztlich|letzten zählt|geht|endes
    der preis|kleiner|geringer|hoher ~3 preis|ist|wäre
    lohnt sich
    nichts ist @groß
    das kleinere übel
    auf dem spiel
    """,
    reason="""
    weil
    denn
    da @sie|wir|es|ich|das|die|der|ein|eine|jeder|niemand|dort|sonst
    nämlich
    deshalb|deswegen|darum|daher
    der|ein|mein|unser|ein|zweiter|wichtigster? grund ist|dafür|liegt|dass|warum
    aus diesem|folgendem|einfachen|gutem|einem ~1 grund|gründen
    dank|aufgrund|wegen|infolge|angesichts
    schließlich
    liegt|lag @adv? daran dass
    das liegt|hängt
    indem|sodass
    damit @sie|wir|alle|jeder|niemand|die|das|der
    das hat ~3 grund|gründe
    um ~6 zu
    """,
    fact="""
    zum beispiel|z.b
    beispielsweise|etwa
    ein|das|als beispiel
    man denke|nehme nur? an
    denken|nehmen|schauen|sehen wir|sie
    studie|studien|umfrage|umfragen|untersuchung|untersuchungen|statistik|zahlen|erhebung|bericht|forscher|forschung|versuch|daten ~6 zeigt|zeigen|zeigte|zeigten|belegt|belegen|ergab|ergaben|beweist|beweisen|sagt|sagen|ist|fand|fanden
    laut einer|der|dem ~2 studie|umfrage|untersuchung|statistik|bericht|erhebung|versuch
    nach einer|der ~2 studie|umfrage|untersuchung|erhebung
    bei|in einer ~2 umfrage|studie|befragung
    die erfahrung|praxis|geschichte zeigt|lehrt|beweist
    seit|im jahr ~3
    an unserer|meiner|einer|vielen|anderen|der ~1 schule|schulen
    in ~1 ländern|städten|schulen
    prozent der
    """,
    consequence="""
    ^ also|folglich|somit|daher|deshalb|darum|deswegen|dadurch|damit
    folglich|infolgedessen|somit|demnach
    die folge|folgen|konsequenz ist|sind|wäre|wären
    das|dies führt|führte|würde|bedeutet|heißt|bewirkt|hätte|hieße ~4
    führt|führen|würde ~3 dazu|zu dass?
    zur folge
    dann würde|würden|wird|werden|hätte|hätten|kann|können|könnte|müsste|wäre|wären|ist|sind|haben|muss
    wenn ~14 dann|würde|würden|hätte|hätten|wäre|wären|könnte|könnten|müsste
    ohne ~8 wird|werden|würde|würden|kann|können|gäbe|fehlt
    sonst|andernfalls ~1 wird|werden|würde|würden|kann|können|hat|haben|fehlt|bleibt
    so|dadurch lernt|lernen|wird|werden|verliert|verlieren|gewinnt|gewinnen|entsteht|bleibt|bleiben
    am ende ~2
    auf dauer|lange
    daraus folgt
    unter dem strich
    sodass
    """,
    even_if="""
    selbst|auch|sogar wenn
    wenn auch|selbst
    angenommen|gesetzt ~2 dass?
    nehmen wir @adv? an
    mag|mögen ~6 sein|stimmen|haben|zutreffen|geben
    es mag|kann sein|stimmen dass?
    ^ zwar|zugegeben|gewiss|sicherlich|natürlich|freilich
    egal|gleichgültig ob|wie|was|wer
    trotz|obwohl|obgleich
    so ~2 auch
    im schlimmsten fall
    ob ~8 oder nicht
    ich|wir verstehe|verstehen|gebe|geben|gestehe|räume|teile ~3
    das|es stimmt|ist|mag ~2 zwar|richtig|wahr
    dennoch|trotzdem
    """,
)

_NEGATORS = groups(
    negates="""
    nicht
    kein|keine|keinen|keinem|keiner|keines
    nie|niemals|nirgends
    niemand|niemanden|nichts
    weder
    ohne
    kaum|selten
    keineswegs|keinesfalls
    statt|anstatt
    verhindert|verhindern|vermeidet|vermeiden
    """,
    harmless="""
    nicht nur|bloß|allein|zuletzt|ohne
    nichts anderes als
    kein wunder|zweifel
    ob ~8 oder nicht
    oder nicht
    warum|wieso|wozu nicht
    ohne zweifel|frage
    """,
)

_QUESTIONS = groups(
    rhetorical="""
    warum|wieso|weshalb|wozu|wofür sollte|sollten|soll|sollen|muss|müssen|darf|dürfen|dann|also|eigentlich|nicht|denn
    wer würde|will|glaubt|braucht|denn|kann|soll|sagt|hat|möchte|kontrolliert|bezahlt
    was soll|nützt|nutzt|hilft|bringt|hat|spricht|ist|wäre|haben|lernt|lernen|bleibt
    wie soll|sollen|kann|können|viele|oft|lange|will
    wo bleibt|ist|soll|sonst
    ist|sind|wäre|hat|haben|kann|können|muss|müssen|soll|sollen|darf|dürfen ~3 nicht|wirklich|etwa|denn
    wollen wir
    seit wann
    wirklich|ernsthaft|echt
    """,
)


GERMAN = written_in(
    LANGUAGE,
    classes=_CLASSES,
    stance=_STANCE,
    moves=_MOVES,
    negators=_NEGATORS,
    questions=_QUESTIONS,
    sources="""studie studien umfrage umfragen untersuchung untersuchungen forscher forscherinnen wissenschaftler statistik
    zahlen gesetz grundgesetz schulgesetz erfahrung bericht daten fakten geschichte ärzte mediziner beweise""",
    subordinators="weil da wenn während obwohl dass ob der die das sondern damit denn und oder indem",
    adversatives="aber doch sondern jedoch",
    reasons="denn",
    conceding="obwohl obgleich obschon während wenngleich trotz",
    negates_back=True,
)
