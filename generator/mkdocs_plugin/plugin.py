"""The MkDocs plugin: hooks and configuration, and the output of MkDocs for a build.

Only documented hooks are used. `on_files` adds a shell page for every depth of address, `on_post_page` takes its
rendered HTML (an empty return writes no file), `on_post_build` publishes the rest of the site.
"""

import re
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment

from generator.build.cards import card_rendering
from generator.build.mkdocs_output import MkDocsOutput, has_deeds
from generator.build.plan import Plan
from generator.build.prepare import prepare
from generator.build.publish import publish
from generator.build.tools import tools_at
from generator.content.data.data_files import DATA_DIR
from generator.content.entry_kinds import ENTRY_KINDS
from generator.content.files.tree import is_leftover
from generator.content.settings import DataLicence, Hosting, Office, Settings
from generator.engine.clock import today
from generator.engine.errors import BuildError
from generator.engine.output_folder import OutputFolder
from generator.engine.output_place import refuse_emptying, refuse_sources
from generator.engine.output_record import record_all
from generator.engine.theme import Theme, theme_with
from generator.entries.reader import Articles
from generator.mkdocs_plugin.configuration import PluginConfig, unknown_keys
from generator.mkdocs_plugin.engine import (
    Abort,
    BasePlugin,
    File,
    Files,
    InclusionLevel,
    LiveReloadServer,
    MkDocsConfig,
    Page,
    get_plugin_logger,
)
from generator.mkdocs_plugin.language import checked_language
from generator.outputs.scenes import FOLDER as SCENES
from generator.outputs.scripts import published_script
from generator.outputs.stylesheet import PARTS
from generator.pages.page_renderer import page_renderer
from generator.pages.shell import Shell, split_shell
from generator.pages.structured_data.website import page_data
from generator.pages.template_names import add_names
from generator.problems.problem import has_errors
from generator.problems.reports.text import as_text
from generator.site.appearance import LOGO
from generator.site.feeds import SITE_FEEDS
from generator.site.handwritten_pages import KEYS, forbidden, with_text_keys
from generator.site.live_marks import MARK
from generator.site.page_targets import relative_to_page
from generator.site.site import Site
from generator.text.vietnamese import slugify

log = get_plugin_logger("guong-sang")

_DEEPEST = 6  # the depth of the deepest alias that the rules allow
_ICON_OF_MATERIAL = "assets/images/favicon.png"
_SHELL = "guong-sang-shell"
_FIRST_SCRIPT = "assets/start.js"
_SCRIPT = re.compile(r"assets/.*(?<!\.min)\.js")
_MATERIAL_STYLE = re.compile(r"assets/stylesheets/main\.\w+\.min\.css")
# Sources of the stylesheet and of the scenes: MkDocs would publish them as well.
_NOT_PUBLISHED = tuple(f"{part}/" for part in (*PARTS, SCENES))
NAME = "guong-sang"


class GuongSangPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]
    """Adds the entries' pages to a MkDocs site."""

    def __init__(self) -> None:
        """Start without a build. After one, `mkdocs_output` holds the output of MkDocs, so that others publish it."""
        self.mkdocs_output: MkDocsOutput | None = None
        self.makes_mkdocs_output_alone = False
        self._shells: dict[int, Shell] = {}
        self._marked: dict[str, bytes] = {}
        self._site: Site | None = None
        self._is_serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Note whether MkDocs serves the site. This hook also makes MkDocs keep the plugin between builds."""
        self._is_serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add the package's theme: after the site's own, before Material; with its logo unless the site has one."""
        if unknown := list(unknown_keys(config, self.config)):
            raise Abort("\n".join(unknown))
        logo, favicon = _own_picture(config, "logo"), _own_picture(config, "favicon")
        config.theme.update({"logo": logo or LOGO, "favicon": favicon or logo or LOGO})
        config.mdx_configs.setdefault("toc", {}).setdefault("slugify", _anchor)
        config.theme.dirs[:] = dict.fromkeys([*theme_of(config).folders, *config.theme.dirs])
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read and check the content; errors stop the build, so that no page goes missing unnoticed.

        `mkdocs serve` instead keeps the site of the last valid build: it answers no request until a build succeeds.
        """
        self._shells.clear()
        self._marked.clear()
        if self.makes_mkdocs_output_alone:
            return
        root = root_of(config)
        try:
            refuse_site_dir(config)
            refuse_emptying(Path(config.site_dir))
            with tools_at(root) as tools:
                site, problems = prepare(root, settings_of(config), tools)
        except BuildError as error:
            raise Abort(str(error)) from None
        if has_errors(problems):
            log.error("Nội dung có lỗi, chưa tạo trang:\n%s", as_text(problems))
            if self._is_serving and self._site is not None:
                log.error("Trang đang xem là bản trước khi có lỗi. Sửa các lỗi trên, trang sẽ tự cập nhật.")
                return
            raise Abort("Sửa các lỗi trên rồi chạy lại.")
        if problems:
            log.info("Cảnh báo về nội dung:\n%s", as_text(problems))
        self._site = site

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add a shell page for every depth of address, since links in the theme are relative to the page.

        The scripts lose their comments. The texts of the interface go into the one that runs first on a page, for all.
        """
        for file in list(files):
            if file.src_uri.startswith(_NOT_PUBLISHED) or is_leftover(file.src_uri.rpartition("/")[2]):
                files.remove(file)
        for depth in range(1, _DEEPEST + 1):
            path = "/".join([_SHELL] * depth) + ".md"
            content = "---\ntemplate: shell.html\n---\n"
            files.append(File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
        for script in [file for file in files if _SCRIPT.fullmatch(file.src_uri)]:
            files.remove(script)
            texts = settings_of(config).messages.for_scripts() if script.src_uri == _FIRST_SCRIPT else ""
            content = texts + published_script(script.content_string)
            files.append(File.generated(config, script.src_uri, content=content))
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Add the names that `Renderer` also adds; for hand-written pages their structured data, Material's styles."""
        settings = settings_of(config)
        add_names(env, settings.messages)
        env.globals["structured_data"] = partial(page_data, settings)
        env.globals["has_deeds"] = has_deeds(root_of(config))
        env.globals["has_feeds_page"] = files.get_file_from_path(f"{SITE_FEEDS.rstrip('/')}.md") is not None
        env.globals["material_style"] = next(file.url for file in files if _MATERIAL_STYLE.fullmatch(file.src_uri))
        return env

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:  # noqa: ARG002
        """Return a hand-written page with its keys as texts: MkDocs reads YAML 1.1, where `No` is none."""
        if page.file.abs_src_path is None or page.file.src_uri.split("/")[-1] == f"{_SHELL}.md":
            return None
        return with_text_keys(Path(page.file.abs_src_path).read_text("utf-8-sig"))

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Refuse forbidden keys of a hand-written page, as MkDocs parsed them: some would change the page itself."""
        if (found := set(page.meta).difference(KEYS)) and page.file.src_uri.split("/")[-1] != f"{_SHELL}.md":
            raise Abort(f"Trang {page.file.src_uri} có khóa không được phép: {', '.join(sorted(found))}")
        return markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Refuse a hand-written page whose rendered HTML runs a script or loads from elsewhere: the final check."""
        found = forbidden(html)
        if found:
            raise Abort(f"Trang {page.file.src_uri} có nội dung không được phép: {', '.join(found)}")
        return relative_to_page(html, page.file.url.removeprefix("./"), config.site_url or "")

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Take the shells, which are no pages, and the pages with live marks, which are filled before publishing."""
        if page.file.src_uri.split("/")[-1] == f"{_SHELL}.md":
            self._shells[page.file.src_uri.count("/") + 1] = split_shell(output)
            return ""
        if MARK.search(output):
            self._marked[page.file.dest_uri] = output.encode()
            return ""
        return output

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Drop the sitemap of MkDocs: it lists shells instead of entries, and contains the day of the build."""
        return "" if template_name == "sitemap.xml" else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Publish the rest of the site into the folder that MkDocs has written."""
        self.mkdocs_output = made = MkDocsOutput(
            files=dict(self._marked),
            marked=tuple(self._marked),
            shells=dict(self._shells),
            settings=replace(settings_of(config), today=date.min),
            site_dir=config.site_dir,
            theme=theme_of(config),
            has_examples=self.config.examples,
        )
        if (site := self._site) is not None:
            root = root_of(config)
            try:
                with tools_at(root) as tools:
                    articles = Articles(root, tools.cache, site.library.context)
                    renderer = page_renderer(articles, made.theme, made.shells)
                    plan = Plan(site.settings, Path(config.site_dir), made, lambda: made)
                    with card_rendering(site.library, renderer, tools) as cards:
                        publish(site, cards, renderer, plan, OutputFolder(plan.site_dir), tools)
                    tools.cache.prune()
                record_all(plan.site_dir)
            except BuildError as error:
                raise Abort(str(error)) from None
            log.info("%d bài", len(site.library.entries))

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ANN401, ARG002
        """Watch the folders of entries and vocabularies as well."""
        for path in (*(kind.folder for kind in ENTRY_KINDS), DATA_DIR):
            folder = root_of(config) / path
            if folder.is_dir():
                server.watch(str(folder))
        return server


def _anchor(heading: str, _separator: str) -> str:
    """Return the id of a heading: MkDocs' own drops đ."""
    return slugify(heading)


def refuse_site_dir(config: MkDocsConfig) -> None:
    """Refuse an output folder that is, holds or lies in a folder of sources. Raises BuildError."""
    sources = [Path(config.docs_dir), *([Path(config.theme.custom_dir)] if config.theme.custom_dir else [])]
    refuse_sources(Path(config.site_dir), root_of(config), sources)


def root_of(config: MkDocsConfig) -> Path:
    """Return the site's root, the folder of its `mkdocs.yml`."""
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent


def theme_of(config: MkDocsConfig) -> Theme:
    """Return the theme of a site: the package's, overridden by files of its `custom_dir`."""
    return theme_with(Path(config.theme.custom_dir) if config.theme.custom_dir else None)


def settings_of(config: MkDocsConfig) -> Settings:
    """Return the settings of a site from its MkDocs configuration."""
    own = plugin_of(config).config
    office = Office(**{**own.office, "contacts": tuple(own.office.contacts)})
    # Each once: whether MkDocs' list holds the package's theme depends on how far MkDocs has come.
    theme_dirs = tuple(dict.fromkeys(map(str, (*theme_of(config).folders, *config.theme.dirs))))
    return Settings(
        site_name=config.site_name,
        site_url=config.site_url or "",
        site_description=config.site_description or "",
        today=today(),
        preview=own.preview,
        production=own.production,
        page_size=own.page_size,
        share_cards=own.share_cards,
        search=own.search,
        office=office,
        data_licence=DataLicence(**own.data_licence),
        hosting=Hosting(**own.hosting),
        plans=tuple(own.plans),
        custom_dir=str(config.theme.custom_dir or ""),
        logo=_own_picture(config, "logo"),
        favicon=_own_picture(config, "favicon"),
        icon_dirs=tuple(str(Path(folder, ".icons")) for folder in theme_dirs),
        language=checked_language(str(config.theme["language"]), theme_dirs),
    )


def _own_picture(config: MkDocsConfig, key: str) -> str:
    """Return the path of the site's own logo or icon; empty for those that come with a theme."""
    path = str(config.theme.get(key) or "")
    return "" if path in {LOGO, _ICON_OF_MATERIAL} else path


def plugin_of(config: MkDocsConfig) -> GuongSangPlugin:
    """Return the instance of this plugin in a configuration."""
    plugin = config.plugins[NAME]
    assert isinstance(plugin, GuongSangPlugin)  # noqa: S101  (MkDocs types every plugin as the base class)
    return plugin
