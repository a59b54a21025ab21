#!/usr/bin/env bash
# The Windows half of build.sh: bundle, setup, zip, papers, checksums, and the test of that very setup. Tools are to be
# there already (tools.sh windows).
#   installer/build_windows_setup.sh
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd); root=$(dirname "$here")
mkdir -p "$root/build"
exec 9>"$root/build/windows.lock"
flock 9 # one build at a time: two would build over each other
. "$here/python.sh"
print=$("$python" "$here/proof.py" --fingerprint) # before: what is changed meanwhile is not what is tested
"$here/build_windows.sh"
rm -f "$root"/dist/IBDesk-* "$root/dist/SHA256SUMS"
(
  . "$here/reproducible.sh"
  "$python" "$here/package.py" "$root/dist/windows/IBDesk" \
    "$root/build/windows/python/Lib/site-packages" "$root/dist"
)
"$here/test_installer.sh" "$root"/dist/IBDesk-*-setup.exe "$root/dist/windows/IBDesk" "$root/build/seen"
"$python" "$here/proof.py" --write "$print"
