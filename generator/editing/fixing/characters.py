"""Mends the characters of a text: line ends, invisible ones, unusual blanks, decomposed letters, tabs, bullets."""

import re
import unicodedata
from collections import Counter

from generator.content.decoding import ODD_SPACE, ZERO_WIDTH
from generator.content.markdown.body import code_lines, text_lines
from generator.content.markdown.word_bullets import is_bulleted, with_dash

_BOM = "\ufeff"
_LINE_END = re.compile(r"\r\n?")
_WORD = re.compile(r"\S+")
# A key with its value on the same line, and one that a tab indents.
_HAS_VALUE = re.compile(r"[a-z_]+:[ \t]+[^\s\"'\[{|>&*!#]")
_TABBED_KEY = re.compile(r" *\t[ \t]*[a-z_]+:(?:\s|$)")
_TABBED = re.compile(r" *\t[ \t]*(?=[^\W_]|[“\"'‘«(]|[-–•+*] )")


def mended_characters(text: str, counts: Counter[str]) -> str:
    """Return the text as UTF-8 without byte-order mark, with LF, visible characters, plain spaces and NFC.

    `counts` gets the number of mended places by name.
    """
    if text.startswith(_BOM):
        counts["ký tự BOM"] += 1
        text = text[1:]
    text = _replaced(_LINE_END, "\n", text, counts, "chỗ xuống dòng kiểu Windows")
    text = _replaced(ZERO_WIDTH, "", text, counts, "ký tự không nhìn thấy")
    text = _replaced(ODD_SPACE, " ", text, counts, "dấu cách không ngắt")
    composed = unicodedata.normalize("NFC", text)
    if composed != text:
        words = (word[0] for word in _WORD.finditer(text))
        decomposed = sum(not unicodedata.is_normalized("NFC", word) for word in words)
        counts["chữ ghi bằng dấu rời"] += max(decomposed, 1)
    return composed


def mended_matter_tabs(matter: str, counts: Counter[str]) -> str:
    """Return YAML with two spaces for each tab; a key after one that has its value cannot belong to it, and loses its.

    Without tabs of such keys, the program reads the text so too.
    """
    if "\t" not in matter:
        return matter
    counts["dấu tab"] += matter.count("\t")
    lines: list[str] = []
    before = ""
    for line in matter.split("\n"):
        is_out_of_place = _HAS_VALUE.match(before) and _TABBED_KEY.match(line)
        lines.append((line.lstrip("\t ") if is_out_of_place else line).replace("\t", "  "))
        before = lines[-1] if line.strip() else before
    return "\n".join(lines)


def mended_body_tabs(body: str, counts: Counter[str]) -> str:
    """Return a body without the tabs that make code of paragraphs; all others do nothing."""
    if "\t" not in body:
        return body
    lines = body.split("\n")
    for number in code_lines(body):
        if found := _TABBED.match(lines[number]):
            lines[number] = lines[number][found.end() :]
            counts["dấu tab"] += 1
    return "\n".join(lines)


def mended_bullets(body: str, counts: Counter[str]) -> str:
    """Return a body with Markdown's lists for Word's."""
    lines = body.split("\n")
    if not any(map(is_bulleted, lines)):
        return body
    for number in text_lines(body):
        if is_bulleted(lines[number]):
            lines[number] = with_dash(lines[number])
            counts["dấu đầu dòng của Word"] += 1
    return "\n".join(lines)


def _replaced(pattern: re.Pattern[str], by: str, text: str, counts: Counter[str], name: str) -> str:
    mended, count = pattern.subn(by, text)
    counts[name] += count
    return mended
