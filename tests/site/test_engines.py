"""MkDocs and its successor ProperDocs make the same site, byte for byte (decision 24): `make engines`."""

import sys
from pathlib import Path

import pytest

from tests.support.commands import run, tree
from tests.support.site_copies import change, copy_base

ENGINES = Path(sys.prefix) / "engines"

pytestmark = [
    pytest.mark.site,
    pytest.mark.skipif(not (ENGINES / "properdocs").is_dir(), reason="ProperDocs is not there: make engines"),
]


def test_both_engines_make_the_same_site(tmp_path: Path) -> None:
    copy_base(site := tmp_path / "site")
    for name in ("gioi-thieu", "huong-dan", "du-lieu-ca-nhan", "yeu-cau-go-bo"):  # the frame links to them
        text = f"---\ntitle: Trang {name}\n---\n\n# Trang {name}\n\n| a | b |\n| --- | --- |\n| *1* | [x](index.md) |\n"
        (site / f"content/pages/{name}.md").write_text(text, "utf-8")
    change(site, "mkdocs.yml", ("nav:\n", "markdown_extensions:\n  - tables\nnav:\n"))
    ours = {"GUONG_ENGINE": "properdocs", "PYTHONPATH": str(ENGINES)}
    assert engine(ours, tmp_path) == "properdocs.commands.build"
    assert engine({}, tmp_path) == "mkdocs.commands.build"
    built = []
    for environment in ({}, ours):
        result = run("guong", "build", "--no-cache", cwd=site, **environment)
        assert result.returncode == 0, result.stdout
        built.append(tree(site / "site"))
    one, other = built
    assert len(one) > 100
    assert {path for path in one.keys() | other.keys() if one.get(path) != other.get(path)} == set()


def engine(environment: dict[str, str], folder: Path) -> str:
    code = "import generator.mkdocs_plugin.engine as engine; print(engine.build.__module__)"
    result = run("python", "-c", code, cwd=folder, **environment)
    return result.stdout.splitlines()[-1]
