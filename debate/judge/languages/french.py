"""French, as data: stop words, negators, variants, elisions, number words.

Accents are dropped, since people leave them out, above all on capitals; what that costs the stemmer (“interdité” and
“interdite” end alike) is given back by respelling participles. “l'école” is two words, “le” and “école”.
"""
# ruff: noqa: E501, SIM905 - word lists read best as text.

from __future__ import annotations

import unicodedata

from debate.judge.languages.language import Language
from debate.judge.languages.tables import described, variants, without_endings


def _fold(word: str) -> str:
    return word.replace("œ", "oe").replace("æ", "ae")


def _plain(word: str) -> str:
    pieces = unicodedata.normalize("NFKD", word).casefold()
    return _fold("".join(piece for piece in pieces if unicodedata.category(piece) != "Mn"))


def _respell(word: str) -> str:
    """“portée”, “portées” as “porte”: without their accents they would not lose their ending."""
    for ending in ("ees", "ee"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: len(word) - len(ending)] + "e"
    return word


_ELISIONS = {
    "l": "le", "d": "de", "j": "je", "n": "ne", "s": "se", "c": "ce", "m": "me", "t": "te", "qu": "que",
    "jusqu": "jusque", "lorsqu": "lorsque", "puisqu": "puisque", "quoiqu": "quoique", "quelqu": "quelque",
}  # fmt: skip

_VARIANTS = variants(
    """
    eleve: élèves écolier écoliers écolière écolières lycéen lycéens lycéenne lycéennes collégien collégiens
    professeur: professeurs prof profs enseignant enseignants enseignante enseignantes instituteur institutrice maîtres
    travail: travaux travaille travailler travaillent travaillé travaillant travaillons
    apprend: apprendre apprennent apprenons appris apprise apprenant
    comprend: comprendre comprennent compris
    prend: prendre prennent pris prise
    perd: perdre perdent perdu perdus perdue
    perte: pertes
    interdiction: interdit interdite interdits interdites interdire interdisent interdisant interdictions
    permission: permet permettre permettent permis permise
    lecture: lire lit lisent lisant lectures
    ecriture: écrire écrit écrivent écrits
    devoir-scolaire: devoirs
    famille: familles familial familiale familiaux familiales
    parent: parents parental parentale
    enfant: enfants
    inegalite: inégalités inégal inégale inégaux inégales inégalitaire
    injuste: injustes injustice injustices
    egalite: égal égale égaux égales
    sommeil: dormir dort dorment dormi dorme
    fatigue: fatigué fatigués fatiguée fatigant fatiguant épuisé épuisés épuisement
    jeu: jeux jouer joue jouent joué
    aide: aider aident aidé aidés aides
    savoir: sait savent su
    voir: voit voient vu
    dire: dit disent disait disant
    faire: fait font faisait fera fasse faites
    aller: va vont ira irait
    meilleur: mieux meilleure meilleurs meilleures
    pire: pires pis
    percent: % pourcent
    euro: euros €
    """,
    _plain,
)

_NUMBERS = {
    _plain(word): number
    for number, word in enumerate(
        "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split(), 2
    )
} | {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "cent": 100, "cents": 100}
_NUMBERS |= {"mille": 1000, "million": 1_000_000, "millions": 1_000_000, "milliard": 1_000_000_000}
_NUMBERS |= {"septante": 70, "huitante": 80, "nonante": 90, "milliards": 1_000_000_000}

_STOP = """
à ai aie aient ainsi alors après as assez au aucunement aujourd'hui auprès aura aurait aussi autant autre autres aux
avaient avait avant avec avez avoir avons ayant beaucoup bien bref ça car ce ceci cela celle celles celui cent cependant
certain certaine certaines certains ces cet cette ceux chacun chacune chaque chez ci comme comment contre d'abord
d'ailleurs dans davantage de déjà delà depuis derrière des dès désormais dessous dessus deux devant devoir devra
devrait devraient doit doivent donc dont du durant elle elles en encore enfin ensuite entre envers es est et étaient
était étant etc été être eu eux eût fait faire fallait faudrait faut font fois fut grâce hors ici il ils j je jusque
juste la là laquelle le lequel les lesquelles lesquels leur leurs lors lorsque lui m ma maintenant mais malgré me même
mêmes mes mieux moi moins mon ne nos notre nôtre nous on ont ou où outre par parce parfois parmi pendant peu peut
peuvent peux plupart plus plusieurs plutôt pour pourquoi pourra pourrait pourraient pourtant près presque puis puisque
qu quand quant que quel quelle quelles quelque quelques quels qui quoi quoique s sa sans sauf se selon sera serait
seraient seront ses seul seule seulement seuls si sien soi soient sois soit sommes son sont sous souvent suis sur surtout
ta tandis tant te tel telle tellement telles tels tes toi ton toujours tous tout toute toutes très trop tu un une va vais
vas vers veut veulent voici voilà vont vos votre vôtre vous vraiment vu y là-bas cela-même
"""

_NEGATORS = "ne n pas jamais rien personne aucun aucune ni non sans guère nullement point"

_COMMON = """
accepter accord accorder action actuel admettre affaire affirmer âge agir aimer ajouter aller améliorer ami an ancien
année appeler apporter apprécier argent argument arriver attendre attention avancer avantage avenir avis avouer bas
besoin bien bon bout but capable cas cause causer cesser chance changer chemin chercher chose clair commencer commun
comparer complet compliqué compter concerner conclure condition confiance connaître conséquence considérer constater
content continuer contraire conversation corps côté coup couper courage cours court coûter craindre crainte créer crise
croire danger dangereux début décider décision défendre défaut demander dernier descendre désirer détail devenir
différence différent difficile difficulté dire direct discuter disparaître distance donner doute douter droit droite
durée durer effet effort égal élément élever empêcher endroit ennui ensemble entendre entier entrer envie erreur espérer
esprit essayer essentiel état étonner étudier évident éviter exact exagérer exemple exercer exiger exister expérience
expliquer exprimer extrême face facile façon fait falloir faute faux femme fermer fin finir fond force forme fort
franc garder général genre gens grand grandir grave gros groupe habitude haut heure heureux histoire homme honnête
idée imaginer important importance imposer impossible inconvénient indiquer intérêt intéressant inutile inviter
jour journée jeune juger jurer laisser lent lever libre lien lieu limite loin long madame main maison mal manière manquer
marcher matière matin mauvais meilleur même mener mesure mettre minute mode moitié moment monde monsieur montrer mort
mot mourir moyen naître nature naturel nécessaire nombre nombreux nommer normal note nouveau nul obliger objection
obtenir occasion occuper œil offrir opinion opposer ordre oser oublier ouvrir paraître pareil parler parole part partie
partir passer pauvre payer pays peine penser perdre permettre personne petit peur phrase place plaindre plaire plein
point porter position positif possible pouvoir pratique précis préférer premier prendre préparer présent présenter
presser prétendre preuve prévoir principal prix problème prochain proche produire profiter progrès promettre proposer
propre prouver quart question quitter raconter raison rappeler rapide rapport rare recevoir reconnaître refuser regard
regarder regretter remarquer rencontrer rendre rentrer répéter répondre réponse reste rester résultat retard retour
retrouver réussir revenir rêver riche risque risquer sage savoir second selon semaine sembler sens sentiment sentir
sérieux service servir seul siècle signe simple situation soir solution sorte sortir souci souffrir souhaiter soutenir
souvenir sujet suffire suivre supposer sûr système tard temps tendre tenir terme terminer terrible tête tirer titre
tomber total tourner traiter travers triste trouver type utile utiliser valeur valoir vendre venir vérité vie vieux
ville visage vite vivre voie voir voix vouloir voyager vrai vue
"""

_GOOD = """
aider améliorer amélioration ami apaiser apprendre approfondir assurer attentif autonome autonomie avantage beau bénéfice
bénéfique bien bon bonheur calme capable choisir clair comprendre concentration concentrer confiance confort convivial
courage créatif créativité culture curiosité découvrir défendre démocratie digne dignité diversité droit efficace
égalité encourager enrichir entraide épanouir épanouissement équilibre équilibré équitable essentiel facile faciliter
favoriser fiable fierté fort garantir généreux gagner grandir honnête humain idéal important indépendance indépendant
intelligent joie juste justice liberté libre meilleur mérite mériter motivation motiver nécessaire paix plaisir positif
précieux préserver progrès progresser protéger protection prudent qualité raisonnable récompense renforcer repos respect
respecter responsabilité responsable réussir réussite rigueur rassurer sain santé sauver sécurité serein simple solidaire
solidarité solution souple soutenir soutien stable succès sûr talent tolérance tranquille utile valable valeur vérité
vrai
"""
_ILL = """
abandonner abîmer absurde abus accident agressif aggraver angoisse anxiété arbitraire attaque aveugle bête bloquer brutal
catastrophe charge chaos colère compliqué conflit contrainte contraindre corruption coupable couteux crainte cruel danger
dangereux décourager défaut dégrader dépendance détruire dette difficile difficulté discrimination dispute distraire
distraction dommage douleur échec échouer écraser égoïste empêcher enfermer ennemi ennui ennuyer épuiser erreur esclave
étouffer excès exclure exclusion exploiter fatigue faute faux fragile frustration frustrer gâcher gaspiller gaspillage
gêner grave guerre haine handicap harceler harcèlement honte humilier ignorer illégal impossible inacceptable
incapable inconvénient inefficace inégalité injuste insulte interdire interdiction intolérable inutile isoler isolement
lourd mal malade maladie malheur mauvais méfiance menace menacer mensonge mépris misère moquerie moquer mort négatif
négliger nerveux nuire nuisible obstacle pénaliser perdre perte peur pire pression priver problème punir punition
racisme ralentir rejeter retard ridicule risque ruiner sacrifier sale scandale souffrance souffrir stress stressant
subir surcharge tension trahir traumatiser triste tricher triche tuer vain victime violence violent voler
"""
_TURNING = """
abolir arrêter baisser bannir cesser combattre diminuer empêcher éliminer éviter freiner interdire limiter lutter perdre
prévenir protéger réduire refuser résoudre supprimer surmonter détruire menacer affaiblir nuire sacrifier
"""
_URGING = """
faut faudrait doit doivent devrait devraient devons devriez devez fallait faudra
"""
_KEEPING = """
autoriser conserver continuer créer défendre encourager garder introduire instaurer maintenir permettre préserver protéger
renforcer soutenir accepter adopter
"""
_ENDING = """
abandonner abolir arrêter bannir cesser interdire limiter renoncer supprimer réduire rejeter fermer
"""

_ENDINGS = """
ation ations ement ements ateur atrice ateurs ition itions ité ités able ables ible if ive ifs ives isme iste istes
al ale aux el elle els eur eurs euse ance ence ances ences age ages ant ent ique iques eux ir er re it is e s i t ion
"""

_BASE = Language(
    code="fr",
    stemmer="french",
    fold=_fold,
    respell=_respell,
    variants=_VARIANTS,
    pairs={("pour", "cent"): "percent", ("etats", "unis"): "usa"},
    numbers=_NUMBERS,
    elisions=_ELISIONS,
    letters=frozenset("ayo"),
    root=without_endings(map(_plain, _ENDINGS.split()), 5),
)

FRENCH = described(
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
    abbreviations="m mm mme mlle dr pr etc cf ex p art env st ste av apr",
)
