"""Renders the examples of every component on one page, for review and for the tests of rendering and accessibility."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml
from markupsafe import Markup

from generator.engine.theme import Theme
from generator.messages.messages import Messages
from generator.pages.render import Renderer

ADDRESS = "mau/"


class Example(NamedTuple):
    """A call of a component's macro: `call` is the expression, `values` are the names that it uses."""

    component: str
    name: str
    call: str
    values: dict[str, Any]


def find_examples(theme: Theme) -> Iterator[Example]:
    """Yield the examples of each component, sorted by its name."""
    for _, file in theme.files("components/*/examples.yml"):
        for each in yaml.safe_load(file.read_text(encoding="utf-8")):
            yield Example(file.parent.name, each["name"], each["call"], each["with"])


def example_page(theme: Theme, messages: Messages) -> tuple[str, str, Markup]:
    """Return the title, head and content of the gallery."""
    renderer = Renderer(theme, messages)
    shown = [
        (example, renderer.call(f"components/{example.component}/template.html", example.call, ADDRESS, example.values))
        for example in find_examples(theme)
    ]
    content = renderer.render("pages/examples.html", ADDRESS, examples=shown)
    return messages.text("guide.components"), '<meta name="robots" content="noindex">', content
