"""How rebuttals are phrased in English: see ``rhetoric.Rhetoric`` for what each group means.

Collected from how people argue – in debate handbooks' advice, in speech, in pupils' writing – and kept wide on
purpose: a player must not need to know magic words. ``Phrases`` explains the notation.
"""
# ruff: noqa: E501, SIM905 - a pattern stays on one line, and word lists read best as text.

from __future__ import annotations

from debate.judge.languages.patterns import Phrases
from debate.judge.languages.rhetoric import Rhetoric, groups

_SAY = """say says said saying claim claims claimed claiming argue argues argued arguing tell tells told telling insist
insists insisted insisting maintain maintains maintained contend contends contended assert asserts asserted suggest
suggests suggested suggesting allege alleges alleged declare declares declared complain complains complained warn warns
warned warning object objects objected protest protests protested reply replies replied assure assures assured state
states stated hold holds predict predicts predicted promise promises preach preaches propose proposes repeat repeats
lament laments proclaim remind reminds""".split()
_THINK = """think thinks thought believe believes believed fear fears feared worry worries worried suppose supposes
supposed assume assumes assumed imagine imagines imagined hope hopes feel feels expect expects dread dreads reckon
reckons doubt doubts pretend pretends""".split()
_AFRAID = "afraid worried frightened anxious concerned convinced scared nervous sure certain terrified".split()
_THEY = """they you critics critic opponents opponent sceptics sceptic skeptics skeptic detractors senator admiral
minister ambassador congressman congresswoman general columnist professor editor mayor governor secretary speaker he
she doubters pessimists hawks doves pundits commentators alarmists adversary gentleman lady friend friends colleague
rival somebody someone""".split()
_SOME = "some many others people several most officials politicians analysts washington".split()
_ARGUMENT = """argument arguments claim claims case worry worries fear fears objection objections charge complaint view
concern concerns warning belief position story picture reasoning logic thesis contention assertion suggestion idea
notion assumption premise answer reply point prophecy prediction line alarm doubt doubts proposal premiss scenario
theory nightmare dread accusation question""".split()
_THEIR = "their your his her this that the such an a my".split()
_ADV = """simply just really plainly clearly flatly merely always often still also now rightly wrongly never even all
quite so utterly completely entirely totally hardly actually certainly perhaps then again constantly only very far too
much already obviously""".split()
_AUX = (
    """is are was were be been am has have had do does did will would can could shall should may might must""".split()
)
_BE = "is are was were be been seems seem sounds looks remains".split()
_FALSE = """false untrue wrong mistaken nonsense absurd incorrect misleading misguided unfounded baseless groundless
backwards illogical unfair naive simplistic flawed misplaced misconceived ridiculous implausible unconvincing hollow
fantasy empty""".split()
_BIG = """bigger greater graver worse larger heavier higher stronger deeper dearer costlier likelier uglier deadlier
riskier cheaper safer better smaller lesser""".split()
_STAKE = """danger risk cost costs price threat harm peril loss evil prize fear question problem interest good worry
disaster burden benefit point thing issue stake stakes gain reason test nightmare""".split()

_CLASSES = {
    "say": _SAY,
    "think": _THINK,
    "afraid": _AFRAID,
    "they": _THEY,
    "some": _SOME,
    "argument": _ARGUMENT,
    "their": _THEIR,
    "adv": _ADV,
    "aux": _AUX,
    "be": _BE,
    "false": _FALSE,
    "big": _BIG,
    "stake": _STAKE,
}

_STANCE = groups(
    says="""
    @they @aux? @adv? @adv? @say us|me|voters|people|everyone|congress? that?
    @they @aux? @adv? @be|been? @say|telling|saying|claiming|arguing us? that?
    @they keep|keeps|kept|go|goes|went on? telling|saying|claiming|arguing|insisting|repeating us|me|voters|people? that?
    the|my|our|your|their|a ~3 @say us|me? that?
    @they would|will have us believe|think that?
    @they want|wants|ask|asks|asked|invite|invites us to believe|think|imagine|picture|accept|suppose that?
    @they ask|asks|asked|wonder|wonders how|why|who|what|whether|if|where
    it is|was @adv? said|claimed|argued|alleged|suggested|objected that?
    it has @adv? been said|claimed|argued|alleged|suggested that?
    we|i are|am|have|hear @adv? been? told that?
    we|i hear|heard @adv? that
    @their|our ~2 @argument @adv? is|was|runs|goes|says|rests|seems|turns|depends|holds|boils ~1 that|on|upon|like|about?
    @their ~2 @argument that|about|of|over
    there is|are ~2 @argument that
    the other side|camp @aux? @adv? @say|@think us? that?
    the other side|camp ~4 @say|@think|@argument that?
    our|my opponents|opponent @aux? @adv? @say|@think us? that?
    according to @their|@they|those|some|them|him ~2
    in|on|by @their ~1 view|account|telling|eyes|opinion|reading|story|version|logic|reasoning
    as|if @they @say|see|sees|tell|have it?
    supposedly|allegedly
    @they paint|paints|describe|describes|present|presents|picture|pictures|conjure|conjures|portray|portrays
    @they point|points|appeal|appeals to
    @they speak|speaks|talk|talks of|about
    @they raise|raises|bring|brings|invoke|invokes|use|uses ~3 @argument|spectre|specter|ghost of|that?
    @they call|calls
    @they make|makes much|a of? ~4
    so-called
    """,
    thinks="""
    @they @aux? @adv? not? @think that?|about|for
    @they are|is|seem|seems @adv? @afraid that|of|about
    those|people|anyone|everyone who @aux? @say|@think|object|oppose that?
    it is|was @adv? feared|believed|thought|assumed|hoped that?
    """,
    reports="""
    @some ~3 @say|@think us? that?
    """,
    opening="""
    the|my|our|your ~1 wants|wanted|wishes|fears|worries|thinks|believes|hopes|feels|dreams|demands|asks|sees|complains|doubts that|to|of|about?
    the|my|our|your ~1 is|was @adv? @afraid that|of|about?
    """,
    alludes="""
    i|we|and|but|to @adv? disagree|agree|differ with|from him|her|you|them|@their
    ^ he|she is|was|has|had|should|would|could|does|did|sounds|seems|may|might|will|must
    ^ the|my|our|this ~1 speaker|gentleman|lady|opponent|senator|admiral|minister|ambassador|congressman|columnist|professor|editor|mayor|governor|secretary is|was|has|had|should|would|could|does|did|sounds|seems|may|might|will|must
    """,
    refers="""
    @they accuse|accuses|accused|blame|blames|suspect|suspects ~3 of|for
    @they compare|compares|compared|liken|likens ~3 to|with
    @they are|is @adv? too
    @they are|is? @adv? exaggerate|exaggerates|exaggerating|overreact|overreacts|overreacting
    @their ~3 @argument
    the|this|that|your ~3 's? @argument|case
    what @they @say|@think|forget|forgets|ignore|ignores|miss|misses
    @they @adv? forget|forgets|ignore|ignores|overlook|overlooks|miss|misses|neglect|want|wants|offer|offers|treat|treats|see|sees|read|reads
    @they look|looks @adv? at|past|away|back|for|no
    @they are|is @adv? @false|right|@afraid
    the other side|camp
    my|our opponent|opponents
    this|that|such|the kind|sort|line of @argument
    as @they put|puts|say|says|see|sees it
    to @they|those
    @they answer|answers|mention|mentions|count|counts|leave|leaves|lead|leads|skip|skips|assume|assumes|concede|concedes|admit|admits
    """,
    factive="""
    @they|@some @aux? @adv? forget|forgets|forgot|ignore|ignores|overlook|overlooks|neglect|omit|omits|miss|misses|admit|admits|admitted|concede|concedes|conceded|know|knows|acknowledge|acknowledges|recognise|recognises|recognize|recognizes|agree|agrees|remember|learned|showed|shows that?|to?|how?
    the|my|our|your ~1 do|does|did not mention|say|tell|ask|explain|see|notice|realise|realize|understand us? that|how|why|what?
    @they do|does|did not mention|say|tell|ask|explain|see|notice|realise|realize|understand us? that|how|why|what?
    @they never mention|mentions|say|says|ask|asks|explain|explains that|how|why|what?
    what @they @aux? not? forget|forgets|ignore|ignores|overlook|overlooks|omit|miss|misses|leave|leaves out? is? that?
    @they say|says|said|admit|admits so? yourself|yourselves|themselves|himself|herself that?
    """,
    denies="""
    it is|was|would @adv? not|never @adv? true|right|so|correct|fair|be that|to
    it is|was|seems @adv? @adv? @false that|to @say|@think that?
    it is|was|seems @adv? @adv? @false that
    it is|was a|an|pure myth|mistake|error|illusion|fallacy|fantasy|fiction to @say|@think that?
    it is|was a|an|pure myth|mistake|error|illusion|fallacy|fantasy|fiction that
    it @aux not follow|mean that?
    it does not follow that?
    there is|are|was @adv? no|little|hardly|scarcely ~1 evidence|sign|proof|danger|risk|chance|truth that|of|in
    there is|are|was @adv? no|little|hardly|scarcely ~1 evidence|reason|case|ground to|for @say|@think|believe|saying|thinking|believing that?
    i|we @aux not @think|agree|accept|buy|see that|with|how|why?
    i|we cannot accept|agree|believe that|with?
    i|we reject|deny|dispute|doubt|disagree the? idea|claim|notion|view|with? that?
    @they are|is|was|were @adv? @false|wrong to|in|that|when|about @they? @say|@think? that?
    nobody|none @say|@think|believes|thinks that?
    no one @say|@think|believes|thinks that?
    nobody|none can|could|will|would|should @adv? @say|@think|believe|pretend that?
    no one can|could|will|would|should @adv? @say|@think|believe|pretend that?
    by no means
    nothing @adv? suggests|shows|proves that?
    far from
    """,
    rejects="""
    is|are|was|were|sounds|seems|looks @adv? @adv? @false
    is|are @adv? not @adv? true|so|right|correct|convincing|serious|the|how|what|an|a|enough|good|real|fair|valid|sound|reasonable
    that|this|it is @adv? not @adv? the? case|point|so|true|right|how|what|enough|it|problem|answer|fact|reality|truth
    @aux not @adv? follow|hold|stand|work|add|survive|wash|convince|hang|persuade|fit up|together|water|examination|scrutiny?
    misses|miss|missed|misreads|misstates|mistakes|misjudges|misunderstands the? point|bargain|treaty?
    gets|get|has|have|got it|this|that|things|the ~2 wrong|backwards|back|upside
    is|are a|an|pure? myth|mistake|error|illusion|fallacy|fantasy|fiction|misreading|caricature
    falls|fall|breaks|comes|collapses|crumbles apart|down|flat|short?
    ignores|forgets|overlooks|neglects|confuses|mixes|muddles the|that|what|how|up|who|two?
    has|have no|little substance|basis|foundation|merit|legs|ground|weight|force
    could|would not be further|more wrong|from|mistaken
    ^ no
    ^ not so|at|really|quite|true|necessarily|in all?
    ^ nonsense|wrong|false|rubbish|hardly|untrue
    ^ quite|on|just|rather the contrary|opposite|reverse
    nothing of the kind|sort
    on the contrary
    i|we disagree|differ|object
    i|we @aux not agree|accept|buy|believe|think
    speaks|speak|argues|argue for|against
    """,
    concedes="""
    ^ granted|admittedly|yes|certainly|sure|undoubtedly|true that?
    ^ of course|course
    ^ no doubt
    ^ to be fair|sure
    ^ fair enough
    i|we @adv? do|can? @adv? grant|concede|admit|accept|acknowledge|agree|understand you|with? you|him|her|them? that|why?
    i|we @adv? can? see your|his|her|their|the point|why|that that?
    i|we do|would not deny|dispute|doubt that
    it is|may|might|could @adv? be? @adv? true|right|fair|correct that
    @they are|is|may|might @adv? be? right that|to|about
    there is|may some|a be? ~1 truth|sense|something in|to|that
    there may|might|will be some|people|many ~3 who|that
    nobody|none denies|disputes|doubts that
    no one denies|disputes|doubts that
    ^ while|although|though|whereas|despite
    """,
    hypothetical="""
    even if|though|where|were|granting|supposing|assuming|when
    suppose|supposing|assume|assuming that?
    whether or not
    if @they are|were|is|was @adv? right
    """,
    contrast="""
    but
    yet
    ^ however|still|nevertheless|nonetheless|instead|rather
    however
    nevertheless|nonetheless
    even so
    all the same
    that said
    in fact|reality|truth
    on the contrary
    and that|this|it|they is|are @adv? not|@false|wrong
    which is|are|was @adv? @adv? not|@false|wrong|exaggerated|overstated
    and @adv? @they are|is @adv? wrong|mistaken
    ^ no
    ^ is|are @adv? @false
    """,
)

_MOVES = groups(
    # Whatever denies, behind it or before it, for stance is the move as well.
    deny="\n".join((*_STANCE["denies"], *_STANCE["rejects"]))
    + """
    on the contrary
    nothing of the kind|sort
    the truth|fact|reality is
    quite|just|exactly|precisely the opposite|reverse
    ^ in fact|reality|truth
    the opposite is true
    @they are|is @adv? @adv? @false
    i|we @aux not @adv? agree|accept|buy|believe|think
    i|we reject|deny|dispute|disagree
    there is|was @adv? no such
    @aux @adv? not @adv? exist|happen
    it|that|this has not happened
    simply|just|plainly|flatly|certainly|clearly not
    never did|was|were|has|have|had|will|would
    nobody|none is|are|was|wants|asks|proposes|asked
    no one is|are|wants|asks|proposes
    far from
    """,
    mitigate="""
    only in|a|partly|up part|to|half|fraction?
    partly|half|partially true|right
    up to a point
    to some|a certain|an extent|degree
    true as far as
    exaggerated|overstated|overblown|inflated|overdone
    exaggerate|exaggerates|overstate|overstates
    @aux not @adv? as|so ~3 as
    @aux not all|always|every|necessarily
    ^ not all|every|everyone|everybody|always|necessarily
    not nearly as|so
    much|far|rather less|smaller|weaker|milder ~3 than
    less ~2 than @they|it|this|that|claimed|feared
    at most|worst
    need not
    need|needs not
    @aux can? be ~1 managed|handled|met|limited|contained|eased|calmed|reassured|answered|settled|solved|overcome|controlled|softened|reduced|addressed|dealt|repaired|bridged|closed
    step by step
    gradually|little
    short of
    no more than
    a matter of
    rather than
    without|instead ~1 ~1 having|needing|being|going|throwing|breaking|losing|overturning|tearing
    is|are|would ~2 limited|modest|small|minor|slight|gradual|manageable|unlikely|temporary|rare
    it depends
    not the whole story|truth|picture
    the risk|danger|fear|worry|problem|cost is|are @adv? small|smaller|limited|real|manageable|less|remote|exaggerated|overstated
    """,
    turn="""
    cut|cuts the other|both way|ways
    work|works|point|points|run|runs the other way|direction
    in the opposite|other direction|way
    the other way round|around|about
    that|this|which|it|here is|are @adv? exactly|precisely|just|the very? why|what|reason|argument|thing|where|opposite|case
    that|this|which|it is @adv? why
    precisely|exactly|just because
    @aux @adv? a|an|the|one|another|our|my|your? ~2 reason|argument|case for|to|why|not|against
    all the more reason|because|so?
    more of a reason
    if anything
    prove|proves|proved|make|makes|made|support|supports|strengthen|strengthens my|our|the opposite|case|point?
    @aux|to? backfire|backfires|boomerang
    make|makes|made|making|be|is|are ~4 worse
    argue|argues|speak|speaks|count|counts for|against
    turn|turns|turned ~3 upside|around|on|against|over
    on its head
    the|a|our|my|one? real|true|actual|bigger|greater danger|threat|risk|reason|problem|question|cause|worry|fear|insult|bill|burden|cost|price
    far from ~5
    the very|only @stake|thing|reason|man|argument|fact
    not ~3 but ~2 the|a
    in|by ~1 doing|trying ~6 @they
    it is|was ~3 that|who makes|keeps|gives|invites|causes|frightens|creates|threatens|endangers|breeds
    @aux invite|invites|provoke|create|cause|produce|bring|hasten|feed|fuel ~1 the? very
    would|will destroy|undermine|weaken|undo|kill|endanger|wreck ~3 the|very? what|thing|bases|alliance
    quite the opposite|reverse|contrary
    on the contrary
    safest|best|surest way to|of
    """,
    outweigh="""
    matter|matters|mattered|counts|count|weighs|weigh @adv? more|most
    what @adv? matters|counts
    @adv? more important|serious|dangerous|urgent|likely|pressing|costly|valuable|expensive|damaging ~1 than|is|still?
    outweigh|outweighs|outweighed|outweighing
    @big|more ~2 @stake ~4 than|is
    a|the|far|much|even? @big @stake
    is|are|be|costs|cost|would|far|much|be? @adv? @big|more|less ~3 than
    better|rather|sooner ~9 than
    would|had rather|sooner
    above all
    first and foremost
    compared with|to
    weighed|set|measured|placed against|beside
    ^ against that|this|these
    next|beside to? that|this|it|what
    pale|pales
    worth|costs|cost|risks @adv? far? more|less|the|it|having|paying
    i|we|anyone|and? would? prefer|choose|prefers
    a|the small|smaller|fair|modest|cheap|low|lesser|high price|cost|risk|evil|sum to|for|than|compared?
    price|cost|bill of|for ~4 is|would|will ~3 @big|more|less|nothing
    a price worth
    @big still|yet|by
    nothing is more
    what|which is @adv? @big|more
    """,
    reason="""
    because
    since|as|for @they|it|we|i|he|she|there|our|their|its|this|that|these|those|nobody|no
    for|of one|a|two|three|this|that|these|the|another? simple|good|very|same|obvious|main? reason|reasons
    the|one|another|our|my|first|second|main|simple|real reason is|why|that|for|was
    reason|reasons ~4 is|are that|because
    after all
    thanks|owing|due to
    that|this|which|it is @adv? why
    given|seeing|considering that|how|the|what
    in view of
    so|as long as
    now|seeing that
    why ? because
    on the ground|grounds that
    explains|explain why|how
    the point|fact|trouble|problem|truth|difficulty|answer is
    in order to
    unless
    in that
    depends|depend|rests|hangs|relies|stands|exists on|upon|because|only?
    it is|was ~5 that makes|keeps|gives|explains|allows|lets|makes
    """,
    fact="""
    for example|instance
    ^ take|consider|remember|recall|look|witness|think|see @adv? at|of|how|the|what|when|that|last
    as ~3 showed|shows|proved|proves|showed|demonstrates|saw|did
    history|experience|record shows|showed|proves|teaches|tells|is
    ask anyone|anybody|any|the
    in the case of
    the record|facts|figures|evidence shows|show|speak|is|are
    survey|surveys|study|studies|poll|polls|report|reports|research|statistics|figures|numbers shows|show|showed|finds|find|found|proves|prove|tells|tell|says|say
    under the treaty|law|agreement|constitution
    the treaty|law|agreement|constitution|guidelines|summit|article @adv? says|forbids|binds|obliges|lets|allows|bars|requires|promises|commits|keeps|permits|signed
    """,
    consequence="""
    ^ therefore|thus|hence|consequently|accordingly|so
    therefore|thus|hence|consequently
    and|, so|then @they|it|we|the|our|japan|america|that|this|if|there|nobody|no|a|any|i|what|let|washington|tokyo
    as a result|consequence
    the result|consequence|upshot|outcome|end|lesson @aux|is
    that|this|which|it|they @aux? mean|means|meant|leads|lead|leave|leaves|makes|ends|end|follows
    which @aux? mean|means|leaves|leads|makes
    that|this|which|it|you|we|they|japan|america|and would|will|could @adv? mean|leave|make|cost|lose|end|leads|lead|break|destroy|force|bring|cause|invite|drive|wreck|collapse|become
    it follows
    follows that|from
    for|from this|that|which reason|follows
    ^ otherwise
    otherwise|or|else we|it|japan|america|the|you|they @aux
    in the end|long
    sooner or later
    at stake
    what is left
    leave|leaves|leaving|left us|japan|america|them|you|washington|nobody|the ~2 with|without|to|alone|open
    puts|put|places|putting ~5 at risk|danger|peril
    risk|risks|risking losing|breaking|a|the|war|everything|our|all
    in|with the consequence|result|effect|danger
    that is why
    let us|japan|the
    so that ~3 @aux
    the stakes|choice is|are
    only then
    """,
    condition="""
    if|unless ~14 @they|it|we|the|our|japan|america|that|there|i|no|nobody|voters|congress|americans|asia|they|then? will|would|cannot|could|shall|might
    ^ once ~14 @they|it|we|the|our|japan|america|that|there|i|no|nobody|voters|congress|americans|asia|they|then? will|would|cannot|could|shall|might
    ^ without|should ~14 will|would|cannot|could|shall|might
    would|will|could|shall ~8 if|unless|without|once
    """,
    # Whatever grants, for stance, is the move as well.
    even_if="\n".join((*_STANCE["concedes"], *_STANCE["hypothetical"]))
    + """
    even if
    even though|where|were|granting|supposing|assuming|in|on|then|so|when|after|with|a|at
    suppose|supposing|assuming @they|that|it|for|there|the|japan|we
    if @they|that|it|this|there|i|we are|were|is|was @adv? right|true|so
    whether or not
    no matter what|how|who|whether
    however|whatever|whoever bad|real|strong|much|great|true|far|happens|loud|angry
    at worst
    all the same
    for the sake of argument
    in the worst case
    might|may|could @adv? be true|right|so
    there @aux? be? some|a|something truth|risk|danger|sense
    there is|may|might|will|are ~1 some|a ~2 truth|risk|danger|cost|sense|anger|grumbling
    be that as it may
    even then|so
    that|this is @adv? true|right|fair|correct but|yet|however
    i|we grant|concede|admit|accept|acknowledge
    ^ granted|admittedly|true|yes|certainly
    ^ of course
    ^ no doubt
    i|we @adv? understand|share|respect
    @they are|may|is @adv? be? right
    """,
)

_NEGATORS = groups(
    negates="""
    not
    no
    never
    nor
    neither
    nobody|nothing|none|nowhere
    without
    hardly|scarcely|barely|rarely|seldom
    cannot
    fail|fails|failed|failing to
    refuse|refuses|refused to
    lack|lacks|lacking
    stop|stops|prevent|prevents|keep|keeps|kept ~3 from
    unable|unwilling to
    too ~1 to
    instead of
    rather than
    """,
    harmless="""
    not only|just|merely|simply|least|to|surprisingly
    never only|just|merely|simply|solely
    no doubt|wonder|matter|more|less|sooner|one
    nothing but|less|more
    cannot but
    not without
    why not
    whether or not
    or not
    if not
    """,
)

_QUESTIONS = groups(
    rhetorical="""
    why should|would|must|do|does|is|are|not|then|on|did|bother|else
    who would|will|could|can|else|really|wants|needs|believes|says|is|cares|in
    how long|could|can|would|will|is|are|much|many|do|does|should
    what good|use|kind|sort|would|will|else|more|ally|country|nation|parent|reason|right|if
    where would|will|is|are|else
    when did|has|have|was|will
    since when
    @aux not
    really|seriously|honestly|truly
    @aux anyone|anybody|we|you|i
    which
    """,
)

ENGLISH = Rhetoric(
    stance=Phrases(_STANCE, _CLASSES),
    moves=Phrases(_MOVES, _CLASSES),
    negators=Phrases(_NEGATORS, _CLASSES),
    questions=Phrases(_QUESTIONS, _CLASSES),
    sources=frozenset(
        """law treaty constitution agreement article guidelines history record facts evidence summit figures statistics
        experience text book experts studies study research polls poll data numbers koreans chinese neighbours neighbors
        everyone both""".split()
    ),
    claims=frozenset(_ARGUMENT),
    demonstratives=frozenset({"that", "this", "which"}),
    own=frozenset({"my", "our"}),
    prepositions=frozenset({"in", "on", "by"}),
    opponents=frozenset(_THEY),
    at_large=frozenset("if when whenever what whatever where as than who which that until unless like how".split()),
    comparing=frozenset({"than"}),
    auxiliaries=frozenset(_AUX),
    adversatives=frozenset({"but"}),
    reasons=frozenset({"since", "as", "for"}),
    because=frozenset({"because"}),
    conceding=frozenset("while although though whereas despite".split()),
    subordinators=frozenset(
        "because since as if when while although though unless until whereas which who that".split()
    ),
)
