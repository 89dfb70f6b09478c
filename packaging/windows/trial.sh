#!/usr/bin/env bash
# Tries the setup for Windows on Debian, under Wine: builds it, installs it silently, runs the
# self-test and the console job, compares text and paper with Linux, opens the window, uninstalls,
# and checks that the data are kept. Ends with what Wine cannot show.
#   trial.sh [--setup SETUP.exe] [OLDER-SETUP.exe]
# With --setup that one is tried and none is built; it has to be of this commit, since its text and
# paper are compared with those of this checkout. An older setup is installed first, with data.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail

# shellcheck source=packaging/windows/shared.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/shared.sh"
WORK="$ROOT/packaging/build/trial"
READY=""
if [[ "${1:-}" == --setup ]]; then
  READY="$(realpath -- "${2:?"Na --setup hoort een setup."}")"
  shift 2
fi
OLDER="${1:-}"
unset DISPLAY
WINEPREFIX="$WORK/prefix"
PROGRAM="$WINEPREFIX/drive_c/users/$(id -un)/AppData/Local/Programs/Toezichtdesk"
DATA="$WINEPREFIX/drive_c/users/$(id -un)/AppData/Local/Toezichtdesk"
SETTINGS="$WINEPREFIX/drive_c/ProgramData/Toezichtdesk/instellingen.toml"
MANAGED='proef é & co'  # a folder in drive C
SHARE='\\server\toezicht'
SHARED="$WINEPREFIX/dosdevices/unc/server/toezicht"  # where Wine looks for that share
DISPLAY_OF_TRIAL=:97
failed=0

main() {
  if [[ -n "$READY" ]]; then
    prepare requirements offscreen
    need_python_311
  else bash "$WINDOWS/build.sh"; fi
  need_tools "${WINE_TOOLS[@]}" pdftotext:poppler-utils Xvfb:xvfb import:imagemagick
  setup="${READY:-$(ls -t "$ROOT"/packaging/dist/Toezichtdesk-*-setup.exe | head -1)}"
  rm -rf "$WORK"
  mkdir -p "$WORK"
  under_wine
  if [[ -n "$OLDER" ]]; then older; fi
  try "stille installatie" install_setup "$setup"
  try "vertaald meegeleverd" translated
  try "zelftest" in_program selftest
  try "onvolledige installatie: code 4, het programma blijft" not_written "$setup"
  try "taak voor Taakplanner" scheduled
  try "console gelijk aan Linux" same_console
  try "papier gelijk aan Linux" same_paper
  try "venster verschijnt; zolang het open is, weigeren setup en verwijderen" on_screen window
  try "instellingen van de beheerder" managed
  try "venster: bestanden, gevolgde map en back-up op een server" on_screen window_by_steps
  rm -f "$SETTINGS"
  if [[ -f "$WORK/steps.txt" ]]; then cat "$WORK/steps.txt"; fi
  if [[ -n "$OLDER" ]]; then try "gegevens staan er na het bijwerken" data_kept; fi
  try "stille verwijdering, gegevens bewaard" uninstall
  cannot_show
  if ((failed)); then printf '%s onderdelen zijn niet in orde.\n' "$failed"; exit 1; fi
  printf 'Alles wat Wine kan laten zien, is in orde.\n'
}

try() {
  local said
  if said="$("${@:2}" 2>&1)"; then printf '%s: in orde\n' "$1"
  else printf '%s: NIET in orde\n%s\n' "$1" "$said"; failed=$((failed + 1)); fi
}

install_setup() {
  quietly wine "$1" /S
  [[ -x "$PROGRAM/python/pythonw.exe" && -f "$PROGRAM/verwijderen.exe" ]]
  find "$WINEPREFIX/drive_c" -name Toezichtdesk.lnk | grep -q .
  with_stand_ins "$PROGRAM/python"
}

# Before anything ran: else the first chart, which also looks through all letters, takes many seconds.
translated() {
  local source name
  while IFS= read -r source; do
    name="${source##*/}"
    if [[ ! -e "${source%/*}/__pycache__/${name%.py}.cpython-311.pyc" ]]; then
      printf 'niet vertaald: %s\n' "$source"
      return 1
    fi
  done < <(find "$PROGRAM/app" "$PROGRAM/python/Lib" -name '*.py')
}

# A setup that cannot write a file, here since a folder has its name, ends with 4 and puts back what
# there was.
not_written() {
  local code
  mv "$PROGRAM/toezichtdesk.cmd" "$WORK/toezichtdesk.cmd"
  mkdir "$PROGRAM/toezichtdesk.cmd"
  code="$(code_of "$1" /S)"
  rmdir "$PROGRAM/toezichtdesk.cmd"
  mv "$WORK/toezichtdesk.cmd" "$PROGRAM/toezichtdesk.cmd"
  if [[ "$code" != 4 || -e "$PROGRAM/vorige" ]]; then printf 'code %s\n' "$code"; return 1; fi
  in_program --version
}

# code_of PROGRAM ARGUMENT...: its exit code, which a pipe hides.
code_of() {
  wine "$@" < /dev/null 2> /dev/null | cat > /dev/null
  printf '%s' "${PIPESTATUS[0]}"
}

# The task is taken as it is in the manual.
scheduled() {
  as_windows "$PROGRAM/app/resources/windows" schtasks /create /tn 'Toezichtdesk\importeren' \
    /xml taak-importeren.xml
}

# The program with the arguments of a command, in its own folder; fails when the command does.
in_program() {
  as_windows "$PROGRAM/app" ../python/python.exe -X utf8 -m toezichtdesk "$@" \
    || { cat "$WORK/said.txt"; return 1; }
}

# The example of the demo, with a fixed day, on both systems.
example() { gunzip -c "$ROOT/resources/selftest/version-1.db.gz" > "$1"; }

same_console() {
  local command
  example "$WORK/linux.db"
  example "$WORK/windows.db"
  for command in overview proposals duties journal; do
    "$VENV/bin/toezichtdesk" --database "$WORK/linux.db" --today 2026-11-05 "$command" \
      > "$WORK/linux-$command.txt"
    in_program --database "Z:$WORK/windows.db" --today 2026-11-05 "$command" \
      > "$WORK/windows-$command.txt"
    diff <(without_clock "$WORK/linux-$command.txt") <(without_clock "$WORK/windows-$command.txt")
  done
}

# The line of the upgrade has the minute in which it was done, which is another on each system.
without_clock() { sed -E 's/[0-9-]{10} [0-9:]{5}(  Toezichtdesk  Database bijgewerkt)/\1/' "$1"; }

same_paper() {
  "$VENV/bin/toezichtdesk" --database "$WORK/linux.db" --today 2026-11-05 \
    sheet GM9015 --pdf "$WORK/linux.pdf" > /dev/null
  in_program --database "Z:$WORK/windows.db" --today 2026-11-05 \
    sheet GM9015 --pdf "Z:$WORK/windows.pdf" > /dev/null
  pdftotext -layout "$WORK/linux.pdf" - > "$WORK/linux-paper.txt"
  pdftotext -layout "$WORK/windows.pdf" - > "$WORK/windows-paper.txt"
  diff "$WORK/linux-paper.txt" "$WORK/windows-paper.txt"
}

# on_screen COMMAND: under Xvfb. A Wine that was started without a screen shows none later.
on_screen() {
  local code=0
  Xvfb "$DISPLAY_OF_TRIAL" -screen 0 1280x720x24 > /dev/null 2>&1 &
  local screen=$!
  wineserver -k || true
  DISPLAY="$DISPLAY_OF_TRIAL" "$@" || code=1
  wineserver -k || true
  kill "$screen"
  return "$code"
}

# The window as an officer starts it; a picture of it is kept beside the setup. While it is open, the
# setup and what removes the program refuse.
window() {
  local shown=1
  (cd "$PROGRAM/app" && timeout 120 wine ../python/pythonw.exe -m toezichtdesk demo \
    < /dev/null > /dev/null 2>&1) &
  for _ in $(seq 100); do
    import -window root "$WORK/window.png" 2> /dev/null || true
    if (($(identify -format %k "$WORK/window.png") > 1500)); then shown=0; break; fi
    sleep 1
  done
  mkdir -p "$ROOT/packaging/dist"
  cp "$WORK/window.png" "$ROOT/packaging/dist/venster-onder-wine.png"
  if ! ((shown)); then refused_while_running || shown=1; fi
  quietly wine taskkill /f /im pythonw.exe
  return "$shown"
}

# Both end with 3, and the program stays as it is. `_?=` lets the removal work in its own place instead
# of in a copy of itself, whose code nobody gets.
refused_while_running() {
  local before code removed
  before="$(state_of_program)"
  code="$(code_of "$setup" /S)"
  removed="$(code_of "$PROGRAM/verwijderen.exe" /S '_?=C:\users\'"$(id -un)"'\AppData\Local\Programs\Toezichtdesk')"
  if [[ "$code" != 3 || "$removed" != 3 || "$before" != "$(state_of_program)" ]]; then
    printf 'terwijl het programma open is: setup %s, verwijderen %s\n' "$code" "$removed"
    return 1
  fi
}

# Every file, with its size and time. What runs leaves bytecode of what came without it.
state_of_program() {
  find "$PROGRAM" -type f ! -name '*.pyc' -printf '%P %s %T@\n' | sort | sha256sum
}

# The database is where an administrator wants it, and a mistake in his file is told. The copies and
# the watched folder are on a share, where a database is refused.
managed() {
  local folder="$WINEPREFIX/drive_c/$MANAGED"
  mkdir -p "$folder/database" "$SHARED"/{back-ups,nieuw} "${SETTINGS%/*}"
  example "$folder/database/toezichtdesk.db"
  printf "naam = 'x'\n" > "$SETTINGS"
  if in_program overview > "$WORK/mistake.txt"; then return 1; fi
  grep "De instelling 'naam' in C:" "$WORK/mistake.txt"
  printf "database-map = '%s'\n" "$SHARE" > "$SETTINGS"
  if in_program overview > "$WORK/share.txt"; then return 1; fi
  grep -F "$SHARE\toezichtdesk.db staat op een netwerkschijf" "$WORK/share.txt"
  managed_folders "C:\\$MANAGED\\" "$SHARE\\" > "$SETTINGS"
  in_program --today 2026-11-05 overview > "$WORK/managed.txt"
  diff "$WORK/managed.txt" "$WORK/linux-overview.txt"
}

window_by_steps() {
  as_windows "$PROGRAM/app" ../python/python.exe -X utf8 "Z:$ROOT/packaging/try_window.py" \
    "C:\\$MANAGED" "$(date +%s.%N)" "$SHARE" > "$WORK/steps.txt" || { cat "$WORK/steps.txt"; return 1; }
}

# An installation of before, with data, over which the new one is installed.
older() {
  try "installatie van de vorige versie" install_setup "$OLDER"
  mkdir -p "$DATA"
  example "$DATA/toezichtdesk.db"
}

data_kept() {
  in_program --database "Z:$DATA/toezichtdesk.db" --today 2026-11-05 overview > "$WORK/kept.txt"
  diff "$WORK/kept.txt" "$WORK/linux-overview.txt"
  in_program --database "Z:$DATA/toezichtdesk.db" check
}

uninstall() {
  mkdir -p "$DATA"
  [[ -f "$DATA/toezichtdesk.db" ]] || example "$DATA/toezichtdesk.db"
  local before; before="$(sha256sum < "$DATA/toezichtdesk.db")"
  quietly wine "$PROGRAM/verwijderen.exe" /S
  # The program that removes goes on in a copy of itself.
  for _ in $(seq 60); do
    if [[ ! -e "$PROGRAM/python" ]]; then break; fi
    sleep 1
  done
  [[ ! -e "$PROGRAM/python" && ! -e "$PROGRAM/app" ]]
  [[ "$before" == "$(sha256sum < "$DATA/toezichtdesk.db")" ]]
}

# The list in the manual for administrators, which also says what should happen.
cannot_show() {
  printf 'Wat Wine niet kan laten zien, en op Windows met de hand is na te lopen (zie de handleiding):\n'
  sed -n '/^## Met de hand na te lopen op Windows/,$ s/^| \([^|]*\) | .*/- \1/p' \
    "$ROOT/resources/manual/beheerders.md" | tail -n +2
}

main
