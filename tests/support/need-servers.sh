#!/bin/sh
# Tests of hosting ask nginx and Caddy: take Debian's, unpacked beside the environment and not installed, so that none
# is started. Elsewhere those on the PATH are used; a test says which it lacks.
set -eu
to=.venv/servers
if { command -v nginx && command -v caddy; } >/dev/null 2>&1 || [ -x "$to/usr/sbin/nginx" ] && [ -x "$to/usr/bin/caddy" ]; then
  exit 0
fi
if ! command -v apt-get >/dev/null 2>&1; then
  exit 0
fi
echo "Fetching nginx and Caddy for the tests of hosting …"
mkdir -p "$to"
if [ "$(id -u)" = 0 ]; then apt-get update -qq >/dev/null || true; fi
(cd "$to" && apt-get download -qq nginx caddy >/dev/null 2>&1 && for each in ./*.deb; do dpkg -x "$each" . && rm "$each"; done) ||
  echo "They cannot be fetched here: the tests that need them are skipped." >&2
