"""The workflows of GitHub and GitLab: safe for the changes of strangers, and runnable without a forge."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import yaml

from tests.support.built_sites import BuiltSite
from tests.support.commands import BIN, PROJECT, tree
from tests.support.repositories import commit, git, start
from tests.support.site_copies import PROFILE, STORY, TODAY, change, copy_base

WORKFLOWS = sorted((PROJECT / ".github/workflows").glob("*.yml"))
GITLAB = PROJECT / ".gitlab-ci.yml"
FORMS = sorted((PROJECT / ".github/ISSUE_TEMPLATE").glob("*-*.yml"))
DRAFT = "content/stories/2026/bai-nhap/index.md"
RELEASING = {  # the one step that is no target: it has the right to write, so it runs nothing of the repository
    "name": "Tạo bản phát hành",
    "run": 'gh release create "$GITHUB_REF_NAME" --verify-tag --title "$GITHUB_REF_NAME" --notes-from-tag dist/*',
    "env": {"GH_TOKEN": "${{ github.token }}", "GH_REPO": "${{ github.repository }}"},
}
NOT_JOBS = {"default", "variables", "workflow", "stages"}


def targets() -> set[str]:
    named: set[str] = set()
    for file in (PROJECT / "Makefile", PROJECT / "generator/starter/site.mk"):
        makefile = file.read_text("utf-8")
        phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
        assert phony is not None
        assert set(phony[1].split()) == set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))
        named.update(phony[1].split())
    return named


def load(file: Path) -> dict[Any, Any]:
    loaded = yaml.safe_load(file.read_text("utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def steps(workflow: dict[Any, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def gitlab_jobs() -> dict[str, dict[str, Any]]:
    return {name: job for name, job in load(GITLAB).items() if name not in NOT_JOBS}


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-workflows", WORKFLOWS),
        ("gitlab-ci", [GITLAB]),
        ("github-issue-forms", FORMS),
        ("github-issue-config", [PROJECT / ".github/ISSUE_TEMPLATE/config.yml"]),
        ("dependabot", [PROJECT / ".github/dependabot.yml", PROJECT / "generator/starter/dependabot.yml"]),
        ("renovate", [PROJECT / "renovate.json"]),
    ],
)
def test_forge_files_match_their_schemas(schema: str, files: list[Path]) -> None:
    assert files
    command: list[str | Path] = [BIN / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", *files]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)  # noqa: S603
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_a_workflow_is_safe_for_the_changes_of_strangers(file: Path) -> None:
    text, workflow = file.read_text("utf-8"), load(file)
    assert set(workflow[True]) <= {
        "pull_request",
        "merge_group",
        "push",
        "schedule",
        "workflow_dispatch",
    }  # `on` is a truth in YAML
    assert workflow["permissions"] == {"contents": "read"}
    assert {"group", "cancel-in-progress"} == set(workflow["concurrency"])
    code = re.sub(r"#.*", "", text)
    assert "secrets." not in code
    assert "github.event" not in code
    assert "github.head_ref" not in code
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 60
    for line in re.findall(r"^ *-? *uses: (.*)$", text, re.MULTILINE):
        assert re.fullmatch(r"actions/[a-z-]+(?:/[a-z]+)?@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+", line), line
    for step in steps(workflow):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False
        if "run" in step and step != RELEASING:
            assert re.fullmatch(r"make [a-z-]+", step["run"])
            assert step["run"].split()[1] in targets()
            assert "env" not in step


def test_one_action_has_one_version() -> None:
    used = {step["uses"] for file in WORKFLOWS for step in steps(load(file)) if "uses" in step}
    assert len(used) == len({use.split("@")[0] for use in used})


def test_only_the_last_jobs_may_write_and_they_run_no_code_of_the_repository() -> None:
    writing = {
        (file.name, name): job for file in WORKFLOWS for name, job in load(file)["jobs"].items() if "permissions" in job
    }
    assert writing.keys() == {("publish.yml", "deploy"), ("release.yml", "release")}
    deploy, release = writing.values()
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}
    assert [step["uses"].split("@")[0] for step in deploy["steps"]] == ["actions/deploy-pages"]
    assert release["permissions"] == {"contents": "write", "id-token": "write", "attestations": "write"}
    assert [step.get("uses", "").split("@")[0] for step in release["steps"]] == [
        "actions/download-artifact", "actions/attest-build-provenance", "",
    ]  # fmt: skip
    assert release["steps"][-1] == RELEASING
    assert load(PROJECT / ".github/workflows/release.yml")[True] == {"push": {"tags": ["v*"]}}
    assert "pull_request" not in load(PROJECT / ".github/workflows/publish.yml")[True]


@pytest.mark.parametrize(
    ("tag", "changelog", "is_right"),
    [
        ("v1.2.3", "## [1.2.3] - 2026-12-01", True),
        ("v1.2.4", "## [1.2.3]", False),
        ("v1.2.3", "## [Unreleased]", False),
    ],
)
def test_a_tag_is_the_version_that_the_changelog_tells(
    tag: str,
    changelog: str,
    is_right: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    for name in ("Makefile", "generator/starter/site.mk"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(PROJECT / name, tmp_path / name)
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "1.2.3"\n', "utf-8")
    (tmp_path / "CHANGELOG.md").write_text(f"{changelog}\n", "utf-8")
    done = make(tmp_path, "make check-tag", GITHUB_REF_NAME=tag)
    assert (done.returncode == 0) is is_right, done.stderr


def test_gitlab_runs_only_make_targets_and_publishes_only_the_main_branch() -> None:
    for name, job in gitlab_jobs().items():
        for line in job["script"]:
            assert re.fullmatch(r"make [a-z-]+", line)
            assert line.split()[1] in targets()
        conditions = [rule["if"] for rule in job["rules"]]
        if name == "pages":
            assert conditions == ["$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"]
        else:
            assert all('$CI_PIPELINE_SOURCE == "merge_request_event"' in each for each in conditions)
            assert "pages" not in job  # an unreviewed change would be on the origin of the site


def test_the_published_site_is_built_without_a_cache_that_another_run_wrote() -> None:
    publishing = load(PROJECT / ".github/workflows/publish.yml")
    assert not [step for step in steps(publishing) if re.match(r"actions/cache(?:/restore)?@", step.get("uses", ""))]
    assert "cache" not in " ".join(
        str(step.get("with")) for step in steps(publishing) if "setup-" in step.get("uses", "")
    )
    assert gitlab_jobs()["pages"]["cache"]["policy"] == "push"


def test_a_change_in_a_merge_queue_is_checked() -> None:
    assert "merge_group" in load(PROJECT / ".github/workflows/check.yml")[True]


def test_images_are_pinned_by_digest() -> None:
    images = [load(GITLAB)["default"]["image"], *(job["image"] for job in gitlab_jobs().values() if "image" in job)]
    for image in images:
        assert re.fullmatch(r"[a-z./-]+:[0-9.]+-[a-z]+@sha256:[0-9a-f]{64}", image), image


def test_every_line_of_the_code_owners_has_one_owner() -> None:
    """Any one of several owners may approve alone, on both forges."""
    lines = [line.split() for line in (PROJECT / "CODEOWNERS").read_text("utf-8").splitlines()]
    owners = [line[1:] for line in lines if line and not line[0].startswith("#")]
    assert len(owners) > 5
    assert all(len(each) == 1 for each in owners)


def test_everything_that_make_installs_has_hashes() -> None:
    for file in (PROJECT / "Makefile", PROJECT / "generator/starter/site.mk"):
        installs = re.findall(r"pip install (.*(?:\\\n.*)*)", file.read_text("utf-8"))
        assert installs
        for options in installs:
            assert "--require-hashes" in options or "--no-deps $(OWN)" in options, options
    for file in (PROJECT / "requirements").glob("*.in"):
        lines = file.with_suffix(".txt").read_text("utf-8").splitlines()
        pins = [number for number, line in enumerate(lines) if re.match(r"[a-z0-9]", line, re.IGNORECASE)]
        assert pins
        assert all("==" in lines[number] and lines[number + 1].startswith("    --hash=sha256:") for number in pins)


def test_previews_on_the_origin_of_the_site_are_refused_with_the_reason() -> None:
    done = make(PROJECT, "make preview", PAGES_PREVIEWS="true")
    assert done.returncode != 0
    assert "cùng tên miền với trang chính thức" in done.stderr


def test_both_forges_have_the_same_template() -> None:
    github = (PROJECT / ".github/pull_request_template.md").read_text("utf-8")
    assert github == (PROJECT / ".gitlab/merge_request_templates/Default.md").read_text("utf-8")
    for command in re.findall(r"`make ([a-z-]+)`", github):
        assert command in targets()


@contextmanager
def published(answers: dict[str, tuple[int, bytes]]) -> Iterator[str]:
    """Serve a published site; yield its URL."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, content = answers.get(self.path, (HTTPStatus.NOT_FOUND, b""))
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository with a small site, ready for hosting."""
    root = tmp_path / "site"
    copy_base(root)
    for name in ("gioi-thieu", "huong-dan", "du-lieu-ca-nhan", "yeu-cau-go-bo"):  # the frame links to them
        (root / f"content/pages/{name}.md").write_text(f"# Trang {name}\n", "utf-8")
    (root / DRAFT).parent.mkdir()
    shutil.copy(root / STORY, root / DRAFT)
    change(root, DRAFT, ("title: Chiếc cầu mới ở đầu làng", "title: Bài còn viết dở\ndraft: true"))
    change(root, "mkdocs.yml", ("  - guong-sang\n", "  - guong-sang:\n      share_cards: false\n"))
    shutil.copy2(PROJECT / "generator/starter/site.mk", root / "Makefile")
    shutil.copy2(PROJECT / ".gitignore", root)
    shutil.copytree(PROJECT / "requirements", root / "requirements")
    (root / ".venv").symlink_to(Path(sys.prefix))
    start(root)
    return root


def merge_of(root: Path, *, is_wrong: bool) -> None:
    """Check out a pull request as GitHub does: the change merged into its target branch."""
    git(root, "switch", "--quiet", "--create", "thay-doi")
    change(root, PROFILE, ("sửa cầu, đắp", "làm cầu, đắp"))
    if is_wrong:
        change(root, STORY, ("title:", "titel:"))
    commit(root)
    git(root, "switch", "--quiet", "main")
    (root / "ghi-chu.txt").write_text("việc khác", "utf-8")
    commit(root)
    git(root, "merge", "--quiet", "--no-ff", "--message", "Gộp", "thay-doi")


_PARAMETERS = ("BASE", "FORMAT", "REPORT", "SITE_URL", "PUBLISHING", "FIRST_PUBLICATION")


def make(root: Path, line: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the line of a step in a shell with its environment, as a runner does."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "GIT_", "GITHUB_"))}
    for parameter in _PARAMETERS:  # the makefile that runs these tests exports its own
        clean.pop(parameter, None)
    return subprocess.run(  # noqa: S603
        ["bash", "-euo", "pipefail", "-c", line.replace("make ", "make -o .venv/site.stamp ")],  # noqa: S607
        cwd=root,
        env=clean | {"SOURCE_DATE_EPOCH": TODAY} | environment,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def github_steps(name: str, job: str, url: str) -> tuple[list[str], dict[str, str]]:
    """Return the `run` lines of a job and its environment."""
    found = load(PROJECT / ".github/workflows" / name)["jobs"][job]
    environment = {
        key: str(value).replace("${{ vars.SITE_URL }}", url).replace("${{ vars.FIRST_PUBLICATION }}", "")
        for key, value in found["env"].items()
    }
    assert not any("${{" in value for value in environment.values())
    return [step["run"] for step in found["steps"] if "run" in step], environment


@pytest.mark.site
def test_the_steps_of_github_on_a_valid_change(repository: Path, tmp_path: Path) -> None:
    merge_of(repository, is_wrong=False)
    with published({}) as url:
        lines, environment = github_steps("check.yml", "check", url)
        assert lines == ["make check-change", "make check-addresses", "make preview"]
        for line in lines:
            done = make(repository, line, GITHUB_STEP_SUMMARY=str(tmp_path / "summary"), **environment)
            assert done.returncode == 0, done.stdout + done.stderr
    page = (repository / "site-preview/cau-chuyen/2026/bai-nhap/index.html").read_text("utf-8")
    assert "Bài còn viết dở" in page
    assert not (repository / "site").exists()
    files = tree(repository / "site-preview").items()
    frames = ("nhung/bai/", "nhung/muc/")  # in which other sites show entries, always hidden from search engines
    html = [content for path, content in files if path.endswith(".html") and not path.startswith(frames)]
    assert len(html) > 10
    assert all(b'<meta name="robots" content="noindex, nofollow">' in each for each in html)
    assert all(b"gs-preview" in each for each in html)
    assert (tmp_path / "summary").read_text("utf-8").startswith("### Kiểm tra nội dung")

    assert git(repository, "status", "--porcelain") in {"", "?? .venv"}


@pytest.mark.site
def test_the_published_site_is_no_preview(site_at_root: BuiltSite) -> None:
    lines, _ = github_steps("publish.yml", "build", "")
    assert lines == ["make check", "make check-addresses", "make site"]
    pages = [content for path, content in tree(site_at_root.folder).items() if path.endswith(".html")]
    assert not any(b'content="noindex, nofollow"' in page or b'class="gs-preview"' in page for page in pages)


def test_the_steps_of_github_on_an_invalid_change(repository: Path, tmp_path: Path) -> None:
    merge_of(repository, is_wrong=True)
    lines, environment = github_steps("check.yml", "check", "")
    done = make(repository, lines[0], GITHUB_STEP_SUMMARY=str(tmp_path / "summary"), **environment)
    assert done.returncode != 0
    assert done.stdout.startswith(f"::error file={STORY},line=2,col=1,title=GS301 Khóa lạ::")
    assert "<table>" in (tmp_path / "summary").read_text("utf-8")


def test_the_steps_of_gitlab(repository: Path) -> None:
    base = git(repository, "rev-parse", "HEAD")
    merge_of(repository, is_wrong=True)
    job = gitlab_jobs()["check"]
    environment = {
        key: value.replace("$CI_MERGE_REQUEST_DIFF_BASE_SHA", base) for key, value in job["variables"].items()
    }
    (line,) = job["script"]
    done = make(repository, line, **environment)
    assert done.returncode != 0
    assert f"{STORY}:2:1: GS301 lỗi: " in done.stdout
    (issue,) = json.loads((repository / job["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
    assert issue["location"] == {"path": STORY, "lines": {"begin": 2}}


def addresses(*pages: str) -> dict[str, tuple[int, bytes]]:
    values = {"version": 1, "site_url": "", "pages": pages, "moved": {}, "withdrawn": []}
    return {"/trang/addresses.json": (HTTPStatus.OK, json.dumps(values).encode())}


def test_a_dead_address_fails_the_check(repository: Path) -> None:
    change(repository, PROFILE, ("kind: nguoi-tot", "kind: nguoi-tott"))
    base = commit(repository)  # older problems are not listed
    change(repository, STORY, ("dựng xong [", "làm xong ["))
    variables = {"BASE": base, "FORMAT": "github"}
    with published(addresses("/guong/nguyen-van-a/", "/cau-chuyen/2026/chiec-cau-moi/")) as url:
        done = make(repository, "make check-addresses", SITE_URL=f"{url}/trang/", **variables)
        assert done.returncode == 0, done.stdout + done.stderr
        assert make(repository, "make check-addresses", SITE_URL=f"{url}/trang/").returncode != 0
    with published(addresses("/guong/nguyen-van-a/", "/guong/nguoi-da-mat/")) as url:
        done = make(repository, "make check-addresses", SITE_URL=f"{url}/trang", **variables)
        assert done.returncode != 0
        assert done.stdout.count("::error ") == 1
        assert "/guong/nguoi-da-mat/" in done.stdout


@pytest.mark.parametrize("written", ['"{}" # của xã', "'{}'", "{}   # của xã", "  {}"])
def test_the_address_of_the_site_is_read_as_yaml(written: str, repository: Path) -> None:
    with published(addresses("/guong/nguyen-van-a/", "/guong/nguoi-da-mat/")) as url:
        line = f"site_url: {written.format(f'{url}/trang/')}"
        config = re.sub("(?m)^site_url: .*$", line, (repository / "mkdocs.yml").read_text("utf-8"))
        (repository / "mkdocs.yml").write_text(config, "utf-8")
        done = make(repository, "make check-addresses")
        assert "GS512" in done.stdout, done.stderr


@pytest.mark.parametrize("base", ["HEAD^1", "main~1"])
def test_a_change_cannot_choose_the_site_it_is_compared_with(base: str, repository: Path) -> None:
    """As a fork's change does on both forges: without the variable of the project."""
    with published(addresses("/guong/nguyen-van-a/", "/guong/nguoi-da-mat/")) as url:
        change(repository, "mkdocs.yml", ("https://kiem-thu.example/", f"{url}/trang/"))
        commit(repository)
        git(repository, "switch", "--quiet", "--create", "thay-doi")
        change(repository, "mkdocs.yml", (f"{url}/trang/", f"{url}/cua-nguoi-khac/"))
        commit(repository)
        git(repository, "switch", "--quiet", "main")
        git(repository, "merge", "--quiet", "--no-ff", "--message", "Gộp", "thay-doi")
        done = make(repository, "make check-addresses", SITE_URL="", BASE=base)
        assert "GS512" in done.stdout, done.stderr
        assert done.returncode != 0


def test_neither_forge_takes_the_address_from_a_fork() -> None:
    assert "SITE_URL" not in load(GITLAB)["variables"]
    assert gitlab_jobs()["addresses"]["variables"] == {"BASE": "$CI_MERGE_REQUEST_DIFF_BASE_SHA"}
    assert load(PROJECT / ".github/workflows/check.yml")["jobs"]["check"]["env"]["BASE"] == "HEAD^1"


def test_a_portal_that_answers_everything_is_recognised_and_the_way_is_named(repository: Path) -> None:
    page: dict[str, tuple[int, bytes]] = {
        "/addresses.json": (HTTPStatus.OK, b"<!doctype html><title>C\xe1\xbb\x95ng</title>")
    }
    with published(page) as url:
        done = make(repository, "make check-addresses", SITE_URL=url)
        assert done.returncode != 0
        assert "FIRST_PUBLICATION=true" in done.stderr
        assert not (repository / ".cache/published/addresses.json").exists()
        done = make(repository, "make check-addresses", SITE_URL=url, FIRST_PUBLICATION="true")
        assert done.returncode == 0, done.stderr
        assert "chưa được đăng lần nào" in done.stdout
    with published(addresses("/guong/nguoi-da-mat/")) as url:
        done = make(repository, "make check-addresses", SITE_URL=f"{url}/trang", FIRST_PUBLICATION="true")
        assert "GS512" in done.stdout  # once there is a site, the variable does nothing


def test_without_an_address_there_is_nothing_to_compare(repository: Path) -> None:
    change(repository, "mkdocs.yml", ("site_url: https://kiem-thu.example/", 'site_url: ""'))
    done = make(repository, "make check-addresses")
    assert (done.returncode, "chưa ghi site_url" in done.stdout) == (0, True)
    change(repository, "mkdocs.yml", ('site_url: ""', "site_url: https://a b/"))
    assert make(repository, "make check-addresses").returncode != 0


def test_an_unreachable_published_site_fails_the_check(repository: Path) -> None:
    with published({"/addresses.json": (HTTPStatus.INTERNAL_SERVER_ERROR, b"")}) as url:
        done = make(repository, "make check-addresses", SITE_URL=f"{url}/")
        assert done.returncode != 0
        assert "máy chủ trả lời 500" in done.stderr
    for url in ("http://127.0.0.1:9", f"file://{repository}", "--output=ra-ngoai"):
        done = make(repository, "make check-addresses", SITE_URL=url)
        assert done.returncode != 0
        assert "Không tới được" in done.stderr
        assert "FIRST_PUBLICATION=true" in done.stderr
    assert not (repository / "ra-ngoai").exists()


def test_a_site_whose_domain_is_not_open_yet_can_be_published_first(repository: Path) -> None:
    url = "http://chua-mo.invalid/"
    assert "FIRST_PUBLICATION=true" in make(repository, "make check-addresses", SITE_URL=url).stderr
    done = make(repository, "make check-addresses", SITE_URL=url, FIRST_PUBLICATION="true")
    assert (done.returncode, "chưa được đăng lần nào" in done.stdout) == (0, True), done.stderr
    for url in ("http://127.0.0.1:9/", f"file://{repository}", "--output=ra-ngoai"):
        assert make(repository, "make check-addresses", SITE_URL=url, FIRST_PUBLICATION="true").returncode != 0


def test_variables_of_a_step_are_never_run_as_code(repository: Path) -> None:
    evil = "$(shell touch a)$(touch b)`touch c`; touch d #\" ' \\"
    variables = {"BASE": evil, "SITE_URL": f"http://127.0.0.1:9/{evil}"}
    for line in ("make check-change", "make check-addresses", "make check"):
        make(repository, line, **variables, REPORT=f"khong-co/{evil}")
    assert not {"a", "b", "c", "d"} & {path.name for path in repository.iterdir()}
