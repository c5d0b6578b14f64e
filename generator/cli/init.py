"""`guong init`: creates the folder of a new site, from options or from answers to questions."""

import shlex
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.cli.own_command import as_typed
from generator.cli.prompts import Terminal
from generator.editing.new_site import NewSite, checked_url, make_site
from generator.engine.errors import BuildError


def init_site(folder: Path, facts: NewSite, say: Callable[[str], None]) -> None:
    """Create a site from `facts`, or without any, from questions. Raises BuildError."""
    if facts == NewSite() and sys.stdin.isatty() and sys.stdout.isatty():
        facts = _asked(Terminal(say))
    try:
        facts = facts._replace(url=checked_url(facts.url))
    except ValueError as error:
        raise BuildError(f"--url: {error}") from None
    count = make_site(folder.resolve(), facts)
    for line in _next_steps(folder, count):
        say(line)


def _asked(terminal: Terminal) -> NewSite:
    terminal.say("Tạo trang mới. Câu nào chưa rõ thì để trống, sửa sau trong mkdocs.yml. Ctrl+C để dừng.")
    return NewSite(
        terminal.ask("Tên trang (để trống: Gương Sáng)", str),
        terminal.ask("Địa chỉ trang, ví dụ https://guongsang.tinh.gov.vn/", checked_url),
        terminal.ask("Cơ quan chủ quản", str),
    )


_COMMANDS = {
    "guong new": "tạo bài nháp đầu tiên, hỏi từng ý",
    "guong serve": "xem trang trong lúc viết",
    "guong check": "kiểm tra mọi bài",
    "guong build": "tạo trang vào thư mục site",
}


def _next_steps(folder: Path, count: int) -> Iterator[str]:
    is_elsewhere = folder.resolve() != Path.cwd()
    yield f"Đã tạo trang mới, {count} tệp, trong thư mục {folder.resolve()}"
    yield "Việc tiếp theo:"
    if is_elsewhere:
        yield f"  cd {shlex.quote(str(folder))}"
    for command, work in _COMMANDS.items():
        yield as_typed(f"  {command:<11}   {work}", elsewhere=is_elsewhere)
    yield "Trước khi đăng chính thức, làm theo README.md: ghi đủ mkdocs.yml, thay các nhóm trong CODEOWNERS."
