"""Words why an entry is related to another: “Cùng việc: dạy bơi”."""

from generator.content.context import Context
from generator.gazetteer import PSEUDO_PLACES
from generator.site.related import Reason
from generator.text.vietnamese import lower_first


def reason_text(reason: Reason, context: Context) -> tuple[str, str]:
    """Return the id of the message that is printed above the card of a related entry, and the name for it."""
    value = reason.value
    match reason.by:
        case "deeds":
            return "related.deed", lower_first(context.vocabularies.deeds[value].name)
        case "fields":
            return "related.field", lower_first(context.vocabularies.fields[value].name)
        case "places":
            message = "related.elsewhere" if value in PSEUDO_PLACES else "related.place"
            return message, context.gazetteer.printed(value, "inline")
