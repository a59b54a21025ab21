#!/usr/bin/env bash
# Proves that test_installer.sh bites: a setup with seven planted defects is made, and each must be found by name.
#   installer/test_planted.sh BUNDLE SITE_PACKAGES
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd); root=$(dirname "$here")
bundle=$(readlink -f "$1") packages=$(readlink -f "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/resources"
cp -r "$here" "$work/installer"
cp -r "$root/resources/icon" "$work/resources/icon"
cp "$root/pyproject.toml" "$work/"
cp -r "$bundle" "$work/bundle"

plant() { # plant FILE SED: the change must change something
  local before
  before=$(md5sum <"$work/installer/$1")
  sed -i "$2" "$work/installer/$1"
  [ "$before" != "$(md5sum <"$work/installer/$1")" ] || { echo "nothing to plant in $1: $2" >&2; exit 1; }
}
rm "$work/bundle/_internal/ibdesk/resources/icon/ibdesk.ico"                          # 1 a part is missing
plant ibdesk.nsi 's|RMDir /r "$INSTDIR\\_internal"|;|;s|\\_internal\\\*\.\*"|\\nothing\\*.*"|'              # 2 old files stay
plant ibdesk.nsi 's|  RMDir "$INSTDIR" .*|  RMDir /r "$LOCALAPPDATA\\IBDesk"|'      # 3 the boards go with the program
plant ibdesk.nsi 's|"Software\\Classes\\${EXT}" "" "${PROGID}"|"Software\\Classes\\${EXT}" "" "Other"|' # 4 no file type
plant ibdesk.nsi 's|!insertmacro RefuseWhileOpen|;|'                                # 5 overwrites the open program
plant ibdesk.nsi '/DeleteRegKey SHCTX "${UNINST}"/d'                                # 6 stays in Settings
plant ibdesk.nsi 's|${AndIfNot} ${FileExists} "$DESKTOP.*|${AndIf} 1 = 2|'                  # 7 brings the shortcut back
. "$here/reproducible.sh"
. "$here/python.sh"
FAST=1 "$python" "$work/installer/package.py" "$work/bundle" "$packages" "$work/out" >/dev/null

"$here/test_installer.sh" "$work"/out/*-setup.exe "$bundle" >"$work/said.txt" && { echo "NOTHING was found." >&2; exit 1; }
missed=0
while read -r words; do
  if grep -qF "FAIL  $words" "$work/said.txt"; then echo "found: $words"; else echo "MISSED: $words" && missed=1; fi
done <<'EOF'
every file of the bundle is there, unchanged, and no other
the console program passes its self-test
.ibdesk is a board
an upgrade is refused while the program is open
it removes what the old version left
it does not bring back a shortcut that was taken away
the boards' folder stays
the registry is clean
EOF
[ $missed -eq 0 ] || { cat "$work/said.txt"; exit 1; }
echo "Every planted defect was found."
