"""The web server of `guong serve`: serves a folder of pages, and notifies open pages of changes.

It adds a script to pages in its responses only: the files remain those of a build. Drafts are served, so it answers
this machine alone: no foreign host, no frame of another site, no stream of changes without the token of the page.
"""

import errno
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from hmac import compare_digest
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from mimetypes import MimeTypes
from pathlib import Path
from secrets import token_urlsafe
from socket import AF_INET, SOCK_STREAM, gaierror, getaddrinfo
from socketserver import ThreadingTCPServer
from threading import Condition, Thread
from types import MappingProxyType
from urllib.parse import parse_qs, quote, unquote, urlsplit

from generator.engine.errors import BuildError, reason_of
from generator.serve.hosts import is_own_host
from generator.serve.ranges import part_of

_OWN = "/.guong/"  # no address of a page contains a dot
_SCRIPT, _CHANGES = f"{_OWN}serving.js", f"{_OWN}changes"
_JS = Path(__file__).with_name("serving.js")
_TYPES = MimeTypes()
for _type, _suffix in (
    ("text/javascript", ".js"), ("application/json", ".json"), ("image/avif", ".avif"), ("image/webp", ".webp"),
    ("image/svg+xml", ".svg"), ("font/woff2", ".woff2"), ("audio/mpeg", ".mp3"), ("audio/mp4", ".m4a"),
    ("audio/ogg", ".ogg"), ("audio/ogg", ".opus"), ("video/mp4", ".mp4"), ("video/webm", ".webm"), ("text/vtt", ".vtt"),
):  # fmt: skip
    _TYPES.add_type(_type, _suffix)  # the system's own list may lack them
_ALIVE_SECONDS = 15
_MOST_MISSED = 1000
_WAITING = """<!doctype html><html lang="vi"><meta charset="utf-8"><title>Gương Sáng</title>
<body style="font:1.1rem/1.6 sans-serif;margin:3rem">
<p>Trang chưa được tạo xong. Trang này sẽ tự mở khi có nội dung.</p></body></html>"""
_MISSING = "404.html"
_FOREIGN = "Máy chủ xem thử chỉ trả lời địa chỉ của chính máy này.\n"
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
}


class ServedPages:
    """The pages to serve: the files of a folder, overridden by previews; and the report of errors in the content."""

    def __init__(self, folder: Path) -> None:
        """Serve a folder, which may be missing at first."""
        self._folder = folder
        self._previews: dict[str, bytes] = {}
        self._report = ""
        self._generation = 0
        self._missed: set[str] = set()  # paths that were asked for and not there: a build makes pages before photos
        self._changes = 0
        self._changed = Condition()

    def put(self, path: str, html: bytes) -> None:
        """Serve a preview instead of the file at a path, until `drop`."""
        with self._changed:
            self._previews[path] = html
        self._notify()

    def previews(self) -> Mapping[str, bytes]:
        """Return the current previews by path."""
        with self._changed:
            return dict(self._previews)

    def drop(self, previews: Mapping[str, bytes]) -> None:
        """Remove previews, except those that a newer one has replaced."""
        with self._changed:
            for path, html in previews.items():
                if self._previews.get(path) is html:
                    del self._previews[path]

    def update(self, report: str, *, reloads_all: bool = False) -> None:
        """Set the report of errors, and make open pages check whether they have changed.

        `reloads_all` makes every page count as changed: a file that all of them load may be new. So does a file that
        a page asked for in vain before, since the page stays without it otherwise.
        """
        self._report = report
        came = {path for path in frozenset(self._missed) if self.file(path) is not None}
        self._missed -= came
        self._generation += reloads_all or bool(came)
        self._notify()

    def report(self) -> str:
        """Return the report of errors in the content; empty if there are none."""
        return self._report

    def wait(self, changes: int) -> int:
        """Wait until the number of changes differs from `changes`, at most some seconds; return it."""
        with self._changed:
            self._changed.wait_for(lambda: self._changes != changes, _ALIVE_SECONDS)
            return self._changes

    def page(self, address: str) -> tuple[bytes, str]:
        """Return the page at an address, or the page of a missing one, and a digest that identifies its version."""
        content = self.file(_path(address)) or self.file(_MISSING) or _WAITING.encode()
        return content, sha256(b"%d:%b" % (self._generation, content)).hexdigest()[:16]

    def file(self, path: str) -> bytes | None:
        """Return the bytes at a path; None if there is no such file, or it is outside of the folder."""
        if (html := self._previews.get(path)) is not None:
            return html
        with suppress(OSError, ValueError):
            file = (self._folder / path).resolve()
            if _is_plain(path) and file.is_relative_to(self._folder.resolve()):
                return file.read_bytes()
        return None

    def miss(self, path: str) -> None:
        """Note that a file was asked for and is not there."""
        if len(self._missed) < _MOST_MISSED:
            self._missed.add(path)

    def has_folder(self, path: str) -> bool:
        """Return whether a path is that of a page without its final slash."""
        return _is_plain(path) and self.file(f"{path}/index.html") is not None

    def _notify(self) -> None:
        with self._changed:
            self._changes += 1
            self._changed.notify_all()


@contextmanager
def running_server(served: ServedPages, host: str, port: int) -> Iterator[str]:
    """Run a server of pages in a thread; yield its URL. Raises BuildError if host and port are not available."""

    class Bound(_Handler):
        pages, asked_host, token = served, host, token_urlsafe()

    try:
        found = getaddrinfo(host, None, type=SOCK_STREAM)
        family, *_, address = min(found, key=lambda each: each[0] != AF_INET)
        server = type("_Server", (_Server,), {"address_family": family})((address[0], port, *address[2:]), Bound)
    except (gaierror, UnicodeError):
        raise BuildError(f"Không có máy nào tên {host}: ghi --host 127.0.0.1, ::1 hay địa chỉ của máy này.") from None
    except OverflowError:
        raise BuildError(f"Không có cổng {port}: chọn một số từ 1 đến 65535.") from None
    except OSError as error:
        raise BuildError(f"Không mở được {_netloc(host, port)}: {reason_of(error)}. {_cure(error, port)}") from error
    with server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        try:
            yield f"http://{_netloc(host, server.server_address[1])}/"
        finally:
            server.shutdown()


def _netloc(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _cure(error: OSError, port: int) -> str:
    match error.errno:
        case errno.EADDRINUSE:
            return f"Hãy chọn cổng khác, ví dụ --port {port % 65535 + 1}."
        case errno.EACCES | errno.EPERM:
            return "Hãy chọn cổng từ 1024 trở lên, ví dụ --port 8000."
        case _:
            return "Hãy bỏ --host, hoặc ghi một địa chỉ của máy này."


class _Server(ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True  # so that a page waiting for changes does not delay the end
    request_queue_size = 64

    def handle_error(self, *_: object) -> None:
        """Print nothing when a browser closes its connection."""


class _Handler(BaseHTTPRequestHandler):
    pages: ServedPages
    asked_host: str
    token: str
    timeout = 60

    def do_GET(self) -> None:
        """Send a page, another file, the script or the stream of changes."""
        sent, reached = self.headers.get_all("Host", []), self.connection.getsockname()[0]
        address = urlsplit(self.path).path
        if not self.path.startswith("/") or not is_own_host(sent, self.asked_host, reached):
            self._send(HTTPStatus.MISDIRECTED_REQUEST, "text/plain; charset=utf-8", _FOREIGN.encode())
        elif address == _SCRIPT:
            self._send(HTTPStatus.OK, "text/javascript; charset=utf-8", _JS.read_bytes())
        elif address == _CHANGES:
            self._send_changes()
        else:
            self._send_file(unquote(address))

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Print no requests: the terminal is for problems of the content."""

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
            if content is None and kind != "text/html":
                self.pages.miss(path)
            html, version = self.pages.page(address)
            status = HTTPStatus.NOT_FOUND if content is None else HTTPStatus.OK
            self._send(status, "text/html; charset=utf-8", _with_script(html, version, self.token))
        else:
            is_text = (kind or "").startswith("text/")
            self._send_part((kind or "application/octet-stream") + "; charset=utf-8" * is_text, content)

    def _send_part(self, kind: str, content: bytes) -> None:
        """Send a file, or the part of it that is asked for."""
        asked = self.headers.get("Range", "")
        try:
            part = part_of(asked, len(content)) if "If-Range" not in self.headers else None
        except ValueError:
            extra = {"Content-Range": f"bytes */{len(content)}"}
            self._send(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, kind, b"", extra)
            return
        if part is None:
            self._send(HTTPStatus.OK, kind, content, {"Accept-Ranges": "bytes"})
        else:
            extra = {"Accept-Ranges": "bytes", "Content-Range": f"bytes {part[0]}-{part[1] - 1}/{len(content)}"}
            self._send(HTTPStatus.PARTIAL_CONTENT, kind, content[slice(*part)], extra)

    def end_headers(self) -> None:
        """Add the headers that every response has."""
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def _send(
        self, status: HTTPStatus, kind: str, content: bytes, extra: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        self.send_response(status)
        for name, value in extra.items():
            self.send_header(name, value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _send_changes(self) -> None:
        """Send an open page the report of errors whenever it differs, and an event when the page has changed."""
        asked = parse_qs(urlsplit(self.path).query)
        address, version, token = (asked.get(name, [""])[0] for name in ("page", "version", "token"))
        if not compare_digest(token.encode(), self.token.encode()):
            self._send(HTTPStatus.FORBIDDEN, "text/plain; charset=utf-8", b"")
            return
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command == "HEAD":
            return
        changes, sent = 0, None
        with suppress(OSError):  # the page was closed
            while self.pages.page(unquote(address))[1] == version:
                report = self.pages.report()
                self.wfile.write(_event("problems", json.dumps(report)) if report != sent else b":\n\n")
                sent, changes = report, self.pages.wait(changes)
            self.wfile.write(_event("reload", ""))


def _event(name: str, data: str) -> bytes:
    return f"event: {name}\ndata: {data}\n\n".encode()


def _path(address: str) -> str:
    """Return the path of the file at an address."""
    path = address.lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def _is_plain(path: str) -> bool:
    """Return whether a path leads downwards only, by names without a leading dot, a backslash or a colon."""
    return not any(part.startswith(".") or "\\" in part or ":" in part for part in path.split("/"))


def _with_script(html: bytes, version: str, token: str) -> bytes:
    """Add the script that reloads a page; a file, since the policy of a page may forbid inline scripts."""
    script = f'<script src="{_SCRIPT}" data-version="{version}" data-token="{token}" defer></script>'.encode()
    before, end, after = html.rpartition(b"</body>")
    return before + script + end + after if end else html + script
