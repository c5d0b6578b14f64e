"""(template, view) → HTML fragment, pure: the same values give the same bytes."""

from collections.abc import MutableMapping
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from markupsafe import Markup

from generator.engine.theme import Theme
from generator.images.qr import qr_image
from generator.messages.messages import Messages
from generator.pages.template_names import add_names

TEMPLATES = ("pages/*.html", "parts/*.html", "marks/*.html", "components/*/template.html")
# Stands for what leads to the site's root on fragments that any page may hold; no text of an entry has it, since
# control characters are refused there.
ROOT = "\x1f"


class _Environment(Environment):
    """Templates as jinja compiles them, but for what is slow there of what every page asks for many times."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the names that a template starts with, in a plain dict: a view of two takes a tenth of rendering."""
        return {**self.globals, **(d or {})}

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,  # noqa: FBT001, FBT002  (jinja's own signature)
    ) -> str:
        """Have templates escape by our own function: jinja's makes an object of every value that they print."""
        imports, rest = super()._generate(source, name, filename, defer_init).split("\n", 1)
        return f"{imports}\nfrom generator.pages.escaping import escape\n{rest}"


class Renderer:
    """The project's own template environment: autoescape on, an unknown name is an error."""

    def __init__(self, theme: Theme, messages: Messages) -> None:
        """Load templates by their paths within the theme."""
        self._templates = _Environment(
            loader=FileSystemLoader(theme.folders),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,  # whoever edits a template makes another renderer
            cache_size=-1,  # all of them: a page asks for ten, and to keep count of the latest is slow
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals["qr"] = qr_image
        add_names(self._templates, messages)

    def render(self, template: str, address: str, **values: Any) -> Markup:  # noqa: ANN401
        """Render a fragment for the page at `address`; templates write `root` before every address they link."""
        root = to_root(address)
        return Markup(self._templates.get_template(template).render(root=root, **values))  # noqa: S704  (escaped by jinja)

    def render_anywhere(self, template: str, **values: Any) -> Markup:  # noqa: ANN401
        """Render a fragment for any page, with `ROOT` before the addresses that it links."""
        return Markup(self._templates.get_template(template).render(root=ROOT, **values))  # noqa: S704

    def call(self, template: str, expression: str, address: str, values: dict[str, Any]) -> Markup:
        """Evaluate a call of one of a template's macros, as the theme's own examples write it."""
        macro, _, arguments = expression.partition("(")
        source = f'{{% from "{template}" import {macro} as macro %}}{{{{ macro({arguments} }}}}'
        return Markup(self._templates.from_string(source).render(root=to_root(address), **values))  # noqa: S704


def to_root(address: str) -> str:
    """Return what leads from the page at `address` to the site's root: "../" a level, "./" at the root itself."""
    return "../" * address.count("/") or "./"
