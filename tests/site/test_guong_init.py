"""A wheel holds all that a site needs: installed into an empty environment, it makes a new site and builds it."""

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from shutil import copy2, copytree, ignore_patterns
from zipfile import ZipFile

import pytest

from generator.editing.new_site import NewSite, starter_files
from tests.support.commands import PROJECT, environment, tree

pytestmark = pytest.mark.usefixtures("samples")

SOURCES = ("generator", "content/data", "content/pages", "requirements", ".github", ".gitlab", ".vscode")
FILES = ("pyproject.toml", "setup.py", "README.md", "mkdocs.yml", "CODEOWNERS", ".gitlab-ci.yml")
NEW = (
    "new", "--type", "guong", "--name", "Nguyễn Văn A", "--subject", "ca-nhan", "--field", "y-te", "--kind",
    "nguoi-tot-viec-tot", "--place", "thành phố Đà Nẵng", "--date", "2026-05-19",
)  # fmt: skip


def done(*command: str | Path, cwd: Path) -> str:
    clean = {name: value for name, value in environment().items() if name != "PYTHONPATH"}
    result = subprocess.run(  # noqa: S603  (our own command)
        command, cwd=cwd, env=clean, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False
    )
    assert result.returncode == 0, result.stdout
    return result.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy, so that nothing is written into the project."""
    root = tmp_path_factory.mktemp("wheel")
    for name in SOURCES:
        copytree(PROJECT / name, root / "source" / name, ignore=ignore_patterns("__pycache__"))
    for name in FILES:
        copy2(PROJECT / name, root / "source")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    done(*pip, "wheel", "--no-deps", "--no-build-isolation", "--no-index", "-w", root, root / "source", cwd=root)
    (built,) = root.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an environment's commands: it has the wheel, and the libraries of this environment."""
    root = tmp_path_factory.mktemp("installed")
    done(sys.executable, "-m", "venv", "--without-pip", root / "env", cwd=root)
    (packages,) = (root / "env").glob("lib/python*/site-packages")
    libraries = [path for path in sys.path if path.endswith("site-packages")]
    (packages / "libraries.pth").write_text("\n".join(libraries), "utf-8")
    (root / "requirements").mkdir()
    copy2(wheel, root / "requirements")
    pinned = dict(starter_files(NewSite()))["requirements/guong-sang.txt"]
    (root / "requirements/guong-sang.txt").write_bytes(pinned)
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", root / "env/bin/python")
    install = ("install", "--ignore-installed", "--no-deps", "--no-index", "-r", "requirements/guong-sang.txt")
    done(*pip, *install, cwd=root)
    assert (packages / f"guong_sang-{version('guong-sang')}.dist-info").is_dir()
    return root / "env/bin"


@pytest.mark.site
def test_the_wheel_holds_what_a_site_needs_and_nothing_of_our_own_work(wheel: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    assert {
        "generator/theme/main.html", "generator/theme/assets/fonts/be-vietnam-pro-400.woff2",
        "generator/serve/serving.js", "generator/gazetteer/data/places.json",
        "generator/starter/shared/content/data/fields.yml", "generator/starter/shared/.github/workflows/check.yml",
    } <= names  # fmt: skip
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"generator"}
    theme = {
        path.relative_to(PROJECT).as_posix() for path in (PROJECT / "generator/theme").rglob("*") if path.is_file()
    }
    assert theme <= names


@pytest.mark.site
def test_an_installed_wheel_makes_a_site_that_can_be_built_and_written_for(installed: Path, tmp_path: Path) -> None:
    guong, site = installed / "guong", tmp_path / "trang"
    where = done(installed / "python", "-c", "import generator; print(generator.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(installed.parent)
    facts = ("--name", "Gương sáng Phú Thọ", "--url", "https://guong.example.vn", "--body", "UBND tỉnh: Phú Thọ")
    output = done(guong, "init", "trang", *facts, cwd=tmp_path)
    assert "Việc tiếp theo:" in output
    assert tree(site) == dict(starter_files(NewSite("Gương sáng Phú Thọ", "https://guong.example.vn/", facts[-1])))
    assert done(guong, "check", cwd=site).endswith("Không có lỗi nào.\n")
    draft = "content/profiles/nguyen-van-a/index.md"
    assert draft in done(guong, *NEW, cwd=site)
    assert (site / draft).is_file()
    done(guong, "build", cwd=site)
    assert done(guong, "verify", cwd=site).endswith("Không có lỗi nào.\n")
    home = (site / "site/index.html").read_text("utf-8")
    assert "Gương sáng Phú Thọ" in home
    assert "UBND tỉnh: Phú Thọ" in home
    assert '<link rel="canonical" href="https://guong.example.vn/">' in home
    assert not done(guong, "schema", cwd=site)  # the editor's files are those of these vocabularies
    assert "Đã ghi" not in done(guong, "build", "--preview", cwd=site)
    assert (site / "site-preview/guong/nguyen-van-a/index.html").is_file()
