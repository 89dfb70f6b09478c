#!/usr/bin/env bash
# Builds a package for Debian 12 from a clean clone: packaging/dist/toezichtdesk_<version>_amd64.deb.
# With --try it is installed in a bare root of its own (debootstrap), where the self-test and a
# window under Xvfb show that what it depends on is enough.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail

# shellcheck source=packaging/setup.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/../setup.sh"
WORK="$ROOT/packaging/build/linux"
DIST="$ROOT/packaging/dist"
TREE="$WORK/tree"
HOME_OF_PROGRAM=/usr/lib/toezichtdesk
PACKAGES="$HOME_OF_PROGRAM/lib/python3.11/site-packages"

main() {
  prepare requirements offscreen
  need_python_311
  version="$("$VENV/bin/python" -P -c 'import toezichtdesk; print(toezichtdesk.__version__)')"
  package="$DIST/toezichtdesk_${version}_amd64.deb"
  rm -rf "$TREE"
  mkdir -p "$DIST" "$TREE/DEBIAN" "$TREE/usr/bin" "$TREE/usr/share/applications" \
    "$TREE/usr/share/icons/hicolor/256x256/apps" "$TREE/usr/share/doc/toezichtdesk" \
    "$TREE$PACKAGES" "$TREE$HOME_OF_PROGRAM/bin"
  "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --no-input --no-compile \
    --require-hashes --only-binary :all: --target "$TREE$PACKAGES" \
    -r "$ROOT/packaging/requirements.txt"
  rm -rf "$TREE$PACKAGES/bin"
  git -C "$ROOT" archive HEAD toezichtdesk resources | tar -x -C "$TREE$HOME_OF_PROGRAM"
  rm -r "$TREE$HOME_OF_PROGRAM/resources/screenshots"
  "$VENV/bin/python" "$ROOT/packaging/trim.py" "$TREE$PACKAGES"
  PYTHONHASHSEED=0 "$VENV/bin/python" -m compileall -q --invalidation-mode unchecked-hash -s "$TREE" \
    "$TREE$HOME_OF_PROGRAM" > /dev/null
  environment
  command_and_menu
  "$VENV/bin/python" "$ROOT/packaging/parts.py" "$TREE$PACKAGES" \
    "$TREE/usr/share/doc/toezichtdesk/onderdelen.cdx.json"
  control
  of_this_commit "$TREE"
  dpkg-deb --build --root-owner-group -Zxz "$TREE" "$package" > /dev/null
  say "$package: $(du -sm "$package" | cut -f1) MB, geïnstalleerd $(du -sm "$TREE" | cut -f1) MB"
  if [[ "${1:-}" == --try ]]; then try_it; fi
}

# A Python environment of its own around the Python of Debian: the child process that reads sheets is
# started by the same name, and finds the same packages.
environment() {
  ln -s /usr/bin/python3.11 "$TREE$HOME_OF_PROGRAM/bin/python"
  printf 'home = /usr/bin\ninclude-system-site-packages = false\n' \
    > "$TREE$HOME_OF_PROGRAM/pyvenv.cfg"
  printf '%s\n' "$HOME_OF_PROGRAM" > "$TREE$PACKAGES/toezichtdesk.pth"
}

command_and_menu() {
  # Isolated: nothing of the user's own Python packages gets in between.
  printf '#!/bin/sh\nexec %s/bin/python -I -X utf8 -m toezichtdesk "$@"\n' "$HOME_OF_PROGRAM" \
    > "$TREE/usr/bin/toezichtdesk"
  chmod 755 "$TREE/usr/bin/toezichtdesk"
  install -m 644 "$ROOT/packaging/toezichtdesk.desktop" "$TREE/usr/share/applications/"
  PYTHONPATH="$ROOT" "$VENV/bin/python" "$ROOT/packaging/windows/make_icon.py" \
    "$TREE/usr/share/icons/hicolor/256x256/apps/toezichtdesk.png"
  install -m 644 "$ROOT/LICENSE" "$TREE/usr/share/doc/toezichtdesk/copyright"
  install -m 644 "$ROOT/packaging/THIRD-PARTY.md" "$ROOT/packaging/licences"/*.txt \
    "$TREE/usr/share/doc/toezichtdesk/"
}

control() {
  local needed
  needed="$(IFS=,; printf '%s' "${QT_PACKAGES[*]},${SCREEN_PACKAGES[*]}")"
  cat > "$TREE/DEBIAN/control" <<CONTROL
Package: toezichtdesk
Version: $version
Section: misc
Priority: optional
Architecture: amd64
Maintainer: Toezichtdesk <toezichtdesk@localhost>
Installed-Size: $(du -sk "$TREE" | cut -f1)
Depends: python3.11, ${needed//,/, }
Description: toezicht op de huisvesting van vergunninghouders
 Volgt de cijfers per gemeente, stelt treden van de interventieladder voor met
 hun gronden, en bewaart wat is besloten, besproken en beloofd.
CONTROL
}

try_it() {
  local bare="$WORK/bare"
  command -v debootstrap > /dev/null \
    || install_packages offscreen "Voor de proef ontbreekt debootstrap." debootstrap
  rm -rf "$bare"
  debootstrap --variant=minbase bookworm "$bare" "${MIRROR:-}" > "$WORK/debootstrap.log"
  if [[ -d /etc/apt/apt.conf.d ]]; then cp -r /etc/apt/apt.conf.d/. "$bare/etc/apt/apt.conf.d/"; fi
  cp /etc/resolv.conf "$bare/etc/" 2> /dev/null || true
  cp "$package" "$bare/toezichtdesk.deb"
  chroot "$bare" sh -c 'apt-get update -qq && apt-get install -y -qq --no-install-recommends \
    /toezichtdesk.deb' > "$WORK/install.log" 2>&1
  chroot "$bare" toezichtdesk --version
  chroot "$bare" toezichtdesk selftest
  chroot "$bare" sh -c 'apt-get install -y -qq --no-install-recommends xvfb xauth x11-utils' \
    > "$WORK/xvfb.log" 2>&1
  # shellcheck disable=SC2016 # the shell in the bare root expands these
  chroot "$bare" sh -c 'Xvfb :9 -screen 0 1280x720x24 > /dev/null 2>&1 & screen=$!
    export DISPLAY=:9 code=1
    (timeout 60 toezichtdesk demo &) ; for i in $(seq 50); do sleep 1
      if xwininfo -root -tree 2> /dev/null | grep -q "Toezichtdesk"; then code=0; break; fi; done
    if [ $code = 0 ]; then echo "Het venster verscheen."; else echo "Het venster verscheen niet."; fi
    kill $screen; exit $code'
  window_by_steps "$bare"
}

# The settings of an administrator, the watched folder, the dialog for files and the back-up folder.
window_by_steps() {
  mkdir -p "$1/srv/proef"/{database,back-ups,nieuw} "$1/etc/xdg/Toezichtdesk"
  gunzip -c "$ROOT/resources/selftest/version-1.db.gz" > "$1/srv/proef/database/toezichtdesk.db"
  managed_folders /srv/proef/ > "$1/etc/xdg/Toezichtdesk/instellingen.toml"
  cp "$ROOT/packaging/try_window.py" "$1/srv/"
  # shellcheck disable=SC2016 # the shell in the bare root expands these
  chroot "$1" sh -c 'Xvfb :8 -screen 0 1280x720x24 > /dev/null 2>&1 & screen=$!
    DISPLAY=:8 "$0" -I -X utf8 /srv/try_window.py /srv/proef "$(date +%s.%N)"; code=$?
    kill $screen; exit $code' "$HOME_OF_PROGRAM/bin/python"
}

main "$@"
