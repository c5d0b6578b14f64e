"""The command `guong`: declares its sub-commands; each calls a module of its own and prints the lines it returns.

A sub-command imports its module when it is called: the import of all of them would take longer than most commands.
"""

from pathlib import Path
from typing import Annotated, Literal

import typer

from generator.cli.options import (
    CONFIG,
    Against,
    ChangedSince,
    ConfigFile,
    Format,
    InYear,
    Kind,
    NewKind,
    Output,
    RequestRegister,
    SchemaKind,
    Version,
    day_of,
)
from generator.cli.process import CommandGroup, interruptible, run
from generator.cli.terminal import say, write, write_error

app = typer.Typer(
    cls=CommandGroup,
    add_completion=False,
    no_args_is_help=True,
    help="Gương Sáng: kiểm tra và tạo trang từ các bài viết.",
)


@app.callback()
def main_options(
    *,
    version: Version = False,
) -> None:
    """Take the options that stand before a command."""


@app.command(help="Kiểm tra bài viết; in mọi lỗi kèm tệp, dòng, cột. Mã thoát 1 khi có lỗi.")
def check(  # noqa: PLR0913  (an option each)
    paths: Annotated[list[Path] | None, typer.Argument(help="Chỉ in lỗi của các tệp, thư mục này.")] = None,
    config_file: ConfigFile = CONFIG,
    form: Format = "text",
    output: Output = None,
    changed_since: ChangedSince = None,
    against: Against = None,
    *,
    publishing: Annotated[
        bool, typer.Option("--publishing", help="Trong việc đăng trang: sự đồng ý đã hết hạn không chặn việc đăng.")
    ] = False,
) -> None:
    """Check the whole content; print a report on all of it, on a part, or on a change."""
    from generator.cli.check import check_content
    from generator.cli.reports import publish_report

    root = config_file.resolve().parent
    report = check_content(config_file.resolve(), paths or (), changed_since, against, is_publishing=publishing)
    raise typer.Exit(publish_report(report, form, (root, root), output, write))


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


@app.command(help="Tạo trang vào thư mục site; chỉ ghi những gì thay đổi, dừng lại khi bài viết có lỗi.")
def build(
    config_file: ConfigFile = CONFIG,
    *,
    cache: Annotated[bool, typer.Option("--cache/--no-cache", help="Dùng lại kết quả của lần tạo trước.")] = True,
    preview: Annotated[
        bool, typer.Option("--preview", help="Tạo bản xem thử vào thư mục site-preview: có cả bài nháp, bài hẹn ngày.")
    ] = False,
    published: Annotated[
        Path | None,
        typer.Option(help="Tệp addresses.json của trang đang đăng: mục nào hết bài vẫn giữ địa chỉ, thành mục trống."),
    ] = None,
) -> None:
    """Build the site incrementally; the result is that of `mkdocs build --strict`."""
    from generator.cli.build import build_site

    summary = build_site(config_file.resolve(), write_error, is_cached=cache, is_preview=preview, published=published)
    say(summary)


@app.command(help="Xem trang ngay trong lúc viết; sửa bài nào, trang của bài đó tự cập nhật.")
def serve(
    config_file: ConfigFile = CONFIG,
    host: Annotated[str, typer.Option(help="Địa chỉ của máy này.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", "-p", min=1, max=65535, help="Cổng.")] = 8000,
    *,
    poll: Annotated[bool, typer.Option("--poll", help="Tự dò thay đổi mỗi 2 giây, dành cho ổ mạng.")] = False,
) -> None:
    """Serve the site, and rebuild what changes."""
    from generator.serve import serve as serve_site

    serve_site(config_file.resolve(), host, port, say, is_polling=poll)


@app.command(help="Kiểm tra trang đã tạo: liên kết, mục, tệp tải từ nơi khác, tên người đã gỡ.")
def verify(
    config_file: ConfigFile = CONFIG,
    form: Format = "text",
    output: Output = None,
    name: Annotated[list[str] | None, typer.Option(help="Tên không được còn trên trang; ghi nhiều lần được.")] = None,
    names: Annotated[Path | None, typer.Option(help="Tệp ngoài kho, mỗi dòng một tên không được còn.")] = None,
    *,
    preview: Annotated[bool, typer.Option("--preview", help="Kiểm tra bản xem thử.")] = False,
) -> None:
    """Check the built site."""
    from generator.cli.reports import publish_report
    from generator.cli.verify import check_site, read_names

    every_name = [*(name or ()), *(read_names(names) if names else ())]
    report, site_dir = check_site(config_file.resolve(), every_name, is_preview=preview)
    raise typer.Exit(publish_report(report, form, (site_dir, config_file.resolve().parent), output, write))


@app.command(help="In JSON Schema của phần khóa, dùng cho trình soạn thảo.")
def schema(
    kind: SchemaKind = None,
    config_file: ConfigFile = CONFIG,
) -> None:
    """Print the JSON Schema of a kind of entry, or write the files that editors read."""
    from generator.cli.schema import schema_text, write_editor_files

    if kind is not None:
        say(schema_text(config_file.resolve(), kind))
        return
    for path in write_editor_files(config_file.resolve()):
        say(f"Đã ghi {path}")


@app.command(help="Tìm trong trang đã tạo, xếp thứ tự như trang Tìm kiếm.")
def search(
    text: Annotated[str, typer.Argument(help="Từ cần tìm, có dấu hoặc không dấu.")],
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="In nhiều nhất bao nhiêu bài.")] = 10,
    config_file: ConfigFile = CONFIG,
) -> None:
    """Print the results of the search page."""
    from generator.cli.search import search_site

    for line in search_site(config_file.resolve(), text, limit):
        say(line)


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
        entry_kind, name, subject, role, tuple(field or ()), tuple(place or ()), date, year, kind, genre,
        tuple(award or ()), author, basis, reference, tuple(scope or ()), giver, child, slug,
    )  # fmt: skip
    with interruptible():
        write_new(config_file.resolve(), answers, say)


@app.command(help="Tạo thư mục của một trang mới: cấu hình, danh mục, trang viết tay, quy trình đăng trang.")
def init(
    folder: Annotated[Path, typer.Argument(help="Thư mục mới hoặc thư mục trống.")] = Path(),
    name: Annotated[str, typer.Option(help="Tên trang.")] = "",
    url: Annotated[str, typer.Option(help="Địa chỉ trang, ví dụ https://guongsang.tinh.gov.vn/.")] = "",
    body: Annotated[str, typer.Option(help="Cơ quan chủ quản.")] = "",
) -> None:
    """Make a new site; without options, ask for its name, address and office."""
    from generator.cli.init import init_site
    from generator.editing.new_site import NewSite

    with interruptible():
        init_site(folder, NewSite(name.strip(), url.strip(), body.strip()), say)


@app.command(help="In quy tắc chuyển hướng và bài đã gỡ cho máy chủ nginx hoặc Caddy.")
def redirects(server: Literal["nginx", "caddy"], config_file: ConfigFile = CONFIG) -> None:
    """Print the rules of a web server; other hosts read `_redirects` or the pages themselves."""
    from generator.cli.redirects import redirect_rules

    write(redirect_rules(config_file.resolve(), server))


@app.command("site-url", help="In địa chỉ trang (site_url), của thư mục này hoặc của một bản trong git.")
def site_url(
    at: Annotated[str | None, typer.Option(metavar="BẢN", help="Nhánh hoặc bản trong git.")] = None,
    config_file: ConfigFile = CONFIG,
) -> None:
    """Print the address of the site, for scripts."""
    from generator.cli.site_url import site_url_of

    write(f"{site_url_of(config_file.resolve(), at)}\n")


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
    from generator.cli.rename import rename_entry

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
    from generator.cli.withdraw import WithdrawalRequest
    from generator.cli.withdraw import withdraw as withdraw_entry

    request = WithdrawalRequest(slug, kind, in_year, reason, to, day_of(day), person, instead.strip(), yes)
    with interruptible():
        withdraw_entry(config_file.resolve(), request, say)


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
    from generator.cli.samples import remove

    with interruptible():
        remove(config_file.resolve(), say, is_agreed=yes, is_trial=dry_run)


@app.command(
    help="Liệt kê việc đến hạn: rà soát bài, xin đồng ý lại, yêu cầu chờ xử lý. Mã thoát 1 khi có việc quá hạn."
)
def due(
    within: Annotated[
        int | None,
        typer.Option(
            min=0,
            max=3650,
            help="Việc đến hạn trong bao nhiêu ngày tới; không ghi thì là 30 ngày, riêng sự đồng ý là 90 ngày.",
        ),
    ] = None,
    today: Annotated[str | None, typer.Option(metavar="NGÀY", help="Tính như hôm nay là ngày này.")] = None,
    requests: RequestRegister = None,
    config_file: ConfigFile = CONFIG,
) -> None:
    """Print the tasks that are due."""
    from generator.cli.due import list_due

    lines, is_late = list_due(config_file.resolve(), within, day_of(today), requests)
    for line in lines or ["Không có việc nào đến hạn."]:
        say(line)
    raise typer.Exit(1 if is_late else 0)


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


def main() -> None:
    """Run the command line of this process."""
    run(app)
