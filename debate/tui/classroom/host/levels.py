"""The rubric's levels by their names, from the topic that the server sent."""

from __future__ import annotations

from debate.classroom.shown.views.common import CriterionCard, Topic
from debate.tui.widgets.choice import Choice, Option


class CriterionChoice(Choice):
    """A question about a criterion, with room for its title."""

    LABEL_CELLS = 26


class LevelNames:
    """Called with a criterion's id and a level's number (from 0), gives the level's name."""

    def __init__(self, topic: Topic | None) -> None:
        self._cards: dict[str, CriterionCard] = {card.id: card for card in topic.criteria} if topic is not None else {}

    def __call__(self, criterion: str, level: int) -> str:
        """The level's name; its number where the rubric has no such level."""
        card = self._cards.get(criterion)
        return card.level_name(level) if card is not None else f"level {level}"

    def options(self, criterion: str) -> list[Option]:
        """The levels of a criterion as the answers of a question."""
        card = self._cards.get(criterion)
        return [Option(number, level.name, level.says) for number, level in enumerate(card.levels)] if card else []
