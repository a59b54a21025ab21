#!/usr/bin/env bash
# The program as one folder for Linux, dist/linux/IBDesk, and its self-test there. A test vehicle: what a councils'
# computer gets is the Windows bundle, made by the same spec (build_windows.sh).
#   installer/build_linux.sh [WORK]      WORK holds what may be kept between builds (default build/linux)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd); root=$(dirname "$here")
work=${1:-$root/build/linux}; mkdir -p "$work"; work=$(cd "$work" && pwd)
. "$here/reproducible.sh"
mkdir -p "$root/build"
: "${PYTHON:=$(PATH=/usr/bin:$PATH command -v python3.11)}" # Debian's has the library that a bundle needs
exec 9>"$root/build/linux.lock"
flock 9 # one build at a time: two would build over each other

venv=$work/venv lock=$here/lock-linux.txt
if ! cmp -s "$lock" "$venv/lock.txt"; then
  rm -rf "$venv"
  "$PYTHON" -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes --no-deps --only-binary=:all: -r "$lock"
  cp "$lock" "$venv/lock.txt"
fi

dist=$root/dist/linux
rm -rf "$dist"
"$venv/bin/python" -m PyInstaller --noconfirm --log-level WARN --distpath "$dist" --workpath "$work/pyinstaller" \
  "$here/ibdesk.spec"
"$venv/bin/python" "$here/notices.py" "$venv/lib/python3.11/site-packages" "$dist/IBDesk/THIRD-PARTY-NOTICES.txt"
cp "$root/LICENSE" "$dist/IBDesk/LICENSE.txt"

# On a screen that nobody sees: what Qt needs for a real one is looked for too.
QT_QPA_PLATFORM=xcb xvfb-run -a "$dist/IBDesk/ibdesk-cli" --self-test "$work/self-test.txt"
echo "dist/linux/IBDesk: $(du -sm "$dist/IBDesk" | cut -f1) MB, self-test passed"
