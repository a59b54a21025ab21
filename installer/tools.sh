#!/usr/bin/env bash
# Installs what is needed on Debian 12 (as root). The Windows side runs under Debian's own 64-bit Wine.
#   installer/tools.sh linux      for the Linux bundle and its self-test
#   installer/tools.sh tests      for all tests but that of the Windows bundle, which asks for the rest where it is due
#   installer/tools.sh windows    for the Windows bundle, the setup and their tests as well: everything
set -euo pipefail
linux=(python3-venv python3.11 python3.11-venv libpython3.11 binutils xvfb xauth fonts-dejavu-core libegl1 libgl1 libopengl0
  libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-image0
  libxcb-render-util0 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0)
tests=(fonts-open-sans git nsis osslsigncode openssl)
windows=(wine wine64 unzip procps binutils-mingw-w64-x86-64)
case "${1:-windows}" in
  linux) packages=("${linux[@]}") ;;
  tests) packages=("${linux[@]}" "${tests[@]}") ;;
  windows) packages=("${linux[@]}" "${tests[@]}" "${windows[@]}") ;;
  *) echo "usage: $0 linux|tests|windows" >&2; exit 2 ;;
esac
missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
  exec 8>/run/lock/ibdesk-tools.lock
  flock 8 # two tests may ask at once, and apt-get does not wait
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi
