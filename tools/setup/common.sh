# shellcheck shell=bash disable=SC2034
# Shared by the set-up scripts: where things go, how they are locked, how they appear whole or not at all.
# Sourced, never run. Everything lies outside the source tree, in a folder whose name carries its version.

set -euo pipefail

setup_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache_root=${XDG_CACHE_HOME:-$HOME/.cache}/kinora

say() { printf 'setup: %s\n' "$*" >&2; }

die() {
  printf 'setup: %s\n' "$*" >&2
  exit 1
}

# Two makes at once must not build the same thing twice: the second waits and then finds it done.
# The lock is taken again by child scripts, so they see in KINORA_SETUP_LOCKED that it is already held.
take_lock() {
  [ -n "${KINORA_SETUP_LOCKED:-}" ] && return 0
  mkdir -p "$cache_root" || die "cannot write to $cache_root: set XDG_CACHE_HOME to a folder of yours"
  exec 9>"$cache_root/setup.lock"
  if ! flock -n 9; then
    say "another set-up is under way, waiting for it"
    flock 9
  fi
  # Whoever holds the lock is alone: unfinished folders here are of a set-up that was killed.
  rm -rf "$cache_root"/.work.*
  export KINORA_SETUP_LOCKED=1
}

# work_folder PARENT makes an empty folder beside the final ones (same file system, so that a rename is atomic)
# and removes it however the script ends.
work_folder() {
  mkdir -p "$1"
  work=$(mktemp -d "$1/.work.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

# publish FROM TO renames a finished folder into place.
publish() {
  rm -rf "$2"
  mv "$1" "$2"
}

# npm_arch names the machine as the npm package's folders do.
npm_arch() {
  case $(uname -m) in
    x86_64) echo x64 ;;
    aarch64 | arm64) echo arm64 ;;
    *) die "no ONNX Runtime for $(uname -m): only x86-64 and arm64 are published" ;;
  esac
}

# os_field NAME prints a field of os-release, or nothing.
os_field() { (. /etc/os-release 2>/dev/null && eval "printf %s \"\${$1:-}\"") || true; }
