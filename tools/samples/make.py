"""Makes the pictures, the sound and the film of the demonstration entries: python -m tools.samples.make [CONTENT].

Pictures are drawn by Chromium from `landscapes.py` and `still_lifes.py`. Like photos of a telephone, they carry a day,
a camera and an author; one also carries a place: the site publishes none of that, and the check warns of the place.
"""

import base64
import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base
from playwright.sync_api import Page, sync_playwright

from tools.samples.landscapes import LANDSCAPES
from tools.samples.ogg import ogg_of_webm
from tools.samples.shapes import HEIGHT, WIDTH
from tools.samples.still_lifes import STILL_LIFES

PICTURES = LANDSCAPES | STILL_LIFES
_HERE = Path(__file__).parent
_QUALITY = 82
_SOUND_SECONDS, _FILM_SECONDS = 12, 6
_WITH_PLACE = "content/profiles/minh-hoa-giu-bien/bien.jpg"
# The folders that show a picture, by its name; the sound and the film stand beside an entry each.
PLACES = {
    "bien": ("profiles/minh-hoa-giu-bien", "stories/2026/minh-hoa-phim-mua-bien"),
    "song": ("stories/2026/minh-hoa-anh-mot-ngay-lop-boi",),
    "ruong": ("profiles/minh-hoa-giong-lua",),
    "bep": ("profiles/minh-hoa-bep-chia-com",),
    "sach": ("stories/2026/minh-hoa-tu-sach-cuoi-xom",),
    "loa": ("stories/2026/minh-hoa-loa-sang-som",),
    "cay-giong": ("profiles/minh-hoa-vuon-uom",),
    "khung-cui": ("profiles/minh-hoa-khung-cui",),
    "phe-lieu": ("stories/2026/minh-hoa-ngoi-nha-phan-loai",),
    "lop-hoc": ("profiles/minh-hoa-lop-toi",),
    "cau": ("stories/2026/minh-hoa-anh-mot-ngay-lop-boi", "profiles/minh-hoa-nhom-tho-cau"),
    "so-tay": ("stories/2026/minh-hoa-phong-van-hoa-giai",),
    "duong": ("stories/2026/minh-hoa-anh-mot-ngay-lop-boi", "profiles/minh-hoa-to-duong"),
}
SOUND, FILM = "stories/2026/minh-hoa-loa-sang-som/hieu-loa.opus", "stories/2026/minh-hoa-phim-mua-bien/mua-bien.webm"


def main(content: Path) -> None:
    """Write every file below `content`. Raises OSError if Chromium is missing or a folder cannot be written."""
    program = shutil.which("chromium")
    if program is None:
        raise FileNotFoundError("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for name, folders in PLACES.items():
            picture = _drawn(page, PICTURES[name]())
            for folder in folders:
                file = content / folder / f"{name}.jpg"
                _write(file, _as_photo(picture, with_place=f"content/{folder}/{name}.jpg" == _WITH_PLACE))
        page.set_content("<p></p>")
        page.add_script_tag(path=_HERE / "record.js")
        sound = base64.b64decode(page.evaluate("sound", _SOUND_SECONDS))
        _write(content / SOUND, ogg_of_webm(sound))
        film = page.evaluate("([picture, seconds]) => film(picture, seconds)", [PICTURES["bien"](), _FILM_SECONDS])
        _write(content / FILM, base64.b64decode(film))
        browser.close()


def _drawn(page: Page, picture: str) -> Image.Image:
    page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{picture}")
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def _as_photo(picture: Image.Image, *, with_place: bool) -> bytes:
    """Return a JPEG with what a telephone writes into it."""
    exif = Image.Exif()
    exif[Base.Make], exif[Base.Model] = "Máy ảnh minh họa", "Kiểu mẫu"
    exif[Base.Artist], exif[Base.DateTime] = "Người chụp minh họa", "2026:11:01 06:30:00"
    if with_place:
        exif.get_ifd(IFD.GPSInfo).update({
            GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: (15.0, 23.0, 0.0),
            GPS.GPSLongitudeRef: "E", GPS.GPSLongitude: (109.0, 7.0, 0.0),
        })  # fmt: skip
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY, optimize=True, progressive=True, exif=exif)
    return out.getvalue()


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "content"))
