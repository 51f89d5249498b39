"""The colours: a dark and a light theme of our own, and the terminal's own colours for those who chose them with care.

Colours are named for what they mean. ``meanings`` gives each a colour in every theme, so that a style
sheet may say ``$camp-first`` whatever the theme is; words and glyphs always say the same without any colour.
"""

from __future__ import annotations

from typing import Any, Final

from textual.theme import BUILTIN_THEMES, Theme

DARK: Final = "debate-dark"
LIGHT: Final = "debate-light"
TERMINAL_DARK: Final = "ansi-dark"
TERMINAL_LIGHT: Final = "ansi-light"

THEME_NAMES: Final[dict[str, str]] = {
    DARK: "Dark",
    LIGHT: "Light",
    TERMINAL_DARK: "The terminal’s colours, on dark",
    TERMINAL_LIGHT: "The terminal’s colours, on light",
}
"""The themes on offer, each with the name that a player reads."""

_DARK_MEANINGS = {
    "camp-first": "#86b6ea",
    "camp-second": "#e3a765",
    "rule": "#4a4740",
    "quiet": "#a39d90",
    "evidence": "#2c3a33",
}
_LIGHT_MEANINGS = {
    "camp-first": "#1c5691",
    "camp-second": "#8f430c",
    "rule": "#c9c2b2",
    "quiet": "#645e52",
    "evidence": "#dfead9",
}
_TERMINAL_MEANINGS = {
    "camp-first": "ansi_blue",
    "camp-second": "ansi_magenta",
    "rule": "ansi_default",
    "quiet": "ansi_default",
    "evidence": "ansi_default",
}

_TERMINALS: Final = (BUILTIN_THEMES[TERMINAL_DARK], BUILTIN_THEMES[TERMINAL_LIGHT])


def _ours(name: str, meanings: dict[str, str], selection: str, *, primary: str, **colours: Any) -> Theme:
    """A theme of our own. The cursors show the page's colours turned round."""
    cursors = {
        "block-cursor-background": primary,
        "block-cursor-foreground": colours["background"],
        "input-cursor-background": colours["foreground"],
        "input-cursor-foreground": colours["background"],
        "input-selection-background": selection,
    }
    is_dark = meanings is _DARK_MEANINGS
    return Theme(name, primary, accent=primary, dark=is_dark, variables={**meanings, **cursors}, **colours)


_OURS: Final = (
    _ours(
        DARK, _DARK_MEANINGS, "#86b6ea 35%", primary="#d8d0bf", secondary="#a39d90", foreground="#e9e4d8",
        background="#171613", surface="#1f1d1a", panel="#292621", success="#93c48b", warning="#e3c065", error="#ec8d84",
    ),
    _ours(
        LIGHT, _LIGHT_MEANINGS, "#1c5691 25%", primary="#4a4439", secondary="#645e52", foreground="#201d18",
        background="#faf7f0", surface="#f3efe5", panel="#e9e3d5", success="#2c6b2a", warning="#7d5a00", error="#a62b22",
    ),
)  # fmt: skip

THEMES: Final[dict[str, Theme]] = {theme.name: theme for theme in (*_OURS, *_TERMINALS)}
"""The themes on offer, by their names; the terminal's colours are themes of Textual's own."""


def meanings(theme: Theme) -> dict[str, str]:
    """The colour of each meaning in a theme that does not say so itself."""
    if theme.ansi:
        return dict(_TERMINAL_MEANINGS)
    return dict(_DARK_MEANINGS if theme.dark else _LIGHT_MEANINGS)
