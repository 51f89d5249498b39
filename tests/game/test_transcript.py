"""The transcript: all of a round is in it, and nothing that anybody typed turns into markup."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from debate.game.draw import DrawnPrompt, DrawnRound
from debate.game.round import Began, HandedIn, Predicted, Pressed, Replied, Round, SelfMarked, step
from debate.game.transcript import TRANSCRIPT_FORMAT, to_json, to_markdown
from debate.judge.ballot import Flag, Made
from debate.judge.marking.remarking import About, Said
from debate.packs import Pack

from ..ballots import Mark
from .conftest import PlayedRound

# As forums and code hosts read it: CommonMark with tables, struck-out text and bare links.
READER = MarkdownIt("gfm-like")

HOSTILE = [
    "# A heading",
    "Setext\n===",
    "Setext\n---",
    "<script>alert(1)</script>",
    "<!-- gone -->",
    "[a link](https://example.org)",
    "![an image](x.png)",
    "https://example.org and www.example.org and a@example.org",
    "**bold** _slanted_ `code` ~~struck~~",
    "```\ncode\n```",
    "    indented code",
    "> a quote of its own\n>> and deeper",
    "- a list\n+ another\n* a third\n1. numbers\n2) too",
    "| a | table |\n|---|---|\n| b | c |",
    "[note]: https://example.org",
    "&lt;b&gt; &amp;",
    "a\\\nb\\*c",
    "=HYPERLINK(1)\n+1\n-1\n@SUM(1)",
    "***",
    "line one  \nline two",
    "[bold]markup[/bold] [/]",
    "\x1b[31mred\x1b[0m\x07\x00 \u202eback\u202c",
    "~~~",
    "a\u2028b\u2029c\x0bd\x0ce\x85f",
]


def tokens(markdown: str) -> Iterator[Token]:
    for token in READER.parse(markdown):
        yield token
        yield from token.children or ()


def letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def kinds_in_quotes(markdown: str) -> set[str]:
    """The kinds of tokens inside the block quotes, where what was typed stands."""
    found, depth = set(), 0
    for token in tokens(markdown):
        depth += (token.type == "blockquote_open") - (token.type == "blockquote_close")
        if depth and token.type not in ("blockquote_open", "blockquote_close"):
            found.add(token.type)
    return found


PLAIN = {"paragraph_open", "paragraph_close", "inline", "text", "text_special", "softbreak", "hardbreak"}


def a_round(played: Any, mark: Any, answer: str, prompt: str, **marks: Any) -> Any:
    return played([[(answer, mark(answer, prompt, **marks))]])


@pytest.fixture
def first(pack: Pack) -> str:
    return pack.prompts_for("ally")[0].id


@pytest.mark.parametrize("answer", HOSTILE)
def test_an_answer_shows_as_it_was_typed(pack: Pack, played: Any, mark: Any, first: str, answer: str) -> None:
    markdown = to_markdown(a_round(played, mark, answer, first), pack)
    assert kinds_in_quotes(markdown) <= PLAIN
    shown = [token.content for token in tokens(markdown) if token.type in ("text", "text_special")]
    assert letters(answer) in letters("".join(shown))


@given(answer=st.text(alphabet=st.sampled_from("ab1 \n\\`*_{}[]<>()#+-=.!|~&$^@:/'\"\t\u2028"), max_size=60))
def test_no_answer_turns_into_markup(pack: Pack, mark: Any, answer: str) -> None:
    first = pack.prompts_for("ally")[0].id
    drawn = DrawnRound(
        pack=pack.id,
        pack_hash=pack.hash,
        camp="ally",
        camp_was_drawn=True,
        prompts=(DrawnPrompt(id=first, seconds=None),),
        seed=1,
    )
    state = step(Round.of(drawn), Began(now=0))
    state = step(state, HandedIn(text=answer, ballot=mark(answer, first), now=1))
    assert kinds_in_quotes(to_markdown(state, pack)) <= PLAIN


@pytest.mark.parametrize("text", HOSTILE)
def test_neither_does_what_a_judge_or_a_pack_says(pack: Pack, played: Any, mark: Any, first: str, text: str) -> None:
    def structure(text: str) -> list[str]:
        ballot = mark("They say so.", first, flags=(Flag(id="f", reason=text),), fix=text)
        said = replace(pack, title=text, motion=text, attribution=text)
        kinds = [token.type for token in tokens(to_markdown(played([[("They say so.", ballot)]]), said))]
        return [kind for kind in kinds if kind not in PLAIN]

    assert structure(text) == structure("harmless")


@pytest.mark.parametrize("answer", HOSTILE)
def test_nothing_that_could_steer_a_terminal_gets_into_the_file(
    pack: Pack, played: Any, mark: Any, first: str, answer: str
) -> None:
    markdown = to_markdown(a_round(played, mark, answer, first), pack)
    assert [c for c in markdown if not c.isprintable() and c != "\n"] == []


def test_line_breaks_of_an_answer_are_kept(pack: Pack, played: Any, mark: Any, first: str) -> None:
    markdown = to_markdown(a_round(played, mark, "They say so.\nBut no.\n\nTherefore.", first), pack)
    html = READER.render(markdown)
    assert "They say so.<br" in html
    assert "<p>Therefore.</p>" in html


def test_it_tells_the_whole_round(pack: Pack, played: Any, mark: Any) -> None:
    first, second, third = pack.prompts_for("ally")[:3]
    made = first.points[0]
    answers = [
        [("They say so.", mark("They say so.", first.id, other=0.2)),
         ("But no.", mark("But no.", first.id, other=0.6, made=[made.id], quotes={"answers": ["But no"]}))],
        [("", mark("", second.id, other=0.0, flags=(Flag(id="empty", reason="There is nothing to mark."),)))],
    ]  # fmt: skip
    markdown = to_markdown(played(answers, prompts=3, whole=False), pack)
    shown = "".join(token.content for token in tokens(markdown) if token.type in ("text", "text_special", "softbreak"))
    for text in (
        pack.title, pack.motion, pack.camp("ally").stand, first.title, second.title, third.title, made.says,
        "Answer: 20 of 100", "Revision 1: 60 of 100", "Gained by revising: 40 points", "Best moment: “But no.”",
        "There is nothing to mark.", "(nothing)", "Not answered.", "2 words in 42 seconds", "Seed 7",
    ):  # fmt: skip
        assert text in shown, text


def test_it_never_tells_what_a_dropped_point_says(pack: Pack, played: Any, mark: Any) -> None:
    first = pack.prompts_for("ally")[0]
    markdown = to_markdown(played([[("They.", mark("They.", first.id, made=[first.points[0].id]))]]), pack)
    shown = "".join(token.content for token in tokens(markdown) if token.type in ("text", "text_special"))
    assert first.points[0].says in shown
    assert not [point.id for point in first.points[1:] if point.says in shown]
    assert f"Points dropped: {len(first.points) - 1}" in shown


def test_json_holds_every_word_as_it_was_typed(pack: Pack, played: Any, mark: Any, first: str) -> None:
    for answer in HOSTILE:
        data = json.loads(json.dumps(to_json(a_round(played, mark, answer, first), pack), allow_nan=False))
        assert data["turns"][0]["attempts"][0]["answer"] == answer


def test_json_says_what_was_drawn_and_what_came_of_it(pack: Pack, played: Any, mark: Any, first: str) -> None:
    data = json.loads(json.dumps(to_json(a_round(played, mark, "They.", first, other=0.4), pack)))
    assert data["format"] == TRANSCRIPT_FORMAT
    assert (data["pack"], data["pack_hash"], data["pack_version"]) == (pack.id, pack.hash, pack.version)
    assert (data["camp"], data["camp_was_drawn"], data["seed"]) == ("ally", True, 7)
    (turn,) = data["turns"]
    assert (turn["prompt"], turn["speech"]) == (first, pack.prompt(first).speech)
    (attempt,) = turn["attempts"]
    assert (attempt["seconds_used"], attempt["by_clock"], attempt["ballot"]["score"]) == (42, False, 40)
    assert data["summary"]["score"] == 40


def test_replies_own_words_and_predictions_are_in_it(pack: Pack, mark: Mark, played: PlayedRound) -> None:
    state = played([[("They say so.", mark())]], whole=False)
    state = step(state, Predicted(levels={"names": 3, "weighs": 0}))
    state = step(state, SelfMarked(turn=0, ballot=mark(other=1.0), said=(_WEIGHS,)))
    state = step(state, Pressed(point=pack.prompts_for("ally")[0].points[0].id, now=90))
    state = step(state, Replied(press="And who pays?", text="*They* do.", made=Made.NOT, strength=0.1, now=99))
    text = to_markdown(state, pack)
    assert "### Answer: 100 of 100 by your own mark; the judge gave 50" in text
    assert "- You say: “Weighs it” is full." in text
    assert "- You foresaw 1 of 2 rows; the judge thought better of “Weighs it” than you." in text
    assert "### They press you: “And who pays?”" in text
    assert "> \\*They\\* do." in text
    assert "- Your reply: their line stands" in text
    assert "- The last word on “And who pays?”: theirs" in text
    (turn,) = to_json(state, pack)["turns"]
    assert turn["replies"][0]["made"] == "not"
    assert turn["attempts"][0]["predicted"] == {"names": 3, "weighs": 0}
    assert turn["attempts"][0]["self_ballot"]["score"] == 100


_WEIGHS = Said(about=About.CRITERION, id="weighs", level=3)
