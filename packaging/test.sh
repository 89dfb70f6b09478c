#!/usr/bin/env bash
# Runs every check and all tests, and installs what they need the first time; with --fast only the
# tests that take milliseconds. Other arguments go to pytest. Each check runs to its end whatever the
# others say; one failure fails the whole.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail

# shellcheck source=packaging/setup.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/setup.sh"

# Prints a new folder in memory, where there is room for the files of all tests and scripts may run.
folder_in_memory() {
  local folder free
  free="$(df --output=avail -k /dev/shm 2> /dev/null | tail -n 1)" || return 1
  ((${free:-0} > 4 * 1024 * 1024)) || return 1
  folder="$(mktemp -d /dev/shm/td-XXXXXX)" || return 1
  printf '#!/bin/sh\n' > "$folder/runs"
  chmod +x "$folder/runs"
  if ! "$folder/runs" 2> /dev/null; then
    rm -rf -- "$folder"
    return 1
  fi
  printf '%s' "$folder"
}

prepare requirements-test offscreen
cd -- "$ROOT"

quick=()
if [[ "${1:-}" == --fast ]]; then
  quick=(-m "not slow")
  shift
fi

failed=()
check() {
  printf '== %s\n' "$*"
  PATH="$VENV/bin:$PATH" "$@" || failed+=("$*")
}

check ruff format --check .
check ruff check .
check mypy
check lint-imports --no-logo
if ((${#failed[@]})); then printf 'Niet in orde: %s\n' "${failed[@]}"; fi

# Tests start many processes of the program: each would compile it anew if none may keep that.
export PYTHONDONTWRITEBYTECODE=
# A test of an act waits some twenty times until the disk has what was written, a fifth of its time.
# In memory it does not. Whoever wants to see what a test left sets TMPDIR.
if [[ -z "${TMPDIR:-}" ]] && memory="$(folder_in_memory)"; then
  export TMPDIR="$memory"
  trap 'rm -rf -- "$TMPDIR"' EXIT
fi
# Last, so that its summary is the last line.
printf '== pytest\n'
QT_QPA_PLATFORM=offscreen "$VENV/bin/pytest" --numprocesses auto --dist loadscope \
  --no-loadscope-reorder ${quick[@]+"${quick[@]}"} "$@" || failed+=(pytest)
exit $((${#failed[@]} > 0))
