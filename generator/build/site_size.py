"""The size of a site, in files and bytes, against the limits of its host."""

from collections.abc import Iterator

from generator.build.plan import BuildResult
from generator.content.settings import Hosting

_MEGABYTE = 1_000_000
_NEAR = 0.9  # of a limit: time to act before a day when nothing can be published
_MORE_FILES = "chuyển trang sang nơi nhận nhiều tệp hơn"
_MORE_BYTES = "ghi “share_cards: false” để không vẽ ảnh chia sẻ, hoặc chuyển trang sang nơi rộng hơn"


def size_line(result: BuildResult) -> str:
    """Return the number of files of a site and their bytes, in Vietnamese."""
    return f"Cả trang có {_number(result.files)} tệp, {_megabytes(result.size)} MB."


def limit_lines(result: BuildResult, limits: Hosting) -> Iterator[str]:
    """Yield a warning in Vietnamese for each limit that the site has passed or nearly reached."""
    if limits.files:
        yield from _warnings(result.files / limits.files, f"{_number(limits.files)} tệp", _MORE_FILES)
    if limits.megabytes:
        share = result.size / (limits.megabytes * _MEGABYTE)
        yield from _warnings(share, f"{_number(limits.megabytes)} MB", _MORE_BYTES)


def _warnings(share: float, limit: str, way_out: str) -> Iterator[str]:
    if share >= _NEAR:
        state = "đã vượt" if share > 1 else "sắp chạm"
        yield (
            f"Cảnh báo: trang {state} giới hạn {limit} (mục hosting của mkdocs.yml). Vượt giới hạn thì nơi đặt trang "
            f"có thể không nhận bản mới. Cách xử lý: {way_out}. Giữ tên miền thì không địa chỉ nào đổi."
        )


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def _megabytes(size: int) -> str:
    return f"{_number(size // _MEGABYTE)},{size % _MEGABYTE * 10 // _MEGABYTE}"
