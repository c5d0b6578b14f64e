"""Renders templates to HTML fragments: the same values give the same bytes."""

import re
from collections.abc import MutableMapping
from typing import Any

import markupsafe
from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from markupsafe import Markup

from generator.engine.theme import Theme
from generator.images.qr import qr_image
from generator.messages.messages import Messages
from generator.pages.template_names import add_names

TEMPLATES = ("pages/*.html", "parts/*.html", "marks/*.html", "components/*/template.html")
# The placeholder for the relative path to the site's root in fragments that several pages show. No entry contains it,
# since control characters in one are an error.
ROOT = "\x1f"
_has_special = re.compile("[&<>\"']").search


def escape(value: object) -> str:
    """Return a value as HTML, exactly as `markupsafe.escape` does, but without a new object for plain text."""
    if isinstance(value, Markup) or (type(value) is str and not _has_special(value)):
        return value
    return markupsafe.escape(value)


class _Environment(Environment):
    """Jinja's environment, faster in two operations that every page repeats many times."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the global names in one dict: jinja's chain of two costs a tenth of the rendering time."""
        return {**self.globals, **(d or {})}

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,  # noqa: FBT001, FBT002  (jinja's own signature)
    ) -> str:
        """Make compiled templates escape with `escape` of this module."""
        imports, rest = super()._generate(source, name, filename, defer_init).split("\n", 1)
        return f"{imports}\nfrom generator.pages.render import escape\n{rest}"


class Renderer:
    """Renders the templates of a theme: values are escaped, an unknown name is an error."""

    def __init__(self, theme: Theme, messages: Messages) -> None:
        """Set up the environment; templates are named by their paths within the theme."""
        self._templates = _Environment(
            loader=FileSystemLoader(theme.folders),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,  # after an edit of a template there is a new renderer
            cache_size=-1,  # no limit: to track the last use of a template is slow, and a page uses ten
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals["qr"] = qr_image
        add_names(self._templates, messages)

    def render(self, template: str, address: str, **values: Any) -> Markup:  # noqa: ANN401
        """Render a fragment for the page at `address`; templates put `root` before every address they link to."""
        root = to_root(address)
        return Markup(self._templates.get_template(template).render(root=root, **values))  # noqa: S704  (escaped by jinja)

    def render_anywhere(self, template: str, **values: Any) -> Markup:  # noqa: ANN401
        """Render a fragment for any page, with `ROOT` before every address it links to."""
        return Markup(self._templates.get_template(template).render(root=ROOT, **values))  # noqa: S704

    def call(self, template: str, expression: str, address: str, values: dict[str, Any]) -> Markup:
        """Evaluate a macro call, such as `button("Xem")`, with a macro of `template`; the theme's examples use it."""
        macro, _, arguments = expression.partition("(")
        source = f'{{% from "{template}" import {macro} as macro %}}{{{{ macro({arguments} }}}}'
        return Markup(self._templates.from_string(source).render(root=to_root(address), **values))  # noqa: S704


def to_root(address: str) -> str:
    """Return the relative path from the page at `address` to the site's root: "../" for each level, "./" for none."""
    return "../" * address.count("/") or "./"
