"""The options and arguments that commands share, and those with long texts."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from generator.cli.terminal import say
from generator.content.entry_kinds import ENTRY_KINDS
from generator.engine.errors import BuildError

CONFIG = Path("mkdocs.yml")
ConfigFile = Annotated[Path, typer.Option("--config-file", "-f", help="Tệp cấu hình của trang.")]
Format = Annotated[
    Literal["text", "github", "gitlab", "sarif", "json"],
    typer.Option("--format", help="Dạng báo cáo: chữ, hoặc dạng mà GitHub, GitLab, SARIF, chương trình khác đọc được."),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="Ghi báo cáo vào tệp này; màn hình vẫn in báo cáo chữ.")
]
KIND_SLUGS, _KIND_NAMES = [kind.slug for kind in ENTRY_KINDS], [kind.name for kind in ENTRY_KINDS]


def one_of(values: list[str]) -> Callable[[str], str]:
    """Return a parser of an option that takes one of the values."""

    def parse(value: str) -> str:
        if value not in values:
            raise typer.BadParameter(f"{value!r} is not one of {', '.join(map(repr, values))}.")
        return value

    return parse


def _print_version(is_asked: bool) -> None:  # noqa: FBT001  (the form of a callback of an option)
    """Print the version of the program and exit, if asked for it."""
    if is_asked:
        from importlib.metadata import version  # noqa: PLC0415  (slow)

        say(f"guong-sang {version('guong-sang')}")
        raise typer.Exit(0)


Version = Annotated[
    bool, typer.Option("--version", help="In số bản của chương trình.", is_eager=True, callback=_print_version)
]
Kind = Annotated[
    str | None,
    typer.Option(
        "--type",
        parser=one_of(KIND_SLUGS),
        metavar=f"[{'|'.join(KIND_SLUGS)}]",
        help="Loại bài, khi hai bài trùng tên.",
    ),
]
NewKind = Annotated[
    str | None,
    typer.Option("--type", parser=one_of(KIND_SLUGS), metavar=f"[{'|'.join(KIND_SLUGS)}]", help="Loại bài."),
]
InYear = Annotated[int | None, typer.Option(help="Năm của bài, khi nhiều năm có bài trùng tên.")]
ChangedSince = Annotated[
    str | None,
    typer.Option(
        metavar="REF",
        help="Chỉ báo lỗi của thay đổi kể từ khi tách khỏi nhánh, phiên bản git này: lỗi trong tệp đã đổi, và lỗi "
        "ở nơi khác mà thay đổi gây ra.",
    ),
]
Against = Annotated[
    str | None,
    typer.Option(
        metavar="REF|TỆP|THƯ MỤC",
        help="So với các địa chỉ đã có: ở một phiên bản git, trong tệp addresses.json đã đăng, hay trong thư mục "
        "trang đã tạo. Địa chỉ nào không còn trả lời là lỗi.",
    ),
]
SchemaKind = Annotated[
    str | None,
    typer.Argument(
        parser=one_of(_KIND_NAMES),
        metavar=f"[{'|'.join(_KIND_NAMES)}]",
        help="Loại bài; không ghi thì tạo lại các tệp trong .vscode.",
    ),
]
RequestRegister = Annotated[
    Path | None,
    typer.Option(help="Sổ yêu cầu (CSV, để ngoài kho): mã, loại, ngày nhận, ngày trả lời, ngày xong."),
]


def day_of(text: str | None) -> date | None:
    """Parse the value of an option that takes a date. Raises BuildError."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BuildError(f"“{text}” không phải là ngày; ghi như 2026-05-19.") from None
