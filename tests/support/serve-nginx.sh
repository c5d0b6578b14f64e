#!/bin/sh
# Serves the built site under nginx with the printed configuration, on a free port of this machine, until Ctrl-C.
set -eu
PATH=$PATH:$PWD/.venv/servers/usr/sbin
command -v nginx >/dev/null || { echo "nginx is not here: install it, or let apt-get fetch it (tests/support/need-servers.sh)" >&2; exit 1; }
at=$(mktemp -d)
trap 'rm -rf "$at"' EXIT
port=$(.venv/bin/python -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
.venv/bin/guong hosting nginx --listen "127.0.0.1:$port" >"$at/site.conf"
cat >"$at/nginx.conf" <<END
daemon off; pid $at/pid; error_log stderr; worker_processes auto; events {}
http {
access_log off; sendfile on; tcp_nopush on;
client_body_temp_path $at/body; proxy_temp_path $at/proxy; fastcgi_temp_path $at/fastcgi; uwsgi_temp_path $at/uwsgi; scgi_temp_path $at/scgi;
include $at/site.conf;
}
END
base=$(.venv/bin/guong site-url | sed 's|^[a-z]*://[^/]*||')
echo "http://127.0.0.1:$port${base:-/} (Ctrl-C ends it)"
nginx -p "$at" -e stderr -c "$at/nginx.conf"
