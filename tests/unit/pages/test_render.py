"""Templates escape exactly as they do with Jinja."""

from pathlib import Path

import markupsafe
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.engine.theme import Theme
from generator.messages.messages import messages_in
from generator.pages.render import Renderer, escape

_TEXTS = st.text(st.sampled_from("aĐ<>&\"' \u0000"))


class _Link:
    def __html__(self) -> str:
        return "<a>"


class _Text(str):  # noqa: SLOT000
    def __html__(self) -> str:
        return f"<b>{markupsafe.escape(str(self))}</b>"


@given(st.one_of(_TEXTS, _TEXTS.map(Markup), _TEXTS.map(_Text), st.integers(), st.none(), st.builds(_Link)))
def test_a_value_is_escaped_as_markupsafe_does(value: object) -> None:
    assert str(escape(value)) == str(markupsafe.escape(value))


@pytest.mark.parametrize(
    ("template", "html"),
    [
        ("{{ text }}", "&lt;b&gt;"),
        ("{{ text | safe }}", "<b>"),
        (
            "{% macro m(x) %}<i>{{ x }}</i>{% endmacro %}{{ m(text) }}{{ m(m(text)) }}",
            "<i>&lt;b&gt;</i><i><i>&lt;b&gt;</i></i>",
        ),
        ("{% set x %}<i>{{ text }}</i>{% endset %}{{ x }}{{ x ~ text }}", "<i>&lt;b&gt;</i><i>&lt;b&gt;</i>&lt;b&gt;"),
        ("{{ [text, '<i>' | safe] | join(', ') }}", "&lt;b&gt;, <i>"),
        ("{% for x in [text] %}{{ x }}{{ loop.index }}{% endfor %}", "&lt;b&gt;1"),
        ("{{ text | upper | e }}", "&lt;B&gt;"),
    ],
)
def test_templates_escape(template: str, html: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(template, "utf-8")
    assert Renderer(Theme((str(tmp_path),)), messages_in("vi")).render("a.html", "guong/", text="<b>") == html
