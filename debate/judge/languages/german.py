"""German, as data: stop words, negators, variants, number words, and how its spelling is folded.

“ä”, “ö”, “ü” are read as “a”, “o”, “u”, and so are “ae”, “oe”, “ue” as people type them without such keys; “ß” is “ss”.
A compound that a pack does not know is read as the known word that it ends on (see ``Vocabulary``). Separable verbs
are not put together again.
"""
# ruff: noqa: SIM905 - word lists read best as text.

from __future__ import annotations

import re
import unicodedata

from debate.judge.languages.language import Language
from debate.judge.languages.tables import described, variants, without_endings

_TYPED = re.compile(r"ae|oe|(?<![aeq])ue")


def _fold(word: str) -> str:
    """“fuer” as “fur”; “neue” and “Frauen” stay, whose letters belong to two syllables."""
    return _TYPED.sub(lambda match: match.group()[0], word) if "e" in word else word


def _plain(word: str) -> str:
    pieces = unicodedata.normalize("NFKD", word).casefold()
    return _fold("".join(piece for piece in pieces if unicodedata.category(piece) != "Mn"))


# The stemmer makes “Schüler” and “Schule” one word, and irregular forms two.
_VARIANTS = variants(
    """
    lernend: schüler schülern schülers schülerin schülerinnen schülerschaft lernende lernenden lernender
    lehrkraft: lehrer lehrern lehrers lehrerin lehrerinnen lehrkräfte lehrkräften
    helf: hilft half geholfen hilfe hilfen hilfst
    geb: gibt gab gegeben gäbe gaben
    nehm: nimmt nahm genommen nähme
    les: liest las gelesen lesen lese
    sprech: spricht sprach gesprochen
    versprech: verspricht versprach versprochen
    brech: bricht brach gebrochen
    schreib: schrieb geschrieben schrieben
    denk: dachte gedacht
    bring: brachte gebracht
    lern: gelernt lernte lernten
    spiel: gespielt spielte
    brauch: gebraucht brauchte bräuchte bräuchten
    verlier: verlor verloren verliert
    verlust: verluste verlusts
    verbiet: verbot verboten verbietet verbiete verbote verbots
    schütz: schutz schutzes geschützt
    schlaf: schläft geschlafen schlief
    ess: isst gegessen aß
    fall: fällt fiel gefallen
    trag: trägt trug getragen
    lauf: läuft lief gelaufen
    fahr: fährt fuhr gefahren
    halt: hält hielt gehalten
    steig: stieg gestiegen
    wachs: wächst wuchs gewachsen
    arbeit: gearbeitet arbeitete
    gut: besser besten beste bester
    stark: stärker stärkste
    kurz: kürzer kürzeste
    lang: länger längste
    groß: größer größte größten
    hoch: höher höchste hohe hohen hohes
    eltern: elternteil elternhaus
    kind: kinder kindern kindes
    handy: handys smartphone smartphones smartfon mobiltelefon mobiltelefone mobiltelefonen
    percent: % prozent
    usa: us amerika vereinigten-staaten
    jugend: jugendliche jugendlichen jugendlicher
    """,
    _plain,
)

_UNITS = "ein zwei drei vier fünf sechs sieben acht neun".split()
_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()
_TEENS = "zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn".split()
_NUMBERS = (
    {_plain(word): number for number, word in enumerate(_UNITS, 1) if number > 1}
    | {_plain(word): number for number, word in enumerate(_TEENS, 10)}
    | {_plain(word): 10 * number for number, word in enumerate(_TENS, 2)}
    | {
        _plain(f"{unit}und{ten}"): 10 * tens + units
        for tens, ten in enumerate(_TENS, 2)
        for units, unit in enumerate(_UNITS, 1)
    }
    | {"eins": 1, "hundert": 100, "tausend": 1000, "million": 1_000_000, "millionen": 1_000_000}
    | {"milliarde": 1_000_000_000, "milliarden": 1_000_000_000}
)

_STOP = """
aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus bei beim
beide beiden bereits bin bis bist bisschen da dabei dadurch dafür dagegen daher dahin damals damit danach daneben dann
daran darauf daraus darf darfst darin darüber darum darunter das dass davon davor dazu dein deine dem den denen denn
der deren derselbe des deshalb dessen deswegen dich die dies diese diesem diesen dieser dieses dir doch dort du durch
dürfen dürfte eben ein eine einem einen einer eines einfach einige einigen einiger einiges einmal einzig er es etwa
etwas euch euer eure eurem euren eurer ganz ganze ganzen gar gegen gegenüber genau gerade gern habe haben hat hatte
hatten hättest hätte hätten her hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer in indem
infolge innerhalb ins irgend irgendein irgendwie ist ja jede jedem jeden jeder jedes jedoch jemand jene jenem jenen
jener jenes jetzt kann kannst können könnt könnte könnten lassen lässt lieber los mag mal man manche manchem manchen
mancher manches manchmal mehr mehrere mein meine meinem meinen meiner meines meist meisten mich mir mit möchte möchten
mögen müssen muss musste müsste müssten nach nachdem nämlich neben noch nun nur ob oben oder oft ohnehin per pro
schon sehr seid sein seine seinem seinen seiner seines seit seitdem selber selbst sich sie sind so sobald sodass
sofern sogar solange solch solche solchem solchen solcher solches soll sollen sollst sollte sollten sondern sonst
soweit sowie sowohl statt trotz trotzdem über überhaupt um und uns unser unsere unserem unseren unserer unter usw viel
viele vielem vielen vieler vom von vor während wann war waren wäre wären warst warum was weg wegen weil weiter weitere
weiteren welche welchem welchen welcher welches wem wen wenig wenige weniger wenn wer werde werden werdet weshalb
wessen wie wieder wieso will willst wir wird wirst wo wobei wodurch wofür wohl wollen wollt wollte wollten womit
worauf worden worin worüber wovon wozu wurde wurden würde würden zu zudem zum zur zwar zwischen ziemlich eher erst
allerdings außerdem dennoch hingegen für obwohl außer bisher sowieso beinahe fast bzw übrigens dazu dadurch daraufhin
"""

_NEGATORS = """
nicht kein keine keinem keinen keiner keines nie niemals niemand niemanden niemandem nichts nirgends nirgendwo weder
ohne kaum nein keinesfalls keineswegs selten
"""

_COMMON = """
Abend ablehnen Absicht achten ähnlich allein allgemein Alltag alt anbieten anfangen Angst ankommen annehmen anschauen
Ansicht Antwort antworten Anzahl Argument Art Aufgabe aufhören Auge Augenblick Ausnahme aussehen Bedeutung bedeuten
beginnen behalten behaupten Behauptung Beispiel bekannt bekommen benutzen bereit Bereich Bericht besonders bestehen
bestimmt Beweis beweisen bezahlen Bild bitten bleiben brauchen bringen Chance Dank danken denken deutlich Ding direkt
echt egal eigen eigentlich Eindruck einfach Einwand einverstanden einzeln Ende enden endlich entscheiden Entscheidung
entstehen Erfahrung Erfolg erhalten erinnern erkennen erklären erlauben erleben erreichen erst erwarten erzählen
extrem Fall falsch fast fehlen Fehler fest finden Folge folgen Form Frage fragen frei freuen Freund früh fühlen führen
funktionieren Furcht fürchten geben Gedanke Gefahr gefährlich Gefühl Gegenteil Gegner gehen gehören gelten gemeinsam
genug gerecht gern gesamt geschehen Geschichte Gesicht gewinnen glauben gleich gleichzeitig Glück glücklich groß Grund
gut halb halten Hand handeln hart Haus heißen helfen heute hinweisen hoch hoffen hören Idee interessant Interesse Jahr
jung kaufen kennen Kind klar klein kommen komplett konkret Kontrolle Kosten kosten Kraft kriegen kurz lachen Lage Land
lang langsam Leben leben legen leicht leider leisten lernen letzte Leute Licht lieb liegen lösen Lösung machen mal
Mal meinen Meinung melden Menge Mensch merken Minute mitbringen mitnehmen mitteilen Mittel möglich Möglichkeit Moment
Monat morgen müde Nachteil nah Name natürlich nehmen nennen neu nötig normal notwendig nutzen nützen offen öffentlich
Ordnung Ort passieren Person Plan Platz plötzlich positiv Problem prüfen Punkt Rat rechnen Recht recht Rede reden
Regel reichen richtig Risiko Rolle rufen ruhig sagen Sache schaden Schaden schaffen schauen scheinen schlecht schlimm
schnell schön schreiben schwach schwer Schritt Seite sehen selten senden setzen sicher Sicherheit Sinn sinnvoll
Situation sorgen Sorge später spielen sprechen Stadt Stand stark stehen Stelle stellen stimmen stören Stunde suchen Tag
tatsächlich Teil teuer Thema tief tragen treffen treten tun Überlegung üblich umgehen Umgang unbedingt ungefähr
ungerecht Unrecht Unterschied unterschiedlich Ursache Vater verändern verbringen vergessen vergleichen
verhindern verlangen verlassen verlieren vermeiden vermutlich Vernunft vernünftig verschieden verstehen versuchen
Versuch verwenden völlig vorbei Vorschlag vorstellen Vorteil wachsen wählen wahr Wahrheit wahrscheinlich warten Weg
weit Welt wenden werfen Wert wert wesentlich wichtig wirken wirklich Wirkung wissen Woche Wort Wunsch wünschen Zahl
zahlen zählen zeigen Zeit Ziel ziehen Zukunft zusammen zusätzlich Zustand Zweck zweifeln Zweifel zustimmen Junge
Mädchen eng übertreiben übertrieben lustig langweilig dumm klug scheitern Nutzung Gebrauch gebrauchen
"""

_GOOD = """
achtung anerkennen angenehm anständig aufmerksam ausgeglichen Balance bequem besser bewahren Bildung billig
demokratisch Demokratie ehrlich Einigkeit einfach effizient Entlastung entspannt Erfolg erfolgreich erholen Erholung
erlauben ermöglichen ermutigen erleichtern fair fördern Fortschritt frei Freiheit Freude Freund freundlich Frieden
friedlich Fürsorge Geduld Gemeinschaft genießen gerecht Gerechtigkeit gesund Gesundheit Gewinn Gleichheit Glück
glücklich günstig gut helfen hilfreich Hoffnung klar klug Kreativität leicht lernen Liebe lohnen Motivation motiviert
mutig nachhaltig nützlich nutzen ordentlich pünktlich Recht respektieren Respekt richtig ruhig Ruhe sauber schön
schützen Schutz selbstständig sicher Sicherheit sinnvoll sparen Spaß stabil stark stärken Stärke Talent transparent
Toleranz unabhängig unterstützen Unterstützung Verantwortung verantwortlich verbessern Verbesserung vereinen verdienen
vernünftig Vertrauen vertrauen Vielfalt Vorteil wahr Wert wertvoll wichtig Wohl zufrieden zuverlässig konzentrieren
Konzentration
"""
_ILL = """
abhängig Abhängigkeit ablenken Ablenkung aggressiv Angst angreifen anstrengend arm Armut Ärger ärgern ausgrenzen
ausschließen bedrohen Bedrohung behindern belasten Belastung benachteiligen beleidigen bestrafen betrügen blockieren
böse Chaos chaotisch demütigen Diskriminierung diskriminieren Druck dumm einsam Einsamkeit einschränken Elend
enttäuschen erschöpft falsch faul Fehler feindlich Feind gefährden Gefahr gefährlich Gewalt gierig Gift grausam Hass
hassen heimlich hilflos Hindernis hindern illegal Katastrophe Konflikt korrupt krank Krankheit Krieg Krise kriminell
lästig leiden langweilig Lüge lügen Mangel Misstrauen missbrauchen Mobbing mobben müde Nachteil Neid nervös nutzlos
Opfer Panik peinlich Problem quälen Rassismus Risiko riskant rücksichtslos schaden Schaden schädlich Scham schlecht
schlimm schmerzen Schmerz Schuld schwach schwächen Schwäche schwierig sinnlos Sorge Stress stressig stören Störung
Strafe Streit Sucht süchtig teuer Tod töten traurig überfordern überlastet unfair ungerecht Ungerechtigkeit ungesund
Unglück unmöglich unnötig unsicher unvernünftig verbieten vergessen vergiften verhindern verletzen verlieren Verlust
vernachlässigen verraten verschwenden Verschwendung versagen verstoßen verzweifelt Wut Zerstörung zerstören Zwang
zwingen
"""
_TURNING = """
abbauen abschaffen abwehren bekämpfen beenden begrenzen beschränken bremsen eindämmen einschränken lösen mindern
reduzieren schützen senken sinken stoppen überwinden verbieten verhindern verlieren vermeiden verringern verzichten
weniger zerstören gefährden schwächen schaden verletzen
"""
_URGING = "soll sollen sollte sollten muss müssen müsste müssten darf dürfen dürfte dürften gehört gehören"
_KEEPING = """
behalten beibehalten bewahren bleiben einführen erhalten erlauben ermöglichen fördern fortsetzen schützen stärken
unterstützen zulassen gestatten
"""
_ENDING = """
abschaffen aufgeben aufheben beenden begrenzen beschränken einschränken einstellen schließen stoppen streichen
untersagen verbieten verhindern
"""

_ABBREVIATIONS = "bzw ca usw vgl dr prof nr str abs art bspw evtl ggf inkl mio mrd sog st u.a z.b d.h"

_ENDINGS = """
ungen ung heiten heit keiten keit lichkeit igkeit lich isch ig bar sam haft schaft schaften ation ier ierung los nis
erin erinnen er ler ling tum end en e n s t
"""

_BASE = Language(
    code="de",
    stemmer="german",
    fold=_fold,
    variants=_VARIANTS,
    pairs={("vereinigten", "staaten"): "usa", ("vereinigte", "staaten"): "usa"},
    numbers=_NUMBERS,
    joined_prefixes=frozenset(["e", "anti", "ex", "co"]),
    root=without_endings(_ENDINGS.split(), 5),
    thousands=".",
    ordinals=True,
    compounds=True,
    prefixes=frozenset(
        _plain(prefix)
        for prefix in """
        ab an auf aus be bei durch ein ent er ge her hin hinter los miss mit nach neben nieder über um un unter ver vor
        weg wider wieder zer zu zurück zusammen
        """.split()
    ),
)

GERMAN = described(
    _BASE,
    stop=_STOP,
    negators=_NEGATORS,
    common=_COMMON,
    good=_GOOD,
    ill=_ILL,
    turning=_TURNING,
    urging=_URGING,
    keeping=_KEEPING,
    ending=_ENDING,
    abbreviations=_ABBREVIATIONS,
)
