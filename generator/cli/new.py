"""`guong new`: creates a draft from options, or from answers to questions."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from generator.cli.configuration import configured
from generator.cli.prompts import Terminal
from generator.cli.questions import ask_answers, ask_slug
from generator.content.context import Context
from generator.content.data.vocabularies import load_vocabularies
from generator.editing.answers import Answers
from generator.editing.draft_from_answers import Complaint, Drafted, make_draft
from generator.editing.drafts import create
from generator.editing.existing_entries import ExistingEntries, read_existing_entries
from generator.engine.errors import BuildError
from generator.gazetteer import load_gazetteer
from generator.problems.problem import has_errors


def write_new(config_file: Path, answers: Answers, say: Callable[[str], None]) -> None:
    """Create a draft from `answers`, or without any, from questions. Raises BuildError, and then writes nothing."""
    root, context = config_file.parent, context_of(config_file)
    existing = read_existing_entries(root)
    if answers == Answers() and sys.stdin.isatty() and sys.stdout.isatty():
        drafted = _asked(Terminal(say), existing, context)
    else:
        drafted = _made(answers, existing, context)
    path = drafted.draft.file(drafted.slug).path
    try:
        create(root, path, drafted.draft.text)
    except FileExistsError:
        raise BuildError(f"Vừa có bài khác ở {path}; chưa ghi gì. Chạy lại lệnh này.") from None
    for line in _next_steps(path, drafted):
        say(line)


def context_of(config_file: Path) -> Context:
    """Return the context that drafts are checked in. Raises BuildError if a vocabulary has errors."""
    settings, _ = configured(config_file)
    vocabularies, problems = load_vocabularies(config_file.parent)
    if has_errors(problems):
        raise BuildError("Danh mục trong content/data có lỗi: chạy “guong check”, sửa rồi chạy lại.")
    return Context(vocabularies, load_gazetteer(vocabularies.own_units), settings)


def _made(answers: Answers, existing: ExistingEntries, context: Context) -> Drafted:
    made = make_draft(answers, existing, context)
    if isinstance(made, Drafted):
        return made
    raise BuildError(_complaint_lines(made))


def _asked(terminal: Terminal, existing: ExistingEntries, context: Context) -> Drafted:
    """Ask every question; while the address is taken, ask for another."""
    answers = ask_answers(terminal, context)
    while not isinstance(made := make_draft(answers, existing, context), Drafted):
        if [each.option for each in made] != ["slug"]:
            raise BuildError(_complaint_lines(made))
        answers = replace(answers, slug=ask_slug(terminal, *made[0][1:]))
    return made


def _complaint_lines(complaints: list[Complaint]) -> str:
    lines = (f"--{each.option}: {each.message}" for each in complaints)
    return "\n".join(["Chưa ghi gì:", *dict.fromkeys(lines)])


def _next_steps(path: str, drafted: Drafted) -> Iterator[str]:
    yield f"\nĐã tạo bài nháp {path}"
    yield "Việc tiếp theo:"
    yield "  1. Mở tệp ấy, viết nội dung thay cho các lời nhắc “(Cần viết: …)”."
    yield f"  2. Kiểm tra: guong check {path}"
    yield "  3. Xem thử: guong serve (bài có nhãn “Bản nháp”)."
    later = [each.message for each in drafted.later]
    yield f"  4. Trước khi đăng: {'; '.join([*later, 'xóa dòng draft: true'])}."
    yield "  5. Gửi bài bằng pull request để được duyệt."
