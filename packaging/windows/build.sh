#!/usr/bin/env bash
# Builds the setup for Windows on Debian, from a clean clone: packaging/dist/Toezichtdesk-<version>-setup.exe,
# and beside it the list of parts (CycloneDX). Give a folder with an unpacked embeddable CPython 3.11
# (python.exe, python311.zip ...) to use that one; without it the one from the package index is
# fetched. Either way the signatures of the Python Software Foundation are verified.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail

# shellcheck source=packaging/windows/shared.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/shared.sh"
WORK="$ROOT/packaging/build/windows"
DIST="$ROOT/packaging/dist"
STAGE="$WORK/stage"
INTERPRETER="${1:-}"

main() {
  prepare requirements offscreen
  need_python_311
  need_tools makensis:nsis osslsigncode:osslsigncode unzip:unzip "$AUTHORITIES":ca-certificates
  version="$("$VENV/bin/python" -P -c 'import toezichtdesk; print(toezichtdesk.__version__)')"
  rm -rf "$STAGE"
  mkdir -p "$STAGE/app" "$DIST"
  interpreter
  staged_interpreter
  wheels
  program
  "$VENV/bin/python" "$ROOT/packaging/trim.py" "$STAGE/python/Lib/site-packages"
  compile
  parts
  of_this_commit "$STAGE"
  touch --date="@$SOURCE_DATE_EPOCH" "$WORK/toezichtdesk.ico"
  makensis -V2 -NOCD "-DVERSION=$version" "-DSTAGE=$STAGE" "-DICON=$WORK/toezichtdesk.ico" \
    "-DTARGET=$DIST/Toezichtdesk-$version-setup.exe" "$WINDOWS/toezichtdesk.nsi"
  sizes
}

# What may be imported, and nothing of the machine it runs on. The standard library comes first.
staged_interpreter() {
  cp -r "$INTERPRETER" "$STAGE/python"
  printf 'python311.zip\r\n.\r\nLib\\site-packages\r\n..\\app\r\n' > "$STAGE/python/python311._pth"
}

wheels() {
  local wheel
  mkdir -p "$WORK/wheels" "$STAGE/python/Lib/site-packages"
  "$VENV/bin/python" -m pip download --quiet --disable-pip-version-check --no-input \
    --require-hashes --only-binary :all: --platform win_amd64 --python-version 3.11 \
    --implementation cp --abi cp311 --abi abi3 --abi none \
    -r "$ROOT/packaging/requirements.txt" -d "$WORK/wheels.new"
  rm -rf "$WORK/wheels"
  mv "$WORK/wheels.new" "$WORK/wheels"
  for wheel in "$WORK/wheels"/*.whl; do
    unzip -q -o "$wheel" -d "$STAGE/python/Lib/site-packages"
  done
}

program() {
  git -C "$ROOT" archive HEAD toezichtdesk resources LICENSE README.md CHANGELOG.md \
    packaging/THIRD-PARTY.md packaging/licences | tar -x -C "$STAGE/app"
  mv "$STAGE/app/packaging"/{THIRD-PARTY.md,licences} "$STAGE/app/"
  rm -r "$STAGE/app/packaging" "$STAGE/app/resources/screenshots"
  # For who works with the console; the window starts without one.
  printf '@"%%~dp0python\\python.exe" -X utf8 -m toezichtdesk %%*\r\n' > "$STAGE/toezichtdesk.cmd"
  PYTHONPATH="$ROOT" "$VENV/bin/python" "$WINDOWS/make_icon.py" "$WORK/toezichtdesk.ico"
}

# Without these the first chart takes many seconds, and the folder may not be writable. They are
# never checked against their sources: both come with the setup.
compile() {
  PYTHONHASHSEED=0 "$VENV/bin/python" -m compileall -q --invalidation-mode unchecked-hash \
    -s "$STAGE" "$STAGE/app" "$STAGE/python/Lib/site-packages" > "$WORK/compiled.log" 2>&1 || true
  grep -q 'Error' "$WORK/compiled.log" && fail "Niet te vertalen: $(< "$WORK/compiled.log")"
  return 0
}

# What the setup is made of, and the licences that must come with it.
parts() {
  local list="$DIST/Toezichtdesk-$version-onderdelen.cdx.json"
  "$VENV/bin/python" "$ROOT/packaging/parts.py" "$STAGE/python/Lib/site-packages" "$list" \
    "CPython,$EMBEDDABLE_VERSION,PSF-2.0" "Microsoft Visual C++ Runtime,14,LicenseRef-Microsoft"
  cp "$list" "$STAGE/app/onderdelen.cdx.json"
}

sizes() {
  say "Uitgepakt: $(du -sm "$STAGE" | cut -f1) MB; setup: $(du -sm "$DIST/Toezichtdesk-$version-setup.exe" | cut -f1) MB"
  say "$DIST/Toezichtdesk-$version-setup.exe"
}

main
