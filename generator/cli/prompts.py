"""Prompts at a terminal: a line with completion, a choice from a numbered list. Ctrl+C raises KeyboardInterrupt."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.validation import ValidationError, Validator

from generator.problems.problem import did_you_mean
from generator.text.likely_names import likely, name_key
from generator.text.vietnamese import fold

Completing = Callable[[str], Iterable[str]]
Parsed = TypeVar("Parsed")


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice: its value, its label, other names that it may be typed by."""

    value: str
    label: str
    others: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return every name of the choice."""
        return (self.value, self.label, *self.others)


class Terminal:
    """The terminal of this process, which asks questions."""

    def __init__(self, say: Callable[[str], None]) -> None:
        """Print text beside the questions with `say`."""
        self.say = say
        self._session: PromptSession[str] = PromptSession()

    def ask(
        self,
        question: str,
        parse: Callable[[str], Parsed],
        complete: Completing | None = None,
        hint: str = "",
        default: str = "",
    ) -> Parsed:
        """Ask until `parse` accepts the answer; the message of its ValueError is shown below the line.

        An empty answer is `default`, if there is one.
        """
        shown = f"{question} (Enter: {default})" if default else question
        answer = self._session.prompt(
            f"{shown}: ",
            completer=_Completer(complete) if complete else None,
            complete_while_typing=complete is not None,
            validator=_Parsing(lambda text: parse(text or default)),
            validate_while_typing=False,
            bottom_toolbar=hint or None,
        )
        return parse(answer.strip() or default)

    def choose(self, question: str, choices: Sequence[Choice], *, least: int = 1, most: int = 1) -> tuple[str, ...]:
        """Ask for `least` to `most` of the choices, by number or label; none is preselected."""
        self.say(f"\n{question}")
        for number, choice in enumerate(choices, 1):
            self.say(f"  {number:2}. {choice.label}")
        several = f", nhiều nhất {most}, cách nhau bằng dấu chấm phẩy" if most > 1 else ""
        empty = "; để trống nếu không có" if not least else ""

        def complete(text: str) -> Iterator[str]:
            wanted = fold(text.rpartition(";")[2].strip())
            return (each.label for each in choices if wanted and not wanted.isdigit() and wanted in fold(each.label))

        return self.ask(f"Số hoặc tên{several}{empty}", lambda text: _chosen(text, choices, least, most), complete)


def _chosen(text: str, choices: Sequence[Choice], least: int, most: int) -> tuple[str, ...]:
    parts = [part.strip() for part in text.split(";") if part.strip()] if most > 1 else [text.strip()]
    if most > 1 and len(parts) == 1 and all(each.strip().isdigit() for each in text.split(",")):
        parts = [each.strip() for each in text.split(",")]
    chosen = tuple(dict.fromkeys(_one(part, choices) for part in parts if part))
    if not least <= len(chosen) <= most:
        wanted = str(least) if least == most else f"từ {least} đến {most}"
        raise ValueError(f"cần chọn {wanted}")
    return chosen


def _one(text: str, choices: Sequence[Choice]) -> str:
    if text.isdecimal() and 1 <= int(text) <= len(choices):
        return choices[int(text) - 1].value
    named = [each.value for each in choices if name_key(text) in map(name_key, each.names)]
    near = named or [each.value for each in choices if fold(text) in fold(each.label)]
    if len(near) != 1:
        labels = {each.value: each.label for each in choices}
        meant = did_you_mean(labels[value] for value in likely(text, {each.value: each.names for each in choices}))
        raise ValueError(f"“{text}” không rõ là mục nào. {meant}Ghi số từ 1 đến {len(choices)}.")
    return near[0]


class _Completer(Completer):
    """A completer that replaces the text after the last semicolon."""

    def __init__(self, complete: Completing) -> None:
        self._complete = complete

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:  # noqa: ARG002
        typed = document.text_before_cursor.rpartition(";")[2].lstrip()
        for text in self._complete(typed):
            yield Completion(text, start_position=-len(typed))


class _Parsing(Validator):
    """A validator that accepts a line that `parse` accepts."""

    def __init__(self, parse: Callable[[str], object]) -> None:
        self._parse = parse

    def validate(self, document: Document) -> None:
        try:
            self._parse(document.text.strip())
        except ValueError as error:
            raise ValidationError(len(document.text), str(error)) from None
