#!/usr/bin/env bash
# Starts Toezichtdesk, and installs what it needs the first time. Arguments go to the program.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail

# shellcheck source=packaging/setup.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/setup.sh"

prepare requirements "$([[ -n "${DISPLAY:-}" ]] && echo screen || echo offscreen)"
exec "$VENV/bin/python" -P -m toezichtdesk "$@"
