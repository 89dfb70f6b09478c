# shellcheck shell=bash
# Shared by start.sh and test.sh, which source this file: makes .venv ready for one lock file.
# A second run compares a few stamps in .venv and does nothing else; it needs no network.
# The functions count on `set -euo pipefail` in the script that sources them.

unset CDPATH PYTHONHOME PYTHONPATH PIP_USER PIP_TARGET PIP_PREFIX
ROOT="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)"
VENV="$ROOT/.venv"

# Without these Qt does not load on a bare Debian, not even without a screen.
QT_PACKAGES=(libglib2.0-0 libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1
  libgssapi-krb5-2)  # the last for QtNetwork, by which a second start finds the first window
# These only matter when a window is to appear.
SCREEN_PACKAGES=(libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1
  libxkbcommon-x11-0 libxcb-render-util0 libxcb-image0 libxcb-randr0)

# managed_folders PLACE [SHARE]: the settings of an administrator that `try_window.py` expects there.
managed_folders() {
  local share="${2:-$1}"
  printf "%s = '%s'\n" database-map "$1database" back-up-map "${share}back-ups" gevolgde-map "${share}nieuw"
}

say() { printf '%s\n' "$*" >&2; }
fail() { say "$@"; exit 1; }

# prepare LOCK VIEW: LOCK is requirements or requirements-test, VIEW is offscreen or screen.
prepare() {
  local lock="$1" view="$2" stamp
  stamp="$(cat "$ROOT/packaging/$lock.txt" "$ROOT/packaging/setup.sh" | sha256sum)"
  if holds made-for "$(made_for)" && holds "ready-$lock" "$stamp" && holds "ready-$view" "$stamp"
  then return; fi
  [[ -w "$ROOT" ]] || fail "In $ROOT mag u niet schrijven. Zet het programma in een eigen map."
  (
    # Two starts at once must not fill the same folder; the second waits and finds it ready.
    if command -v flock > /dev/null; then flock 9; fi
    holds made-for "$(made_for)" || make_venv "$view"
    holds "ready-$lock" "$stamp" || install_lock "$lock" "$stamp"
    holds "ready-$view" "$stamp" || check_libraries "$view" "$stamp"
  ) 9> "$ROOT/.venv.lock"
}

holds() { [[ -r "$VENV/$1" && "$(< "$VENV/$1")" == "$2" ]]; }

# A venv knows its folder and its Python; when either changed it has to be made again.
made_for() { printf '%s in %s' "$("$VENV/bin/python" -V 2>&1)" "$ROOT"; }

make_venv() {
  local python
  if ! python="$(find_python)"; then
    install_packages "$1" "Python 3.11 (of nieuwer) met venv ontbreekt." python3 python3-venv
    python="$(find_python)" || fail "Na de installatie is er nog geen Python 3.11 of nieuwer met venv."
  fi
  say "Toezichtdesk wordt klaargezet in $VENV …"
  "$python" -m venv --clear "$VENV" || fail "De map $VENV kan niet worden gemaakt."
  made_for > "$VENV/made-for"
}

find_python() {
  local python
  for python in python3.11 python3 python3.12 python3.13; do
    if "$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2> /dev/null
    then printf '%s' "$python"; return; fi
  done
  return 1
}

install_lock() {
  say "De onderdelen uit $1.txt worden opgehaald (eenmalig, enkele minuten) …"
  "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --no-input \
    --require-hashes --only-binary :all: -r "$ROOT/packaging/$1.txt" \
    || fail "Het ophalen is mislukt. Is er internet? Begin daarna opnieuw."
  # The checkout itself comes on the path without building or downloading anything.
  # The line finds it beside .venv, whatever letters the path has.
  printf 'import os, sys; sys.path.append(os.path.dirname(sys.prefix))\n' > "$(site_packages)/toezichtdesk.pth"
  # shellcheck disable=SC2016 # the script expands these, not we
  printf '#!/usr/bin/env bash\nexec "${0%%/*}/python" -P -m toezichtdesk "$@"\n' \
    > "$VENV/bin/toezichtdesk"
  chmod +x "$VENV/bin/toezichtdesk"
  printf '%s\n' "$2" > "$VENV/ready-$1"
  # The tests' lock holds everything the program needs, in the same versions.
  if [[ "$1" == requirements-test ]]; then
    cat "$ROOT/packaging/requirements.txt" "$ROOT/packaging/setup.sh" | sha256sum \
      > "$VENV/ready-requirements"
  fi
}

# of_this_commit FOLDER: gives all that is in it the time of the commit, and what is built from it too,
# so that two builds of a commit give the same package.
of_this_commit() {
  SOURCE_DATE_EPOCH="$(git -C "$ROOT" log -1 --format=%ct)"
  export SOURCE_DATE_EPOCH
  find "$1" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
}

# The compiled form of the program is that of one Python.
need_python_311() {
  [[ "$("$VENV/bin/python" -V)" == "Python 3.11."* ]] \
    || fail "Een pakket wordt met Python 3.11 gebouwd. Installeer python3.11, verwijder .venv en begin opnieuw."
}

site_packages() { "$VENV/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))'; }

check_libraries() {
  local missing
  missing="$(missing_libraries "$1")"
  if [[ -n "$missing" ]]; then
    install_packages "$1" "Systeembibliotheken ontbreken: $missing."
    missing="$(missing_libraries "$1")"
    [[ -z "$missing" ]] || fail "Deze systeembibliotheken ontbreken nog: $missing."
  fi
  printf '%s\n' "$2" > "$VENV/ready-$1"
}

missing_libraries() {
  local qt
  qt="$(site_packages)/PySide6"
  local files=("$qt"/Qt{Core,Gui,Widgets,Network,PrintSupport,Svg,Test}.abi3.so
    "$qt/Qt/plugins/platforms/libqoffscreen.so")
  if [[ "$1" == screen ]]; then files+=("$qt/Qt/plugins/platforms/libqxcb.so"); fi
  if command -v ldd > /dev/null; then
    { ldd "${files[@]}" 2>&1 || true; } \
      | awk '/not found/ && !seen[$1]++ { printf "%s%s", gap, $1; gap = " " }'
  fi
}

# install_packages VIEW REASON PACKAGE...: with apt as root or through sudo; otherwise say how.
# What Qt needs comes along, so that nobody has to call the administrator twice.
install_packages() {
  local reason="$2" wanted=("${@:3}" "${QT_PACKAGES[@]}") packages=() package command
  if [[ "$1" == screen ]]; then wanted+=("${SCREEN_PACKAGES[@]}"); fi
  for package in "${wanted[@]}"; do
    dpkg -s "$package" > /dev/null 2>&1 || packages+=("$package")
  done
  say "$reason"
  ((${#packages[@]})) || return 0
  command="apt-get update && apt-get install -y --no-install-recommends ${packages[*]}"
  if ! command -v apt-get > /dev/null; then
    fail "Dit systeem heeft geen apt-get. Installeer wat op Debian zo heet: ${packages[*]}"
  elif [[ "$EUID" == 0 ]]; then
    as_root bash
  elif ! command -v sudo > /dev/null; then
    fail "Voer dit uit en begin opnieuw:"$'\n\n'"  su -c '$command'"
  elif sudo_allowed; then
    as_root sudo bash
  else
    fail "Voer dit uit en begin opnieuw:"$'\n\n'"  sudo sh -c '$command'"
  fi
}

# as_root SHELL...: runs $command of install_packages; its output is no part of the program's.
as_root() {
  say "Nu: $command"
  "$@" -c "export DEBIAN_FRONTEND=noninteractive; $command" < /dev/null >&2 \
    || fail "Dat is mislukt. Voer het zelf uit en begin opnieuw."
}

# One question, and only to somebody who can answer it.
sudo_allowed() {
  local answer
  if [[ "${CI:-}" == true || ! -t 0 || ! -t 2 ]]; then
    sudo -n true 2> /dev/null
  else
    read -r -p "Installeren met sudo: ${packages[*]}. Nu doen? [J/n] " answer
    [[ "$answer" != [nN]* ]]
  fi
}
