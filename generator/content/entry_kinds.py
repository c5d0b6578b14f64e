"""The kinds of entry, a row for each: folder, address, model, template, and the traits that other modules ask for.

A row holds plain values, so that content can be listed and compared without loading the model.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from generator.engine.cache_table import cacheable
from generator.engine.errors import BuildError
from generator.messages.messages import Messages

if TYPE_CHECKING:
    from generator.content.model import Matter

INDEX = "index.md"
_MESSAGES = ("name", "count", "own_keys")


@cacheable
@dataclass(frozen=True, slots=True)
class EntryKind:
    """A kind of entry.

    `name` is its key in caches, style classes and search files, `slug` begins its addresses and names it on the command
    line. Its files are `folder/<slug>/index.md`, with a folder for the year between where `has_year_folders`.
    `model_path` is the class of its front matter (`module:class`), `template` renders its page, `closed_template` the
    page that takes its place once its last day is over.

    A kind that `has_person` is about one exemplar, which other entries can name; any other has a title. One that is
    not `is_listed` has a page and nothing else: no card, no listing, no search, no share card. `marked_by` is the key
    that makes an entry of another kind one of this kind: the two share folder, addresses and model. `proposes_awards`
    allows awards that are not granted yet. `guong new` asks for a genre where it `asks_genre`. `snippet` begins a new
    entry in an editor, `closing_task` is the work due on the last day. Readers see the messages of `message_group`,
    officers `label` and `description`.
    """

    name: str
    slug: str
    folder: str
    model_path: str
    template: str
    message_group: str
    label: str
    description: str
    snippet: str = ""
    has_year_folders: bool = True
    has_person: bool = False
    is_listed: bool = True
    asks_genre: bool = False
    marked_by: str = ""
    proposes_awards: bool = False
    closed_template: str = ""
    closing_task: str = ""

    @property
    def model(self) -> "type[Matter]":
        """Return the class of the front matter; its module is imported on first use."""
        module, _, name = self.model_path.partition(":")
        model: type[Matter] = getattr(import_module(module), name)
        return model

    def text(self, name: str, messages: Messages, **values: object) -> str:
        """Return one of the messages about this kind: `name`, `count`, `own_keys`; without a person also `plural`."""
        return messages.text(f"{self.message_group}.{name}", **values)

    @property
    def title_key(self) -> str:
        """Return the key that holds the title of an entry."""
        return "name" if self.has_person else "title"

    @property
    def path_pattern(self) -> str:
        """Return the form of its files' paths, for messages."""
        return self.path("<tên>", "<năm>")

    def path(self, slug: str, year: object) -> str:
        """Return the path of an entry's file."""
        return f"{self.folder}/{self._below(slug, year)}/{INDEX}"

    def address(self, slug: str, year: object) -> str:
        """Return the address of an entry's page; addresses are permanent."""
        return f"{self.slug}/{self._below(slug, year)}/"

    def _below(self, slug: str, year: object) -> str:
        return f"{year}/{slug}" if self.has_year_folders else slug


PROFILE = EntryKind(
    name="profile",
    slug="guong",
    folder="content/profiles",
    model_path="generator.content.model:ProfileMatter",
    template="pages/profile.html",
    message_group="kind.profile",
    label="Gương",
    description="một người, một tập thể, một gia đình",
    snippet="guong",
    has_year_folders=False,
    has_person=True,
)
STORY = EntryKind(
    name="story",
    slug="cau-chuyen",
    folder="content/stories",
    model_path="generator.content.model:StoryMatter",
    template="pages/story.html",
    message_group="kind.story",
    label="Câu chuyện",
    description="một việc đã xảy ra",
    snippet="chuyen",
    asks_genre=True,
)
NOTICE = EntryKind(
    name="notice",
    slug=STORY.slug,
    folder=STORY.folder,
    model_path=STORY.model_path,
    template="pages/consultation.html",
    message_group=STORY.message_group,
    label="Thông báo lấy ý kiến",
    description="danh sách đề nghị khen thưởng, lấy ý kiến Nhân dân",
    is_listed=False,
    marked_by="consultation",
    proposes_awards=True,
    closed_template="pages/consultation-ended.html",
    closing_task="Hết hạn lấy ý kiến, tổng hợp ý kiến",
)


@cacheable
@dataclass(frozen=True, slots=True)
class EntryKinds:
    """The kinds of entry of a site; iterates over those that have a folder of their own."""

    rows: tuple[EntryKind, ...]

    def __iter__(self) -> Iterator[EntryKind]:
        """Yield the kinds that have a folder of their own."""
        return (kind for kind in self.rows if not kind.marked_by)

    def __getitem__(self, name: str) -> EntryKind:
        """Return the kind of a name. Raises KeyError for an unknown one."""
        for kind in self.rows:
            if kind.name == name:
                return kind
        raise KeyError(name)

    def check_messages(self, messages: Messages) -> None:
        """Raise BuildError, which names the file to edit, unless every kind has its messages."""
        for kind in self.rows:
            names = _MESSAGES if kind.has_person else (*_MESSAGES, "plural")
            if missing := [name for name in names if f"{kind.message_group}.{name}" not in messages.signature()]:
                file = f"generator/messages/{messages.language}.toml"
                raise BuildError(f"{file}: [{kind.message_group}] thiếu {', '.join(missing)}.")

    def by_slug(self, slug: str) -> EntryKind:
        """Return the kind whose addresses begin with a slug. Raises KeyError for an unknown one."""
        return {kind.slug: kind for kind in self}[slug]

    def at(self, path: str) -> EntryKind | None:
        """Return the kind of the entry whose text is at a path; None for a path of anything else."""
        if not path.endswith(f"/{INDEX}"):
            return None
        return next((kind for kind in self if path.startswith(f"{kind.folder}/")), None)

    def of(self, kind: EntryKind, matter: "Matter") -> EntryKind:
        """Return the kind of an entry in the folder of `kind`: its own, or the one that a key of `matter` marks."""
        marked = (each for each in self.rows if each.marked_by and each.folder == kind.folder)
        return next((each for each in marked if getattr(matter, each.marked_by, None) is not None), kind)


ENTRY_KINDS = EntryKinds((PROFILE, STORY, NOTICE))
