"""The real web servers that tests ask: nginx and Caddy, from the PATH or fetched beside the environment."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest

SERVERS = Path(sys.prefix) / "servers"
SECONDS = 20
_WAIT = Event()


def program(name: str) -> str:
    """Return the path of a server, or skip the test."""
    found = shutil.which(name, path=os.pathsep.join((os.environ["PATH"], *map(str, SERVERS.glob("usr/*bin")))))
    if found is None:
        pytest.skip(f"{name} is not here; tests/support/need-servers.sh fetches it where apt-get can")
    return found


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


@contextmanager
def running(command: list[str | Path], port: int, log: Path) -> Iterator[int]:
    """Run a server; yield its port once it answers."""
    environment = os.environ | {"HOME": str(log.parent), "XDG_CONFIG_HOME": str(log.parent)}
    with log.open("wb") as out, subprocess.Popen(command, stdout=out, stderr=out, env=environment) as process:  # noqa: S603
        try:
            for _ in range(SECONDS * 20):
                assert process.poll() is None, log.read_text("utf-8")
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                _WAIT.wait(0.05)
            yield port
        finally:
            process.terminate()


@contextmanager
def nginx_with(configuration: str, port: int, to: Path) -> Iterator[int]:
    """Run nginx with what its `http` block holds, below a folder; yield its port."""
    kept = "".join(f" {name}_temp_path {to / name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (to / "nginx.conf").write_text(
        f"daemon off; master_process off; pid {to / 'pid'}; error_log stderr; events {{}}\n"
        f"http {{ access_log off;{kept}\n{configuration}\n}}\n",
        "utf-8",
    )
    with running([program("nginx"), "-p", to, "-e", "stderr", "-c", to / "nginx.conf"], port, to / "log") as served:
        yield served


@contextmanager
def caddy_with(configuration: str, port: int, to: Path) -> Iterator[int]:
    """Run Caddy with the site blocks of a Caddyfile, in a folder; yield its port."""
    (to / "Caddyfile").write_text(f"{{\n\tadmin off\n\tauto_https off\n}}\n{configuration}", "utf-8")
    command: list[str | Path] = [program("caddy"), "run", "--config", to / "Caddyfile", "--adapter", "caddyfile"]
    with running(command, port, to / "log") as served:
        yield served
