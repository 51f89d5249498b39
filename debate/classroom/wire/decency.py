"""What a class need not read: insults in names and on the wall, and names that only look like another's.

The filter is for a class that giggles, not for a determined mind: it knows common insults, also where digits and signs
stand for letters, where letters are doubled, spaced out or borrowed from another alphabet. What it lets through the
teacher renames with one key; whose name it wrongly refuses may ask the teacher for it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Letters of other alphabets that are read as Latin ones, capitals (told apart only in Greek) first.
_FOREIGN: Final = str.maketrans(
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεηγικνορτυχАВЕКМНОРСТУХЅІЈавекмнорстухѕіјԛԝԁһӏѵгɑɡı",
    "abezhikmnoptyxaenyikvoptuxabekmhopctyxsijabekmhopctyxsijqwdhlvragi",
)
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
"""As they are written without their dots: Fücks is a name."""

_SIGNS: Final = str.maketrans("013457@$!|8+", "oieastasiibt")
_NUMBER: Final = re.compile(r"(?<!\S)[^a-z\s]{2,}(?!\S)")
"""A number of several digits by itself stands for no letters: “Student 455” is a name."""

# How insults begin; looked for at the beginning of a word only, since names of people and places have them inside
# (Matsushita, Scunthorpe). Names that begin like one (Shitij, Pornthip, Wanke) end otherwise.
_INSULTS: Final = re.compile(
    "(?:mother|bull|horse|dumb|dip)?(?:(?:f|ph)+u+c+k|s+h+i+t+(?!a|i[jksvz]|o[lr])|"
    "c+u+n+t+s?$|n+i+g+g+(?:a|er)|f+a+g+o+t|w+h+o+r+e|b+i+t+c+h|w+a+n+k+(?:er.*|ing|s|y)?$|a+s+s?h+o+l+e|p+u+s+y|"
    "m+e+r+d+e|p+u+t+a(?:in)?$|s+c+h+e+i+s+s?|a+r+s+c+h+l+o+c+h|f+o+t+z+e|h+u+r+e+n|c+a+b+r+o+n|p+e+n+d+e+j+o|"
    "(?:sl+uts?|twats?|fags?)$)"
)
# What a class may write about, and nobody is called.
_NO_NAMES: Final = re.compile(
    "n+i+g+e+(?:a|er)|r+e+t+a+r+d|p+e+n+i+s|v+a+g+i+n+a|p+o+r+n(?:os?|hub|stars?|s|y)?$|h+i+t+l+e+r|n+a+z+i+s?$|"
    "r+a+p+i+s+t|(?:ass|arse|cock|cum|dyke|hure|nig|sex|tits)$"
)
_SURNAMES: Final = frozenset({"cock", "dyke"})
_BEFORE_SURNAMES: Final = frozenset({"de", "den", "der", "du", "le", "mc", "op", "ten", "ter", "van", "von"})


def as_seen(name: str) -> str:
    """A name as it looks: two names that look the same, in whatever alphabet and case, come to the same."""
    return " ".join(unicodedata.normalize("NFKC", name).translate(_FOREIGN).casefold().split())


def is_offensive(name: str) -> bool:
    """Whether the filter knows the name, or a word in it, as nothing that a class reads out."""
    words = _readings(name)[0]
    return is_insulting(name) or any(
        _NO_NAMES.match(word) and not (word in _SURNAMES and before in _BEFORE_SURNAMES)
        for before, word in zip(("", *words), words, strict=False)
    )


def is_insulting(text: str) -> bool:
    """Whether a text has an insult in it; what a class debates about is none."""
    return any(_INSULTS.match(word) for words in _readings(text) for word in words)


def _readings(text: str) -> list[list[str]]:
    """The words of a text in plain letters, as they may be meant: a sign for a letter, a v for a u, or spaced out."""
    plain = as_seen(text).translate(_UMLAUTS)
    plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    plain = _NUMBER.sub(" ", plain)
    meant = re.sub("['’.]", "", plain.translate(_SIGNS))
    readings = [re.findall("[a-z]+", one) for one in (meant, meant.replace("v", "u"), meant.replace("*", "u"))]
    return [["".join(words)] if len(words) > 1 and all(len(w) == 1 for w in words) else words for words in readings]
