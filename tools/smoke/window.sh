#!/usr/bin/env bash
# Drives the real window: window.sh PROGRAM [FOLDER FOR PICTURES]
# Under Xvfb it types a prompt, generates, lets the take play, pauses, scrubs, looks at the screen and quits. Every
# wait is for something that can be seen (a window, a picture, a line of the program's trace), never for a length
# of time.
set -euo pipefail

program=$(readlink -f "$1")
pictures=${2:-dist/smoke}
prompt=${KINORA_SMOKE_PROMPT:-a red ball rolls to the right across a green meadow}
ffprobe=${KINORA_FFPROBE:-ffprobe}

mkdir -p "$pictures"
home=$(mktemp -d)
log=$home/log
kinora=
xvfb=

finish() {
  local status=$?
  [ -z "$kinora" ] || kill "$kinora" 2>/dev/null || true
  [ -z "$xvfb" ] || kill "$xvfb" 2>/dev/null || true
  wait 2>/dev/null || true
  if [ "$status" != 0 ] && [ -s "$log" ]; then tail -n 40 "$log" | sed 's/^/  kinora: /' >&2; fi
  rm -rf "$home"
}
trap finish EXIT
trap 'exit 130' INT TERM

fail() {
  echo "smoke: $*" >&2
  if [ -n "${DISPLAY:-}" ]; then picture failure || true; fi
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
    sleep 0.2
  done
}

# traced PATTERN [FROM]: a trace line matches, after the FROM-th line of the log.
traced() { tail -n +"$((${2:-0} + 1))" "$log" | grep -E "^trace: $1" >/dev/null; }
lines() { wc -l <"$log"; }

picture() { import -silent -window root "$pictures/$1.png"; }

start_display() {
  Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$home/display" >/dev/null 2>&1 &
  xvfb=$!
  until_true 30 "virtual display" test -s "$home/display"
  DISPLAY=:$(cat "$home/display")
  export DISPLAY
}

# The program gets an empty home, so that nothing of this machine's settings takes part and what it makes is found.
# It must find ONNX Runtime by itself.
start_program() {
  env -u WAYLAND_DISPLAY -u KINORA_ORT_LIBRARY -u LC_ALL LANG=en_GB.UTF-8 KINORA_TRACE=1 \
    GSETTINGS_BACKEND=memory NO_AT_BRIDGE=1 LIBGL_ALWAYS_SOFTWARE=1 HOME="$home" XDG_CONFIG_HOME="$home/config" XDG_DATA_HOME="$home/data" \
    XDG_CACHE_HOME="$home/cache" "$program" >"$log" 2>&1 &
  kinora=$!
}

find_window() {
  window=$(xdotool search --onlyvisible --pid "$kinora" --name Kinora 2>/dev/null | head -n 1)
  [ -n "$window" ]
}

# There is no window manager: the window is placed and given the keyboard by hand.
place_window() {
  xdotool windowmove "$window" 0 0 windowsize "$window" 1280 800 windowfocus --sync "$window"
}

# drawn NAME: the screen holds more than a plain colour.
drawn() {
  picture "$1"
  [ "$(identify -format '%k' "$pictures/$1.png")" -gt 50 ] &&
    [ "$(convert "$pictures/$1.png" -colorspace Gray -format '%[fx:standard_deviation>0.02]' info:)" = 1 ]
}

# whole FILE: a video that can be read to its end.
whole() {
  "$ffprobe" -v error -select_streams v -count_frames -show_entries stream=codec_name,nb_read_frames -of csv=p=0 "$1" \
    >"$home/take.txt" && grep -E '^h264,[1-9]' "$home/take.txt" >/dev/null
}

# moving: two pictures a moment apart differ by more than a blinking cursor does.
moving() {
  local changed
  picture play-1
  sleep 0.35
  picture play-2
  changed=$(compare -metric AE -fuzz 3% "$pictures/play-1.png" "$pictures/play-2.png" null: 2>&1 || true)
  awk -v n="${changed%% *}" 'BEGIN { exit !(n > 200) }'
}

open_window() {
  until_true 90 "window called Kinora" find_window
  place_window
  until_true 60 "picture in the window" drawn start
  until_true 60 "engine" traced ready
  echo "smoke: the window is open, the engine ready on $(sed -n 's/^trace: ready //p' "$log")"
}

generate() {
  local take
  xdotool type --delay 30 "$prompt"
  picture prompt
  xdotool key ctrl+Return
  until_true 30 "start of the generation" traced "started $prompt"
  until_true 120 "preview" traced preview
  until_true 300 "half of the steps" traced 'progress "denoising" [5-9]/'
  picture preview
  until_true 600 "take" traced 'take '
  take=$(sed -n 's/^trace: take //p' "$log" | tail -n 1)
  whole "$take" || fail "$take is not a video that can be read to its end"
  echo "smoke: a take was made: $(cat "$home/take.txt") frames"
}

play() {
  local from
  until_true 30 "playing" traced playing
  until_true 30 "motion in the player" moving
  from=$(lines)
  xdotool key space
  until_true 10 "pause" traced paused "$from"
  from=$(lines)
  xdotool key Home
  until_true 10 "first frame" traced 'frame 0$' "$from"
  xdotool key Right
  until_true 10 "second frame" traced 'frame 1$' "$from"
  until_true 10 "picture in the window" drawn studio
  echo "smoke: it plays, pauses and steps by frames"
}

# Ctrl+Q, and an end of its own with status 0.
quit() {
  local status=0
  xdotool key ctrl+q
  kinora_pid=$kinora kinora=
  local end=$((SECONDS + 30))
  while kill -0 "$kinora_pid" 2>/dev/null; do
    [ "$SECONDS" -lt "$end" ] || {
      kill -KILL "$kinora_pid"
      fail "the program still runs 30 s after it was asked to quit"
    }
    sleep 0.2
  done
  wait "$kinora_pid" || status=$?
  [ "$status" = 0 ] || fail "the program ended with status $status"
  ! grep -E 'DATA RACE|panic:|call thread|Fyne error' "$log" >&2 || fail "the program's log tells of a fault"
}

start_display
start_program
open_window
generate
play
quit
echo "smoke: passed; pictures in $pictures"
