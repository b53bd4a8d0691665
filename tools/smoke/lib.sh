#!/usr/bin/env bash
# shellcheck disable=SC2034 # what is set here is used by those who source it
# What the scripts that drive the real window share: a virtual display, the program, waiting for what can be seen, and
# mouse and keyboard. Sourced; a script sets `program` and `pictures` (a folder) first. Every wait is for something that can be seen
# (a window, a picture, a line of the program's trace), never for a length of time.

ffprobe=${KINORA_FFPROBE:-ffprobe}
screen=${KINORA_SMOKE_SCREEN:-1600x1000}
mkdir -p "${pictures:?}"
home=$(mktemp -d)
log=$home/log
kinora=
xvfb=
shot=0

# crash prints what the program ended with and the calls nearest to it. It comes last, since the end of an output is
# what is kept of a long one.
crash() { sed -n -E '/^(panic:|fatal error:|SIG[A-Z]+:|runtime:)/,$p' "$log" | head -n 20; }

finish() {
  local status=$?
  [ -z "$kinora" ] || kill -KILL "$kinora" 2>/dev/null || true
  [ -z "$xvfb" ] || kill "$xvfb" 2>/dev/null || true
  wait 2>/dev/null || true
  if [ "$status" != 0 ] && [ -s "$log" ]; then
    cp "$log" "$pictures/log.txt"
    grep -v -E '^trace: (progress|frame|clip|pane) |^[0-9/]+ [0-9:]+ +(At|Cause|Fyne error:  Translation)' "$log" | tail -n 40 | sed 's/^/  kinora: /' >&2
    crash | sed 's/^/  kinora: /' >&2
  fi
  rm -rf "$home"
}
trap finish EXIT
trap 'exit 130' INT TERM

say() { printf 'smoke: %3d s  %s\n' "$SECONDS" "$*"; }

fail() {
  echo "smoke: $*" >&2
  if [ -n "${DISPLAY:-}" ]; then import -silent -window root "$pictures/failure.png" || true; fi
  exit 1
}

# until_true SECONDS WHAT COMMAND… repeats the command until it succeeds, and fails where the program has gone.
until_true() {
  local seconds=$1 what=$2 end
  shift 2
  end=$((SECONDS + seconds))
  until "$@"; do
    if [ -n "$kinora" ] && ! kill -0 "$kinora" 2>/dev/null; then fail "the program ended while waiting for $what"; fi
    [ "$SECONDS" -lt "$end" ] || fail "no $what within $seconds s"
    sleep 0.1
  done
}

# traced PATTERN [FROM]: a trace line matches, after the FROM-th line of the log. All of it is read: where grep ends at
# the first match, tail fails.
traced() { [ "$(tail -n +"$((${2:-0} + 1))" "$log" | grep -c -E "^trace: $1")" -gt 0 ]; }
lines() { wc -l <"$log"; }

# last NAME: what was traced of a name last.
last() { sed -n "s/^trace: $1 //p" "$log" | tail -n 1; }

# answer SECONDS PATTERN COMMAND…: a line that matches is traced after the command.
answer() {
  local seconds=$1 pattern=$2 from
  shift 2
  from=$(lines)
  "$@"
  until_true "$seconds" "trace of \"$pattern\"" traced "$pattern" "$from"
}

# picture NAME keeps what the screen shows, numbered in order.
picture() {
  shot=$((shot + 1))
  import -silent -window root "$pictures/$(printf '%02d' "$shot")-$1.png"
}

start_display() {
  # Without -noreset it would begin anew whenever its last client goes, and drop one that is just connecting.
  Xvfb -noreset -displayfd 3 -screen 0 "${screen}x24" -nolisten tcp 3>"$home/display" >/dev/null 2>&1 &
  xvfb=$!
  until_true 30 "virtual display" test -s "$home/display"
  DISPLAY=:$(cat "$home/display")
  export DISPLAY
}

# The program gets an empty home, so that nothing of this machine's settings takes part and what it makes is found.
# It must find ONNX Runtime by itself.
start_program() {
  mkdir -p "$home/Videos"
  env -u XDG_VIDEOS_DIR -u WAYLAND_DISPLAY -u KINORA_ORT_LIBRARY -u LC_ALL LANG=en_GB.UTF-8 KINORA_TRACE=1 \
    GSETTINGS_BACKEND=memory NO_AT_BRIDGE=1 LIBGL_ALWAYS_SOFTWARE=1 HOME="$home" XDG_CONFIG_HOME="$home/config" \
    XDG_DATA_HOME="$home/data" XDG_STATE_HOME="$home/state" XDG_CACHE_HOME="$home/cache" "${program:?}" >>"$log" 2>&1 &
  kinora=$!
}

find_window() {
  window=$(xdotool search --onlyvisible --pid "$kinora" --name Kinora 2>/dev/null | head -n 1)
  [ -n "$window" ]
}

# drawn: the screen holds more than a plain colour.
drawn() {
  import -silent -window root "$home/drawn.png"
  [ "$(identify -format '%k' "$home/drawn.png")" -gt 50 ] &&
    [ "$(convert "$home/drawn.png" -colorspace Gray -format '%[fx:standard_deviation>0.02]' info:)" = 1 ]
}

# There is no window manager: the window is placed and given the keyboard by hand.
open_window() {
  local from
  touch "$log"
  from=$(lines)
  start_program
  until_true 90 "window called Kinora" find_window
  xdotool windowmove "$window" 0 0 windowsize "$window" "${screen%x*}" "${screen#*x}" windowfocus --sync "$window"
  until_true 60 "film" traced 'film ' "$from"
  until_true 60 "engine" traced ready "$from"
  until_true 60 "picture in the window" drawn
}

# middle NAME: the middle of a pane or clip in pixels, as "X Y".
middle() { last "$1" | awk '{ print int($1 + $3 / 2), int($2 + $4 / 2) }'; }

key() { xdotool key --delay 20 "$@"; }
click() { xdotool mousemove "$1" "$2" click 1; }

# pull X Y BY drags from a place to the right (left where BY is below 0), with steps as a hand makes them.
pull() {
  local step
  xdotool mousemove "$1" "$2" mousedown 1
  for step in 1 2 3 4 5 6 7 8; do xdotool mousemove $(($1 + $3 * step / 8)) "$2"; done
  xdotool mouseup 1
}

# no_fault: the log tells of none. Fyne tells of calls from a wrong goroutine only where it was built without the tag
# migrated_fynedo. A text that is in no translation counts, unless KINORA_SMOKE_UNTRANSLATED is set.
no_fault() {
  local faults='DATA RACE|panic:|call thread|Fyne error|not found in language'
  [ -z "${KINORA_SMOKE_UNTRANSLATED:-}" ] || faults='DATA RACE|panic:|call thread|Fyne error:  [^T]'
  # Fyne writes preferences of its own in place: a kill can leave them empty, which it tells of. Nothing of ours is there.
  if grep -v 'Preferences load error' "$log" | grep -E -A 3 "$faults" | sed -E 's|^[0-9/]+ [0-9:.]+ ||' | sort | uniq -c | sort -rn | head -n 20 | grep .; then
    fail "the program's log tells of a fault"
  fi
}

# Ctrl+Q, and an end of its own with status 0.
quit() {
  local status=0 pid=$kinora end=$((SECONDS + 30))
  key ctrl+q
  kinora=
  while kill -0 "$pid" 2>/dev/null; do
    [ "$SECONDS" -lt "$end" ] || {
      kill -KILL "$pid"
      fail "the program still runs 30 s after it was asked to quit"
    }
    sleep 0.1
  done
  wait "$pid" || status=$?
  [ "$status" = 0 ] || fail "the program ended with status $status"
  no_fault
}
