#!/usr/bin/env bash
# Signs one file in its place; a pattern for SIGN=... of package.py. CERTIFICATE and KEY are PEM files; with a token or a
# service, take its PKCS#11 or its own command instead. TIMESTAMP is the address of a time stamp service: without a stamp
# a signature ends with its certificate.
set -euo pipefail
file=$1
osslsigncode sign -certs "$CERTIFICATE" -key "$KEY" -h sha256 -n IBDesk ${TIMESTAMP:+-ts "$TIMESTAMP"} \
  -in "$file" -out "$file.signed" >/dev/null
mv -f "$file.signed" "$file"
