"""Declares the commands that write entries: new, import, fix, rename, withdraw, number."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from generator.cli.app import app
from generator.cli.options import CONFIG, ConfigFile, InYear, Kind, NewKind, day_of
from generator.cli.process import interruptible
from generator.cli.terminal import say


@app.command(help="Tạo bài nháp: hỏi từng bước, hoặc theo các tùy chọn dưới đây. Không bao giờ ghi đè bài đã có.")
def new(  # noqa: PLR0913  (an option each)
    config_file: ConfigFile = CONFIG,
    *,
    type_: NewKind = None,
    name: Annotated[
        str, typer.Option("--name", "--title", help="Tên như in trên bài; với câu chuyện là tên bài.")
    ] = "",
    subject: Annotated[str, typer.Option(help="Đối tượng: ca-nhan, tap-the, ho-gia-dinh.")] = "",
    role: Annotated[str, typer.Option(help="Chức vụ, công việc.")] = "",
    field: Annotated[list[str] | None, typer.Option(help="Lĩnh vực, mã hoặc tên; ghi được ba lần.")] = None,
    deed: Annotated[list[str] | None, typer.Option(help="Việc tốt, mã hoặc tên; ghi được ba lần.")] = None,
    place: Annotated[list[str] | None, typer.Option(help="Địa phương đúng tên lúc đó, từ xã đến tỉnh.")] = None,
    date: Annotated[str, typer.Option(help="Ngày đăng dự kiến; không ghi thì là hôm nay.")] = "",
    year: Annotated[str, typer.Option(help="Năm của việc được kể, nếu khác năm đăng.")] = "",
    kind: Annotated[str, typer.Option(help="Loại gương, mã hoặc tên.")] = "",
    genre: Annotated[str, typer.Option(help="Thể loại, mã hoặc tên; câu chuyện bắt buộc.")] = "",
    award: Annotated[
        list[str] | None, typer.Option(help="Khen thưởng: “mã; year=2024; decision=12/QĐ-UBND”; ghi được nhiều lần.")
    ] = None,
    author: Annotated[str, typer.Option(help="Người viết, đơn vị viết.")] = "",
    basis: Annotated[str, typer.Option(help="Cơ sở công khai thông tin.")] = "",
    reference: Annotated[str, typer.Option(help="Số giấy đồng ý hoặc căn cứ.")] = "",
    scope: Annotated[list[str] | None, typer.Option(help="Mục đích đã được đồng ý; ghi từng mục đích một.")] = None,
    giver: Annotated[str, typer.Option(help="Ai đồng ý.")] = "",
    child: Annotated[bool, typer.Option("--child", help="Bài nêu trẻ em dưới 16 tuổi.")] = False,
    slug: Annotated[str, typer.Option(help="Tên thư mục; không ghi thì lấy từ tên.")] = "",
) -> None:
    """Create a draft from the options; without any, ask questions."""
    from generator.cli.new import write_new
    from generator.content.entry_kinds import ENTRY_KINDS
    from generator.editing.answers import Answers

    entry_kind = ENTRY_KINDS.by_slug(type_) if type_ else None
    answers = Answers(
        entry_kind, name, subject, role, tuple(field or ()), tuple(deed or ()), tuple(place or ()), date, year, kind,
        genre, tuple(award or ()), author, basis, reference, tuple(scope or ()), giver, child, slug,
    )  # fmt: skip
    with interruptible():
        write_new(config_file.resolve(), answers, say)


@app.command("import", help="Nhập bảng đăng ký (.xlsx, .csv) thành bài nháp; thông tin riêng tư không đưa vào bài.")
def import_(  # noqa: PLR0913  (an option each)
    file: Annotated[Path, typer.Argument(help="Bảng đăng ký.")],
    config_file: ConfigFile = CONFIG,
    *,
    date: Annotated[str, typer.Option(help="Ngày của bảng, để hiểu đúng tên địa phương lúc đó.")] = "",
    within: Annotated[str, typer.Option(help="Huyện, tỉnh của cả bảng, khi địa chỉ chỉ ghi đến xã.")] = "",
    field: Annotated[str, typer.Option(help="Lĩnh vực của những dòng không ghi lĩnh vực.")] = "",
    kind: Annotated[str, typer.Option(help="Loại gương; không ghi thì là điển hình tiên tiến.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Không hỏi lại trước khi ghi.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ xem, không ghi gì.")] = False,
) -> None:
    """Import a sheet; exit with status 1 if a row was skipped."""
    from generator.cli.import_ import import_sheet

    options: tuple[str, str, str, str] = (date, within, field, kind)
    writing: Literal["asked", "at once", "never"] = "never" if dry_run else "at once" if yes else "asked"
    with interruptible():
        is_whole = import_sheet(config_file.resolve(), file, options, say, writing)
    raise typer.Exit(0 if is_whole else 1)


@app.command(help="Tự sửa những chỗ không cần cân nhắc: ký tự ẩn, dấu ngoặc kép của Word, ngày viết kiểu 19/5/2026…")
def fix(
    paths: Annotated[list[Path] | None, typer.Argument(help="Chỉ sửa các tệp, thư mục này.")] = None,
    config_file: ConfigFile = CONFIG,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ xem, không ghi gì.")] = False,
) -> None:
    """Mend what needs no judgement; print every change."""
    from generator.cli.fix import fix_content

    for line in fix_content(config_file.resolve(), paths or (), is_trial=dry_run):
        say(line)


@app.command(help="Liệt kê ảnh còn ghi nơi chụp; với --clean thì bỏ tọa độ, tên máy, ngày chụp khỏi tệp ảnh.")
def photos(
    paths: Annotated[list[Path] | None, typer.Argument(help="Ảnh, thư mục; không ghi thì là mọi ảnh của bài.")] = None,
    to: Annotated[Path | None, typer.Option(help="Ghi bản sạch vào thư mục này, không đụng tới ảnh gốc.")] = None,
    config_file: ConfigFile = CONFIG,
    *,
    clean: Annotated[bool, typer.Option("--clean", help="Ghi lại ảnh, hình giữ nguyên từng điểm.")] = False,
) -> None:
    """List the photos that tell a place, or write photos without metadata."""
    from generator.cli.photos import clean_photos, list_photos

    config = config_file.resolve()
    for line in clean_photos(config, paths or (), to) if clean else list_photos(config, paths or ()):
        say(line)


@app.command(help="Đổi tên thư mục (địa chỉ) của một bài; địa chỉ cũ tự chuyển sang địa chỉ mới.")
def rename(
    slug: Annotated[str, typer.Argument(help="Tên thư mục hiện nay của bài.")],
    new: Annotated[str, typer.Argument(help="Tên thư mục mới, không dấu.")],
    year: Annotated[int | None, typer.Option(help="Chuyển câu chuyện sang năm này.")] = None,
    kind: Kind = None,
    in_year: InYear = None,
    config_file: ConfigFile = CONFIG,
) -> None:
    """Rename an entry."""
    from generator.cli.edits.rename import rename_entry

    for line in rename_entry(config_file.resolve(), slug, new, kind, year, in_year):
        say(line)


@app.command(help="Gỡ một bài, hoặc bỏ tên một người khỏi bài; in mọi nơi đã có bài và việc còn phải làm.")
def withdraw(  # noqa: PLR0913, PLR0917  (an option each)
    slug: Annotated[str, typer.Argument(help="Tên thư mục của bài.")],
    reason: Annotated[str, typer.Option(help="Lý do gỡ, không nêu tên người; không hiện trên trang.")] = "",
    to: Annotated[str | None, typer.Option(help="Địa chỉ trang thay thế, ví dụ /linh-vuc/y-te/.")] = None,
    person: Annotated[str | None, typer.Option(help="Chỉ bỏ người này khỏi bài, bài vẫn đăng.")] = None,
    instead: Annotated[
        str, typer.Option(help="Chữ thay cho tên (nếu không ghi là “một người”), hoặc cho chữ của liên kết tới bài.")
    ] = "",
    day: Annotated[
        str | None, typer.Option("--date", metavar="NGÀY", help="Ngày gỡ; nếu không ghi là hôm nay.")
    ] = None,
    kind: Kind = None,
    in_year: InYear = None,
    config_file: ConfigFile = CONFIG,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Không hỏi lại trước khi ghi.")] = False,
) -> None:
    """Withdraw an entry, or one person from it."""
    from generator.cli.edits.withdraw import WithdrawalRequest
    from generator.cli.edits.withdraw import withdraw as withdraw_entry

    request = WithdrawalRequest(slug, kind, in_year, reason, to, day_of(day), person, instead.strip(), yes)
    with interruptible():
        withdraw_entry(config_file.resolve(), request, say)


@app.command(help="Ghi số cho các bài chưa có, để bài có địa chỉ ngắn đọc được trên loa và in ra giấy.")
def number(config_file: ConfigFile = CONFIG) -> None:
    """Give a number to every entry without one."""
    from generator.cli.edits.number import number_entries

    for line in number_entries(config_file.resolve()):
        say(line)


samples = typer.Typer(no_args_is_help=True, help="Bài mẫu đi kèm: xem và xóa khi trang có bài của đơn vị.")
app.add_typer(samples, name="samples")


@samples.command("remove", help="Xóa mọi bài mẫu (sample: true) và các đoạn nói về bài mẫu; cho xem và hỏi trước.")
def remove_samples(
    config_file: ConfigFile = CONFIG,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Không hỏi lại trước khi xóa.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ xem, không xóa gì.")] = False,
) -> None:
    """Remove the samples, after showing them."""
    from generator.cli.edits.samples import remove

    with interruptible():
        remove(config_file.resolve(), say, is_agreed=yes, is_trial=dry_run)
