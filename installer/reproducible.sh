# Sourced by the build scripts: what makes two builds of the same sources the same bytes.
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-1767225600} # 2026-01-01, the same for every build
export PYTHONHASHSEED=1 PYTHONUTF8=1 PYTHONNOUSERSITE=1 TZ=UTC LC_ALL=C.UTF-8
unset PYTHONDONTWRITEBYTECODE PYTHONPATH
umask 022
