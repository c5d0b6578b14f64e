"""The day: what decides whether an entry is still in the future."""

from datetime import UTC, date, datetime, timedelta, timezone
from os import environ

_VIETNAM = timezone(timedelta(hours=7))


def today() -> date:
    """Return the day in Việt Nam; of SOURCE_DATE_EPOCH where it is set, so that a build can be made again."""
    epoch = environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.astimezone(_VIETNAM).date()
