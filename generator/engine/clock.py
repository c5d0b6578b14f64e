"""The current day, which decides whether an entry is still in the future."""

from datetime import UTC, date, datetime, timedelta, timezone
from os import environ

_VIETNAM = timezone(timedelta(hours=7))


def today() -> date:
    """Return the day in Việt Nam; that of SOURCE_DATE_EPOCH if it is set, so that builds are reproducible."""
    epoch = environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.astimezone(_VIETNAM).date()
