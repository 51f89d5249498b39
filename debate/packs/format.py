"""The pack format, written down once: every field of every file, its kind, its range and what it is for.

This is the only definition. ``reading`` reads by it, ``schema`` makes the editors' schema of it, and the reference
in ``content/README.md`` is generated from it. The longest lengths were set for screens of 80 columns by estimate,
well above what the built-in pack uses, and not by measuring them on each screen.
"""

from __future__ import annotations

from debate.packs.definition import Choice, Field, Fraction, ListOf, MapOf, Name, OneOf, Shape, Text, Whole
from debate.packs.model import FORMAT, ClaimKind, Grade, Move, PointKind

_ID = Name()
_CLAIM = Whole(least=1, most=999)
_CLAIMS = ListOf(item=_CLAIM, least=1)
_FORMAT = Field(
    name="format",
    kind=Whole(least=1, most=FORMAT),
    says=f"The version of the pack format: {FORMAT}.",
)
_MOVE = Choice(words=tuple(Move))

BOTH = "both"
"""What ``helps`` says of a claim on which either camp may build."""

CLAIM = Shape(
    name="a claim",
    fields=(
        Field(name="number", kind=_CLAIM, says="Counts from 1, in steps of one; prompts cite the claim by it."),
        Field(name="says", kind=Text(longest=320), says="The claim in your own words, never the source's."),
        Field(name="kind", kind=Choice(words=tuple(ClaimKind)), says="Reported, argued, or granted to the other side."),
        Field(name="helps", kind=_ID, says="The camp that may build on it, or “both”."),
        Field(name="part", kind=_ID, says="The part of the source that it comes from, one of “parts”."),
    ),
)

BRIEF = Shape(
    name="a source brief",
    says="seeds/ID.yaml, or brief.yaml in the pack: what the source says, claim by claim.",
    fields=(
        _FORMAT,
        Field(name="id", kind=_ID, says="The brief's name: that of its file in seeds, and of “brief” in pack.yaml."),
        Field(
            name="source",
            says="What the claims were drawn from.",
            kind=Shape(
                name="the source",
                fields=(
                    Field(name="title", kind=Text(longest=200), says="Its title."),
                    Field(name="kind", kind=Text(longest=80), says="What it is, e.g. “newspaper opinion article”."),
                    Field(name="year", kind=Whole(least=1, most=2999), says="The year of publication."),
                    Field(name="reports", kind=Text(longest=800), says="What it reports, and on what occasion."),
                ),
            ),
        ),
        Field(
            name="parts",
            kind=MapOf(value=Text(longest=120), of="a part of the source"),
            says="The parts of the source, in its order: an id and a title for each.",
        ),
        Field(name="claims", kind=ListOf(item=CLAIM, least=1, most=999), says="Every claim, numbered."),
    ),
)

CAMP = Shape(
    name="a camp",
    fields=(
        Field(name="id", kind=_ID, says="The camp's id, by which prompts name it."),
        Field(name="name", kind=Text(longest=24), says="Its name as a title, e.g. “Genuine ally”."),
        Field(name="stand", kind=Text(longest=240), says="What it holds, in one sentence."),
        Field(
            name="case",
            kind=ListOf(item=Text(longest=240), least=1, most=9, advised=(3, 6)),
            says="Its arguments, a sentence each.",
        ),
        Field(
            name="facts",
            kind=ListOf(
                least=0,
                most=12,
                item=Shape(
                    name="a fact",
                    fields=(
                        Field(name="says", kind=Text(longest=240), says="The fact in one sentence."),
                        Field(
                            name="claims",
                            kind=ListOf(item=_CLAIM),
                            says="The claims of the brief that it rests on; none for a fact from elsewhere.",
                            needed=False,
                            default=(),
                        ),
                    ),
                ),
            ),
            says="Facts that it may bring.",
            needed=False,
            default=(),
        ),
    ),
)

PACK = Shape(
    name="a pack",
    says="pack.yaml: what the debate is about and who is on which side.",
    fields=(
        _FORMAT,
        Field(name="id", kind=_ID, says="The pack's id; its folder is named after it."),
        Field(
            name="version",
            kind=Name(
                pattern=r"[0-9]+(\.[0-9]+){0,2}",
                called="numbers with dots",
                form="numbers with dots, such as “1.0”",
                bare=True,
            ),
            says="Raise it when you share a changed pack.",
        ),
        Field(name="title", kind=Text(longest=80), says="The title shown in lists."),
        Field(
            name="language",
            kind=Name(
                pattern=r"[a-z]{2}(-[A-Za-z0-9]{2,8})*",
                called="a two-letter code",
                form="a two-letter ISO 639-1 code, such as “en” or, with a country, “de-CH”",
            ),
            says="The language that answers are written in.",
        ),
        Field(name="licence", kind=Text(longest=60), says="The licence of the pack's texts, e.g. “CC-BY-4.0”."),
        Field(name="attribution", kind=Text(longest=200), says="Whom to name as its author."),
        Field(name="brief", kind=_ID, says="The id of the source brief."),
        Field(name="motion", kind=Text(longest=240), says="The sentence under debate."),
        Field(name="camps", kind=ListOf(item=CAMP, least=2, most=2), says="The two camps."),
    ),
)

_SHARE = Field(
    name="share",
    kind=Fraction(least=0, most=100, above=True),
    says="Its weight beside the criterion's other measures.",
    needed=False,
    default=1.0,
)

POINTS_MEASURE = Shape(
    name="a measure by points",
    fields=(
        Field(name="points", kind=Choice(words=tuple(PointKind)), says="The kind of points that are counted."),
        Field(
            name="enough",
            kind=Fraction(least=0, most=1, above=True),
            says="The part of those points' whole worth that earns full marks.",
        ),
        _SHARE,
    ),
)

MOVES_MEASURE = Shape(
    name="a measure by moves",
    fields=(
        Field(name="moves", kind=ListOf(item=_MOVE, least=1), says="The moves that count."),
        Field(
            name="need",
            kind=Whole(least=1, most=len(Move)),
            says="How many different ones of them earn full marks.",
            needed=False,
            default=1,
        ),
        _SHARE,
    ),
)

CRITERION = Shape(
    name="a criterion",
    fields=(
        Field(name="id", kind=_ID, says="The criterion's id, by which samples name it."),
        Field(name="title", kind=Text(longest=40), says="Its name on the ballot, as a short command."),
        Field(name="weight", kind=Fraction(least=0, most=1000, above=True), says="Relative to the other criteria."),
        Field(
            name="measured_by",
            kind=ListOf(item=OneOf(name="a measure", shapes=(POINTS_MEASURE, MOVES_MEASURE)), least=1, most=9),
            says="What it is measured by: points that were made, moves, or both.",
        ),
        Field(
            name="levels",
            kind=ListOf(
                least=2,
                most=9,
                item=Shape(
                    name="a level",
                    fields=(
                        Field(name="id", kind=_ID, says="One word, shown as the level's name."),
                        Field(
                            name="at",
                            kind=Fraction(least=0, most=1),
                            says="The part of the measure from which it is reached; 0 for the lowest.",
                        ),
                        Field(name="says", kind=Text(longest=160), says="The sentence that the student reads."),
                    ),
                ),
            ),
            says="The levels, from the lowest to the highest.",
        ),
    ),
)

RUBRIC = Shape(
    name="a rubric",
    says="rubric.yaml: what an answer is marked on.",
    fields=(
        Field(
            name="most_words",
            kind=Whole(least=50, most=5000),
            says="How many words of an answer are read; the rest earns nothing.",
            needed=False,
            default=400,
        ),
        Field(
            name="own",
            kind=Choice(words=("counts", "none")),
            says="Whether an argument of the player's own counts, or (“none”) only the points and moves of the key.",
            needed=False,
            default="counts",
        ),
        Field(name="criteria", kind=ListOf(item=CRITERION, least=1, most=9), says="The rows of the rubric."),
    ),
)

_PHRASE = Text(longest=80, bare=True)

POINT = Shape(
    name="a point",
    fields=(
        Field(name="id", kind=_ID, says="The point's id, unique in the prompt."),
        Field(name="says", kind=Text(longest=240), says="The point in one sentence."),
        Field(
            name="kind",
            kind=Choice(words=tuple(PointKind)),
            says="Whether it answers the argument or brings evidence for an answer.",
        ),
        Field(
            name="worth",
            kind=Whole(least=1, most=5),
            says="Relative to the other points of its kind in the prompt.",
        ),
        Field(
            name="move", kind=_MOVE, says="Set where making the point is itself that move.", needed=False, default=None
        ),
        Field(
            name="claims",
            kind=ListOf(item=_CLAIM),
            says="The claims of the brief that it rests on; an evidence point has at least one.",
            needed=False,
            default=(),
        ),
        Field(name="hint", kind=Text(longest=200), says="What to do, in this prompt's words, without giving it away."),
        Field(name="press", kind=Text(longest=240), says="The opponent's comeback when nobody made the point."),
        Field(
            name="paraphrases",
            kind=ListOf(item=Text(longest=320), advised=(4, 7)),
            says="Whole sentences, as different players might put the point.",
            needed=False,
            default=(),
        ),
        Field(
            name="concepts",
            kind=ListOf(item=ListOf(item=_PHRASE, least=1, most=60), most=6, advised=(2, 3)),
            says="Groups of words and short phrases; an answer must touch every group, close together.",
            needed=False,
            default=(),
        ),
        Field(
            name="sufficient",
            kind=ListOf(item=_PHRASE),
            says="Phrases of two words or more that make the point by themselves.",
            needed=False,
            default=(),
        ),
        Field(
            name="exclude",
            kind=ListOf(item=_PHRASE),
            says="Phrases that mark a sentence as being about something else.",
            needed=False,
            default=(),
        ),
        Field(
            name="heard",
            kind=ListOf(item=Text(longest=400), most=40),
            says="Passages of real answers by which players made the point.",
            needed=False,
            default=(),
        ),
    ),
)

SAMPLE = Shape(
    name="a sample",
    fields=(
        Field(name="grade", kind=Choice(words=tuple(Grade)), says="How good you hold the answer to be."),
        Field(
            name="marks",
            kind=MapOf(value=_ID, of="a criterion of the rubric"),
            says="The level that you expect for each criterion of the rubric.",
        ),
        Field(name="text", kind=Text(longest=6000, lines=True), says="The answer."),
    ),
)

PROMPT = Shape(
    name="a prompt",
    says="prompts/ID.yaml: one opposing argument, and what a good rebuttal may say.",
    fields=(
        Field(name="id", kind=_ID, says="The prompt's id; the file is named after it."),
        Field(name="camp", kind=_ID, says="The camp of the player who answers; the speech is the other camp's."),
        Field(name="title", kind=Text(longest=48), says="The opposing argument in a few words, for lists."),
        Field(name="claims", kind=_CLAIMS, says="The claims of the brief that the speech is drawn from."),
        Field(name="difficulty", kind=Whole(least=1, most=3), says="1 is easy, 3 is hard."),
        Field(name="seconds", kind=Whole(least=20, most=1800), says="The time that you think right for an answer."),
        Field(name="speech", kind=Text(longest=900, lines=True), says="The opponent speaking, two to four sentences."),
        Field(
            name="named_by",
            kind=ListOf(item=Text(longest=160), least=1, most=12, advised=(2, 5)),
            says="Short restatements by which an answer can name the argument.",
        ),
        Field(
            name="points",
            kind=ListOf(item=POINT, least=1, most=500, advised=(4, 7)),
            says="What a good rebuttal may say.",
        ),
        Field(
            name="exemplar",
            kind=Text(longest=2400, lines=True, words=(90, 150)),
            says="A model rebuttal that earns full marks, shown after the verdict.",
        ),
        Field(
            name="samples",
            kind=ListOf(item=SAMPLE, most=200),
            says="Marked answers that test the rubric: one strong, one middling, one weak, and more if you like.",
            needed=False,
            default=(),
        ),
    ),
)

PARTS: dict[str, Shape] = {"pack": PACK, "rubric": RUBRIC, "prompt": PROMPT, "brief": BRIEF}
"""The shapes of whole files, by the name that the schema gives them."""
