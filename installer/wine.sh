# Sourced: a Wine of our own below "$wine_home", without a screen, apart from the user's; and how to call it.
export HOME=$wine_home/home WINEPREFIX=$wine_home/prefix XDG_RUNTIME_DIR=$wine_home/run
export WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml=;winemenubuilder.exe=d"
unset DISPLAY WAYLAND_DISPLAY
mkdir -p "$HOME" "$XDG_RUNTIME_DIR"
wine_program=$(command -v wine)

# A Windows program, with its own exit status. A Windows Python needs pipes: it dies of a regular file as its output.
windows() {
  "$wine_program" "$@" </dev/null 2>/dev/null | tr -d '\r'
  return "${PIPESTATUS[0]}"
}

# The Windows name of a path of ours.
windows_path() { printf 'Z:%s' "${1//\//\\}"; }

# Every Windows since 7 has a bcryptprimitives.dll, which what is written in Rust takes its random numbers from. Wine 8 has
# none: this one hands the question on to what Wine has. It stays in this Wine; a bundle that held it would be refused.
make_random_numbers() {
  local made=$wine_home/bcryptprimitives
  printf 'LIBRARY bcryptprimitives.dll\nEXPORTS\n ProcessPrng = advapi32.SystemFunction036\n' >"$made.def"
  x86_64-w64-mingw32-as -o "$made.o" /dev/null
  x86_64-w64-mingw32-ld -shared --entry 0 -o "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll" "$made.o" "$made.def"
}

# A fresh prefix of Debian 12 says that it is Windows 7, and has no font.
make_windows() {
  [ -d "$WINEPREFIX/drive_c" ] && return
  windows wineboot -i >/dev/null || true
  windows winecfg -v win10 >/dev/null || true
  wineserver -w
  make_random_numbers
  mkdir -p "$WINEPREFIX/drive_c/windows/Fonts"
  cp /usr/share/fonts/truetype/dejavu/DejaVuSans*.ttf "$WINEPREFIX/drive_c/windows/Fonts/"
}
