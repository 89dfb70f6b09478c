#!/usr/bin/env bash
# Runs tests on the CPython for Windows under Wine: `suite.sh [PYTEST-ARGUMENT...]`, for example
# `suite.sh tests/store`; without arguments a folder at a time, with one line for each. The tests run
# on a copy of the last commit. What Wine itself cannot do is in shim/README.md.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail

# shellcheck source=packaging/windows/shared.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/shared.sh"
WORK="$ROOT/packaging/build/suite"
INTERPRETER=""
PACKAGES="$WORK/python/Lib/site-packages"

main() {
  prepare requirements-test offscreen
  need_python_311
  need_tools "${WINE_TOOLS[@]}" osslsigncode:osslsigncode unzip:unzip "$AUTHORITIES":ca-certificates
  mkdir -p "$WORK"
  under_wine
  windows_python
  # Wine has no letters of its own; these are what a bare Linux has.
  cp "$PACKAGES"/matplotlib/mpl-data/fonts/ttf/DejaVuSans*.ttf "$WINEPREFIX/drive_c/windows/Fonts/"
  rm -rf "$WORK/checkout"
  git clone --quiet "$ROOT" "$WORK/checkout"
  if (($#)); then tests "$@"; else every_folder; fi
}

# The interpreter with the locked wheels of the tests, made anew when the lock changes.
windows_python() {
  local stamp wheel
  stamp="$(cat "$ROOT/packaging/requirements-test.txt" "$WINDOWS"/{shared,suite}.sh | sha256sum)"
  holds ready-suite "$stamp" && [[ -d "$PACKAGES" ]] && return
  rm -rf "$WORK/python" "$WORK/wheels"
  interpreter
  cp -r "$INTERPRETER" "$WORK/python"
  # pip leaves out what is marked for Windows where it runs on Linux: the marks go.
  sed "s/ ; sys_platform == 'win32'//" "$ROOT/packaging/requirements-test.txt" > "$WORK/lock.txt"
  "$VENV/bin/python" -m pip download --quiet --disable-pip-version-check --no-input \
    --require-hashes --only-binary :all: --platform win_amd64 --python-version 3.11 \
    --implementation cp --abi cp311 --abi abi3 --abi none -r "$WORK/lock.txt" -d "$WORK/wheels"
  mkdir -p "$PACKAGES"
  for wheel in "$WORK/wheels"/*.whl; do unzip -q -o "$wheel" -d "$PACKAGES"; done
  with_stand_ins "$WORK/python"
  printf 'python311.zip\r\n.\r\nLib\\site-packages\r\n..\\checkout\r\n' > "$WORK/python/python311._pth"
  # Without its compiled form every process of the tests translates Qt and matplotlib again.
  "$VENV/bin/python" -m compileall -q --invalidation-mode unchecked-hash "$PACKAGES" > /dev/null || true
  printf '%s\n' "$stamp" > "$VENV/ready-suite"
}

every_folder() {
  local groups group failed=0
  mapfile -t groups < <(cd "$WORK/checkout" \
    && find tests -mindepth 2 -name 'test_*.py' | cut -d/ -f1-2 | sort -u && echo tests/test_*.py)
  for group in "${groups[@]}"; do
    # shellcheck disable=SC2086 # several names
    if tests -q $group > "$WORK/last.txt"; then :; else failed=1; fi
    printf '%s: %s\n' "${group:0:40}" "$(tail -1 "$WORK/last.txt")"
    grep -E '^(FAILED|ERROR)' "$WORK/last.txt" || true
  done
  return "$failed"
}

# Variables for Qt are set inside, since Wine drops them; the fonts are those of the prefix.
tests() {
  as_windows "$WORK/checkout" ../python/python.exe -X utf8 "Z:$WINDOWS/shim/pytest_under_wine.py" \
    -p no:cacheprovider --timeout 400 -rfE --tb=native "$@"
}

main "$@"
