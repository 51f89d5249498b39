"""How rebuttals are phrased in Spanish: see ``rhetoric.Rhetoric`` for what each group means.

Written from how people argue in Spanish on both sides of the Atlantic, in class and in debating clubs. Subjects are
mostly left out (“dicen que”), so a verb alone can attribute; “sin embargo” is read as one word.
"""
# ruff: noqa: E501, SIM905 - a pattern stays on one line, and word lists read best as text.

from __future__ import annotations

from debate.judge.languages.rhetoric import groups, written_in
from debate.judge.languages.spanish import SPANISH as LANGUAGE

_CLASSES = {
    "dicen": """dicen dice dijeron dijo decís afirman afirma sostienen sostiene aseguran asegura alegan alega argumentan argumenta
    insisten insiste repiten repite explican explica objetan objeta responden responde replican replica denuncian
    denuncia acusan reprochan advierten advierte protestan proclaman aducen plantean plantea señalan señala defienden defiende
    cuentan cuenta opinan opina comentan proponen propone""".split(),
    "creen": """creen cree piensan piensa temen teme suponen supone imaginan imagina esperan espera consideran considera dudan
    estiman sospechan opinan""".split(),
    "ellos": """ellos ellas ella algunos algunas muchos muchas otros críticos adversarios adversario oponentes oponente
    contrincante contrincantes rivales detractores partidarios defensores profesores profesor padres familias políticos
    expertos ministro ministra director directora alcalde gente rival compañero compañera ustedes usted quienes
    escépticos contrarios""".split(),
    "argumento": """argumento argumentos objeción objeciones tesis idea ideas afirmación afirmaciones temor temores miedo crítica
    críticas razonamiento opinión postura posición preocupación queja punto lógica comparación excusa planteamiento
    conclusión acusación""".split(),
    "su": "su sus el la los las ese esa este esta estos estas esos ese un una mi mis nuestro nuestros vuestro tal dicho dicha".split(),
    "adv": """muy también siempre simplemente solo sólo ya claramente aún todavía realmente sencillamente totalmente
    completamente bastante tan más menos a menudo veces incluso además quizás tal vez sin duda desde luego pues bien
    francamente evidentemente nunca""".split(),
    "falso": """falso falsa mentira absurdo absurda erróneo errónea equivocado equivocada incorrecto exagerado exagerada engañoso
    engañosa injusto injusta ilógico ridículo ingenuo discutible dudoso infundado simplista incierto""".split(),
    "grande": """grande grave importante peligroso peligrosa caro cara valioso valiosa fuerte útil urgente serio justo eficaz
    pequeño barato alto""".split(),
    "es": "es son era sería serían está están parece parecen resulta queda sigue puede pueden va ha han".split(),
}  # fmt: skip

_STANCE = groups(
    says="""
    @ellos no? nos|me|se|lo? @dicen @adv? que?
    los|las|mis|nuestros|esos ~2 @ellos nos|me|se? @dicen que?
    el|la|los|las|mi|un|una|nuestro|nuestra|ese|esa ~2 @dicen @adv? que
    ^ se|nos|me? @dicen @adv? que
    nos|se|me @dicen @adv? que
    ^ @dicen ellos|algunos|muchos? que
    y|donde|pues|cuando @dicen que
    @su ~2 @argumento @es|dice|consiste|sostiene @adv? que|en|de?
    @su ~2 @argumento de? que
    según @ellos
    para ellos|ellas|muchos|algunos
    según|para @su ~1 @ellos
    en|a ~1 opinión|juicio de @ellos?
    se @adv? dice|afirma|sostiene|argumenta|alega|repite|oye|suele que|decir?
    suele|suelen decirse|decir que?
    se ha dicho que
    hay quien|quienes @dicen|@creen|diga|piense que?
    el otro lado|bando|equipo @dicen? que?
    la parte|otra contraria|parte @dicen? que?
    supuestamente|presuntamente
    quieren|pretenden hacernos creer que
    nos quieren|pretenden hacer creer que
    @ellos apela|apelan|alude|aluden|recurre|recurren a|al
    @ellos habla|hablan de|del
    @ellos pinta|pintan|dibuja|dibujan
    escuchamos|oímos|leemos @adv? que?
    """,
    thinks="""
    @ellos se? @creen @adv? que?
    los|las ~2 @ellos @creen que?
    ^ @creen que
    tienen|tiene|hay miedo|temor a|de que?
    les|le preocupa|preocupan ~1 que?
    parten|parte de la base|idea que?
    se teme|cree|piensa|supone que
    """,
    refers="""
    @su ~2 @argumento
    mi|mis|nuestros|nuestro ~1 oponente|oponentes|adversario|adversarios|rival|rivales|contrincante
    el otro|la lado|bando|equipo|otra parte?
    lo que @dicen|@creen|olvidan|olvida|ignoran|callan
    olvidan|olvida|ignoran|ignora|confunden|confunde|omiten|omite|callan
    quienes|los|las que? @dicen|@creen|defienden|quieren|se
    como @dicen
    a eso|esto|ello|ese ~1 respondo|respondemos|hay|argumento|contesto
    frente a @su @argumento
    """,
    factive="""
    @ellos? @adv? olvidan|olvida|olvidáis|ignoran|ignora|omiten|omite|callan|calla|saben|sabe|demuestran|muestran|muestra|demuestra|reconocen|reconoce|admiten|admite @adv? que|de|cuántos?
    se? olvidan|olvida de? que
    lo que ~3 olvidan|olvida|callan|calla|ignoran|no es? que?
    no dicen|mencionan|explican|dice|menciona|explica|tienen|ven que|cómo|por|quién|en?
    nunca dicen|mencionan|explican que|cómo?
    pasan por alto que?
    no hay que olvidar que
    """,
    denies="""
    no es @adv? cierto|verdad|correcto|justo|exacto|seguro que
    es|sería|resulta @adv? @adv? @falso decir|afirmar|pensar|creer? que
    es|sería un|una pura|puro? error|mito|ilusión|mentira|falacia decir|pensar|creer|afirmar? que
    no hay|existe|existen @adv? ninguna|ningún|ni ~1 prueba|razón|motivo|peligro|riesgo|evidencia|relación|pruebas que|de|para|entre
    no hay @adv? pruebas|razones|motivos|evidencia de|para|que
    nada demuestra|prueba|indica|sugiere que
    no creo|creemos|pienso|pensamos|acepto|aceptamos @adv? que
    no se puede|debe decir|afirmar|sostener|aceptar que
    nadie @dicen|@creen|dice|pretende|quiere|propone|pide que
    no significa|implica|quiere|demuestra|prueba decir? que
    de ahí no se sigue|deduce que
    no se sigue|deduce que
    niego|negamos|rechazo|rechazamos|dudo|dudamos que|la|el|de
    """,
    rejects="""
    es|son|era|parece|resulta|suena @adv? @adv? @falso
    es|son|sería @adv? un|una puro|pura|simple|grave|gran? error|mito|ilusión|mentira|falacia|excusa|caricatura|prejuicio
    no es|son|está|sería @adv? cierto|verdad|así|correcto|convincente|válido|serio|justo|exacto|el|la|lo|un|una|sostenible|razonable
    no se sostiene|sostienen
    no me|nos? convence|convencen|basta|vale|sirve|sirven|funciona|prueba|demuestra
    no tiene|tienen @adv? razón|sentido|fundamento|base|ningún
    carece|carecen de sentido|fundamento|base
    está|están @adv? equivocado|equivocados|equivocada|lejos
    se equivoca|equivocan
    yerra|yerran
    ^ no
    ^ falso|mentira|error
    ^ al contrario
    todo lo contrario
    al revés
    nada más lejos|falso
    no estoy|estamos de acuerdo
    no comparto|compartimos
    """,
    concedes="""
    ^ cierto|claro|evidentemente|naturalmente|efectivamente|ciertamente
    ^ por supuesto
    ^ desde luego
    ^ sin duda
    ^ es @adv? cierto|verdad|posible|comprensible|probable que
    ^ si bien
    ^ puede|podrá|quizá|quizás|acaso ser? que?
    ^ reconozco|reconocemos|admito|admitimos|concedo|entiendo|entendemos|acepto que
    hay que reconocer|admitir que
    tienen|tiene razón en|cuando|sobre que?
    nadie niega|discute|duda que
    ^ aunque|mientras|pese
    a|pese pesar de|a que?
    """,
    hypothetical="""
    incluso|aun si|cuando|aunque
    aunque fuera|fuese|sea|fueran|así|tuvieran|tuviera
    supongamos|imaginemos|admitamos @adv? que?
    suponiendo|admitiendo|aceptando que
    por más|mucho|muy que
    """,
    contrast="""
    pero
    sinembargo
    no obstante
    ahora bien
    en cambio|realidad|verdad
    con todo
    al contrario
    por el contrario
    aun así
    sino
    y eso|esto no|es ~1 @falso|cierto|verdad
    eso|esto no es|son
    eso|esto es @adv? @falso
    ^ no
    """,
)

_MOVES = groups(
    deny="\n".join((*_STANCE["denies"], *_STANCE["rejects"]))
    + """
    al contrario
    todo lo contrario
    por el contrario
    es|ocurre|pasa|sucede|sería @adv? justo|justamente|exactamente? al|lo contrario|revés
    en realidad|verdad
    la verdad|realidad es
    no existe|existen|hay tal|ningún|ninguna
    eso|esto|esa|ese|esos|la|el no es|son|ocurre|sucede
    nadie quiere|pide|dice|propone|obliga|ha
    no creo|comparto|acepto|pienso
    no ~2 ningún|ninguna|nada|nadie
    """,
    mitigate="""
    solo|sólo en|una|un|parte|si|cuando|a|para
    en parte
    hasta cierto punto
    en cierta medida
    es|son|parece|resulta|está @adv? exagerado|exagerada|pequeño|pequeña|mínimo|mínima|limitado|raro|poco
    exageran|exagera|exageráis
    no @adv? siempre|todos|todas|necesariamente|es|son tan|para?
    no tiene|tienen por qué
    basta|bastaría con|que
    se puede|pueden|podría|podrían ~1 evitar|resolver|solucionar|arreglar|reducir|organizar|adaptar|compensar|ajustar|limitar|corregir
    puede|pueden|podría|podemos ~2 evitarse|resolverse|solucionarse|arreglarse|reducirse|organizarse|adaptarse|compensarse|evitar|resolver|adaptar|organizar
    como mucho|máximo
    menos ~3 que|de lo?
    mucho menos
    depende de|del|cómo
    en lugar|vez de
    sin necesidad de
    poco a poco
    no es toda la verdad
    siempre que
    """,
    turn="""
    precisamente|justamente|justo por|porque|eso|esa|ese|cuando|al|los|las|ahí|el|la
    por eso @adv? mismo|precisamente|es
    es precisamente|justamente|justo
    razón|motivo de más|más
    con|mayor más razón
    tanto más|mejor|peor
    habla|hablan|juega|juegan a|en favor|contra
    se vuelve|vuelven contra|en
    produce|producen|consigue|consiguen|logra|tiene el|lo|justo efecto|contrario
    efecto|resultado contrario
    el|la verdadero|verdadera|auténtico|auténtica|mayor|único|peor problema|peligro|riesgo|injusticia|cuestión|pregunta|causa|razón
    lejos de ~8
    solo|sólo empeora|agrava|sirve|aumenta
    empeora|empeoran|agrava|agravan|aumenta|aumentaría
    no ~4 sino
    es ~4 el|la|lo que ~2 crea|causa|cansa|provoca|impide|empeora|enseña
    demuestra|demuestran|prueba ~2 contrario
    un argumento|motivo a|en|para favor|contra?
    al contrario
    al revés
    son|es ellos|ellas|quienes|la|el|los ~2 quien|quienes|que
    """,
    outweigh="""
    importa|importan|vale|valen|pesa|pesan|cuenta|cuentan @adv? más|menos|mucho
    más|menos @grande ~1 que
    es|son|sería|sigue|resulta @adv? mucho? más|menos @grande
    es|son|sería @adv? mejor|peor|mayor ~3 que
    más vale|valdría
    vale más|la ~3
    ante|sobre todo
    lo @adv? importante|esencial|principal|decisivo|primero
    antes ~6 que
    prefiero|preferimos|preferible
    en comparación|frente con|a?
    comparado con
    merece|compensa|vale la? pena?
    un|el pequeño precio|mal|coste|esfuerzo|sacrificio
    el mal menor
    mal menor
    pesa|pesan más
    prima|priman|prevalece sobre
    mucho más|peor|mayor
    por encima de
    está|están en juego
    """,
    reason="""
    porque
    pues
    ya que
    puesto|dado que
    debido|gracias a|al
    por culpa|causa de|del
    como @ellos|el|la|los|las|no|se
    la|una|mi|primera|otra|principal ~1 razón|motivo es|de|por
    por una|esta|esa|dos|varias ~1 razón|razones
    por eso|ello|esto
    al fin y al cabo
    para que
    a fin de
    se debe a|al
    eso se explica|debe
    en vista de
    por lo que
    teniendo en cuenta
    """,
    fact="""
    por ejemplo
    pongamos|tomemos|pensemos|miremos|veamos ~2 ejemplo|caso|en|a|el|la|lo
    estudio|estudios|encuesta|encuestas|estadísticas|investigaciones|investigación|informe|datos|cifras|investigadores|prueba ~6 muestra|muestran|demuestra|demuestran|indica|indican|revela|revelan|dice|dicen|señala|encontró|comprobó|concluye
    según un|una|el|la|los|las ~2 estudio|encuesta|informe|datos|cifras|estadísticas|investigación
    la experiencia|historia muestra|demuestra|enseña
    como muestra|demuestra|muestran|ocurrió|pasó
    en|desde ~1 2010|2014|2016|seattle|cataluña|españa|méxico|argentina
    en mi|nuestra|nuestro|muchos|otros|otras ~2 clase|escuela|instituto|ciudad|países|ciudades|barrio
    por ciento
    percent
    la ley|constitución|norma dice|prohíbe|obliga|permite
    """,
    consequence="""
    ^ así|entonces|luego|resultado
    así|por ~1 pues|tanto|ende|consiguiente|lo
    por lo? tanto
    en consecuencia
    como consecuencia|resultado
    de modo|manera|forma|ahí que
    la consecuencia|el es|resultado|será|sería
    el resultado es|será|sería
    eso|esto|lo|ello|que significa|significaría|lleva|llevaría|conduce|supone|supondría|deja|dejaría|hace|haría|provoca|provocaría|crea
    si no
    de lo contrario
    sin ~8 perdería|pierde|no|sería|habría|pierden
    si ~14 entonces|perderá|perderán|será|serán|sería|serían|habrá|habría|tendrá|tendrán|tendría|podrá|podrán|pierde|pierden|llega|llegan|aprende|rinde|rinden
    así que
    tan ~2 que
    al final
    a la larga
    a largo plazo
    acaba|acaban|acabará|acabarán|termina|terminan por|en|con|siendo
    lo que ~2 hace|crea|provoca|permite|impide|deja|lleva
    para que ~3
    """,
    even_if="""
    incluso|aun si|cuando|aunque
    aunque
    supongamos|imaginemos|admitamos @adv? que?
    suponiendo|admitiendo|aceptando que
    por más|mucho|muy que
    si bien
    ^ es @adv? cierto|verdad|posible que
    es verdad|cierto que
    puede ser que|cierto?
    reconozco|reconocemos|admito|admitimos|concedo|entiendo|entendemos
    a pesar de
    pese a
    da igual
    no importa
    en el peor de los casos
    sea como sea
    aun así
    ^ por supuesto
    """,
)

_NEGATORS = groups(
    negates="""
    no
    nunca|jamás|tampoco
    ni
    sin
    nadie|ningún|ninguna|ninguno|nada
    apenas
    impide|impiden|evita|evitan|evitar|impedir ~1 que?
    en lugar|vez de
    lejos de
    deja|dejan|dejar de
    """,
    harmless="""
    no solo|sólo|solamente|únicamente
    no hay duda
    no cabe duda
    sin duda|lugar|contar|hablar
    nada más que
    por|para nada
    o no
    por qué no
    no ~3 ni|nada|nadie|ningún|ninguna|nunca
    ni siquiera
    """,
)

_QUESTIONS = groups(
    rhetorical="""
    por qué debería|deberían|habría|hay|tendrían|tiene|tienen|vamos|no|obligar|castigar|seguir|es|cambiar
    quién puede|podría|quiere|va|cree|no|paga|aprende|rinde|cuida
    cómo puede|pueden|vamos|podría|va|es|no|quieren|pretenden|esperan
    de qué sirve|vale|hablan
    qué sentido|más|gana|ganamos|pasa|harán|hacemos|queda|importa|clase|tipo tiene|da|queda?
    para qué
    no es|son|sería|será|vale|merecen|tienen|deberíamos
    acaso
    dónde está|queda|están
    cuántos|cuántas
    desde cuándo
    de verdad
    en serio
    """,
)

SPANISH = written_in(
    LANGUAGE,
    classes=_CLASSES,
    stance=_STANCE,
    moves=_MOVES,
    negators=_NEGATORS,
    questions=_QUESTIONS,
    sources="""estudio estudios encuesta encuestas ley informe datos cifras estadísticas investigadores investigación médicos
    pediatras científicos ciencia experiencia historia pruebas constitución""",
    subordinators="porque que pues ya si cuando donde como quien y o aunque mientras para",
    adversatives="pero sino sinembargo",
    reasons="porque pues",
    conceding="aunque mientras pese",
)
