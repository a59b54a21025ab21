# Sourced with "root" set: "python" becomes a Python 3.11 of our own with pip, which Debian's has not, and the locks are for.
# Debian's is taken where there is one: others may lack the library that a bundle needs.
: "${PYTHON:=$(PATH=/usr/bin:$PATH command -v python3.11)}"
[ -x "$root/build/tools/bin/pip" ] || "$PYTHON" -m venv "$root/build/tools"
python=$root/build/tools/bin/python
