"""What a player has set: every setting there is, and the one readable file that holds them, ``settings.toml``.

``SETTINGS`` is the only list of them: the file's comments, its check, the settings screen, plain mode and ``debate
doctor`` come from it. What a player's hand has written stays, comments and order too, when the game changes a value.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from debate.home import private_file, private_folder
from debate.profiles import player_folder

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

    from debate.records import Records

FILE_NAME: Final = "settings.toml"
_LARGEST_FILE: Final = 1_000_000
_LONGEST_TEXT: Final = 1_000


class SettingsError(Exception):
    """A setting could not be kept; the message is one sentence for the player."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One value that a setting is offered with: the value, its words, and a sentence that explains it."""

    value: object
    words: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting. Its kind is that of ``default``.

    ``label`` names it where it is offered (empty: it is offered nowhere) and ``says`` is a line on what it does. A text
    must be one of the ``answers``, if there are any, or be as ``also`` says; a number may be any from ``least`` to
    ``most``.
    """

    name: str
    default: Any
    says: str
    label: str = ""
    answers: tuple[Answer, ...] = ()
    least: float = 0
    most: float = 0
    also: re.Pattern[str] | None = None

    def wrong(self, value: object) -> str | None:
        """What is wrong with a value, as the end of a sentence; ``None`` when it may be set."""
        if isinstance(self.default, bool):
            return None if isinstance(value, bool) else "true or false"
        if isinstance(self.default, int | float):
            return None if self._in_range(value) else f"a number from {self.least:g} to {self.most:g}"
        if isinstance(self.default, dict):
            return None if isinstance(value, Mapping) else "a table, [keys]"
        text = value if isinstance(value, str) and len(value) <= _LONGEST_TEXT else None
        offered = [str(answer.value) for answer in self.answers]
        if not offered:
            return None if text is not None else "a text in quotation marks"
        if text is not None and (text in offered or (self.also and self.also.fullmatch(text))):
            return None
        return "one of " + ", ".join(f'"{one}"' for one in offered) + (" or another number" if self.also else "")

    def _in_range(self, value: object) -> bool:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return False
        return self.least <= value <= self.most and (isinstance(self.default, float) or value == int(value))


_ON, _OFF = "on", "off"

SETTINGS: Final[tuple[Setting, ...]] = (
    Setting(
        name="theme",
        default="debate-dark",
        label="Colours",
        says="The colours of the full screen.",
        answers=(
            Answer("debate-dark", "dark", "Light text on a dark page."),
            Answer("debate-light", "light", "Dark text on a light page."),
            Answer("ansi-dark", "terminal, dark", "The sixteen colours of your terminal, for a dark background."),
            Answer("ansi-light", "terminal, light", "The sixteen colours of your terminal, for a light background."),
        ),
    ),
    Setting(
        name="text_width",
        default=88,
        least=56,
        most=160,
        label="Text width",
        says="The longest line of the full screen, in characters.",
        answers=(
            Answer(72, "72", "Short lines, as in a book."),
            Answer(88, "88", "As wide as reads easily."),
            Answer(104, "104", "Long lines, where the window has room for them."),
            Answer(120, "120", "Very long lines, where the window has room for them."),
        ),
    ),
    Setting(
        name="animations",
        default=True,
        label="Animations",
        says="Whether the cards of the draw turn.",
        answers=(
            Answer(True, _ON, "The cards of the draw turn."),
            Answer(False, _OFF, "Nothing moves by itself but the clock."),
        ),
    ),
    Setting(
        name="clock",
        default="own",
        label="Clock",
        says="The clock of a new round: each prompt’s own time, a number of seconds for all, or none.",
        answers=(
            Answer("own", "each its own", "Each prompt’s own time, as its author set it."),
            *(Answer(f"{one}", f"{one} s", f"Every prompt has {one} seconds.") for one in (60, 90, 120, 180)),
            Answer("none", "none", "There is no clock; take all the time you want."),
        ),
        also=re.compile(r"[1-9][0-9]{0,4}"),
    ),
    Setting(
        name="extra_time",
        default=1.0,
        least=1.0,
        most=4.0,
        label="Extra time",
        says="What every clock is multiplied by, for everyone who needs longer to read or to type.",
        answers=(
            Answer(1.0, "none", "Every clock is as long as it says."),
            Answer(1.25, "× 1.25", "Every clock is a quarter longer."),
            Answer(1.5, "× 1.5", "Every clock is half as long again."),
            Answer(2.0, "× 2", "Every clock is twice as long."),
        ),
    ),
    Setting(
        name="predict",
        default="offered",
        label="Predict",
        says="Whether you mark yourself before you see a ballot, to learn how well you know your own work.",
        answers=(
            Answer("offered", "ask me", "You are asked once, after your third ballot."),
            Answer("on", _ON, "You mark yourself before you see each ballot."),
            Answer("off", _OFF, "You see each ballot at once."),
        ),
    ),
    Setting(
        name="mouse",
        default=True,
        label="Mouse",
        says="Whether the mouse works in the game; otherwise it is the terminal’s, for copying.",
        answers=(
            Answer(True, _ON, "It works in the game; hold shift to select text. Counts from the next start."),
            Answer(False, _OFF, "It is your terminal’s, for selecting and copying. Counts from the next start."),
        ),
    ),
    Setting(
        name="reader",
        default=False,
        label="Plain lines",
        says="Whether debate opens on plain lines, for screen readers, instead of the full screen.",
        answers=(
            Answer(False, _OFF, "The game opens in the full screen."),
            Answer(True, _ON, "The game opens on plain lines, for screen readers. Counts from the next start."),
        ),
    ),
    Setting(name="last_pack", default="", says="The pack that was played last, by its id."),
    Setting(
        name="keys",
        default={},
        says="Keys of your own: the id of a key, then its new keys. “debate doctor” checks them.",
    ),
)
BY_NAME: Final = {setting.name: setting for setting in SETTINGS}

_HEAD = """\
# The settings of debate. Change a value here or in the game; comments of yours stay.
# A value that is not possible counts as if it were not here; “debate doctor” says which.
"""
_KEYS_EXAMPLE = """\
# "home.practise" = "p,f5"
"""


@dataclass
class Settings:
    """A player's settings. ``problems`` says, a sentence each, what in the file does not count, and why."""

    file: Path
    values: dict[str, Any] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    _broken: bool = False

    @classmethod
    def open(cls, folder: Path, records: Records | None = None) -> Settings:
        """The settings in that folder; no file there, or a broken one, means the defaults.

        Settings that an older version kept in ``records`` move over to the file, once. Never raises.
        """
        settings = cls(folder / FILE_NAME)
        settings._read()
        if records is not None:
            settings._take_over(records)
        return settings

    @classmethod
    def of_player(cls) -> Settings:
        """The settings of the player whose profile counts now."""
        return cls.open(player_folder())

    def get(self, name: str) -> Any:
        """The value of a setting: what was set, or its default."""
        return self.values.get(name, BY_NAME[name].default)

    def chosen(self, name: str, default: Any) -> Any:
        """What was set, or ``default`` where nothing was."""
        return self.values.get(name, default)

    def set(self, name: str, value: object) -> None:
        """Set a setting, for now and in the file. Raises ``SettingsError`` when it can only be set for now.

        A value that is not possible is a mistake of the caller: ``ValueError``.
        """
        wrong = BY_NAME[name].wrong(value)
        if wrong is not None:
            raise ValueError(f"the setting {name} takes {wrong}")
        self._keep({name: value})

    def _keep(self, changed: Mapping[str, object]) -> None:
        self.values.update(changed)
        if self._broken:
            raise SettingsError(f"{self.problems[0]} Until then no setting can be kept.")
        try:
            document = _document(self._text())
            document.update(changed)
            _replace(self.file.resolve(), document.as_string())  # behind a link is the file that is meant
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise SettingsError(f"The setting could not be kept in {self.file}: {reason}.") from error

    def _text(self) -> str:
        if not self.file.exists():
            return _new_file()
        with self.file.open("rb") as stream:
            return stream.read(_LARGEST_FILE).decode("utf-8-sig")

    def _read(self) -> None:
        try:
            text = self._text() if self.file.exists() else ""
            held = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            self._is_broken(f"is not written as TOML wants it ({error})")
        except (OSError, UnicodeDecodeError, RecursionError) as error:
            self._is_broken(f"cannot be read ({getattr(error, 'strerror', None) or error})")
        else:
            self._take(held, text)

    def _is_broken(self, why: str) -> None:
        self._broken = True
        self.problems = (f"{self.file} {why}, so the usual settings count; mend the file or delete it.",)

    def _take(self, held: Mapping[str, object], text: str) -> None:
        problems = []
        for name, value in held.items():
            setting = BY_NAME.get(name)
            wrong = None if setting is None else setting.wrong(value)
            if setting is None:
                problems.append(f"{_place(self.file, text, name)} is no setting; delete the line.")
            elif wrong is not None:
                usual = f"the usual {_toml(setting.default)} counts"
                problems.append(f"{_place(self.file, text, name)} must be {wrong}; {usual}.")
            else:
                self.values[name] = float(value) if isinstance(setting.default, float) else value  # type: ignore[arg-type]
        self.problems = tuple(problems)

    def _take_over(self, records: Records) -> None:
        from debate.records import RecordsError

        with suppress(RecordsError, SettingsError):  # the next start tries again
            old = records.old_settings(BY_NAME)
            fitting = {name: value for name, value in old.items() if BY_NAME[name].wrong(value) is None}
            missing = {name: value for name, value in fitting.items() if name not in self.values}
            if missing:
                self._keep(missing)
            if old:
                records.drop_settings(old)


def is_settings(text: str) -> bool:
    """Whether a text can be the file of the settings, mistakes in single values apart."""
    try:
        tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return False
    return len(text) <= _LARGEST_FILE


def _new_file() -> str:
    parts = [_HEAD]
    for setting in SETTINGS:
        if not isinstance(setting.default, dict):
            parts.append(f"{_comment(setting)}{setting.name} = {_toml(setting.default)}\n")
    return "\n".join([*parts, f"{_comment(BY_NAME['keys'])}[keys]\n{_KEYS_EXAMPLE}"])


def _comment(setting: Setting) -> str:
    lines = [setting.says]
    if isinstance(setting.default, str) and setting.answers:
        lines.append("One of " + ", ".join(_toml(answer.value) for answer in setting.answers) + ".")
    elif setting.most:
        lines.append(f"From {setting.least:g} to {setting.most:g}.")
    return "".join(f"# {line}\n" for line in lines)


def _toml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else f'"{value}"' if isinstance(value, str) else str(value)


def _document(text: str) -> TOMLDocument:
    import tomlkit  # only a change of a setting waits for it

    return tomlkit.parse(text)


def _replace(file: Path, text: str) -> None:
    """Write the file whole or not at all. Raises ``OSError``."""
    private_folder(file.parent)
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        private_file(part).write_text(text, encoding="utf-8", newline="\n")
        part.replace(file)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def _place(file: Path, text: str, name: str) -> str:
    """Where in the file a name is set: ``settings.toml, line 4: theme``."""
    sets = re.compile(rf'\s*(?:"?{re.escape(name)}"?\s*=|\[\s*{re.escape(name)}\b)')
    line = next((number for number, line in enumerate(text.splitlines(), 1) if sets.match(line)), None)
    return f"{file}: {name}" if line is None else f"{file}, line {line}: {name}"
