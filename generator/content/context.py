"""The context in which content is read, checked and shown: vocabularies, gazetteer, settings."""

from dataclasses import dataclass

from generator.content.data.vocabularies import Vocabularies
from generator.content.settings import Settings
from generator.gazetteer import Gazetteer
from generator.messages.messages import Messages


@dataclass(frozen=True, slots=True)
class Context:
    """The vocabularies, the gazetteer and the settings of one site."""

    vocabularies: Vocabularies
    gazetteer: Gazetteer
    settings: Settings

    @property
    def messages(self) -> Messages:
        """Return the texts of the interface."""
        return self.settings.messages
