"""Declares the commands on a site: check, build, serve, verify, search, and what is printed for editors and servers."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from generator.cli.app import app
from generator.cli.options import (
    CONFIG,
    Against,
    ChangedSince,
    ConfigFile,
    Format,
    Output,
    RequestRegister,
    SchemaKind,
    day_of,
)
from generator.cli.process import interruptible
from generator.cli.terminal import say, write, write_error


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
    from generator.cli.checks.check import check_content
    from generator.cli.checks.reports import publish_report

    root = config_file.resolve().parent
    report = check_content(config_file.resolve(), paths or (), changed_since, against, is_publishing=publishing)
    raise typer.Exit(publish_report(report, form, (root, root), output, write))


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
    from generator.cli.checks.reports import publish_report
    from generator.cli.checks.verify import check_site, read_names

    every_name = [*(name or ()), *(read_names(names) if names else ())]
    report, site_dir = check_site(config_file.resolve(), every_name, is_preview=preview)
    raise typer.Exit(publish_report(report, form, (site_dir, config_file.resolve().parent), output, write))


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


@app.command(
    help="In cấu hình máy chủ nginx hoặc Caddy cho trang: chuyển hướng, bài đã gỡ, tiêu đề HTTP, nén, trang lỗi."
)
def hosting(
    server: Literal["nginx", "caddy"],
    root: Annotated[
        Path | None, typer.Option(help="Thư mục chứa trang trên máy chủ; không ghi thì là thư mục vừa tạo trang.")
    ] = None,
    listen: Annotated[
        str, typer.Option(metavar="ĐỊA_CHỈ", help="Địa chỉ, cổng để trả lời; không ghi thì theo site_url, cổng 80.")
    ] = "",
    config_file: ConfigFile = CONFIG,
) -> None:
    """Print the configuration of a web server; other hosts read `_headers` and `_redirects`, or the pages alone."""
    from generator.cli.hosting import server_configuration

    write(server_configuration(config_file.resolve(), server, root, listen))


@app.command(help="In riêng quy tắc chuyển hướng và bài đã gỡ, để thêm vào cấu hình sẵn có của nginx hoặc Caddy.")
def redirects(server: Literal["nginx", "caddy"], config_file: ConfigFile = CONFIG) -> None:
    """Print the rules for moved and withdrawn addresses alone."""
    from generator.cli.hosting import redirect_rules

    write(redirect_rules(config_file.resolve(), server))


@app.command("site-url", help="In địa chỉ trang (site_url), của thư mục này hoặc của một bản trong git.")
def site_url(
    at: Annotated[str | None, typer.Option(metavar="BẢN", help="Nhánh hoặc bản trong git.")] = None,
    config_file: ConfigFile = CONFIG,
) -> None:
    """Print the address of the site, for scripts."""
    from generator.cli.site_url import site_url_of

    write(f"{site_url_of(config_file.resolve(), at)}\n")
