#!/usr/bin/env bash
# Installs what the builds need on Debian 12 (as root). The Windows side runs under Debian's own 64-bit Wine.
#   installer/tools.sh linux      for the Linux bundle
#   installer/tools.sh windows    for the Windows bundle, the setup and their tests; includes the above
set -euo pipefail
common=(python3.11 python3.11-venv libpython3.11 binutils fonts-dejavu-core libegl1 libgl1 libopengl0 libxkbcommon0
  libdbus-1-3 libfontconfig1 libglib2.0-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-image0
  libxcb-render-util0 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0)
windows=(wine wine64 nsis osslsigncode unzip binutils-mingw-w64-x86-64)
case "${1:-windows}" in
  linux) packages=("${common[@]}") ;;
  windows) packages=("${common[@]}" "${windows[@]}") ;;
  *) echo "usage: $0 linux|windows" >&2; exit 2 ;;
esac
missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi
