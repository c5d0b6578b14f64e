"""`guong withdraw`: takes an entry, or one person of it, from the site; says what held it and what lies outside."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from generator.cli.configuration import configured
from generator.cli.editing import checked, make_change
from generator.cli.entry_lookup import find_entry, texts_of
from generator.cli.held_in import Held, held_in, is_marked
from generator.content.entry_files import EntryFile, find_entries
from generator.content.entry_type import EntryType
from generator.content.model import GROUP, Article, Entry, ProfileMatter
from generator.editing.withdrawal import (
    SOMEBODY,
    Place,
    WithdrawalPlan,
    links_left,
    person_plan,
    withdraw_plan,
    withdrawn_keys,
)
from generator.engine.errors import BuildError
from generator.engine.workers import tools_at
from generator.entries.reader import Articles
from generator.site.site import Site, routes
from generator.text.vietnamese import slugify

_OUTSIDE = (
    "Bài đã chia sẻ trên Zalo, Facebook: gỡ bài và bình luận có ảnh, tên",
    "Lịch phát của đài truyền thanh, loa thôn: bỏ bài, xóa tệp âm thanh",
    "Màn hình LED, bảng điện tử: xóa khỏi danh sách phát",
    "Bản in còn trong kho: thu lại; bản đã phát thì ghi vào sổ",
    "Khối tin nhúng trên cổng thông tin điện tử: xóa bộ nhớ đệm hoặc chờ cập nhật",
    "CDN: xóa bộ nhớ đệm của các địa chỉ trên",
    "Google, Bing, Cốc Cốc: yêu cầu gỡ địa chỉ và bản lưu",
    "Bản sao lưu: ghi ngày hết hạn của các bản còn giữ bài này",
    "Kho git: tệp và các lần sửa trước vẫn còn tên, ảnh; nếu kho công khai thì viết lại lịch sử (git filter-repo)",
)


class Asked(NamedTuple):
    """What somebody at the terminal asked for."""

    slug: str
    kind: str | None
    in_year: int | None
    reason: str
    to: str | None
    day: date | None
    person: str | None
    instead: str


def withdraw(config_file: Path, asked: Asked) -> Iterator[str]:
    """Withdraw; yield what was done and what is left to do. Raises BuildError, and nothing is changed then."""
    root, (settings, _) = config_file.parent, configured(config_file)
    file = find_entry(root, asked.slug, asked.kind, asked.in_year)
    site, before = checked(root, settings)
    shown = (*site.library.entries, *site.library.notices)
    entry = next((each for each in shown if each.path == file.path), None)
    if entry is None:
        raise BuildError(f"Bài {file.path} không đang đăng (đã gỡ, còn là bản nháp hoặc có lỗi) nên không có gì để gỡ.")
    files, _ = find_entries(root)
    texts = texts_of(root, files)
    plan = _plan(root, site, entry, file, asked, texts)
    held = list(held_in(site, entry, tuple(page.address for page in site.handwritten if is_marked(texts[page.path]))))
    make_change(root, settings, plan.edit, before)
    yield from _report(entry, asked, plan, held, list(links_left(entry.address, {**texts, **plan.edit.texts})))


def _plan(root: Path, site: Site, entry: Entry, file: EntryFile, asked: Asked, texts: dict[str, str]) -> WithdrawalPlan:
    if asked.person is not None:
        profiles = {each.slug: each.title for each in site.library.profiles.values()}
        return person_plan(file, asked.person, asked.instead or SOMEBODY, profiles, texts)
    if not asked.reason.strip():
        raise BuildError("Ghi lý do gỡ, không nêu tên người: --reason “Theo đề nghị của người được nêu”.")
    if asked.to is not None:
        pages = {f"/{route.address}" for route in routes(site) if route.target is None and not route.is_gone}
        if asked.to not in pages - {f"/{entry.address}"}:
            raise BuildError(f"“{asked.to}” không phải là địa chỉ một trang đang đăng; ghi như /linh-vuc/y-te/.")
    with tools_at(root) as tools:
        article = Articles(root, tools.cache, site.library.context).of(entry)
    keys = withdrawn_keys(asked.day or site.settings.today, asked.reason, asked.to)
    return withdraw_plan(file, tuple(_people(article)), keys, texts)


def _people(article: Article) -> Iterator[str]:
    matter = article.matter
    if isinstance(matter, ProfileMatter):
        if matter.subject_type != GROUP:
            yield matter.name
    else:
        yield from (person.name for person in matter.people if person.subject_type != GROUP)


def _report(
    entry: Entry, asked: Asked, plan: WithdrawalPlan, held: Iterable[Held], links: Iterable[Place]
) -> Iterator[str]:
    if asked.person is None:
        yield f"Đã gỡ bài {entry.path}; địa chỉ /{entry.address} sẽ báo “Bài viết đã được gỡ”."
    else:
        yield f"Đã bỏ tên người này khỏi bài {entry.path}, thay bằng “{asked.instead or SOMEBODY}”."
    others = sorted(path for path in plan.edit.texts if path != entry.path)
    yield from _listed("Các tệp khác đã sửa cho khớp", others)
    yield from _listed("Còn phải tự xem và sửa (dòng, cột)", [_told(place) for place in plan.places])
    yield from _listed("Còn liên kết tới bài ở", [_told(place) for place in links])
    yield from _photos(entry, plan)
    if asked.person is not None and slugify(asked.person) in entry.address:
        yield f"\nĐịa chỉ /{entry.address} còn tên người này, mà địa chỉ đã đăng thì không mất đi được."
        yield "Nếu người ấy yêu cầu bỏ cả địa chỉ: gỡ cả bài này, rồi đăng lại ở thư mục tên khác."
    yield "\nCác nơi trên trang có bài này; lần tạo trang tới sẽ xóa hoặc làm lại:"
    for each in held:
        if each.addresses:
            yield f"  {each.what} ({len(each.addresses)}): {', '.join(f'/{address}' for address in each.addresses)}"
    yield "\nViệc ngoài phần mềm, làm xong thì đánh dấu:"
    yield from (f"  [ ] {task}" for task in _OUTSIDE)
    yield "\nChạy tiếp: guong build, rồi guong verify để kiểm tra không còn tên người trong trang."
    if asked.person is not None:
        yield "Với một người trong bài, ghi thêm tên khi kiểm tra: guong verify --name “…” (tên không được lưu lại)."


def _told(place: Place) -> str:
    at, text = place
    return f"{at.path}:{at.line}:{at.column}: {text[:160]}"


def _photos(entry: Entry, plan: WithdrawalPlan) -> Iterator[str]:
    folder = entry.path.rpartition("/")[0]
    if plan.photos:
        yield "\nẢnh có lời nêu tên người này (lời đã sửa). Phần mềm không xóa được khuôn mặt: thay hoặc cắt ảnh."
        yield from (f"  {folder}/{file} ({key})" for file, key in plan.photos)
    elif entry.photos and entry.type is EntryType.STORY:
        yield "\nXem lại các ảnh của bài: phần mềm không nhận ra khuôn mặt."
        yield from (f"  {folder}/{file}" for file in entry.photos)


def _listed(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield f"\n{title}:"
        yield from (f"  {line}" for line in lines)
