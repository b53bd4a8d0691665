#!/usr/bin/env bash
# Prints what a person waits for in the real window, beside the goals: bench.sh PROGRAM
# Where there is no display of one's own, or always with KINORA_BENCH_XVFB=1, it is a virtual one. Behind the window's
# figures come the document's: sequences that are undone and redone, kills, and what 200 takes leave behind.
set -euo pipefail
cd "$(dirname "$0")/../.."

program=$(readlink -f "$1")
work=$(mktemp -d)
xvfb=
finish() {
  [ -z "$xvfb" ] || kill "$xvfb" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

if [ -z "${DISPLAY:-}" ] || [ -n "${KINORA_BENCH_XVFB:-}" ]; then
  # Without -noreset it would begin anew whenever its last client goes, and drop one that is just connecting.
  Xvfb -noreset -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3>"$work/display" >/dev/null 2>&1 &
  xvfb=$!
  until [ -s "$work/display" ]; do sleep 0.1; done
  DISPLAY=:$(cat "$work/display")
  export DISPLAY
fi

echo "$(nproc) cores, load $(cut -d ' ' -f 1-3 /proc/loadavg), $(uname -m)"
go build -tags migrated_fynedo -o "$work/benchui" ./tools/benchui
"$work/benchui" "$program"

# line WHAT GOAL COMMAND… prints a line of the table for a test: what it says of itself, or that it failed.
line() {
  local what=$1 goal=$2 said
  shift 2
  if said=$("$@" 2>&1); then
    said=$(grep -E -o -m 1 '[0-9]+ kills.*|[0-9.]+ MB-after.*' <<<"$said" | sed -E 's/ +/ /g; s/[0-9]+ (B|allocs).*//' || echo passed)
    said=${said:-passed}
  else
    tail -n 20 <<<"$said" >&2
    said=FAILED
  fi
  printf '%-44s %-28s goal %s\n' "$what" "$said" "$goal"
}
line "random sequences undone and redone" "50 × 200 steps identical" \
  go test -tags migrated_fynedo -count 1 -v -run Sequences ./projects/edit
line "kill -9 while editing and generating" "100, at most 1 s lost" \
  env KINORA_KILLS=100 go test -tags migrated_fynedo -count 1 -v -run Kills -timeout 30m ./app
line "memory over generate and cancel" "200 cycles, no growth" \
  go test -tags migrated_fynedo -run '^$' -bench Cycles -benchtime 1x -timeout 30m ./app/engineroom
