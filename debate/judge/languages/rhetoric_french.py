"""How rebuttals are phrased in French: see ``rhetoric.Rhetoric`` for what each group means.

Written from how people argue in French – the school's “dissertation”, parliament, the family table – with its set
turns (“certes … mais”, “encore faut-il”, “loin de”). Elisions are opened when words are read, so “qu'il” is “que il”,
and “ne” alone carries the negation, since “pas” may be one of many words.
"""
# ruff: noqa: E501, SIM905 - a pattern stays on one line, and word lists read best as text.

from __future__ import annotations

from debate.judge.languages.french import FRENCH as LANGUAGE
from debate.judge.languages.rhetoric import groups, written_in

_CLASSES = {
    "dire": """dit disent disait disaient affirme affirment prétend prétendent prétendait soutient soutiennent déclare déclarent
    assure assurent répète répètent explique expliquent avance avancent objecte objectent répond répondent réplique
    rétorque reproche reprochent accuse accusent dénonce dénoncent répliquent raconte racontent rappelle rappellent
    insiste insistent écrit écrivent argumente argumentent propose proposent suggère suggèrent estime estiment juge jugent
    trouve trouvent""".split(),
    "croire": """croit croient pense pensent craint craignent redoute redoutent imagine imaginent suppose supposent espère espèrent
    considère considèrent s'inquiète inquiète inquiètent estime estiment""".split(),
    "eux": """ils elles il elle on certains certaines beaucoup plusieurs adversaires adversaire opposants opposant partisans défenseurs
    détracteurs critiques parents professeurs profs enseignants élèves gens ministre directeur directrice orateur oratrice
    vous eux lui ceux celles collègue ami amis camp autres spécialistes politiques sceptiques""".split(),
    "argument": """argument arguments objection objections thèse idée idées affirmation crainte craintes peur peurs reproche reproches
    raisonnement opinion opinions avis position propos point hypothèse critique critiques inquiétude inquiétudes
    conclusion discours logique comparaison prétexte""".split(),
    "leur": "leur leurs le la les cet cette ce ces son sa ses votre vos mon ma mes notre un une tel telle".split(),
    "adv": """bien souvent toujours aussi simplement tout donc sans doute encore vraiment clairement parfois en fait même
    totalement complètement absolument surtout trop si très plus tellement franchement évidemment certainement peut-être
    peut être déjà là tous""".split(),
    "faux": """faux fausse absurde ridicule inexact inexacte erroné erronée mensonger trompeur trompeuse exagéré exagérée injuste
    simpliste naïf naïve illogique infondé infondée caricatural caricaturale contestable discutable douteux excessif
    excessive""".split(),
    "grand": """grand grande grave graves gros grosse lourd lourde fort forte important importante précieux précieuse utile cher chère
    dangereux dangereuse mauvais juste urgent urgente efficace petit faible""".split(),
    "enjeu": """danger risque problème prix coût mal perte bénéfice avantage inconvénient question injustice souci peur enjeu
    raison""".split(),
    "est": "est sont était serait seraient soit paraît semble reste sera a ont peut peuvent va vont".split(),
}  # fmt: skip

_STANCE = groups(
    says="""
    @eux ne? me|nous|vous|se|le? @dire @adv? @adv? que|de|qu?
    les|mes|nos|vos|ces ~2 @eux nous|me? @dire @adv? que|de?
    le|la|les|mon|ma|mes|un|une|notre|ce|cette ~2 @dire @adv? que
    @dire ils|elles|il|elle|on|certains que?
    @leur ~2 @argument @est|consiste|repose @adv? de|que|à|sur|dire?
    @leur ~2 @argument que|selon
    selon|d'après|pour|chez @eux ~2
    selon|pour @leur ~2 @eux
    de après @eux
    à en croire ~3
    on nous|me|le? @dire @adv? @adv? que?
    on entend|lit @adv? @adv? dire? que?
    on a souvent|parfois|beaucoup? dit que
    il est @adv? dit|affirmé|prétendu|soutenu que
    de aucuns @dire|@croire que?
    on voudrait|veut nous faire croire que
    @eux voudraient|veulent nous? faire croire que
    le camp|côté adverse|opposé @dire? que?
    la partie adverse @dire? que?
    soi disant
    soi-disant
    prétendument
    @eux parle|parlent|parlez de|du|des
    @eux brandit|brandissent|agite|agitent|invoque|invoquent|évoque|évoquent ~3
    @eux met|mettent|mettez en avant que?
    @eux fait|font|faites valoir que?
    vous @adv? dites|affirmez|prétendez|soutenez|répétez|avancez|objectez|expliquez|écrivez @adv? que?
    dites|affirmez|prétendez vous que?
    """,
    thinks="""
    @eux se? @croire @adv? @adv? que|de|pour?
    les|mes|nos ~2 @eux se? @croire que|de?
    vous craignez|croyez|pensez|imaginez|redoutez|supposez|espérez que|de?
    @eux a|ont|avez peur que|de
    @eux part|partent|partez du principe que
    il est craint|redouté que
    """,
    refers="""
    @leur ~3 @argument
    mes|mon|nos|notre ~1 adversaire|adversaires|contradicteur|contradicteurs|opposant|opposants
    le camp|côté adverse|opposé
    ce que @eux @dire|@croire|oublie|oublient|ignore|ignorent|dites|oubliez
    @eux oublie|oublient|oubliez|ignore|ignorent|ignorez|néglige|négligent|confond|confondent|confondez|omet|omettent
    ceux|celles qui ~3 @dire|@croire|défendent|veulent|voudraient|refusent
    comme @eux le? @dire|dites
    à cela|cet|cette ~1 je|on|nous|il|argument|objection
    """,
    factive="""
    @eux oublie|oublient|oubliez|ignore|ignorent|ignorez|néglige|négligent|négligez|omet|omettent|sait|savent|savez|montre|montrent|reconnaît|reconnaissent|admet|admettent @adv? que|de|combien?
    ce|que que? @eux oublie|oublient|oubliez|ignore|ignorent|taisent|tait|cache|cachent est? que?
    en oubliant|ignorant|négligeant que
    on oublie|néglige|ignore @adv? que|de
    c'est oublier que
    ce est oublier|ignorer|négliger que
    ce serait oublier|ignorer|négliger que
    @eux ne @dire|mentionne|mentionnent|explique|expliquent|dites|voit|voient pas|rien|jamais que|comment|pourquoi|qui|ce?
    """,
    denies="""
    il est @adv? @adv? @faux de|que @dire|dire|croire|penser|prétendre|affirmer|soutenir? que?
    il ne est|serait pas|nullement|point @adv? vrai|exact|juste|sûr|certain|prouvé|démontré|question que|de
    ce ne est pas vrai que
    ce est|serait une|un ~1 erreur|illusion|mythe|mensonge|faute de? dire|croire|penser|prétendre? que
    rien ne prouve|montre|dit|permet|indique ~3 que
    rien ne permet de ~1 dire|affirmer|croire|penser que
    je|nous ne crois|croyons|pense|pensons pas|nullement @adv? que
    on ne peut|saurait pas? @adv? dire|affirmer|prétendre|soutenir|croire|accepter que
    il ne y a aucun|pas|nulle ~1 preuve|raison|risque|danger|lien ~1 que|de|pour
    il ne se ensuit|suit pas que
    cela ne veut|signifie|prouve pas dire? que
    personne ne @dire|pense|croit|demande|veut|prétend|propose que|de
    je|nous conteste|contestons|nie|nions|refuse|refusons|réfute|réfutons que|le|la|cette|cet|de?
    """,
    rejects="""
    est|sont|était|serait|semble|paraît @adv? @adv? @faux
    est|sont @adv? une|un pur|pure|simple|grave|belle? erreur|illusion|mythe|mensonge|caricature|contresens|préjugé|prétexte|faute
    ne est|sont|serait @adv? pas|point|nullement|guère @adv? vrai|juste|exact|exacte|sérieux|sérieuse|convaincant|convaincante|valable|recevable|le|la|un|une|fondé|fondée|solide|ainsi
    ne tient|tiennent|résiste|résistent|convainc|convainquent|vaut|suffit|prouve|marche|fonctionne pas|guère
    ne prouve|vaut|change|dit rien
    est|sont loin de
    se trompe|trompent|trompez
    fait|font|faites fausse route
    passe|passent à côté
    ^ non
    ^ faux|absurde|erreur
    ^ au contraire
    ^ bien au contraire
    ^ pas du tout
    rien de plus|moins faux
    il ne en est rien
    tout le contraire
    je|nous ne suis|sommes pas de? ~1 accord|avis
    je|nous ne partage|partageons|accepte|acceptons pas
    """,
    concedes="""
    ^ certes
    ^ bien sûr|entendu
    ^ sans doute
    ^ assurément|évidemment|naturellement|effectivement|soit
    ^ il est @adv? vrai|exact|juste|possible|certain que
    ^ je|nous reconnais|reconnaissons|admets|admettons|concède|concédons|comprends|comprenons ~1 que
    ^ on peut|doit @adv? admettre|reconnaître|concéder|comprendre que
    @eux a|ont|avez @adv? raison sur|de|que|quand
    personne ne nie|conteste que
    nul ne nie|conteste que
    ^ bien|quoique|malgré que?
    """,
    hypothetical="""
    même|quand si|même
    quand bien même
    en admettant|supposant|imaginant que?
    admettons|supposons|imaginons @adv? que?
    à supposer que
    si même
    """,
    contrast="""
    mais
    or
    pourtant|cependant|néanmoins|toutefois
    en revanche|réalité|fait|vérité
    au contraire
    il ne en reste|demeure pas moins
    reste que
    et ce est|serait @adv? faux|absurde
    ce ne est pas|nullement|rien
    ce est|serait @adv? @faux
    cela ne
    ^ non
    """,
)

_MOVES = groups(
    deny="\n".join((*_STANCE["denies"], *_STANCE["rejects"]))
    + """
    au contraire
    bien au contraire
    ce est|serait @adv? le? contraire|l'inverse|inverse
    en réalité|vérité|fait
    la vérité|réalité est
    ce ne est|sont|serait pas|nullement
    il ne y a pas|aucun|aucune|nul
    ne @est|fait|font|sert|servent|rend|rendent|donne|empêche|résout|change @adv? pas|rien|nullement|aucun|aucune|jamais
    ne ~1 aucun|aucune|nullement
    personne ne
    je|nous ne suis|crois|pense|partage|accepte pas
    """,
    mitigate="""
    en partie
    pas @adv? toujours|forcément|nécessairement|tous|toutes|tout|si|aussi|partout
    seulement|uniquement quand|si|pour|en|une|un|dans|quelques|certains
    ne ~4 que quelques|une|un|dans|si|pour|peu|rarement|dix|vingt|trente|quinze|le|la
    jusqu'à|jusque à? un certain point
    dans une certaine mesure
    est|sont|paraît|reste @adv? exagéré|exagérée|limité|limitée|rare|rares|faible|minime|modeste
    on|il|vous exagère|exagérez
    il suffit|suffirait de|que
    suffit|suffirait de|que|à
    peut|peuvent|pourrait|pourraient|pouvons ~3 éviter|limiter|régler|résoudre|réduire|compenser|organiser|encadrer|adapter|corriger|aider|doser|alléger
    au pire|plus|maximum
    moins ~2 que
    beaucoup|bien moins
    tout dépend
    cela|ça dépend
    plutôt que de
    sans pour autant
    ne est pas toute la vérité
    à condition de|que
    """,
    turn="""
    ce est justement|précisément|bien
    ce est ~2 pour|parce cela|que|cette
    justement|précisément parce|pour|ce|cela|là|le|la|les|quand
    voilà justement|précisément|pourquoi
    raison de plus
    de autant plus|moins|mieux
    à plus forte raison
    plaide|plaident|parle|parlent|joue|jouent en|pour|contre faveur?
    se retourne|retournent contre
    produit|produisent|provoque|obtient|produirait l'effet|le|effet? ~2 inverse|contraire
    l'effet inverse
    effet inverse|contraire
    le vrai|véritable|seul|plus problème|danger|risque|scandale|grand|question|injustice
    la vraie|véritable|seule|pire question|injustice|raison|menace
    loin de ~8
    ne fait|font|ferait que
    aggrave|aggravent|aggraverait|creuse|creusent|renforce|renforcent|creuserait
    au contraire
    ce est ~3 qui|que ~2 crée|creuse|empêche|aggrave|fatigue|décourage|apprend|permet
    non ~2 mais
    ne ~6 mais
    prouve|prouvent|montre|montrent ~2 contraire|inverse
    une raison de plus|pour|contre
    un argument pour|contre|de
    """,
    outweigh="""
    compte|comptent|importe|vaut|pèse|pèsent @adv? plus|davantage|mieux|moins
    plus|moins @grand ~1 que
    est|sont|reste|serait @adv? plus|moins @grand
    mieux vaut|vaudrait
    vaut|vaudrait mieux
    il vaut|vaudrait mieux
    avant tout
    ce qui compte|importe
    le essentiel
    l'essentiel
    plutôt ~8 que
    préfère|préférons|préférer
    en comparaison|regard
    par rapport à|au|aux
    à côté de
    face à
    mérite|méritent|vaut bien? la|le|un|cette|ce peine|prix|effort|sacrifice
    le prix à payer
    un petit|faible|moindre prix|mal|effort
    pèse|pèsent plus|lourd
    l'emporte|emporte|emportent|prime|priment sur
    bien|beaucoup plus|pire|moins @grand
    passe|passent avant
    """,
    reason="""
    parce que
    car
    puisque
    en effet
    étant donné|vu que?
    grâce à|au|aux
    à cause de|du|des
    comme @eux|le|la|les|un|une|nous|ce
    la|une|ma|première|autre|seule ~1 raison est|en|pour|qui|principale
    pour une|deux|cette|la|plusieurs|ces ~1 raison|raisons
    ce est pourquoi|pour|parce
    voilà pourquoi
    afin de|que
    pour que
    dans la mesure où
    cela se? explique|tient|vient
    cela|ça vient|tient de|à|au
    faute de
    en raison de|du|des
    """,
    fact="""
    par exemple
    prenons|regardons|pensons|voyez|regardez|songeons ~1 exemple|cas|à|le|la|les|ce
    étude|études|enquête|enquêtes|sondage|statistiques|recherches|chercheurs|rapport|chiffres|données ~6 montre|montrent|montré|prouve|prouvent|indique|indiquent|révèle|révèlent|disent|dit|conclut|conclu|observe|ont|a|trouvé
    selon|d'après une|un|l'|le|la|les ~2 étude|enquête|sondage|rapport|chiffres|statistiques|recherche
    de après une|un|le|la ~2 étude|enquête|sondage|rapport
    l'expérience|le|expérience montre|prouve
    comme le? ~2 montre|montrent|prouve
    en|depuis ~1 finlande|france|suède|1956|2013|2018
    dans mon|notre|ma ~2 classe|école|collège|lycée|ville
    pour cent
    la loi|circulaire|règlement|constitution dit|interdit|oblige|prévoit|autorise
    """,
    consequence="""
    ^ donc|ainsi|bref|finalement|résultat
    donc|ainsi
    par conséquent|suite
    en conséquence
    de où|ce|sorte|façon
    d'où
    la conséquence|résultat|suite est
    le résultat est
    cela|ça|ce|qui entraîne|entraînerait|mène|mènerait|conduit|conduirait|signifie|signifierait|rend|rendrait|crée|créerait|donne|donnerait|laisse|laisserait
    sinon
    sans ~8 perdrait|perd|ne|serait|aurait|n'aurait|seront
    si ~14 alors|perdra|perdront|sera|seront|serait|seraient|aura|auront|aurait|auraient|perd|perdent|deviendra|pourra|pourrait|reste|apprend
    si bien que
    de sorte que
    au point que|de
    à la fin
    à long terme
    finit|finissent|finira|finirait par
    on finit|finira par
    en jeu
    ce est pourquoi
    ce qui ~2 fait|rend|crée|prive|empêche|laisse|veut|permet
    """,
    even_if="""
    même si
    quand bien même
    en admettant|supposant que?
    admettons|supposons|imaginons @adv? que?
    à supposer que
    ^ certes
    certes
    il est @adv? vrai|possible que
    je|nous reconnais|reconnaissons|admets|admettons|concède|comprends|veux ~1
    on peut admettre|comprendre|reconnaître que
    quoi qu|que il en|soit
    peu importe
    dans le pire des cas
    malgré tout|cela
    bien que
    tout de même
    quelque|aussi ~2 soit|que
    """,
)

_NEGATORS = groups(
    negates="""
    ne
    non
    sans
    ni
    ce est pas|plus|jamais
    il|ça|cela|on faut|peut|va|sert|marche|a|est|fait pas|plus|rien
    y a pas|plus|aucun|aucune
    pas de|du|un|une|besoin|question
    nullement|aucunement
    empêche|empêchent|évite|évitent|éviter|empêcher
    plutôt que
    au lieu de
    loin de
    refuse|refusent de
    """,
    harmless="""
    ne ~4 que
    ne ~4 pas|point que|seulement|uniquement
    non seulement
    sans doute|aucun|parler|compter
    avant|moins que ~2 ne
    plus|moins ~3 que ~3 ne
    pourquoi pas|ne
    ou non|pas
    ne ~3 pas de|du|un|une|besoin|question
    """,
)
_QUESTIONS = groups(
    rhetorical="""
    pourquoi ~1 devrait|devraient|faudrait|faut|interdire|donc|ne|vouloir|priver|punir|imposer|est|obliger
    qui peut|pourrait|oserait|voudrait|croit|croira|a|ne|va|aide|paie|voudra
    comment peut|pourrait|ne|croire|peuvent|veut|accepter|espérer|expliquer
    à quoi bon|sert|servent
    où est|sont|serait
    quel|quelle|quels ~2 peut|pourrait|oserait|est|y
    ne est|sont|faut|vaut|serait ce|il|elle
    est ce vraiment|ainsi|si
    peut on|il
    faut il|on
    doit on|il
    que vaut|reste|deviennent|fera|gagne
    depuis quand
    vraiment
    sérieusement
    """,
)

FRENCH = written_in(
    LANGUAGE,
    classes=_CLASSES,
    stance=_STANCE,
    moves=_MOVES,
    negators=_NEGATORS,
    questions=_QUESTIONS,
    sources="""étude études enquête enquêtes sondage sondages loi règlement rapport chiffres statistiques chercheurs recherche recherches
    expérience histoire données constitution médecins preuves""",
    subordinators="parce que car puisque si quand lorsque alors comme qui dont où donc et ou pour",
    adversatives="mais",
    reasons="car parce puisque",
    conceding="bien quoique malgré",
    negates_back=False,
)
