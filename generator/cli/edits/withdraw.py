"""`guong withdraw`: withdraws an entry, or removes one person from it; lists the outputs affected and what remains.

The sentences that change, and every label of a link that becomes plain text, are shown and agreed to first.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from generator.audit.entry_outputs import EntryOutputs, outputs_of
from generator.audit.withdrawn_names import known_people, titles_of
from generator.build.local_copies import LocalCopies, remove_local_copies
from generator.build.tools import tools_at
from generator.cli.configuration import configured
from generator.cli.edits.apply import ContentBefore, apply_edit, read_content
from generator.cli.prompts import Terminal
from generator.cli.questions import confirmed
from generator.content.entry import Entry
from generator.content.files.entry_files import EntryFile
from generator.editing.existing_entries import find_entry
from generator.editing.passages import changed_passages
from generator.editing.withdrawal import (
    SOMEBODY,
    Mention,
    WithdrawalPlan,
    Withdrawn,
    WithdrawnKeys,
    people_of,
    person_plan,
    remaining_links,
    withdraw_plan,
)
from generator.engine.errors import BuildError
from generator.entries.reader import Articles
from generator.outputs.texts import Texts
from generator.site.site import Site, routes
from generator.text.vietnamese import slugify

Say = Callable[[str], None]
_OUTSIDE = (
    "Bài đã chia sẻ trên Zalo, Facebook: gỡ bài và bình luận có ảnh, tên",
    "Lịch phát của đài truyền thanh, loa thôn: bỏ bài, xóa tệp âm thanh",
    "Màn hình LED, bảng điện tử: xóa khỏi danh sách phát",
    "Bản in còn trong kho: thu lại; bản đã phát thì ghi vào sổ",
    "Khối tin nhúng trên cổng thông tin điện tử: khung tự báo bài không còn; đoạn văn đã dán thì nhờ nơi đăng xóa",
    "CDN: xóa bộ nhớ đệm của các địa chỉ trên",
    "Google, Bing, Cốc Cốc: yêu cầu gỡ địa chỉ và bản lưu",
    "Bản sao lưu: ghi ngày hết hạn của các bản còn giữ bài này",
    "Kho git: tệp và các lần sửa trước vẫn còn tên, ảnh; nếu kho công khai thì viết lại lịch sử (git filter-repo)",
    "GitHub, GitLab: xóa bộ nhớ đệm (cache) và sản phẩm (artifacts: trang, bản xem thử) của các lần chạy trước",
    "Yêu cầu gộp đã gửi (refs/pull, refs/merge-requests) và kho sao chép (fork) còn giữ bài: nhờ nơi quản lý kho xóa",
    "Máy khác có kho này (bản clone, git worktree): chạy “git pull”, xóa .cache và site-preview ở đó",
)


class WithdrawalRequest(NamedTuple):
    """The arguments of the command: the entry, and either a reason or the person to remove.

    `instead` replaces the person's name, or the labels of the links to the entry. `is_agreed` asks nothing.
    """

    slug: str
    kind: str | None
    in_year: int | None
    reason: str
    to: str | None
    day: date | None
    person: str | None
    instead: str
    is_agreed: bool


def withdraw(config_file: Path, request: WithdrawalRequest, say: Say) -> None:
    """Withdraw after asking; print a report with `say`. Raises BuildError, and then changes nothing."""
    root, (settings, _) = config_file.parent, configured(config_file)
    file = find_entry(root, request.slug, request.kind, request.in_year)
    before = read_content(root, settings)
    published = (*before.site.library.shown, *before.site.library.lapsed)
    entry = next((each for each in published if each.path == file.path), None)
    if entry is None:
        raise BuildError(f"Bài {file.path} không đang đăng (đã gỡ, còn là bản nháp hoặc có lỗi) nên không có gì để gỡ.")
    plan = _plan(root, entry, file, request, before)
    for line in _changes(plan, request, before):
        say(line)
    plan = _agreed(plan, request, lambda instead: _plan(root, entry, file, request, before, instead), say)
    with tools_at(root) as tools:
        articles = Texts(Articles(root, tools.cache, before.site.library.context))
        outputs = list(outputs_of(entry, before.site, before.texts, articles))
    apply_edit(root, settings, plan.edit, before)
    copies = remove_local_copies(root)
    links = list(remaining_links(entry.address, {**before.texts, **plan.edit.texts}))
    for line in _report(entry, request, plan, outputs, links, copies):
        say(line)


def _plan(
    root: Path,
    entry: Entry,
    file: EntryFile,
    request: WithdrawalRequest,
    before: ContentBefore,
    instead: dict[str, str] | None = None,
) -> WithdrawalPlan:
    """Plan the withdrawal; `instead` maps labels of links to other texts."""
    site = before.site
    if request.person is not None:
        profiles = {each.slug: each.title for each in site.library.profiles.values()}
        return person_plan(file, request.person, request.instead or SOMEBODY, profiles, before.texts)
    if not request.reason.strip():
        raise BuildError("Ghi lý do gỡ, không nêu tên người: --reason “Theo đề nghị của người được nêu”.")
    if request.to is not None:
        _check_target(request.to, entry, site)
    with tools_at(root) as tools:
        article = Articles(root, tools.cache, site.library.context).of(entry)
    keys = WithdrawnKeys(request.day or site.settings.today, request.reason, request.to)
    names = tuple(people_of(article.matter))
    about = Withdrawn(names, titles_of(entry, site), known_people(site, names))
    return withdraw_plan(file, about, keys, before.texts, instead or {})


def _changes(plan: WithdrawalPlan, request: WithdrawalRequest, before: ContentBefore) -> Iterator[str]:
    """Yield what the plan changes in the words of the content, and what it leaves for another's name."""
    if request.person is not None:
        passages = list(changed_passages(before.texts, plan.edit.texts))
        if not passages:
            yield from _listed("Có thể là người khác, tên dài hơn", map(_line, plan.others))
            raise BuildError("Chưa ghi gì: bài không nêu riêng tên này.")
        yield "Các câu sẽ sửa:"
        for each in passages:
            yield f"  {each.at.path}:{each.at.line}"
            yield f"    trước: {each.before}"
            yield f"    sau:   {each.after or '(bỏ)'}"
        yield from _listed("Không sửa, vì có thể là người khác, tên dài hơn", map(_line, plan.others))
    yield from _listed("Liên kết sẽ bỏ, chữ của liên kết còn lại trong bài", map(_line, plan.labels))


def _agreed(
    plan: WithdrawalPlan, request: WithdrawalRequest, planned: Callable[[dict[str, str]], WithdrawalPlan], say: Say
) -> WithdrawalPlan:
    """Ask for the text of each label, then whether to write; return the plan. Raises BuildError for a no."""
    labels = dict.fromkeys(each.text for each in plan.labels) if request.person is None else {}
    if request.is_agreed:
        return planned(dict.fromkeys(labels, request.instead)) if labels and request.instead else plan
    if request.person is None and not labels:
        return plan
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise BuildError(
            "Chưa ghi gì: xem lại các chỗ ở trên; đúng thì chạy lại với --yes. Chữ của liên kết giữ nguyên, hoặc thay "
            "bằng chữ ghi ở --instead."
        )
    terminal, instead = Terminal(say), {}
    for label in labels:
        instead[label] = terminal.ask(f"Chữ thay cho “{label}”, Enter là giữ", str, default=request.instead) or label
    if not confirmed(terminal, "Ghi các thay đổi này"):
        raise BuildError("Chưa ghi gì.")
    return planned(instead) if labels else plan


def _check_target(to: str, entry: Entry, site: Site) -> None:
    pages = {f"/{route.address}" for route in routes(site) if route.target is None and not route.is_gone}
    if to not in pages - {f"/{entry.address}"}:
        raise BuildError(f"“{to}” không phải là địa chỉ một trang đang đăng; ghi như /linh-vuc/y-te/.")


def _report(
    entry: Entry,
    request: WithdrawalRequest,
    plan: WithdrawalPlan,
    outputs: Iterable[EntryOutputs],
    links: Iterable[Mention],
    copies: LocalCopies,
) -> Iterator[str]:
    if request.person is None:
        yield f"Đã gỡ bài {entry.path}; địa chỉ /{entry.address} sẽ báo “Bài viết đã được gỡ”."
    else:
        yield f"Đã bỏ tên người này khỏi bài {entry.path}, thay bằng “{request.instead or SOMEBODY}”."
    others = sorted(path for path in plan.edit.texts if path != entry.path)
    yield from _listed("Các tệp khác đã sửa cho khớp", others)
    if request.person is None:
        yield from _listed("Chữ của các liên kết đã bỏ: xem có nêu tên không", map(_line, plan.labels))
    yield from _listed("Còn phải tự xem và sửa (dòng, cột)", map(_line, plan.mentions))
    yield from _listed("Còn liên kết tới bài ở", map(_line, links))
    yield from _photos(entry, plan)
    if request.person is not None and slugify(request.person) in entry.address:
        yield f"\nĐịa chỉ /{entry.address} còn tên người này, mà địa chỉ đã đăng thì không mất đi được."
        yield "Nếu người ấy yêu cầu bỏ cả địa chỉ: gỡ cả bài này, rồi đăng lại ở thư mục tên khác."
    yield "\nCác nơi trên trang có bài này; lần tạo trang tới sẽ xóa hoặc làm lại:"
    for each in outputs:
        if each.addresses:
            yield f"  {each.kind} ({len(each.addresses)}): {', '.join(f'/{address}' for address in each.addresses)}"
    yield from _listed("Đã xóa các bản sao trên máy này", copies.removed)
    yield from _listed("Chưa xóa được các bản sao trên máy này, hãy tự xóa", copies.left)
    yield "\nViệc ngoài phần mềm, làm xong thì đánh dấu:"
    yield from (f"  [ ] {task}" for task in _OUTSIDE)
    yield "\nChạy tiếp: guong build, rồi guong verify để kiểm tra không còn tên người trong trang."
    if request.person is not None:
        yield "Với một người trong bài, ghi thêm tên khi kiểm tra: guong verify --name “…” (tên không được lưu lại)."


def _line(mention: Mention) -> str:
    at, text = mention
    return f"{at.path}:{at.line}:{at.column}: {text[:160]}"


def _photos(entry: Entry, plan: WithdrawalPlan) -> Iterator[str]:
    folder = entry.path.rpartition("/")[0]
    if plan.photos:
        yield "\nẢnh có lời nêu tên người này (lời đã sửa). Phần mềm không xóa được khuôn mặt: thay hoặc cắt ảnh."
        yield from (f"  {folder}/{file} ({key})" for file, key in plan.photos)
    elif entry.photos and not entry.has_person:
        yield "\nXem lại các ảnh của bài: phần mềm không nhận ra khuôn mặt."
        yield from (f"  {folder}/{file}" for file in entry.photos)


def _listed(title: str, lines: Iterable[str]) -> Iterator[str]:
    listed = [f"  {line}" for line in lines]
    if listed:
        yield f"\n{title}:"
        yield from listed
