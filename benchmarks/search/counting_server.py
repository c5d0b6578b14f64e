"""A server that counts the bytes it sends, compressed as hosts do; cross-origin isolation lets pages measure memory."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from threading import Lock, Thread

_COMPRESSED = (".html", ".js", ".json", ".css", ".svg", ".txt")
_HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cache-Control": "max-age=600",
}


@dataclass
class Served:
    """A served folder: its address, and the bytes of every response since the last `reset`."""

    address: str
    sent: list[tuple[str, int]] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def note(self, path: str, size: int) -> None:
        """Count a response."""
        with self._lock:
            self.sent.append((path, size))

    def reset(self) -> None:
        """Reset the count."""
        with self._lock:
            self.sent.clear()

    @property
    def bytes(self) -> int:
        """Return the bytes of all response bodies."""
        return sum(size for _, size in self.sent)


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """Serve a folder on a free port."""
    packed: dict[Path, bytes] = {}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            path = self.path.split("?")[0]
            file = folder / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))
            if not file.is_file():
                self._answer(404, b"", "text/plain")
                return
            is_packed = file.suffix in _COMPRESSED
            if is_packed and file not in packed:
                packed[file] = gzip.compress(file.read_bytes(), 6)
            body = packed[file] if is_packed else file.read_bytes()
            log.note(path, len(body))
            self._answer(200, body, guess_type(file.name)[0] or "application/octet-stream", is_packed=is_packed)

        def _answer(self, status: int, body: bytes, kind: str, *, is_packed: bool = False) -> None:
            self.send_response(status)
            for name, value in _HEADERS.items():
                self.send_header(name, value)
            if is_packed:
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    log = Served(f"http://127.0.0.1:{server.server_port}/")
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield log
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
