"""Spanish, as data: stop words, negators, variants, number words.

Accents are dropped, since people leave them out; endings that the stemmer tells by their accent (“-ción”) get it back
before stemming. “ñ” is read as “n”, which is also how it is typed without a Spanish keyboard.
"""
# ruff: noqa: E501, SIM905 - word lists read best as text.

from __future__ import annotations

import unicodedata

from debate.judge.languages.language import Language
from debate.judge.languages.tables import described, variants, without_endings


def _plain(word: str) -> str:
    pieces = unicodedata.normalize("NFKD", word).casefold()
    return "".join(piece for piece in pieces if unicodedata.category(piece) != "Mn")


def _respell(word: str) -> str:
    """“educacion” as “educación”: the stemmer takes “-ación” off, and “-aciones”."""
    for ending in ("cion", "sion"):
        if word.endswith(ending):
            return word[:-2] + "ón"
    return word


_VARIANTS = variants(
    """
    alumno: alumnos alumna alumnas alumnado estudiante estudiantes escolares chicos chicas muchachos
    profesor: profesores profesora profesoras profe profes profesorado docente docentes maestro maestra maestros maestras
    adolescente: adolescentes adolescencia
    joven: jóvenes juventud juvenil juveniles
    dormir: duerme duermen durmiendo durmió dormimos dormido dormidos dormida duermo durmieran duerman
    sueno: sueños
    empezar: empieza empiezan empezamos empezaría empezarían empiecen empiece empezando
    comenzar: comienza comienzan comience comiencen
    perder: pierde pierden perdido pierdan perdemos
    entender: entiende entienden entendido
    querer: quiere quieren quiero queremos quieran
    poder: puede pueden puedo podemos pueda puedan
    pensar: piensa piensan pienso
    mover: mueve mueven muevan
    volver: vuelve vuelven vuelvan
    decir: dice dicen dijo dicho diciendo
    hacer: hace hacen hizo hecho haga hagan haría
    tener: tiene tienen tuvo tengan tenga
    venir: viene vienen vino vengan
    ir: va van vamos vaya vayan iría
    salir: sale salen salgan salida salidas
    llegar: llega llegan lleguen llegue llegada
    saber: sabe saben sé supo sepan
    mejor: mejores
    mejorar: mejora mejoran mejoró mejoraron mejorado mejoras
    peor: peores
    trabajo: trabajos trabajar trabaja trabajan trabajando trabajador trabajadores
    ensenar: enseña enseñan enseñó enseñanza enseñe
    aprender: aprende aprenden aprendizaje aprendido aprendan
    familia: familias familiar familiares
    padre: padres madre madres papás
    nino: niños niña niñas hijo hijos hija hijas
    noche: noches nocturno nocturna
    manana: mañanas madrugada madrugar madrugan madrugón temprano
    tarde: tardes
    transporte: transportes autobús autobuses bus buses
    nota: notas calificación calificaciones
    salud: sano sanos sana saludable saludables
    cansancio: cansado cansados cansada cansadas
    atencion: atiende atienden atento atentos atender
    euro: euros €
    percent: % porciento
    """,
    _plain,
)

_NUMBERS = {
    _plain(word): number
    for number, word in enumerate(
        """dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho
        diecinueve veinte""".split(),
        2,
    )
} | {"treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90}
_NUMBERS |= {"cien": 100, "ciento": 100, "mil": 1000, "millon": 1_000_000, "millones": 1_000_000}

_STOP = """
a acá además ahí ahora al algo alguien algún alguna algunas alguno algunos allí ambos ante antes apenas aquel aquella
aquellas aquello aquellos aquí así aún aunque bajo bastante bien cada casi cierta ciertas cierto ciertos como cómo con
conmigo contra cual cuál cuales cualquier cualquiera cuando cuándo cuanta cuántas cuanto cuánto cuántos cuyo da dan dar
de debe deben debería deberían debemos debe del demás demasiado dentro desde después donde dónde dos durante e el él ella
ellas ello ellos en encima entonces entre era eran eres es esa esas ese eso esos esta ésta está estaba estaban estado
están estar estas este esté esto estos estoy estamos etc fue fueron fuera fuese gran ha haber había habían habrá habría
hace hacen hacer hacia han hasta hay haya he hecho hemos hubo iba incluso ir la las le les lo los luego más me mediante
menos mi mí mientras mis misma mismas mismo mismos mucha muchas mucho muchos muy nada nos nosotros nuestra nuestras
nuestro nuestros o os otra otras otro otros para pero poca pocas poco pocos podemos podría podrían por porque pues puede
pueden pueda que qué quien quién quienes quizá quizás respecto se sea sean según ser será serán sería serían si sí
sido siempre siendo siquiera sobre solamente solo sólo son soy su sus suya suyo tal tales también tan tanta tantas tanto
tantos te tener tenga tengo ti tiene tienen toda todas todavía todo todos tras tu tú tus un una unas uno unos usted
ustedes va van varias varios vaya vez veces vosotros voy y ya yo ello cosa cosas sino embargo
"""

_NEGATORS = "no nunca jamás tampoco ni sin nadie ningún ninguna ninguno nada apenas"

_COMMON = """
aceptar acabar aclarar acordar actitud actividad actual acuerdo adelante admitir afirmar ahorrar alcanzar alegre alto
amable ambiente amigo andar anterior año aparecer apoyar apoyo aprovechar argumento asegurar asunto aumentar ayuda ayudar
bajar barato base bastar bonito bueno buscar cabeza caer calle cambiar cambio cambios camino cansar capaz cara caro casa
caso causa causar central cerca cerrar claro coger comer comparar completo común conocer conseguir consecuencia
considerar construir contar contener contestar continuar contrario convencer correcto correr corto costar coste costo
costumbre crear crecer creer crisis cuenta cuerpo cuestión cuidado cuidar culpa cumplir daño decidir decisión dedicar
defender dejar demostrar depender derecho desaparecer desarrollar descubrir desear detalle día diario dificil diferencia
diferente difícil dificultad dinero directo distinto duda dudar durar edad efecto ejemplo elegir empezar encontrar
enfrentar entender entero entrar enviar época equivocar error escribir escuchar esfuerzo especial esperar establecer
estudiar estudio evidente evitar exacto exagerar exigir existir éxito experiencia explicar expresar extremo fácil falso
falta faltar fallar familia famoso favor feliz fin final formar forma frase frecuente fuerte fuerza funcionar futuro
ganar gente general grande grave grupo gustar guardar hablar hecho historia hombre hora hoy honesto idea igual imaginar
impedir importancia importante importar imposible incluir indicar interés interesante intentar inútil joven juego jugar
juntar justo lado largo lejos lento levantar libre límite llamar llegar lleno llevar lograr lugar luz mal malo mandar
manera mano mantener máximo mayor mayoría medio medida mejor mejorar mencionar menor mentira meter miedo minuto mirar
modo molestar momento morir mostrar motivo mover mujer mundo nacer natural necesario necesidad necesitar negar negativo
normal notar noticia nuevo número objeción obligar obtener ocasión ocurrir ofrecer oír olvidar opinar opinión oponer
orden organizar país palabra parecer parte particular partir pasar paso pedir peligro peligroso pena pensar pequeño
perder permitir persona pesar plan pobre poder poner posible posición positivo practicar práctico precio preciso preferir
pregunta preguntar preocupar preocupación presentar presente primero principal principio probable probar problema
producir profundo prometer pronto proponer propio propuesta proteger provocar próximo prueba público pueblo punto quedar
quejar querer quitar rápido raro razón real realidad realizar recibir recoger reconocer recordar reducir referir regla
relación repetir resolver responder respuesta resto resultado resultar rico riesgo sacar seguir seguro semana sencillo
sentido sentir señalar señor serio servir siguiente simple situación solución soler subir suceder suficiente sufrir
suponer tardar tema temer temor tiempo tipo tocar tomar total tratar triste último único usar útil valer valor vender
ventaja desventaja ver verdad verdadero vida viejo visitar vivir volver voz
"""

_GOOD = """
adecuado alegría alegre amigo animar apoyar apoyo aprender aprovechar asegurar atento autonomía avanzar avance ayudar
ayuda barato bello beneficio beneficiar bienestar bueno calidad calma capaz claro cómodo comprender concentrar
concentración confianza conseguir crecer cuidar defender democracia derecho descansar descanso digno dignidad diversidad
eficaz eficiente eficacia enriquecer equilibrio equidad esperanza éxito fácil facilitar favorecer feliz felicidad fiable
ganar ganancia garantizar generoso gusto honesto honrado igualdad importante independencia integrar inteligente justo
justicia libertad libre lograr logro mejor mejorar mérito motivar motivación necesario oportunidad orden orgullo paz
paciencia positivo preferir premio progreso proteger protección próspero prudente razonable rendimiento rendir respeto
respetar responsable responsabilidad sabio salud saludable sano seguridad seguro sensato solidario solidaridad solución
solucionar solidez sostenible talento tolerancia tranquilo tranquilidad unir útil valioso ventaja verdad
"""
_ILL = """
abandonar aburrido aburrir abuso accidente acoso adicción agotar agotado agotamiento agresivo amenaza amenazar angustia
ansiedad arbitrario arruinar ataque atraso bajar burla cansado cansancio caos caro castigo castigar catástrofe ciego
conflicto confusión corrupción crimen crisis cruel culpa daño dañar dañino debilitar deficiencia dependencia depresión
desastre desconfianza desgracia desigualdad desperdiciar desperdicio desventaja deuda difícil dificultad discriminar
discriminación distraer distracción dolor duro egoísta enemigo enfermar enfermedad enfermo engañar error escándalo
esclavo estrés excluir exclusión explotar fracaso fracasar fallar falso falta frágil frustrar grave guerra hambre herir
humillar ignorar ilegal impedir imposible inaceptable incapaz inconveniente ineficaz inferior infeliz injusto injusticia
insulto inseguro inútil ira irritar lamentable lento limitar malo mal mentira miedo miseria molestar molestia morir muerte
negar negativo nervioso obstáculo odio odiar olvidar opresión peligro peligroso pena perder pérdida perezoso perjudicar
perjuicio peor pobre pobreza pelea presión privar problema prohibir racismo rechazar retrasar retraso ridículo riesgo
robar ruina sacrificar somnolencia sufrir sufrimiento suspender suspenso tensión terrible tonto torpe trampa triste
tristeza vago vergüenza víctima violencia violento
"""
_TURNING = """
abolir acabar bajar combatir contra disminuir eliminar evitar frenar impedir limitar luchar perder prevenir prohibir
proteger reducir rechazar resolver solucionar superar suprimir amenazar debilitar perjudicar dañar sacrificar
"""
_URGING = "debe deben debería deberían debemos deberíamos hay habría tiene tienen"
_KEEPING = """
adoptar apoyar conservar continuar crear defender establecer fomentar implantar introducir mantener permitir proteger
autorizar aceptar promover
"""
_ENDING = """
abandonar abolir acabar cancelar cerrar eliminar impedir limitar parar prohibir quitar rechazar renunciar suprimir
"""
_ENDINGS = """
ación aciones amiento imiento miento mientos idad idades mente ador adora adores able ible ivo iva ivos ivas ismo ista
istas al ales ico ica icos icas oso osa osos osas anza ancia encia ante ente ero era dad ido ida ado ada ar er ir o a
os as e es ion acion
"""

_BASE = Language(
    code="es",
    stemmer="spanish",
    respell=_respell,
    variants=_VARIANTS,
    pairs={
        ("por", "ciento"): "percent",
        ("estados", "unidos"): "usa",
        ("telefono", "movil"): "movil",
        ("sin", "embargo"): "sinembargo",  # no negation
    },
    numbers=_NUMBERS,
    letters=frozenset("aeouy"),
    thousands=".",
    root=without_endings(map(_plain, _ENDINGS.split()), 4),
)

SPANISH = described(
    _BASE,
    stop=_STOP + " sinembargo",
    negators=_NEGATORS,
    common=_COMMON,
    good=_GOOD,
    ill=_ILL,
    turning=_TURNING,
    urging=_URGING,
    keeping=_KEEPING,
    ending=_ENDING,
    abbreviations="sr sra srta dr dra prof ud uds etc pág art ej núm aprox p",
)
