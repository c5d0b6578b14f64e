"""The two types of entry, apart from what is said of them: to tell where entries lie, no model need be loaded."""

from enum import StrEnum

from generator.engine.cache_table import cacheable


@cacheable
class EntryType(StrEnum):
    """A profile or a story; each has a folder of its own."""

    PROFILE = "profile"
    STORY = "story"
