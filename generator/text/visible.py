"""Text for a terminal: characters that would command it, or that nobody sees, in a visible form."""

import re

# C0 but tab and line feed, DEL and C1, which begin commands (ECMA-48); marks of direction, which show text in another
# order than it is stored (Unicode TR36); characters without a sign; lone surrogates, the bytes of odd file names.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


def visible(text: str) -> str:
    """Return the text with such characters as ⟨U+001B⟩; tabs and line feeds stay."""
    return _UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)
