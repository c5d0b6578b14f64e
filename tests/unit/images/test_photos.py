"""Photos: only upright pixels are published, and every unusable file is a reported problem."""

import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

from generator.images.photos import (
    FORMATS,
    MAX_BYTES,
    MAX_HEIGHT,
    MAX_PIXELS,
    WIDTHS,
    Photo,
    PhotoError,
    check_photo,
    derive,
)

ORIENTATION, MAKE, GPS_IFD = 0x0112, 0x010F, 0x8825
RED, BLUE, WHITE = (200, 30, 30), (30, 30, 200), (255, 255, 255)
SIGNS_OF_METADATA = (
    b"Exif", b"EXIF", b"http://ns.adobe.com/xap", b"XMP ", b"ICC_PROFILE", b"ICCP", b"colrprof", b"Photoshop",
    b"SecretPhone",
)  # fmt: skip


def two_halves(mode: str = "RGB") -> Image.Image:
    """Left half red, right half blue."""
    image = Image.new("RGB", (80, 40), RED)
    ImageDraw.Draw(image).rectangle((40, 0, 79, 39), fill=BLUE)
    return image.quantize(8) if mode == "P" else image.convert(mode)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def published(content: bytes) -> list[Image.Image]:
    """Return the largest published size of a photo, decoded from every format."""
    width = check_photo(content).sizes[-1].width
    images = [Image.open(io.BytesIO(each.content)) for each in derive(content) if each.width == width]
    assert [image.format for image in images] == [form.name for form in FORMATS]
    return [image.convert("RGB") for image in images]


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


def telltale_photo() -> bytes:
    """Return a photo with all kinds of metadata: location, device, profile, comments."""
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>SecretPhone</x:xmpmeta>"
    options: dict[str, object] = {
        "exif": camera_data(6), "icc_profile": profile_of_colours(), "xmp": xmp, "comment": b"SecretPhone"
    }  # fmt: skip
    return saved(two_halves(), "JPEG", quality=95, **options)


def test_metadata_is_removed() -> None:
    photo = telltale_photo()
    assert all(sign in photo for sign in (b"Exif", b"ICC_PROFILE", b"SecretPhone", b"xap"))
    for made in derive(photo):
        assert not [sign for sign in SIGNS_OF_METADATA if sign in made.content], made[:2]
        image = Image.open(io.BytesIO(made.content))
        assert not image.getexif()
        assert not {"exif", "icc_profile", "xmp", "comment", "photoshop"}.intersection(image.info)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_rotated_photo_becomes_upright(orientation: int) -> None:
    """Each of EXIF's eight orientations shows the same picture: red left, blue right."""
    stored = {
        1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]  # fmt: skip
    image = two_halves() if stored is None else two_halves().transpose(stored)
    content = saved(image, "JPEG", quality=95, exif=camera_data(orientation))
    photo = check_photo(content)
    assert (photo.width, photo.height) == (80, 40)
    for shown in published(content):
        assert shown.size == (80, 40)
        assert is_near(shown.getpixel((10, 20)), RED)
        assert is_near(shown.getpixel((70, 20)), BLUE)


def test_damaged_camera_data_do_not_reject_a_photo() -> None:
    content = saved(two_halves(), "JPEG", exif=b"Exif\0\0MM\0*\xff\xff\xff\xff")
    assert check_photo(content).sizes == ((80, 40),)


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
    for shown in published(saved(two_halves(mode), kind)):
        assert is_near(shown.getpixel((10, 20)), RED)
        assert is_near(shown.getpixel((70, 20)), BLUE)


@pytest.mark.parametrize("mode", ["L", "LA", "1"])
def test_grey_photos(mode: str) -> None:
    for shown in published(saved(Image.new("L", (30, 30), 255).convert(mode), "PNG")):
        assert is_near(shown.getpixel((15, 15)), WHITE)


def test_sixteen_bits_a_pixel() -> None:
    """16-bit grey stays the same grey and does not become white."""
    for shown in published(saved(Image.new("I;16", (30, 30), 0x4040), "PNG")):
        assert is_near(shown.getpixel((15, 15)), (0x40, 0x40, 0x40))


def test_transparent_pixels_become_white() -> None:
    palette = Image.new("P", (30, 30), 0)
    palette.putpalette([0, 0, 0, 255, 0, 0])
    for content in (
        saved(Image.new("RGBA", (30, 30), (0, 0, 0, 0)), "PNG"),
        saved(palette, "PNG", transparency=0),
    ):
        for shown in published(content):
            assert is_near(shown.getpixel((15, 15)), WHITE)


def test_colours_of_another_space_become_srgb() -> None:
    """The artificial profile swaps red and blue; the published photo has the colours it defines."""
    swapped = profile_of_colours().replace(b"rXYZ", b"!!!!").replace(b"bXYZ", b"rXYZ").replace(b"!!!!", b"bXYZ")
    for shown in published(saved(two_halves(), "PNG", icc_profile=swapped)):
        left, right = (shown.getpixel((x, 20)) for x in (10, 70))
        assert isinstance(left, tuple)
        assert isinstance(right, tuple)
        assert left[2] > left[0]
        assert right[0] > right[2]


@pytest.mark.parametrize("profile", [b"no profile", profile_of_colours()[:200], b"\0" * 128])
def test_a_damaged_profile_is_ignored(profile: bytes) -> None:
    for shown in published(saved(two_halves(), "JPEG", icc_profile=profile)):
        assert is_near(shown.getpixel((10, 20)), RED)


def test_a_profile_of_another_colour_space_is_ignored() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for shown in published(saved(two_halves(), "JPEG", icc_profile=lab)):
        assert is_near(shown.getpixel((10, 20)), RED)


def test_sizes_match_screens_and_never_exceed_the_photo() -> None:
    assert check_photo(saved(Image.new("RGB", (4000, 1000)), "JPEG")).sizes == ((480, 120), (960, 240), (1440, 360))
    assert check_photo(saved(Image.new("RGB", (1200, 900)), "JPEG")).sizes == ((480, 360), (960, 720), (1200, 900))
    assert check_photo(saved(Image.new("RGB", (500, 400)), "JPEG")).sizes == ((500, 400),)
    assert check_photo(saved(Image.new("RGB", (300, 200)), "JPEG")).sizes == ((300, 200),)


@given(st.integers(1, 12_000), st.integers(1, 12_000))
def test_sizes_of_any_photo(width: int, height: int) -> None:
    sizes = Photo("", width, height, "").sizes
    assert 1 <= len(sizes) <= len(WIDTHS)
    assert list(sizes) == sorted({*sizes})
    for size in sizes:
        assert 1 <= size.width <= min(width, WIDTHS[-1])
        assert 1 <= size.height <= min(height, MAX_HEIGHT)
        assert abs(size.height - height * size.width / width) <= max(1, height / width)


@pytest.mark.parametrize("size", [(2, 70_000), (70_000, 2), (1, 1), (1441, 3), (700, 5000)])
def test_every_size_is_made_in_every_format(size: tuple[int, int]) -> None:
    content = saved(Image.new("RGB", size), "PNG")
    made = [(Image.open(io.BytesIO(each.content)).size, each.suffix) for each in derive(content)]
    assert made == [(each, form.suffix) for each in check_photo(content).sizes for form in FORMATS]


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photo_of_forty_megapixels(kind: str) -> None:
    photo = check_photo(saved(Image.new("RGB", (8000, 5000), RED), kind))
    assert (photo.width, photo.height, photo.sizes[-1]) == (8000, 5000, (1440, 900))


def test_the_tone_is_the_average_colour() -> None:
    tone = bytes.fromhex(check_photo(saved(two_halves(), "PNG")).tone[1:])
    assert is_near(tuple(tone), (115, 30, 115))


def test_the_same_photo_gives_the_same_bytes() -> None:
    assert derive(telltale_photo()) == derive(telltale_photo())


def png(width: int, height: int, data: bytes = b"") -> bytes:
    """Return a PNG that claims to be `width` × `height`."""

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
def test_other_files_are_rejected(content: bytes, code: str) -> None:
    for function in (check_photo, derive):
        with pytest.raises(PhotoError) as caught:
            function(content)
        assert caught.value.code == code


def test_a_text_chunk_that_decompresses_to_much_is_rejected() -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "a" * 3_000_000, zip=True)
    refused_or_right(saved(two_halves(), "PNG", pnginfo=info))


def of_scans(number: int) -> bytes:
    """Return a JPEG that repeats its last scan."""
    content = saved(two_halves(), "JPEG", progressive=True)
    last = content.rindex(b"\xff\xda")
    return content[:last] + content[last:-2] * number + content[-2:]


@pytest.mark.parametrize("number", [200, 8_000])
def test_a_photo_of_many_scans_is_refused_before_it_is_decoded(number: int) -> None:
    for function in (check_photo, derive):
        with pytest.raises(PhotoError) as caught:
            function(of_scans(number))
        assert caught.value.code == "GS605"


def test_a_large_photo_may_have_fewer_scans(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.images.photos._MAX_SCANNED", 20 * 80 * 40)
    check_photo(of_scans(1))
    with pytest.raises(PhotoError):
        check_photo(of_scans(30))


def test_only_the_scans_of_the_picture_itself_count() -> None:
    """Cameras add a small picture, maps of depth and films: any bytes may occur there."""
    inside = saved(two_halves(), "JPEG", exif=b"Exif\0\0" + b"\xff\xda\xff\xd9" * 500)
    behind = saved(two_halves(), "JPEG", progressive=True) + b"\xff\xda" * 500
    assert check_photo(inside).width == check_photo(behind).width == 80


SEEDS = [
    telltale_photo(),
    saved(two_halves(), "JPEG", progressive=True),
    saved(two_halves("CMYK"), "JPEG", icc_profile=profile_of_colours()),
    saved(two_halves("RGBA"), "PNG", exif=camera_data(3), icc_profile=profile_of_colours()),
    saved(two_halves("P"), "PNG"),
    saved(Image.new("I;16", (30, 30), 0x4040), "PNG"),
    saved(two_halves("RGBA"), "WEBP", exif=camera_data(8), icc_profile=profile_of_colours()),
    saved(two_halves(), "WEBP", lossless=True),
    saved(two_halves(), "GIF"),
    saved(two_halves(), "TIFF"),
    png(40_000, 40_000),
    "Văn bản đặt tên .jpg".encode(),
]
places = st.integers(0, 10_000)
damage = st.one_of(
    st.tuples(st.just("set"), places, st.binary(min_size=1, max_size=4)),
    st.tuples(st.just("insert"), places, st.binary(min_size=1, max_size=40)),
    st.tuples(st.just("cut"), places, st.binary(min_size=1, max_size=200)),
    st.tuples(st.just("end"), places, st.just(b"")),
    st.tuples(st.just("head"), st.integers(0, 60), st.binary(min_size=1, max_size=8)),
)


def damaged(content: bytes, kind: str, place: int, scrap: bytes) -> bytes:
    at = place % max(1, len(content))
    match kind:
        case "set" | "head":
            return content[:at] + scrap + content[at + len(scrap) :]
        case "insert":
            return content[:at] + scrap + content[at:]
        case "cut":
            return content[:at] + content[at + len(scrap) :]
        case _:
            return content[:at]


def refused_or_right(content: bytes) -> None:
    """Check that the file is rejected with a code or can be published, without any other error."""
    try:
        photo = check_photo(content)
    except PhotoError:
        return
    made = derive(content)
    assert {each.width for each in made} == {size.width for size in photo.sizes}
    assert not [each[:2] for each in made for sign in SIGNS_OF_METADATA if sign in each.content]


@settings(max_examples=1000)
@given(st.sampled_from(SEEDS), st.lists(damage, min_size=1, max_size=4))
def test_a_thousand_hostile_files(seed: bytes, all_damage: list[tuple[str, int, bytes]]) -> None:
    content = seed
    for each in all_damage:
        content = damaged(content, *each)
    refused_or_right(content)


@given(st.binary(max_size=400))
def test_any_bytes(content: bytes) -> None:
    refused_or_right(content)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "đây là ảnh HEIC của điện thoại, không phải ảnh JPEG, PNG hay WebP"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", "đây là ảnh HEIC của điện thoại"),
        (b"II*\0\x08\0\0\0", "đây là ảnh TIFF hoặc ảnh thô của máy ảnh"),
        (b"MM\0*\0\0\0\x08", "đây là ảnh TIFF hoặc ảnh thô của máy ảnh"),
        (b"GIF89a\1\0\1\0", "đây là ảnh GIF"),
        (b"%PDF-1.7", "đây là tệp PDF"),
        (b"PK\3\4\x14\0", "đây là tệp Word, Excel hoặc tệp nén"),
        (b"abc", "không phải ảnh JPEG, PNG hay WebP"),
    ],
)
def test_what_a_phone_or_scanner_wrote_instead_is_named(content: bytes, told: str) -> None:
    with pytest.raises(PhotoError) as refused:
        check_photo(content + bytes(100))
    assert refused.value.values["reason"].startswith(told)
