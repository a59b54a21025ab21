#!/usr/bin/env bash
# Installs, runs, upgrades and removes the real setup under a fresh Wine, and says a line for each check; 0 if all hold.
#   installer/test_installer.sh SETUP.exe BUNDLE [KEEP]    what the self-test saw is put into the folder KEEP
set -u
here=$(cd "$(dirname "$0")" && pwd)
setup=$(readlink -f "$1") bundle=$(readlink -f "$2") keep=${3:-}
[ -s "$setup" ] && [ -d "$bundle" ] || { echo "usage: $0 SETUP.exe BUNDLE [KEEP]" >&2; exit 2; }
wine_home=$(mktemp -d)
. "$here/wine.sh"
started=$SECONDS passed=0 failed=0
end() { wineserver -k 2>/dev/null; [ -n "${keep:-}" ] && mkdir -p "$keep" && cp -r "$wine_home/seen/." "$keep/" 2>/dev/null; rm -rf "$wine_home"; }
trap end EXIT

check() { # check WORDS COMMAND...: holds if the command succeeds
  local words=$1
  shift
  if "$@"; then passed=$((passed + 1)) && echo "ok    $words"; else failed=$((failed + 1)) && echo "FAIL  $words"; fi
}
not() { ! "$@"; }
gone() { [ ! -e "$1" ]; }
ended() { [ "$status" -eq "$1" ]; }
registry() { windows reg query "$@" /reg:64; }
has_value() { registry "$1" | grep -q -- "$2"; }
within() { # within SECONDS COMMAND...: until it succeeds
  local end=$((SECONDS + $1))
  shift
  until "$@"; do [ $SECONDS -lt $end ] || return 1; sleep 0.5; done
}
setup() { windows "$(windows_path "$setup")" "$@"; status=$?; }
same_files() { # the installed folder holds the bundle and the uninstaller, and nothing else
  [ "$(diff -rq "$bundle" "$1" 2>&1)" = "Only in $1: Uninstall.exe" ]
}
sums_hold() { (cd "$(dirname "$setup")" && sha256sum --check --quiet SHA256SUMS); }
same_portable() {
  local unpacked=$wine_home/portable ended
  unzip -q "${setup%-setup.exe}-portable.zip" -d "$unpacked" && diff -r "$bundle" "$unpacked"/IBDesk-*
  ended=$?
  rm -rf "$unpacked"
  return $ended
}
# The window, until it has remembered the board that it was given: only an opened board is remembered.
opens_board() { # opens_board BOARD_FILE_NAME COMMAND...
  local board=$1 ended
  shift
  rm -f "$data/settings.ini"
  ("$wine_program" "$@" </dev/null 2>&1 | cat >/dev/null) &
  within 60 grep -qs "$board" "$data/settings.ini"
  ended=$?
  windows taskkill /F /IM IBDesk.exe >/dev/null
  within 20 not is_running
  return $ended
}
running() { # Wine 8 has no tasklist to speak of: the processes of this very Wine
  local each
  for each in $(pgrep -f 'IBDesk\.exe'); do
    grep -qzs "^WINEPREFIX=$WINEPREFIX$" "/proc/$each/environ" && echo "$each"
  done
}
is_running() { [ -n "$(running)" ]; }
# A second start, which is to end by itself with 0, once the window that is open has its board.
hands_over() { # hands_over BOARD_FILE_NAME COMMAND...
  local board=$1 second
  shift
  "$wine_program" "$@" </dev/null >/dev/null 2>&1 &
  second=$!
  within 120 has_ended $second || { kill $second; return 1; }
  wait $second && within 30 grep -qs "$board" "$data/settings.ini" && [ "$(running | wc -l)" -eq 1 ]
}
has_ended() { ! kill -0 "$1" 2>/dev/null; }
is_met() { is_running && compgen -G "$data/window/*/window.lock" >/dev/null; }
subsystem() { x86_64-w64-mingw32-objdump -p "$1" | grep -q "^Subsystem.*$2"; }
starts() { # starts COMMAND...: the window comes up, and a second start will meet it
  rm -rf "$data/window"
  ("$wine_program" "$@" </dev/null 2>&1 | cat >/dev/null) &
  within 120 is_met
}
kill_program() { windows taskkill /F /IM IBDesk.exe >/dev/null; within 20 not is_running; }

echo "=== a fresh Windows"
make_windows
person=$(find "$WINEPREFIX/drive_c/users" -mindepth 1 -maxdepth 1 -type d ! -name Public | head -1)
name=$(basename "$person")
local_data=$person/AppData/Local
program=$local_data/Programs/IBDesk data=$local_data/IBDesk
program_windows="C:\\users\\$name\\AppData\\Local\\Programs\\IBDesk"
start_menu="$person/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/IBDesk.lnk"
desktop="$(readlink -f "$person/Desktop")/IBDesk.lnk"
uninstall_key='HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\IBDesk'
mkdir -p "$data" "$wine_home/seen" "$wine_home/work"
echo keep >"$data/a board.txt"
# Wine hands QT_* on to Windows programs only through its registry.
windows reg add 'HKCU\Environment' /v QT_QPA_PLATFORM /d offscreen /f >/dev/null
windows reg add 'HKCU\Environment' /v QT_QPA_FONTDIR /d 'C:\windows\Fonts' /f >/dev/null
wineserver -w

echo "=== what is given away"
check "the checksums hold" sums_hold
check "the portable folder holds the same files" same_portable
check "the window's program has no console" subsystem "$bundle/IBDesk.exe" 'Windows GUI'
check "the command line's program has one" subsystem "$bundle/ibdesk-cli.exe" 'Windows CUI'
windows winecfg -v win81 >/dev/null
setup /S
check "a Windows before 10 is refused" ended 4
check "and nothing is installed there" gone "$program"
windows winecfg -v win10 >/dev/null

echo "=== installing, for one person"
setup /S
check "a silent installation ends with 0" ended 0
check "every file of the bundle is there, unchanged, and no other" same_files "$program"
check "there is a shortcut in the Start menu" test -s "$start_menu"
check "there is a shortcut on the desktop" test -s "$desktop"
shortcut_target() { tr -d '\000' <"$start_menu" | grep -aq 'Programs.IBDesk.IBDesk.exe'; }
check "the shortcut starts the program" shortcut_target
check "Settings can remove it quietly" has_value "$uninstall_key" 'QuietUninstallString.*Uninstall.exe" /S'
check "Settings shows its version" has_value "$uninstall_key" 'DisplayVersion.*[0-9]\.[0-9]'
check "Settings shows its size" has_value "$uninstall_key" 'EstimatedSize.*0x[0-9a-f]*[1-9a-f]'
check "boards open with the program" has_value 'HKCU\Software\Classes\IBDesk.Board.1\shell\open\command' 'IBDesk.exe" "%1"'
check ".ibdesk is a board" has_value 'HKCU\Software\Classes\.ibdesk' 'IBDesk.Board.1'
check "workbooks stay Excel's" not has_value 'HKCU\Software\Classes\.xlsx' IBDesk
check "nothing is written for all users" not has_value 'HKLM\Software\IBDesk' InstallDir
check "nothing is in Program Files" gone "$WINEPREFIX/drive_c/Program Files/IBDesk"

echo "=== running [$((SECONDS - started)) s]"
windows "$program_windows\\ibdesk-cli.exe" --self-test "$(windows_path "$wine_home/seen/self-test.txt")" >"$wine_home/printed.txt"
status=$?
check "the console program passes its self-test" ended 0
[ $status -eq 0 ] || grep '^FAIL' "$wine_home/printed.txt"
check "the self-test's lines are printed" grep -q 'All checks passed' "$wine_home/printed.txt"
check "the self-test photographed the tabs" test -s "$wine_home/seen/self-test-overview.png"
windows "$program_windows\\IBDesk.exe" --self-test "$(windows_path "$wine_home/seen/self-test-windowed.txt")" >/dev/null
status=$?
check "the windowed program passes it too, without a console" ended 0
windows "$program_windows\\ibdesk-cli.exe" show --board none.ibdesk --month 2014-08 >/dev/null
status=$?
check "the console program hands its exit status on" ended 2
windows "$program_windows\\ibdesk-cli.exe" demo "$(windows_path "$wine_home/work/≥ 5 demo")" --no-window >"$wine_home/printed.txt"
status=$?
check "the console program makes the sample and its pack" ended 0
check "and says where, in UTF-8, also where the name is in no code page" grep -q '≥ 5 demo' "$wine_home/printed.txt"
board="$wine_home/work/Ward plan £ Ærø.ibdesk"
mv "$wine_home/work/≥ 5 demo"/*.ibdesk "$board"
# Wine does not merge HKCU\Software\Classes into what Explorer asks, so the registered command is run as it stands there.
registered=$(registry 'HKCU\Software\Classes\IBDesk.Board.1\shell\open\command' | sed -n 's/.*REG_SZ *"\([^"]*\)" "%1"$/\1/p')
check "the registered command opens a board with blanks and accents in its name" \
  opens_board 'Ward plan' "$registered" "$(windows_path "$board")"
check "the Start menu's shortcut starts it" starts start /wait \
  "C:\\users\\$name\\AppData\\Roaming\\Microsoft\\Windows\\Start Menu\\Programs\\IBDesk.lnk"
second="$wine_home/work/Second plan £ Ærø.ibdesk"
cp "$board" "$second"
check "a second start hands its board to the window that is open, and ends" \
  hands_over 'Second plan' "$registered" "$(windows_path "$second")"

echo "=== upgrading [$((SECONDS - started)) s]"
setup /S
check "an upgrade is refused while the program is open" ended 5
windows "$program_windows\\Uninstall.exe" /S "_?=$program_windows"
status=$?
check "and so is a removal" ended 5
check "and both leave it whole" same_files "$program"
kill_program
touch "$program/_internal/left-by-an-old-version.dll"
echo mine >"$program/my notes.txt"
rm -f "$desktop"
setup /S
check "an upgrade ends with 0" ended 0
check "it removes what the old version left" gone "$program/_internal/left-by-an-old-version.dll"
check "it leaves a person's own file" test -s "$program/my notes.txt"
check "it does not bring back a shortcut that was taken away" gone "$desktop"

echo "=== removing [$((SECONDS - started)) s]"
windows "$program_windows\\Uninstall.exe" /S
status=$?
check "a silent removal ends with 0" ended 0
check "the programs are gone" within 30 gone "$program/Uninstall.exe"
check "their folder is gone" within 5 gone "$program/_internal"
check "a person's file in the program's folder stays" test -s "$program/my notes.txt"
check "the boards' folder stays" test -s "$data/a board.txt"
check "the Start menu is clean" within 5 gone "$start_menu"
wineserver -w
windows reg query 'HKCU\Software' /s /reg:64 >"$wine_home/registry.txt"
check "the registry is clean" not grep -qi ibdesk "$wine_home/registry.txt"
rm -rf "$program"

echo "=== another folder, all users [$((SECONDS - started)) s]"
other="$WINEPREFIX/drive_c/users/Public/My Programs/IB Désk" other_windows='C:\users\Public\My Programs\IB Désk'
# /D= and _?= are to be unquoted, and Wine quotes what has blanks: word by word.
setup /S /NODESKTOP /D=C:\\users\\Public\\My Programs\\IB Désk
check "/D= installs into a folder with blanks and accents" test -s "$other/IBDesk.exe"
check "/NODESKTOP makes no shortcut on the desktop" gone "$desktop"
windows "$other_windows\\ibdesk-cli.exe" --self-test >/dev/null
status=$?
check "the program works from there" ended 0
setup /S
check "an upgrade goes where the program is" gone "$program/IBDesk.exe"
windows "$other_windows\\Uninstall.exe" /S _?=C:\\users\\Public\\My Programs\\IB Désk >/dev/null
check "and is removed from there" gone "$other/IBDesk.exe"
foreign="$WINEPREFIX/drive_c/users/Public/Other"
mkdir -p "$foreign/_internal"
echo theirs >"$foreign/_internal/a.dll"
setup /S '/D=C:\users\Public\Other'
check "another program's folder is refused" ended 2
check "and left alone" test "$(find "$foreign" -type f)" = "$foreign/_internal/a.dll"
everybody="$WINEPREFIX/drive_c/Program Files/IBDesk"
setup /S /ALLUSERS
check "/ALLUSERS installs into Program Files" same_files "$everybody"
check "/ALLUSERS is written for all users" has_value 'HKLM\Software\IBDesk' InstallDir
check "a double click on a board opens it" opens_board 'Ward plan' start /wait "$(windows_path "$board")"
windows 'C:\Program Files\IBDesk\Uninstall.exe' /S _?=C:\\Program Files\\IBDesk >/dev/null
check "/ALLUSERS is removed" gone "$everybody/IBDesk.exe"
check "and forgotten" not has_value 'HKLM\Software\IBDesk' InstallDir

echo "$passed passed, $failed failed, $((SECONDS - started)) s"
[ $failed -eq 0 ]
