"""`guong samples remove`: takes the samples out of a site that publishes its own entries."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.cli.configuration import configured
from generator.cli.edits.apply import check_content_at, read_content
from generator.cli.prompts import Terminal
from generator.cli.questions import confirmed
from generator.editing.sample_removal import Sample, edit_without_samples, find_samples, remove_samples
from generator.engine.errors import BuildError


def remove(config_file: Path, say: Callable[[str], None], *, is_agreed: bool, is_trial: bool) -> None:
    """Show the samples, ask, and remove them. Raises BuildError, and then changes nothing."""
    root, (settings, _) = config_file.parent, configured(config_file)
    samples = find_samples(root)
    edit = edit_without_samples(root, samples)
    if not samples and not edit.texts:
        say("Không còn bài mẫu nào.")
        return
    for line in _shown(samples, sorted(edit.texts)):
        say(line)
    if is_trial or not (is_agreed or _agreed(len(samples), say)):
        say("Chưa xóa gì.")
        return
    before = read_content(root, settings)
    remove_samples(root, samples, edit, before.problems, lambda: check_content_at(root, settings))
    say(f"\nĐã xóa {len(samples)} bài mẫu. Địa chỉ của bài mẫu không cần giữ: lần đăng tới bỏ được.")
    say("Việc tiếp theo: ghi đủ mkdocs.yml, đổi production: true, rồi chạy guong check.")


def _shown(samples: list[Sample], pages: list[str]) -> Iterator[str]:
    yield f"Bài mẫu sẽ xóa ({len(samples)}), cả thư mục của bài:"
    for each in samples:
        others = f", kèm {each.others} tệp" if each.others else ""
        yield f"  {each.file.path.rpartition('/')[0]}: {each.title}{others}"
    if pages:
        yield "Đoạn nói về bài mẫu sẽ bỏ ở:"
        yield from (f"  {path}" for path in pages)
    yield "Bài của đơn vị (không có “sample: true”) giữ nguyên. Bài đã lưu bằng git thì lấy lại được từ git."


def _agreed(count: int, say: Callable[[str], None]) -> bool:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise BuildError("Chưa xóa gì: xem danh sách ở trên; đúng thì chạy lại với --yes.")
    return confirmed(Terminal(say), f"\nXóa {count} bài mẫu")
