"""Photos: nothing but pixels is published, upright, and whatever else a file holds is reported, never a crash."""

import io
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

from generator.photos import MAX_BYTES, MAX_PIXELS, MAX_WIDTH, PhotoError, publishable

ORIENTATION, MAKE, GPS_IFD = 0x0112, 0x010F, 0x8825
RED, BLUE, WHITE = (200, 30, 30), (30, 30, 200), (255, 255, 255)
SIGNS_OF_METADATA = (b"Exif", b"http://ns.adobe.com/xap", b"ICC_PROFILE", b"Photoshop", b"SecretPhone")


def two_halves(mode: str = "RGB") -> Image.Image:
    """Left half red, right half blue."""
    image = Image.new("RGB", (80, 40), RED)
    ImageDraw.Draw(image).rectangle((40, 0, 79, 39), fill=BLUE)
    return image.quantize(8) if mode == "P" else image.convert(mode)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    assert image.format == "JPEG"
    return image


def is_near(pixel: object, colour: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(int(one) - other) < 24 for one, other in zip(pixel, colour, strict=True))


def camera_data(orientation: int) -> Image.Exif:
    exif = Image.Exif()
    exif[MAKE] = "SecretPhone"
    exif[ORIENTATION] = orientation
    exif.get_ifd(GPS_IFD).update({1: "N", 2: (15.0, 7.0, 12.0), 3: "E", 4: (108.0, 47.0, 30.0)})
    return exif


def profile_of_colours() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def test_what_a_camera_hides_is_gone() -> None:
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>SecretPhone</x:xmpmeta>"
    options: dict[str, object] = {
        "exif": camera_data(6), "icc_profile": profile_of_colours(), "xmp": xmp, "comment": b"SecretPhone"
    }  # fmt: skip
    photo = saved(two_halves(), "JPEG", quality=95, **options)
    assert all(sign in photo for sign in (b"Exif", b"ICC_PROFILE", b"SecretPhone", b"xap"))
    made = publishable(photo).content
    assert not [sign for sign in SIGNS_OF_METADATA if sign in made]
    image = opened(made)
    assert not image.getexif()
    assert not {"exif", "icc_profile", "xmp", "comment", "photoshop"}.intersection(image.info)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_photo_stands_upright(orientation: int) -> None:
    """Each of EXIF's eight orientations shows the same picture: red left, blue right."""
    stored = {
        1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]  # fmt: skip
    image = two_halves() if stored is None else two_halves().transpose(stored)
    made = publishable(saved(image, "JPEG", quality=95, exif=camera_data(orientation)))
    assert (made.width, made.height) == (80, 40)
    shown = opened(made.content)
    assert is_near(shown.getpixel((10, 20)), RED)
    assert is_near(shown.getpixel((70, 20)), BLUE)


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        ("JPEG", "RGB"),
        ("JPEG", "CMYK"),
        ("PNG", "RGB"),
        ("PNG", "RGBA"),
        ("PNG", "P"),
        ("WEBP", "RGB"),
        ("WEBP", "RGBA"),
    ],
)
def test_formats_and_colour_modes_keep_their_colours(kind: str, mode: str) -> None:
    shown = opened(publishable(saved(two_halves(mode), kind)).content)
    assert shown.mode == "RGB"
    assert is_near(shown.getpixel((10, 20)), RED)
    assert is_near(shown.getpixel((70, 20)), BLUE)


@pytest.mark.parametrize("mode", ["L", "LA", "1"])
def test_grey_photos(mode: str) -> None:
    shown = opened(publishable(saved(Image.new("L", (30, 30), 255).convert(mode), "PNG")).content)
    assert is_near(shown.getpixel((15, 15)), WHITE)


def test_sixteen_bits_a_pixel() -> None:
    """A grey of 16 bits is the same grey afterwards, not white."""
    image = Image.new("I;16", (30, 30), 0x4040)
    pixel = opened(publishable(saved(image, "PNG")).content).getpixel((15, 15))
    assert is_near(pixel, (0x40, 0x40, 0x40))


def test_what_is_transparent_becomes_white() -> None:
    image = Image.new("RGBA", (30, 30), (0, 0, 0, 0))
    assert is_near(opened(publishable(saved(image, "PNG")).content).getpixel((15, 15)), WHITE)
    palette = Image.new("P", (30, 30), 0)
    palette.putpalette([0, 0, 0, 255, 0, 0])
    assert is_near(opened(publishable(saved(palette, "PNG", transparency=0)).content).getpixel((15, 15)), WHITE)


def test_wide_photos_are_made_smaller_and_small_ones_stay() -> None:
    made = publishable(saved(Image.new("RGB", (4000, 1000)), "JPEG"))
    assert (made.width, made.height) == (MAX_WIDTH, MAX_WIDTH // 4)
    assert publishable(saved(Image.new("RGB", (300, 200)), "JPEG"))[1:] == (300, 200)


@pytest.mark.parametrize("size", [(2, 70_000), (70_000, 2), (1, 1)])
def test_odd_shapes(size: tuple[int, int]) -> None:
    made = publishable(saved(Image.new("RGB", size), "PNG"))
    assert opened(made.content).size == (made.width, made.height)
    assert made.width <= MAX_WIDTH


def test_the_same_photo_gives_the_same_bytes() -> None:
    photo = saved(two_halves(), "JPEG")
    assert publishable(photo) == publishable(photo)


def png(width: int, height: int, data: bytes = b"") -> bytes:
    """Write a PNG that says it is `width` × `height`."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "GS604"),
        ("Tôi là văn bản đặt tên .jpg".encode(), "GS604"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "GS604"),
        (b"GIF89a" + bytes(40), "GS604"),
        (saved(two_halves(), "TIFF"), "GS604"),
        (saved(two_halves(), "JPEG")[:300], "GS604"),
        (saved(two_halves(), "PNG")[:-30], "GS604"),
        (saved(two_halves(), "WEBP")[:-30], "GS604"),
        (png(100, 100, b"\0"), "GS604"),
        (png(0, 10), "GS604"),
        (png(10_000, MAX_PIXELS // 10_000 + 1), "GS605"),
        (png(20_000, 20_000), "GS605"),
        (png(2**31 - 1, 2**31 - 1), "GS605"),
        (bytes(MAX_BYTES + 1), "GS605"),
    ],
)  # fmt: skip
def test_what_is_no_photo_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(PhotoError) as caught:
        publishable(content)
    assert caught.value.code == code


def test_a_text_chunk_that_unpacks_to_much_is_refused() -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "a" * 3_000_000, zip=True)
    photo = saved(two_halves(), "PNG", pnginfo=info)
    assert b"aaaa" not in published(photo)


SEEDS = [
    saved(two_halves(), "JPEG", exif=camera_data(6)),
    saved(two_halves("RGBA"), "PNG", exif=camera_data(3)),
    saved(two_halves("P"), "PNG"),
    saved(two_halves("RGBA"), "WEBP", exif=camera_data(8)),
]


def published(content: bytes) -> bytes:
    """Return what is published, nothing where the photo is refused; any other error fails the test."""
    try:
        made = publishable(content)
    except PhotoError:
        return b""
    assert opened(made.content).size == (made.width, made.height)
    return made.content


@given(st.binary(max_size=400))
def test_any_bytes(content: bytes) -> None:
    published(content)


@given(st.sampled_from(SEEDS), st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=8))
def test_damaged_photos(seed: bytes, changes: list[tuple[int, int]]) -> None:
    content = bytearray(seed)
    for place, byte in changes:
        content[place % len(content)] = byte
    published(bytes(content))


@given(st.sampled_from(SEEDS), st.integers(0, 10_000))
def test_photos_cut_short(seed: bytes, length: int) -> None:
    published(seed[: length % len(seed)])
