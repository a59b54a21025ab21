# Sourced with "root" set: "python" becomes a Python 3.11 of our own with pip, which Debian's has not, and the locks are for.
[ -x "$root/build/tools/bin/pip" ] || "${PYTHON:-python3.11}" -m venv "$root/build/tools"
python=$root/build/tools/bin/python
