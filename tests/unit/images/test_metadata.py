"""A photo that tells where it was taken is recognised, and a copy without metadata shows the same picture."""

import io
from typing import Any

import pytest
from PIL import Image

from generator.images.metadata import tells_place, without_metadata
from generator.images.photos import PhotoError, check_photo, derive

XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description exif:GPSLatitude="15,7.2N"/></x:xmpmeta>'
FILM = b"\0\0\0\x18ftypmp42\0\0\0\0\xa9xyz\0\x12\x15\xc7+15.1204+108.7923/"
FORMATS = ["JPEG", "PNG", "WEBP"]


def exif(*, has_place: bool, orientation: int = 1) -> Image.Exif:
    values = Image.Exif()
    values[0x0112] = orientation
    values[0x0110] = "Máy 12 của bà Kín"
    if has_place:
        values.get_ifd(0x8825).update({1: "N", 2: (15.0, 7.0, 12.0), 3: "E", 4: (108.0, 47.0, 32.0)})
    return values


def photo(form: str, **options: Any) -> bytes:  # noqa: ANN401  (options of Pillow)
    image = Image.linear_gradient("L").resize((64, 40)).convert("RGB")
    image.putpixel((3, 3), (255, 0, 0))
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def a_second_picture(form: str) -> bytes:
    """Return a photo that a smaller one with a place follows, as phones write it."""
    return photo(form) + photo("JPEG", exif=exif(has_place=True))


TELLING = {
    "exif": lambda form: photo(form, exif=exif(has_place=True)),
    "xmp": lambda form: photo(form, **({"xmp": XMP} if form != "PNG" else {"pnginfo": png_text()})),
    "film": lambda form: photo(form) + FILM,
    "second picture": a_second_picture,
}


def png_text() -> Any:  # noqa: ANN401
    from PIL.PngImagePlugin import PngInfo  # noqa: PLC0415

    info = PngInfo()
    info.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return info


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("way", TELLING)
def test_a_place_is_found_and_removed(way: str, form: str) -> None:
    content = TELLING[way](form)
    assert tells_place(content)
    clean = without_metadata(content)
    assert not tells_place(clean)
    assert len(clean) < len(content)
    assert derive(clean) == derive(content)


@pytest.mark.parametrize("form", FORMATS)
def test_what_tells_no_place_is_no_finding(form: str) -> None:
    assert not tells_place(photo(form))
    assert not tells_place(photo(form, exif=exif(has_place=False)))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_photo_stays_upright_without_the_rest(form: str, orientation: int) -> None:
    content = photo(form, exif=exif(has_place=True, orientation=orientation))
    clean = without_metadata(content)
    assert derive(clean) == derive(content)
    assert (check_photo(clean).width > check_photo(clean).height) == (orientation < 5)
    assert "bà Kín".encode() not in clean


def test_a_progressive_photo_with_profile_and_comment_keeps_its_colours() -> None:
    from PIL import ImageCms  # noqa: PLC0415

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content = photo("JPEG", progressive=True, icc_profile=profile, comment="bà Kín", exif=exif(has_place=True))
    clean = without_metadata(content)
    assert "bà Kín".encode() not in clean
    assert Image.open(io.BytesIO(clean)).info["icc_profile"] == profile
    assert derive(clean) == derive(content)
    assert without_metadata(clean) == clean


@pytest.mark.parametrize("content", [b"", b"\xff\xd8", b"GIF89a", photo("JPEG")[:200], b"RIFF\0\0\0\0WEBP"])
def test_what_is_no_photo_is_refused(content: bytes) -> None:
    assert not tells_place(content)
    with pytest.raises(PhotoError):
        without_metadata(content)
