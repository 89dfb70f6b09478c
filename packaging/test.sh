#!/usr/bin/env bash
# Runs every check and all tests, and installs what they need the first time; with --fast only the
# tests that take milliseconds. Other arguments go to pytest. Each check runs to its end whatever the
# others say; one failure fails the whole.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail

# shellcheck source=packaging/setup.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/setup.sh"

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
# Last, so that its summary is the last line.
printf '== pytest\n'
QT_QPA_PLATFORM=offscreen "$VENV/bin/pytest" --numprocesses auto --dist loadscope \
  --no-loadscope-reorder ${quick[@]+"${quick[@]}"} "$@" || failed+=(pytest)
exit $((${#failed[@]} > 0))
