"""Shows a folder of pages in the browser, and tells open pages when they have changed.

What is added to a page, is added as it is sent: the files stay as a build has written them.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from mimetypes import MimeTypes
from pathlib import Path
from socketserver import ThreadingTCPServer
from threading import Condition, Thread
from urllib.parse import parse_qs, quote, unquote, urlsplit

from generator.engine.errors import BuildError

_OWN = "/.guong/"  # no page's address has a dot
_SCRIPT, _CHANGES = f"{_OWN}serving.js", f"{_OWN}changes"
_JS = Path(__file__).with_name("serving.js")
_TYPES = MimeTypes()
for _type, _suffix in (
    ("text/javascript", ".js"), ("application/json", ".json"), ("image/avif", ".avif"), ("image/webp", ".webp"),
    ("image/svg+xml", ".svg"), ("font/woff2", ".woff2"),
):  # fmt: skip
    _TYPES.add_type(_type, _suffix)  # the system's own list may lack them
_ALIVE_SECONDS = 15
_WAITING = """<!doctype html><html lang="vi"><meta charset="utf-8"><title>Gương Sáng</title>
<body style="font:1.1rem/1.6 sans-serif;margin:3rem">
<p>Trang chưa được tạo xong. Trang này sẽ tự mở khi có nội dung.</p></body></html>"""
_MISSING = "404.html"


class Shown:
    """What is shown: the files of a folder, over them the previews of pages, and what is wrong with the content."""

    def __init__(self, folder: Path) -> None:
        """Show a folder, which need not be there yet."""
        self._folder = folder
        self._previews: dict[str, bytes] = {}
        self._report = ""
        self._edition = 0
        self._changes = 0
        self._changed = Condition()

    def put(self, path: str, html: bytes) -> None:
        """Show a page other than its file, until `drop`."""
        with self._changed:
            self._previews[path] = html
        self._tell()

    def previews(self) -> Mapping[str, bytes]:
        """Return the pages that are shown other than their files."""
        with self._changed:
            return dict(self._previews)

    def drop(self, previews: Mapping[str, bytes]) -> None:
        """Show the files once more, except where there has been a newer preview."""
        with self._changed:
            for path, html in previews.items():
                if self._previews.get(path) is html:
                    del self._previews[path]

    def update(self, report: str, *, is_new_edition: bool = False) -> None:
        """Have all open pages looked at: the files may be others, and so may be what is wrong with the content.

        In a new edition every page counts as changed, since what all of them load may be.
        """
        self._report = report
        self._edition += is_new_edition
        self._tell()

    def report(self) -> str:
        """Return what is wrong with the content; nothing where all is well."""
        return self._report

    def wait(self, changes: int) -> int:
        """Wait until there have been more changes than these, or for a while; return their number."""
        with self._changed:
            self._changed.wait_for(lambda: self._changes != changes, _ALIVE_SECONDS)
            return self._changes

    def page(self, address: str) -> tuple[bytes, str]:
        """Return the page at an address, whether there is one or not, and what tells it from its other versions."""
        content = self.file(_path(address)) or self.file(_MISSING) or _WAITING.encode()
        return content, sha256(b"%d:%b" % (self._edition, content)).hexdigest()[:16]

    def file(self, path: str) -> bytes | None:
        """Return a file of the folder; None where there is none, or where it lies elsewhere."""
        if (html := self._previews.get(path)) is not None:
            return html
        with suppress(OSError, ValueError):
            file = (self._folder / path).resolve()
            if _is_plain(path) and file.is_relative_to(self._folder.resolve()):
                return file.read_bytes()
        return None

    def has_folder(self, path: str) -> bool:
        """Return whether a path is that of a page without its last slash."""
        return _is_plain(path) and self.file(f"{path}/index.html") is not None

    def _tell(self) -> None:
        with self._changed:
            self._changes += 1
            self._changed.notify_all()


@contextmanager
def opened(shown: Shown, host: str, port: int) -> Iterator[str]:
    """Show pages for as long as the context lasts; yield the address. Raises BuildError where that cannot be had."""

    class Bound(_Handler):
        pages = shown

    try:
        server = _Server((host, port), Bound)
    except OSError as error:
        raise BuildError(
            f"Không mở được {host}:{port} ({error.strerror}). "
            f"Có thể một chương trình khác đang dùng cổng này: hãy chọn cổng khác, ví dụ --port {port % 65535 + 1}."
        ) from error
    except OverflowError:
        raise BuildError(f"Không có cổng {port}: chọn một số từ 1 đến 65535.") from None
    with server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        try:
            yield f"http://{host}:{server.server_address[1]}/"
        finally:
            server.shutdown()


class _Server(ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True  # a page that waits for changes keeps nobody from ending
    request_queue_size = 64

    def handle_error(self, *_: object) -> None:
        """Say nothing of browsers that went away."""


class _Handler(BaseHTTPRequestHandler):
    pages: Shown
    timeout = 60

    def do_GET(self) -> None:
        """Answer with a page, a file, the script or the changes."""
        address = urlsplit(self.path).path
        if address == _SCRIPT:
            self._send(HTTPStatus.OK, "text/javascript; charset=utf-8", _JS.read_bytes())
        elif address == _CHANGES:
            self._send_changes()
        else:
            self._send_file(unquote(address))

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Keep the terminal for what is wrong with the content."""

    def _send_file(self, address: str) -> None:
        path = _path(address)
        content = self.pages.file(path)
        kind, _ = _TYPES.guess_type(path)
        if content is None and not address.endswith("/") and self.pages.has_folder(path):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", quote(f"/{path}/"))
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif content is None or kind == "text/html":
            html, version = self.pages.page(address)
            status = HTTPStatus.NOT_FOUND if content is None else HTTPStatus.OK
            self._send(status, "text/html; charset=utf-8", _with_script(html, version))
        else:
            is_text = (kind or "").startswith("text/")
            self._send(HTTPStatus.OK, (kind or "application/octet-stream") + "; charset=utf-8" * is_text, content)

    def _send(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _send_changes(self) -> None:
        """Tell an open page what is wrong with the content, and when it is no more as it was."""
        asked = parse_qs(urlsplit(self.path).query)
        address, version = (asked.get(name, [""])[0] for name in ("page", "version"))
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command == "HEAD":
            return
        changes, told = 0, None
        with suppress(OSError):  # the page was closed
            while self.pages.page(unquote(address))[1] == version:
                report = self.pages.report()
                self.wfile.write(_event("problems", json.dumps(report)) if report != told else b":\n\n")
                told, changes = report, self.pages.wait(changes)
            self.wfile.write(_event("reload", ""))


def _event(name: str, data: str) -> bytes:
    return f"event: {name}\ndata: {data}\n\n".encode()


def _path(address: str) -> str:
    """Return the path of the file at an address."""
    path = address.lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def _is_plain(path: str) -> bool:
    """Return whether a path only goes down, by names that pages and their files have."""
    return not any(part.startswith(".") or "\\" in part or ":" in part for part in path.split("/"))


def _with_script(html: bytes, version: str) -> bytes:
    """Add the script that waits for changes. It is a file of its own: what a page allows holds while writing, too."""
    script = f'<script src="{_SCRIPT}" data-version="{version}" defer></script>'.encode()
    before, end, after = html.rpartition(b"</body>")
    return before + script + end + after if end else html + script
