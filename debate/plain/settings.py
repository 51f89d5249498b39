"""The player's settings in words: what each is now, and another answer for the one that is chosen."""

from __future__ import annotations

from debate.plain.lines import Lines
from debate.settings import SETTINGS, Setting, Settings, SettingsError


def change_settings(lines: Lines, settings: Settings) -> None:
    """Tell what is set, and change one setting after another until the player is done."""
    offered = {str(number): setting for number, setting in enumerate((s for s in SETTINGS if s.label), start=1)}
    lines.say(*settings.problems)
    while True:
        choices = {number: f"{one.label.casefold()}, now {_words(one, settings)}" for number, one in offered.items()}
        chosen = lines.ask("Which setting?", {**choices, "k": "keep them as they are"}, "k", always_in_full=True)
        if chosen == "k":
            lines.say(f"The settings are kept in {settings.file}, and may be changed there too.")
            return
        _change(lines, settings, offered[chosen])


def _change(lines: Lines, settings: Settings, setting: Setting) -> None:
    lines.say(setting.says)
    numbered = dict(enumerate(setting.answers, start=1))
    choices = {str(number): answer.words for number, answer in numbered.items()}
    chosen = lines.ask(f"{setting.label}?", {**choices, "k": "keep it"}, "k", always_in_full=True)
    if chosen == "k":
        return
    answer = numbered[int(chosen)]
    try:
        settings.set(setting.name, answer.value)
    except SettingsError as error:
        lines.say(str(error))
    else:
        lines.say(answer.says)


def _words(setting: Setting, settings: Settings) -> str:
    value = settings.get(setting.name)
    return next((answer.words for answer in setting.answers if answer.value == value), str(value))
