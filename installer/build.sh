#!/usr/bin/env bash
# Everything, on Debian 12 (as root, for the tools): the Linux bundle with its self-test, the Windows bundle, and in dist/
#   IBDesk-VERSION-setup.exe  IBDesk-VERSION-portable.zip  IBDesk-VERSION-sbom.cdx.json  SHA256SUMS
# and then the test of that very setup.
#   installer/build.sh            SIGN=/path/to/program signs (see sign_example.sh); FAST=1 compresses quickly, for tests
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd); root=$(dirname "$here")
"$here/tools.sh" windows
"$here/build_linux.sh"
"$here/build_windows_setup.sh"
cd "$root/dist"
sha256sum --check --quiet SHA256SUMS
cat SHA256SUMS
