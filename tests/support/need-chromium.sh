#!/bin/sh
# Browser tests need Chromium and a font with Vietnamese: install them where that is allowed, else say what is missing.
set -eu
if command -v chromium >/dev/null 2>&1; then
  exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing Chromium for the browser tests …"
  apt-get update -qq >/dev/null
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-core >/dev/null
  exit 0
fi
echo "The browser tests need Chromium: install it with 'sudo apt-get install chromium fonts-noto-core', then run 'make test' again." >&2
exit 1
