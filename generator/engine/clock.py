"""The current day, which decides whether an entry is still in the future."""

from datetime import UTC, date, datetime, timedelta, timezone
from os import environ

from generator.engine.errors import BuildError

_VIETNAM = timezone(timedelta(hours=7))
_EPOCH = "SOURCE_DATE_EPOCH"


def today() -> date:
    """Return the day in Việt Nam; that of SOURCE_DATE_EPOCH if it is set, so that builds are reproducible.

    Raises BuildError if that is no time.
    """
    epoch = environ.get(_EPOCH)
    try:
        moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
        return moment.astimezone(_VIETNAM).date()
    except (ValueError, OverflowError, OSError):
        raise BuildError(
            f"Biến môi trường {_EPOCH} là “{epoch}”, không phải số giây kể từ 1/1/1970: bỏ biến ấy đi, "
            "hoặc đặt lại bằng lệnh “date +%s”."
        ) from None
