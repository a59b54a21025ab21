#!/usr/bin/env bash
# Builds the committed sources twice for Windows, in two folders, and compares: every file of the bundle, the setup and the
# zip are to be the same bytes.
#   installer/build_twice.sh
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd); root=$(dirname "$here")
. "$here/python.sh"
commit=$(git -C "$root" rev-parse HEAD)
twice=$(mktemp -d)
trap 'rm -rf "$twice"' EXIT
for place in one "another place"; do
  mkdir -p "$twice/$place"
  git -C "$root" archive "$commit" | tar x -C "$twice/$place"
  FAST=1 "$twice/$place/installer/build_windows.sh" "$root/build/windows"
  (
    . "$here/reproducible.sh"
    FAST=1 "$python" "$twice/$place/installer/package.py" "$twice/$place/dist/windows/IBDesk" \
      "$root/build/windows/python/Lib/site-packages" "$twice/$place/out"
  )
done
diff -r "$twice/one/dist/windows/IBDesk" "$twice/another place/dist/windows/IBDesk"
diff -r "$twice/one/out" "$twice/another place/out"
cat "$twice/one/out/SHA256SUMS"
echo "Two builds, the same bytes."
