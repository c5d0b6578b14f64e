"""Renders every component's examples onto one page: for looking at them, and for the render and accessibility tests."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml
from markupsafe import Markup

from generator.engine.theme import Theme
from generator.messages.messages import Messages
from generator.pages.render import Renderer

ADDRESS = "mau/"


class Example(NamedTuple):
    """One way to call a component's macro: `call` is the expression, `values` what it names."""

    component: str
    name: str
    call: str
    values: dict[str, Any]


def find_examples(theme: Theme) -> Iterator[Example]:
    """Yield the examples beside each component, in the order of names."""
    for _, file in theme.files("components/*/examples.yml"):
        for each in yaml.safe_load(file.read_text(encoding="utf-8")):
            yield Example(file.parent.name, each["name"], each["call"], each["with"])


def example_page(theme: Theme, messages: Messages) -> tuple[str, str, Markup]:
    """Return the examples page's title, head and content."""
    renderer = Renderer(theme, messages)
    shown = [
        (example, renderer.call(f"components/{example.component}/template.html", example.call, ADDRESS, example.values))
        for example in find_examples(theme)
    ]
    content = renderer.render("pages/examples.html", ADDRESS, examples=shown)
    return messages.text("guide.components"), '<meta name="robots" content="noindex">', content
