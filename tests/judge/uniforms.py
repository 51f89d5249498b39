"""A small pack about school uniforms, with cues as an author writes them: what the tests of the judge read by heart."""

from __future__ import annotations

from debate.packs.model import (
    Brief,
    Camp,
    CampFact,
    Claim,
    ClaimKind,
    Criterion,
    Cues,
    Level,
    Move,
    MovesMeasure,
    Pack,
    Point,
    PointKind,
    PointsMeasure,
    Prompt,
    Rubric,
    Source,
)

MOST_WORDS = 400

COST = "One uniform is cheaper for parents than a wardrobe of fashionable clothes."
BULLIES = "Nobody can be mocked for poor clothes when all pupils dress alike."
BELONGING = "A shared uniform makes pupils feel that they belong to their school."
SURVEY = "In the county's survey of 2012 nine parents in ten called the uniform the cheaper choice."

HAND_DOWNS = "Families save more when brothers and sisters hand down what they already own."
BADGES = "Bullies simply turn to shoes, phones and accents when clothes are the same."
CHOOSING = "Choosing what to wear teaches young people to express who they are."

FOR, AGAINST = "uniforms-cost-money", "uniforms-stop-bullies"
"""Ids of the prompts that speakers for and against uniforms answer."""

STRONG = (
    "They say that a uniform is one more bill for parents who have little money. That is not true, because one uniform "
    "is cheaper than a wardrobe of fashionable clothes, and it lasts for years. In the county's survey of 2012, nine "
    "parents in ten called it the cheaper choice. What matters more is the playground: nobody can be mocked for poor "
    "clothes when all the pupils dress alike. Even if the blazer did cost a little more at first, a child who is "
    "laughed at every morning pays a higher price. Therefore the school should keep its uniform."
)
"""An answer to ``FOR`` that makes every point but the one on belonging."""


def point(name: str, says: str, *, kind: PointKind = PointKind.ANSWER, worth: int = 2, **more: object) -> Point:
    """A point with hint and press made from its name."""
    cues = {key: more.pop(key) for key in ("paraphrases", "concepts", "sufficient", "exclude") if key in more}
    move = more.pop("move", None)
    assert not more, more
    assert move is None or isinstance(move, Move)
    return Point(
        id=name,
        says=says,
        kind=kind,
        worth=worth,
        hint=f"Think again about the {name}.",
        press=f"And what do you say of the {name}?",
        cues=Cues(**cues),  # type: ignore[arg-type]
        move=move,
    )


POINTS_FOR = (
    point(
        "cost",
        COST,
        worth=3,
        move=Move.DENY,
        paraphrases=(
            "Parents save money, since they buy one set instead of following every fashion.",
            "A blazer that lasts for years costs less than new jeans every month.",
            "It is the fashionable wardrobe that empties a family's purse, not the uniform.",
        ),
        concepts=(
            ("uniform", "blazer", "one set", "school clothes"),
            ("cheaper", "cheap", "save", "costs less", "less expensive", "affordable", "lasts for years"),
        ),
        sufficient=("cheaper than a wardrobe", "saves parents money"),
        exclude=("not cheaper",),
    ),
    point(
        "bullies",
        BULLIES,
        move=Move.OUTWEIGH,
        paraphrases=(
            "If everyone wears the same, there is nothing left to laugh at.",
            "Poor children are not teased for their clothes any more.",
            "A uniform takes away the bully's favourite target.",
        ),
        concepts=(
            ("mocked", "teased", "bullied", "bully", "laughed at", "laugh at", "made fun of"),
            ("same clothes", "alike", "wears the same", "identical", "poor clothes", "their clothes"),
        ),
        sufficient=("nothing left to laugh at",),
    ),
    point(
        "belonging",
        BELONGING,
        paraphrases=(
            "Whoever wears the school's colours is part of a team.",
            "It gives the whole school a common identity and some pride.",
        ),
        concepts=(
            ("belong", "belonging", "team", "community", "identity", "pride"),
            ("school", "pupils", "colours", "uniform"),
        ),
        sufficient=("part of a team",),
    ),
    point(
        "survey",
        SURVEY,
        kind=PointKind.EVIDENCE,
        move=Move.FACT,
        paraphrases=("Nine in ten parents told the county that it costs them less.",),
        concepts=(("survey", "county", "asked", "2012"), ("nine", "parents", "ninety percent")),
    ),
)

POINTS_AGAINST = (
    point(
        "hand-downs",
        HAND_DOWNS,
        paraphrases=(
            "Clothes that are handed down from a sister cost nothing at all.",
            "A uniform is bought on top of what children own already.",
        ),
        concepts=(("hand down", "handed down", "brother", "sister"), ("save", "own", "nothing", "free")),
    ),
    point(
        "badges",
        BADGES,
        worth=3,
        paraphrases=(
            "Take away the jeans and they will laugh at your phone instead.",
            "Bullying does not end with uniforms, for it finds another badge.",
        ),
        concepts=(
            ("bully", "bullies", "bullying", "laugh", "mock"),
            ("shoes", "phone", "accent", "another badge", "instead"),
        ),
    ),
    point(
        "choosing",
        CHOOSING,
        paraphrases=(
            "Teenagers find out who they are by dressing as they like.",
            "Self-expression is something that a school ought to teach.",
        ),
        concepts=(
            ("choose", "choosing", "dress as they like", "self-expression"),
            ("express", "who they are", "young"),
        ),
    ),
)

LEVELS = (
    Level(id="missing", at=0, says="Nothing of this is there."),
    Level(id="thin", at=0.25, says="A beginning of this is there."),
    Level(id="good", at=0.55, says="Most of this is there."),
    Level(id="full", at=0.9, says="All of this is there."),
)

RUBRIC = Rubric(
    criteria=(
        Criterion(id="names", title="Names it", weight=15, measures=(MovesMeasure(moves=(Move.NAME,)),), levels=LEVELS),
        Criterion(
            id="answers",
            title="Answers it",
            weight=40,
            measures=(
                PointsMeasure(kind=PointKind.ANSWER, enough=0.6, share=4),
                MovesMeasure(moves=(Move.DENY, Move.MITIGATE, Move.TURN, Move.OUTWEIGH)),
            ),
            levels=LEVELS,
        ),
        Criterion(
            id="supports",
            title="Supports it",
            weight=25,
            measures=(
                PointsMeasure(kind=PointKind.EVIDENCE, enough=0.6, share=2),
                MovesMeasure(moves=(Move.REASON,)),
                MovesMeasure(moves=(Move.FACT,)),
            ),
            levels=LEVELS,
        ),
        Criterion(
            id="weighs",
            title="Weighs it",
            weight=20,
            measures=(MovesMeasure(moves=(Move.CONSEQUENCE, Move.EVEN_IF, Move.OUTWEIGH), need=2),),
            levels=LEVELS,
        ),
    ),
    most_words=MOST_WORDS,
)


def uniforms() -> Pack:
    """The pack: two camps with a prompt each."""
    camps = (
        Camp(
            id="for",
            name="Uniform",
            stand="Every school should require a uniform.",
            case=("Parents save money.", "Children are left in peace.", "A school is a community."),
            facts=(CampFact(says="The county asked its parents about uniforms in 2012.", claims=(1,)),),
        ),
        Camp(
            id="against",
            name="Free choice",
            stand="No school should require a uniform.",
            case=("Clothes are a kind of speech.", "A uniform is one more bill.", "Bullies find another reason."),
            facts=(),
        ),
    )
    claims = (
        Claim(number=1, says=SURVEY, kind=ClaimKind.FACT, helps="for", part="survey"),
        Claim(
            number=2,
            says="A blazer costs 60 pounds and fits for two years.",
            kind=ClaimKind.FACT,
            helps="both",
            part="survey",
        ),
    )
    prompts = (
        Prompt(
            id=FOR,
            camp="for",
            title="A uniform is one more bill",
            claims=(1, 2),
            difficulty=1,
            seconds=120,
            speech="You call it equality. I call it one more bill on the kitchen table. The parents with little money "
            "must buy a blazer that they never asked for, in the one shop that sells it, while last year's trousers "
            "hang unworn in the cupboard. A poor household pays for a rich school's pride.",
            named_by=("a uniform is one more bill for parents who have little money", "poor households pay for it"),
            points=POINTS_FOR,
            exemplar="You say that the blazer is a bill that poor households cannot carry. But fashion is the dearer "
            "tailor, because it asks for something new every term. The county put the question to its parents, and "
            "nine of ten answered that they spend less now. Besides, a boy in last year's coat is no longer teased.",
            samples=(),
        ),
        Prompt(
            id=AGAINST,
            camp="against",
            title="Uniforms end teasing",
            claims=(1,),
            difficulty=1,
            seconds=120,
            speech="Walk through a playground where every collar is the same, and tell me whom the bully picks. He has "
            "lost his list of victims, the coat with the patch and the jumper from the market. That is what a uniform "
            "does: it leaves cruelty without a reason.",
            named_by=("a uniform leaves bullies without a target",),
            points=POINTS_AGAINST,
            exemplar="They promise that a collar makes children kind. Cruelty is more inventive than that: it moves on "
            "to the telephone, the trainers and the way somebody speaks, because it never was about cloth.",
            samples=(),
        ),
    )
    source = Source(title="What pupils wear", kind="report", year=2012, reports="A county on its schools' clothes.")
    return Pack(
        id="uniforms",
        version="1.0",
        title="School uniforms",
        language="en",
        licence="CC0-1.0",
        attribution="Tests",
        motion="Schools should require a uniform.",
        brief=Brief(id="uniforms", source=source, parts={}, claims=claims),
        camps=camps,
        rubric=RUBRIC,
        prompts=prompts,
        hash="fedcba9876543210" * 4,
    )
