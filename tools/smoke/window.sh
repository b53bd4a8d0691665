#!/usr/bin/env bash
# Drives the real window: window.sh PROGRAM [FOLDER FOR PICTURES]
# Under Xvfb it types a prompt, generates, lets the take play, looks at the screen and quits. Every wait is for
# something that can be seen (a window, a picture, a file), never for a length of time.
set -euo pipefail

program=$(readlink -f "$1")
pictures=${2:-dist/smoke}
prompt=${KINORA_SMOKE_PROMPT:-a red ball rolls to the right across a green meadow}
ffprobe=${KINORA_FFPROBE:-ffprobe}

mkdir -p "$pictures"
home=$(mktemp -d)
pids=()
finish() {
  local status=$?
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  [ "$status" = 0 ] || { [ ! -s "$home/log" ] || sed 's/^/  kinora: /' "$home/log" >&2; }
  rm -rf "$home"
}
trap finish EXIT
trap 'exit 130' INT TERM

fail() {
  echo "smoke: $*" >&2
  [ -z "${DISPLAY:-}" ] || picture failure || true
  exit 1
}

# until_true SECONDS WHAT COMMAND… repeats the command until it succeeds, and fails where the program has gone.
until_true() {
  local seconds=$1 what=$2 end
  shift 2
  end=$((SECONDS + seconds))
  until "$@"; do
    [ -z "${kinora:-}" ] || kill -0 "$kinora" 2>/dev/null || fail "the program ended while waiting for $what"
    [ "$SECONDS" -lt "$end" ] || fail "no $what within $seconds s"
    sleep 0.2
  done
}

picture() { import -silent -window root "$pictures/$1.png"; }

start_display() {
  Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$home/display" >/dev/null 2>&1 &
  pids+=($!)
  until_true 30 "virtual display" test -s "$home/display"
  DISPLAY=:$(cat "$home/display")
  export DISPLAY
}

# The program gets an empty home, so that nothing of this machine's settings takes part and what it makes is found.
start_program() {
  env -u WAYLAND_DISPLAY -u KINORA_ORT_LIBRARY GSETTINGS_BACKEND=memory NO_AT_BRIDGE=1 LIBGL_ALWAYS_SOFTWARE=1 \
    HOME="$home" XDG_CONFIG_HOME="$home/config" XDG_DATA_HOME="$home/data" XDG_CACHE_HOME="$home/cache" \
    "$program" >"$home/log" 2>&1 &
  kinora=$!
  pids+=("$kinora")
}

find_window() { window=$(xdotool search --onlyvisible --pid "$kinora" --name Kinora 2>/dev/null | head -n 1) && [ -n "$window" ]; }

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

# A take is there when a video that can be read lies in the program's home: it is renamed into place when whole.
take_made() {
  take=$(find "$home" -name '*.mp4' -size +0 -print -quit 2>/dev/null)
  [ -n "$take" ] && "$ffprobe" -v error -select_streams v -count_frames -show_entries stream=codec_name,nb_read_frames \
    -of csv=p=0 "$take" >"$home/take.txt" 2>/dev/null && [ -s "$home/take.txt" ]
}

# moving: two pictures a moment apart differ by more than a blinking cursor does.
moving() {
  picture play-1
  sleep 0.35
  picture play-2
  local changed
  changed=$(compare -metric AE -fuzz 3% "$pictures/play-1.png" "$pictures/play-2.png" null: 2>&1 || true)
  awk -v n="${changed%% *}" 'BEGIN { exit !(n > 200) }'
}

start_display
start_program
until_true 90 "window called Kinora" find_window
place_window
until_true 60 "picture in the window" drawn start
echo "smoke: the window is open"

xdotool type --delay 30 "$prompt"
picture prompt
xdotool key ctrl+Return
until_true 600 "take" take_made
echo "smoke: a take was made: $(cat "$home/take.txt") frames"

until_true 30 "motion in the player" moving
until_true 10 "picture in the window" drawn end
echo "smoke: it plays"

xdotool windowclose "$window" 2>/dev/null || true
end=$((SECONDS + 20))
while kill -0 "$kinora" 2>/dev/null; do
  [ "$SECONDS" -lt "$end" ] || fail "the program still runs 20 s after its window was closed"
  sleep 0.2
done
! grep -E 'DATA RACE|panic:|call thread' "$home/log" >&2 || fail "the program's log tells of a fault"
echo "smoke: passed; pictures in $pictures"
