"""Keys of the player's own: what in the table ``[keys]`` of the settings cannot be, said in sentences.

Textual itself puts the others in place (``App.set_keymap``), by the id that every binding of ours has.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import KEY_ALIASES, Keys

import debate.tui.classroom
import debate.tui.screens
import debate.tui.widgets

if TYPE_CHECKING:
    from debate.settings import Settings

_MODIFIERS = ("ctrl", "alt", "shift", "super", "meta", "hyper")
_NAMES = {key.value for key in Keys} | set(KEY_ALIASES)


def bindings() -> Iterator[Binding]:
    """Every binding of the game, those of the same id once for each place where it stands."""
    for package in (debate.tui.screens, debate.tui.widgets, debate.tui.classroom):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.", onerror=lambda _name: None):
            with suppress(ImportError):  # the classroom wants packages that are not everywhere
                import_module(module.name)
    for node in _descendants(DOMNode):
        if node.__module__.startswith("debate.tui."):
            yield from Binding.make_bindings(node.__dict__.get("BINDINGS", ()))


def usable(keys: Mapping[str, object]) -> dict[str, str]:
    """Those of the player's own keys that are keys, by the id of what they do."""
    return {key_id: given for key_id, given in keys.items() if isinstance(given, str) and _are_keys(given)}


def bad_keys(settings: Settings) -> list[str]:
    """What in the player's own keys does not count, and why, a sentence each."""
    known = {binding.id for binding in bindings()}
    wrong = []
    for key_id, keys in settings.get("keys").items():
        where = f"{settings.file}, [keys]: “{key_id}”"
        if key_id not in known:
            wrong.append(f"{where} is no key’s id; “debate doctor --keys” lists them.")
        elif key_id not in usable({key_id: keys}):
            wrong.append(f'{where} must be keys such as "f5" or "ctrl+g,f5"; the usual key counts.')
    return wrong


def _are_keys(given: str) -> bool:
    return all(_is_key(key.strip()) for key in given.split(","))


def _is_key(key: str) -> bool:
    *modifiers, last = key.split("+")
    return set(modifiers) <= set(_MODIFIERS) and (last in _NAMES or (len(last) == 1 and last.isprintable()))


def _descendants(kind: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for child in kind.__subclasses__():
        yield child
        yield from _descendants(child)
