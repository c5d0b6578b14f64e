# mypy: disable-error-code="func-returns-value"
"""Pull requests with hostile files: links out of the repository, pipes, names, sizes, false pictures."""

import io
import os
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

import pytest
from PIL import Image, PngImagePlugin

from tests.support.pull_requests import base, codes, run_within
from tests.support.site_copies import PROFILE, change, places, run

pytestmark = pytest.mark.site

SECRET = "bi-mat-cua-may"  # noqa: S105  (content of a file that must not be read)
ENTRY = Path(PROFILE).parent
GIGABYTES = 4 * 1024**3


def link(site: Path, path: str, target: str | Path) -> None:
    file = site / path
    if file.is_dir() and not file.is_symlink():
        file.rename(file.with_name(f".{file.name}"))
    else:
        file.unlink(missing_ok=True)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.symlink_to(target)


def sparse(file: Path, size: int = GIGABYTES) -> None:
    """Create a sparse file of the given size."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("ab") as opened:
        opened.truncate(size)


def named(site: Path, key: str, file: str) -> None:
    """Refer to a file in the plain entry."""
    rest = ", alt: x, credit: x" if key == "photos" else ", title: x"
    change(site, PROFILE, ("author:", f"{key}:\n  - {{file: '{file}'{rest}}}\nauthor:"), _AGREED)


_AGREED = ("[dang-web]", "[dang-web, hinh-anh, giong-noi]")


def entry_at(site: Path, path: str) -> None:
    folder = site / path
    folder.mkdir(parents=True)
    (folder / "index.md").write_bytes((site / PROFILE).read_bytes())


def linked_text(site: Path) -> None:
    link(site, PROFILE, "/etc/passwd")


def linked_photo(site: Path) -> None:
    named(site, "photos", "anh.png")
    link(site, f"{ENTRY}/anh.png", site.parent / "secret.txt")


CASES: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    "text is a link": (linked_text, {"GS108", "GS502", "GS505"}),
    "photo is a link": (linked_photo, {"GS108", "GS601"}),
    "entry is a link": (lambda site: link(site, "content/profiles/b", site / ENTRY), {"GS108"}),
    "entry is a link to the root": (lambda site: link(site, "content/profiles/b", "/"), {"GS108"}),
    "link to itself": (lambda site: link(site, "content/profiles/b", "b"), {"GS108"}),
    "link to the folder above": (lambda site: link(site, f"{ENTRY}/lap", ".."), {"GS108"}),
    "link that leads nowhere": (lambda site: link(site, f"{ENTRY}/a.png", "khong-co"), {"GS108"}),
    "link in a hidden folder": (lambda site: link(site, f"{ENTRY}/.x/etc", "/etc"), {"GS108"}),
    "page is a link": (lambda site: link(site, "content/pages/x.md", site.parent / "secret.txt"), {"GS108"}),
    "pages are a link": (lambda site: link(site, "content/pages", "/etc"), {"GS108"}),
    "profiles are a link": (lambda site: link(site, "content/profiles", "/etc"), {"GS108", "GS502", "GS505"}),
    "data is a link": (lambda site: link(site, "content/data", "/etc"), {"GS108", "GS904"}),
    "vocabulary is a link": (lambda site: link(site, "content/data/kinds.yml", "../../mkdocs.yml"), {"GS108", "GS904"}),
    "content is a link": (lambda site: link(site, "content", site / ".content"), {"GS108", "GS904"}),
    "text is a pipe": (lambda site: ((site / PROFILE).unlink(), os.mkfifo(site / PROFILE)), {"GS116", "GS502", "GS505"}),
    "pipe beside the text": (lambda site: os.mkfifo(site / ENTRY / "a.png"), {"GS116"}),
    "photo is a pipe": (
        lambda site: (named(site, "photos", "a.png"), os.mkfifo(site / ENTRY / "a.png")), {"GS116", "GS601"}
    ),
    "page is a pipe": (lambda site: os.mkfifo(site / "content/pages/x.md"), {"GS116"}),
    "vocabulary is a pipe": (
        lambda site: ((site / "content/data/kinds.yml").unlink(), os.mkfifo(site / "content/data/kinds.yml")), {"GS116"}
    ),
    "hard link to a secret": (
        lambda site: (named(site, "photos", "a.png"), os.link(site.parent / "secret.txt", site / ENTRY / "a.png")),
        {"GS604"},
    ),
    "huge text": (lambda site: sparse(site / PROFILE), {"GS107"}),
    "huge page": (lambda site: sparse(site / "content/pages/x.md"), {"GS107"}),
    "huge vocabulary": (lambda site: sparse(site / "content/data/kinds.yml"), {"GS107"}),
    "huge photo": (lambda site: (named(site, "photos", "a.png"), sparse(site / ENTRY / "a.png")), {"GS605"}),
    "huge sound": (lambda site: (named(site, "audio", "a.mp3"), sparse(site / ENTRY / "a.mp3")), {"GS608"}),
    "huge film": (lambda site: (named(site, "video", "a.mp4"), sparse(site / ENTRY / "a.mp4")), {"GS608"}),
    "sound is a page": (
        lambda site: (named(site, "audio", "a.mp3"), (site / ENTRY / "a.mp3").write_text("<script>x</script>")),
        {"GS609"},
    ),
    "film is a program": (
        lambda site: (named(site, "video", "a.mp4"), (site / ENTRY / "a.mp4").write_bytes(b"\x7fELF" + b"\0" * 99)),
        {"GS609"},
    ),
    "empty sound": (lambda site: (named(site, "audio", "a.mp3"), (site / ENTRY / "a.mp3").touch()), {"GS609"}),
    "script beside the text": (lambda site: (site / ENTRY / "x.js").touch(), {"GS606"}),
    "page beside the text": (lambda site: (site / ENTRY / "x.html").touch(), {"GS606"}),
    "second text": (lambda site: (site / ENTRY / "x.md").touch(), {"GS111"}),
    "folder in an entry": (lambda site: (site / ENTRY / "x").mkdir(), {"GS111"}),
    "folder above": (lambda site: entry_at(site, "content/profiles/x..y"), {"GS112"}),
    "folder with a blank": (lambda site: entry_at(site, "content/profiles/x y"), {"GS112"}),
    "folder with a line break": (lambda site: entry_at(site, "content/profiles/x\n::error::y"), {"GS112"}),
    "folder of markup": (lambda site: entry_at(site, "content/profiles/<script>alert(1)<"), {"GS112"}),
    "folder in Cyrillic": (lambda site: entry_at(site, "content/profiles/nguуen-van-b"), {"GS112"}),
    "folder with a bidi mark": (lambda site: entry_at(site, "content/profiles/a\u202eb"), {"GS112"}),
    "folder too long": (lambda site: entry_at(site, f"content/profiles/{'a' * 200}"), {"GS112"}),
    "folder of a template": (lambda site: entry_at(site, "content/profiles/{{ 7*7 }}"), {"GS112"}),
    "folder that is no text": (lambda site: entry_at(site, os.fsdecode(b"content/profiles/\xff\xfe")), {"GS404"}),
    "year above": (lambda site: entry_at(site, "content/stories/../stories/20266/x"), {"GS111"}),
    "year of another script": (lambda site: entry_at(site, "content/stories/２０２６/x"), {"GS111"}),
    "file in content": (lambda site: (site / "content/index.html").touch(), {"GS111"}),
}  # fmt: skip


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_text(SECRET)
    return base(tmp_path / "site")


@pytest.mark.parametrize("case", CASES)
def test_forbidden_files_are_reported(case: str, site: Path) -> None:
    make, expected = CASES[case]
    make(site)
    result = run("check", site)
    assert {code for *_, code in places(result.stdout)} - {"GS356"} == expected  # copies of one person's entry
    assert result.exit_code == 1
    assert SECRET not in result.output
    assert "root:x" not in result.output
    assert all(char.isprintable() or char == "\n" for char in result.stdout)


def test_a_photo_may_have_any_name_which_is_not_published(site: Path) -> None:
    """File names need only be such as every system can hold; published files have names of the generator."""
    names = ["'\"><img src=x>.png", "Ảnh 1 (sửa).PNG", "{{ x }}.png", "..png", "%2e%2e.png", "a\\b.png"]
    for number, name in enumerate(names):
        folder = site / f"content/profiles/b-{number}"
        folder.mkdir()
        Image.new("RGB", (8, 8)).save(folder / name, "PNG")
        text = (site / PROFILE).read_text("utf-8")
        quoted = name.replace("'", "''")
        (folder / "index.md").write_text(
            text.replace("author:", f"photos:\n  - {{file: '{quoted}', alt: x, credit: x}}\nauthor:").replace(*_AGREED),
            "utf-8",
        )
    found = {(path, code) for path, _, _, code in places(run("check", site).stdout) if code != "GS356"}
    assert found == {
        ("content/profiles/b-0/'\"><img src=x>.png", "GS404"),
        ("content/profiles/b-3/index.md", "GS601"),
        ("content/profiles/b-5/a\\b.png", "GS404"),
    }


def _png(width: int, height: int, data: bytes) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def _picture(form: str, **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(out, form, **options)
    return out.getvalue()


def _webp_with_false_size(width: int, height: int) -> bytes:
    """Return an extended WebP with a huge empty canvas."""
    canvas = struct.pack("<I", 0) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    chunks = b"WEBPVP8X" + struct.pack("<I", 10) + canvas
    return b"RIFF" + struct.pack("<I", len(chunks)) + chunks


def _text_bomb() -> bytes:
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", "a" * 30_000_000, zip=True)
    return _picture("PNG", pnginfo=text)


def _tagged() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = "<script>alert(1)</script>"  # ImageDescription
    exif[0x8298] = "'\"><img src=x onerror=alert(1)>"  # Copyright
    return _picture("JPEG", exif=exif, comment=b"<script>alert(1)</script>")


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
PICTURES: dict[str, tuple[bytes, set[str]]] = {
    "bomb of pixels": (_png(50_000, 50_000, zlib.compress(b"\0" * 10_000_000)), {"GS605"}),
    "bomb of a row": (_png(2**31 - 1, 1, zlib.compress(b"\0")), {"GS605"}),
    "no width": (_png(0, 40, zlib.compress(b"\0")), {"GS604"}),
    "bomb in the data": (_png(64, 64, zlib.compress(b"\0" * 50_000_000)), set()),
    "bomb in a comment": (_text_bomb(), {"GS604"}),
    "lying WebP": (_webp_with_false_size(16_000, 16_000), {"GS605"}),
    "truncated": (_picture("JPEG")[:300], {"GS604"}),
    "truncated PNG": (_picture("PNG")[:60], {"GS604"}),
    "GIF": (_picture("GIF"), {"GS604"}),
    "SVG": (SVG, {"GS604"}),
    "page": (b"<!doctype html><script>alert(1)</script>", {"GS604"}),
    "TIFF": (_picture("TIFF"), {"GS604"}),
    "icon": (_picture("ICO"), {"GS604"}),
    "PostScript": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(x) run\n", {"GS604"}),
    "empty": (b"", {"GS604"}),
    "archive": (b"PK\x03\x04" + b"\0" * 100, {"GS604"}),
    "JPEG with a page behind it": (_picture("JPEG") + b"<script>alert(1)</script>", set()),
    "PNG with a page behind it": (_picture("PNG") + b"<script>alert(1)</script>", set()),
    "PNG with an archive behind it": (_picture("PNG") + b"PK\x03\x04" + b"\0" * 100, set()),
    "script in the camera's data": (_tagged(), set()),
}


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Create a site with an entry for every picture, all of them named .jpg."""
    site = base(tmp_path_factory.mktemp("pictures") / "site")
    change(site, "mkdocs.yml", ("  - guong-sang\n", "  - guong-sang:\n      share_cards: false\n      search: false\n"))
    text = (site / PROFILE).read_text("utf-8")
    for number, (content, _) in enumerate(PICTURES.values()):
        folder = site / f"content/profiles/b-{number}"
        folder.mkdir()
        (folder / "a.jpg").write_bytes(content)
        photo = "photos:\n  - {file: a.jpg, alt: x, credit: x}\nauthor:"
        (folder / "index.md").write_text(text.replace("author:", photo).replace(*_AGREED), "utf-8")
    return site


@pytest.fixture(scope="module")
def reported(pictures: Path) -> dict[str, set[str]]:
    """Run the real command; return the reported codes by folder."""
    result = run_within(30, "check", pictures)
    assert "Traceback" not in result.stderr
    found: dict[str, set[str]] = {}
    for path, _, _, code in places(result.stdout):
        if code != "GS356":  # copies of one person's entry
            found.setdefault(path.split("/")[2], set()).add(code)
    return found


@pytest.mark.parametrize("case", PICTURES)
def test_a_picture_is_checked_by_its_content(case: str, reported: dict[str, set[str]]) -> None:
    number = list(PICTURES).index(case)
    assert reported.get(f"b-{number}", set()) == PICTURES[case][1]


def test_only_the_pixels_of_a_picture_are_published(pictures: Path, reported: dict[str, set[str]]) -> None:
    for folder in reported:
        rmtree(pictures / "content/profiles" / folder)
    result = run("build", pictures)
    assert result.exit_code == 0, result.output
    published = [file for file in (pictures / "site").rglob("*") if file.suffix in {".jpg", ".webp", ".avif"}]
    assert len(published) >= 3 * 4
    for file in published:
        content = file.read_bytes()
        assert not any(trace in content for trace in (b"<script", b"alert(", b"PK\x03\x04", b"Exif")), file
    assert not list((pictures / "site").rglob("a.jpg"))


def test_no_file_from_outside_reaches_the_site(site: Path) -> None:
    """No byte of the secret beside the repository is published, even by an otherwise valid site."""
    link(site, "content/pages/x.md", site.parent / "secret.txt")
    assert run("build", site).exit_code != 0
    assert not any(SECRET.encode() in file.read_bytes() for file in site.glob("site/**/*") if file.is_file())
    assert codes(site) == ["GS108"]
