"""The one place that knows MkDocs: its configuration and hooks on one side, the pipeline on the other.

Only documented hooks are used. `on_files` adds a shell page for every depth of address, `on_post_page` keeps what
MkDocs made of it (an empty return writes no file), `on_post_build` fills the shells and writes the pages.
"""

from datetime import UTC, date, datetime, timedelta, timezone
from os import environ
from pathlib import Path
from time import time
from typing import Any, Literal

from mkdocs.config import config_options as option
from mkdocs.config.base import Config, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from generator.chrome import Shell, cut
from generator.examples import ADDRESS as EXAMPLES
from generator.examples import example_page
from generator.live import Live
from generator.outputs.search import search
from generator.outputs.stylesheet import PARTS, IconError, stylesheet
from generator.picture_jobs import PictureError
from generator.pictures import look_of, pictures
from generator.pipeline import Site, files, pages, prepare
from generator.problems import as_text, has_errors
from generator.publish import Publication
from generator.reading import ReadingError
from generator.render import Renderer
from generator.schema import MATTERS
from generator.search.jobs import IndexingError
from generator.settings import Office, Settings
from generator.store import StoreError
from generator.workers import workshop_at
from generator.written_pages import forbidden

log = get_plugin_logger("guong-sang")

_VIETNAM = timezone(timedelta(hours=7))
_DEEPEST = 6  # as `rules` allows former addresses
_SHELL = "guong-sang-shell"
# Parts of the theme that are made into other files: MkDocs would publish them as they are.
_NOT_PUBLISHED = tuple(f"{part}/" for part in PARTS)
NAME = "guong-sang"


class OfficeConfig(Config):  # type: ignore[no-untyped-call]
    """Who answers for the site; see `settings.Office`."""

    governing_body = option.Type(str, default="")
    responsible_editor = option.Type(str, default="")
    address = option.Type(str, default="")
    phone = option.Type(str, default="")
    email = option.Type(str, default="")


class PageSize(option.Type[int]):
    """A number of entries; there is no page of none."""

    def __init__(self, default: int) -> None:
        """Take the number that stands where none is configured."""
        super().__init__(int, default=default)

    def run_validation(self, value: object) -> int:
        """Return the number, or say what is wrong with it."""
        number = super().run_validation(value)
        if number < 1:
            raise ValidationError("số bài trên một trang phải từ 1 trở lên")
        return number


class PluginConfig(Config):  # type: ignore[no-untyped-call]
    """The keys below `guong-sang:` in `mkdocs.yml`; see `settings.Settings`."""

    production = option.Type(bool, default=False)
    preview = option.Type(bool, default=False)
    page_size = PageSize(default=24)
    examples = option.Type(bool, default=False)
    office = option.SubConfig(OfficeConfig)


class GuongSangPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]
    """Adds the entries' pages to a MkDocs site."""

    def __init__(self) -> None:
        """Start with nothing read and no shell built. `publication` is where pages go, if not where MkDocs writes."""
        self._shells: dict[int, Shell] = {}
        self._site: Site | None = None
        self._live: Live | None = None
        self._is_serving = False
        self._started = 0.0
        self.publication: Publication | None = None

    @property
    def entries(self) -> int:
        """Return how many entries the site that was built shows."""
        return len(self._site.library.entries) if self._site else 0

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Note whether readers are being served; having this hook keeps the plugin between builds."""
        self._is_serving = command == "serve"

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read and check the content; errors stop the build, so that no page is missing in silence.

        While serving, the last good pages stay up instead: MkDocs answers no request until a build has succeeded.
        """
        self._shells.clear()
        root = root_of(config)
        settings = settings_of(config)
        self._started = time()
        try:
            with workshop_at(root) as workshop:
                site, problems = prepare(root, settings, workshop)
        except ReadingError as error:
            raise Abort(str(error)) from None
        if has_errors(problems):
            log.error("Nội dung có lỗi, chưa tạo trang:\n%s", as_text(problems))
            if self._is_serving and self._site is not None:
                log.error("Trang đang xem là bản trước khi có lỗi. Sửa các lỗi trên, trang sẽ tự cập nhật.")
                return
            raise Abort("Sửa các lỗi trên rồi chạy lại.")
        if problems:
            log.info("Cảnh báo về nội dung:\n%s", as_text(problems))
        renderer = Renderer(theme_dir_of(config))
        self._site = site
        self._live = Live(site.library, site.shelves, settings, renderer, MATTERS)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add a shell page for every depth of address: links in the theme are relative to the page."""
        for file in [each for each in files if each.src_uri.startswith(_NOT_PUBLISHED)]:
            files.remove(file)
        for depth in range(1, _DEEPEST + 1):
            path = "/".join([_SHELL] * depth) + ".md"
            content = "---\ntemplate: shell.html\n---\n"
            files.append(File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
        return files

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Refuse a hand-written page whose Markdown came out as something that runs or loads: the last word."""
        found = forbidden(html)
        if found:
            raise Abort(f"Trang {page.file.src_uri} có nội dung không được phép: {', '.join(found)}")
        return html

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Keep the shells out of the site; fill the live marks of hand-written pages."""
        if page.file.src_uri.split("/")[-1] == f"{_SHELL}.md":
            self._shells[page.file.src_uri.count("/") + 1] = cut(output)
            return ""
        return self._live.fill(output, page.url) if self._live else output

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Leave out MkDocs' own sitemap: it lists the shells and not the entries, and holds the day of the build."""
        return "" if template_name == "sitemap.xml" else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write every page and file of the site."""
        if self._site is None or self._live is None:
            return
        site = self.publication or Publication(Path(config.site_dir))
        if self.publication:
            site.put_folder(Path(config.site_dir))  # what MkDocs made lies elsewhere
        count = 0
        for page in pages(self._site, self._live.renderer):
            shell = self._shells[page.address.count("/")]
            html = shell.fill(page.title, page.head, page.content)
            site.put(f"{page.address}index.html", html.encode())
            count += 1
        site.put(*self._stylesheet(config))
        if self.config.examples:
            html = self._shells[EXAMPLES.count("/")].fill(*example_page(theme_dir_of(config)))
            site.put(f"{EXAMPLES}index.html", html.encode())
        for path, content in files(self._site, root_of(config)):
            site.put(path, content)
        self._write_what_is_kept(self._site, config, site)
        log.info("%d bài, %d trang", len(self._site.library.entries), count)

    def _write_what_is_kept(self, site: Site, config: MkDocsConfig, publication: Publication) -> None:
        """Write photos, share cards and the search index; drop from the cache what this build had no use for."""
        root = root_of(config)
        try:
            with workshop_at(root) as workshop:
                look = look_of(theme_dir_of(config))
                for path, content in pictures(site.library, site.settings, root, look, workshop):
                    publication.put(path, content)
                for path, content in search(site.library, site.shelves, workshop):
                    publication.put(path, content)
                workshop.store.prune(self._started)
        except (PictureError, IndexingError) as error:
            raise Abort(str(error)) from None
        except StoreError as error:
            raise Abort(f"Không ghi được vào bộ nhớ đệm: {error}.") from None

    def _stylesheet(self, config: MkDocsConfig) -> tuple[str, bytes]:
        icons = [Path(folder) / ".icons" for folder in config.theme.dirs]
        fields = self._site.library.vocabularies.fields if self._site else ()
        try:
            return stylesheet(theme_dir_of(config), icons, fields)
        except IconError as error:
            raise Abort(f"Giao diện không có hình “{error}” ghi ở content/data/fields.yml.") from None

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ANN401, ARG002
        """Build anew when an entry or a vocabulary changes."""
        for name in ("profiles", "stories", "data"):
            folder = root_of(config) / "content" / name
            if folder.is_dir():
                server.watch(str(folder))
        return server


def root_of(config: MkDocsConfig) -> Path:
    """Return the site's root: the folder that `mkdocs.yml` lies in."""
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent


def theme_dir_of(config: MkDocsConfig) -> Path:
    """Return the theme's `custom_dir`, where our templates are."""
    return Path(config.theme.custom_dir or root_of(config) / "theme")


def settings_of(config: MkDocsConfig) -> Settings:
    """Make the plain settings of a site from its MkDocs configuration."""
    own = plugin_of(config).config
    office = Office(**dict(own.office))
    return Settings(
        site_name=config.site_name,
        site_url=config.site_url or "",
        site_description=config.site_description or "",
        today=_today(),
        preview=own.preview,
        production=own.production,
        page_size=own.page_size,
        office=office,
    )


def plugin_of(config: MkDocsConfig) -> GuongSangPlugin:
    """Return the plugin of a site."""
    plugin = config.plugins[NAME]
    assert isinstance(plugin, GuongSangPlugin)  # noqa: S101  (MkDocs types every plugin as the base class)
    return plugin


def _today() -> date:
    """Return the day in Việt Nam; of SOURCE_DATE_EPOCH where it is set, so that a build can be made again."""
    epoch = environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.astimezone(_VIETNAM).date()
