"""English, as data: stop words, negators, variants, number words, and the spelling and derivation rules.

The rules are used on the pack's texts and on answers alike, so a rule that respells a word wrongly does no harm
unless it makes two different words one; that is what the exceptions are for.
"""

from __future__ import annotations

from debate.judge.languages.common_english import COMMON
from debate.judge.languages.contractions_english import opened
from debate.judge.languages.language import Language
from debate.judge.languages.tables import LOOK_ALIKES
from debate.judge.languages.valence_english import ENDING, GOOD, ILL, KEEPING, TURNING, URGING

_STOP = """
a about above after again all also although always am an and any anyone anything are aren't as at be because been
before being below between both but by came can come could did do does doing done down during each either else etc
even ever every everybody everyone everything far few for from further get gets getting go goes going got had has have
having he her here hers herself him himself his how however i i'd i'll i'm i've if in indeed instead into is it it'd
it'll its itself just let lot lots made make makes making many may maybe me might more most much must my myself
neither now of off often on once one ones only onto or other others otherwise our ours ourselves out over own perhaps
quite rather really s same seem seems shall she should since so some someone something somehow still such take takes
than that the their theirs them themselves then there thereby therefore these they they'd they'll they're they've
thing things this those though through thus to too toward towards under until unto up upon us use used very was way we
we'd we'll we're we've well were what whatever when where whereas whether which while who whom whose why will with
within would yet you you'd you'll you're you've your yours yourself yourselves ought need let's that'll who's
"""

_NEGATORS = """
no not never none nobody nothing nowhere neither nor cannot can't cant don't dont doesn't doesnt didn't didnt isn't isnt
aren't arent wasn't wasnt weren't werent won't wont wouldn't wouldnt shouldn't shouldnt couldn't couldnt hasn't hasnt
haven't havent hadn't hadnt mustn't needn't mightn't ain't without hardly scarcely barely rarely seldom
"""

_ABBREVIATIONS = "mr mrs ms dr prof gen col lt sgt rep sen gov hon rev st jr sr vs eg ie cf no vol pp ed approx ph mt"

_PREFIXES = "co re pre non un de dis mis e"

_VARIANTS = """
usa:america u.s:america u.s.a:america american:america americans:america u.k:britain uk:britain british:britain
japanese:japan chinese:china korean:korea koreans:korea taiwanese:taiwan asian:asia asians:asia
men:man women:woman children:child people:person feet:foot teeth:tooth lives:life wives:wife
kids:child kid:child
better:good best:good worse:bad worst:bad
fought:fight taught:teach thought:think bought:buy brought:bring caught:catch sold:sell told:tell said:say
felt:feel kept:keep left:leave lost:lose meant:mean met:meet paid:pay sent:send spent:spend stood:stand
understood:understand won:win wrote:write written:write broke:break broken:break chose:choose chosen:choose
drove:drive driven:drive ate:eat eaten:eat fell:fall fallen:fall forgot:forget forgotten:forget gave:give given:give
grew:grow grown:grow hid:hide hidden:hide knew:know known:know rose:rise risen:rise saw:see seen:see stole:steal
stolen:steal spoke:speak spoken:speak took:take taken:take threw:throw thrown:throw wore:wear worn:wear built:build
led:lead held:hold dealt:deal shown:show died:die dying:die dies:die lying:lie began:begin begun:begin became:become
defence:defense offence:offense licence:license practise:practice centre:center theatre:theater metre:meter
programme:program programmes:program grey:gray cheque:check judgement:judgment tyre:tire plough:plow
sceptic:skeptic sceptical:skeptical fulfil:fulfill fulfilment:fulfillment enrol:enroll enrolment:enrollment
instil:instill skilful:skillful wilful:willful ageing:aging mum:mom manoeuvre:maneuver paedophile:pedophile %:percent
behavioural:behavioral pretence:pretense travelled:traveled travelling:traveling traveller:traveler
labelled:labeled labelling:labeling cancelled:canceled cancelling:canceling modelled:modeled modelling:modeling
fuelled:fueled fuelling:fueling signalled:signaled counsellor:counselor
analyse:analyze analysed:analyze analysing:analyze paralyse:paralyze paralysed:paralyze
"""

_PAIRS = """
united states:america
united kingdom:britain
can not:cannot
per cent:percent
"""

_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000, "million": 1_000_000,
    "billion": 1_000_000_000,
}  # fmt: skip

_KEPT_OUR = "our your four hour tour pour sour flour scour devour contour detour glamour velour dour"
_KEPT_ISE = """
rise raise praise wise noise poise promise premise precise concise exercise otherwise likewise surprise
advise revise devise supervise televise comprise compromise enterprise franchise disguise expertise paradise
treatise cruise bruise demise excise incise improvise merchandise arise reprise despise advertise guise
chastise circumcise anise apprise vise
"""
_OUR = frozenset(_KEPT_OUR.split())
_ISE = frozenset(_KEPT_ISE.split())


def _respell(word: str) -> str:
    """British spelling families as American ones, for stemming only: -our, -ise and their inflections."""
    if "is" not in word and "our" not in word:
        return word
    for ending in ("isation", "isations"):
        if word.endswith(ending):
            return word[: len(word) - len(ending)] + "ization"
    for ending in ("ise", "ises", "ised", "ising", "iser", "isers"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            base = word[: len(word) - len(ending)]
            return word if base + "ise" in _ISE else base + "iz" + ending[2:]
    for ending in ("our", "ours", "oured", "ouring", "ourable", "ourless", "ouris", "ourful", "oural", "ourite"):
        base = word[: len(word) - len(ending)]
        if word.endswith(ending) and len(base) > 1 and base + "our" not in _OUR:
            return base + "or" + ending[3:]
    return word


_ROOT_ENDINGS = (
    "ization", "ational", "fulness", "ousness", "iveness", "ability", "ibility", "ically", "atory", "ation", "ative",
    "ment", "ness", "ship", "hood", "ance", "ence", "ancy", "ency", "able", "ible", "less", "ical", "ious", "eous",
    "tion", "sion", "ator", "ist", "ism", "ive", "ion", "ity", "iti", "ous", "ful", "ant", "ent", "ate", "ize", "ise",
    "iz", "ial", "ic", "al", "er", "or", "ar", "ari", "ori", "ly", "li", "aci", "at", "it", "ac", "y", "i", "e",
)  # fmt: skip


def _root(stem: str) -> str:
    """A derived form's root: endings taken off while at least five letters stay (“democrat” – “democra”)."""
    while stem.endswith(_ROOT_ENDINGS):
        for ending in _ROOT_ENDINGS:
            if stem.endswith(ending) and len(stem) - len(ending) >= 5:
                stem = stem[: len(stem) - len(ending)]
                break
        else:
            break
    return stem


def _table(lines: str) -> dict[str, str]:
    return dict(entry.split(":", 1) for entry in lines.split())


_PLAIN = Language(code="en", stemmer="english", variants=_table(_VARIANTS), respell=_respell)
"""Enough of English to stem the tables below."""


def _stems(words: str) -> frozenset[str]:
    return frozenset(_PLAIN.stem(word) for word in words.split())


def _roots(words: str) -> dict[str, None]:
    return dict.fromkeys(_root(_PLAIN.stem(word)) for word in words.split())


ENGLISH = Language(
    code="en",
    stemmer="english",
    stop_words=frozenset(_STOP.split()) | frozenset(_NEGATORS.split()),
    negators=frozenset(_NEGATORS.split()),
    common=_stems(COMMON),
    abbreviations=frozenset(_ABBREVIATIONS.split()),
    joined_prefixes=frozenset(_PREFIXES.split()),
    variants=_table(_VARIANTS),
    pairs={
        (words.split()[0], words.split()[1]): joined
        for words, joined in (line.split(":") for line in _PAIRS.strip().splitlines())
    },
    after_word={("the", "us"): "america"},
    numbers=_NUMBERS,
    look_alikes=LOOK_ALIKES,
    valence=dict.fromkeys(sorted(_stems(GOOD)), 1) | dict.fromkeys(sorted(_stems(ILL)), -1),
    turning=_stems(TURNING),
    urging=frozenset(URGING.split()),
    deeds=dict.fromkeys(_roots(KEEPING), 1) | dict.fromkeys(_roots(ENDING), -1),
    respell=_respell,
    root=_root,
    letters=frozenset("ia"),
    opens=opened,
)
