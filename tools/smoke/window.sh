#!/usr/bin/env bash
# The acceptance run of the real window: window.sh PROGRAM DROP [FOLDER FOR PICTURES]
# PROGRAM is Kinora, DROP the helper of tools/smoke/drop. Under Xvfb, with keyboard and mouse: the sample film opens →
# a new film → a prompt → a take that plays → a still dropped on the storyboard, animated → both on the timeline → trim
# → an edge pulled past its end and made → a gap, filled → undo all, redo all → kill -9 → the film opens where it was →
# export, probed frame by frame. The pictures of each step stay in the folder.
set -euo pipefail

program=$(readlink -f "$1")
drop=$(readlink -f "$2")
pictures=${3:-dist/smoke}
rm -rf "$pictures"
# shellcheck source=steps.sh
. "$(dirname "$0")/steps.sh"

shorter() { [ "$(count frames)" -lt "$1" ]; }
longer() { [ "$(count frames)" -gt "$1" ]; }

trim() {
  local before x y w h
  before=$(count frames)
  read -r _ x y w h < <(clips | tail -n 1)
  answer 20 'did Trim' pull $((x + w - 2)) $((y + h / 2)) -$((w / 4))
  until_true 10 "shorter timeline" shorter "$before"
  picture trimmed
  say "the last clip was trimmed: $before frames became $(count frames)"
}

extend() {
  local before made x y w h
  before=$(count frames) made=$(count made)
  read -r _ x y w h < <(clips | tail -n 1)
  pull $((x + w - 2)) $((y + h / 2)) $((w * 2 / 3))
  picture pulled
  answer 20 'ordered extend' key Return
  until_true 20 "placeholder" longer "$before"
  picture extending
  until_true 600 "take of the extension" traced "shape .* $((made + 1)) made"
  picture extended
  say "an edge was pulled and what was asked for made: $before frames became $(count frames)"
}

# gap splits the first clip twice, lifts the middle and fills what is missing.
gap() {
  local made x y w h ruler
  made=$(count made)
  read -r _ x y w h < <(clips | head -n 1)
  ruler=$(middle 'pane ruler' | cut -d ' ' -f 2)
  for part in 1 2; do
    answer 20 'frame ' click $((x + w * part / 3)) "$ruler"
    answer 20 'did Split' key s
  done
  click $((x + w / 2)) $((y + h / 2))
  answer 20 'did Lift' key Delete
  xdotool mousemove $((x + w / 2 + 9)) $((y + h / 2)) # a second click would be a double click, which fills too
  picture gap
  answer 20 'ordered fill' key g
  picture filling
  until_true 600 "take that fills" traced "shape .* $((made + 1)) made"
  picture filled
  say "a gap was made and filled: $(count clips) clips"
}

# at N: the history stands at n of so many.
at() { [ "$(last history | cut -d ' ' -f 1)" = "$1" ]; }

# step KEYS N presses keys until the history stands at N.
step() {
  until at "$2"; do answer 20 history key "$1"; done
}

history_through() {
  local whole n full empty
  answer 20 history key ctrl+z
  answer 20 history key ctrl+shift+z
  whole=$(last history) full=$(last document) n=${whole##* }
  at "$n" || fail "not everything was done again: $whole"
  step ctrl+z 0
  empty=$(last shape)
  grep -q ' 0 clips' <<<"$empty" || fail "after all was undone there is $empty"
  picture undone
  step ctrl+shift+z "$n"
  [ "$(last document)" = "$full" ] || fail "done again, the film is another one"
  picture redone
  say "$n commands were undone and done again: the same film ($full)"
}

killed() {
  local film document shape
  film=$(last film) document=$(last document) shape=$(last shape)
  kill -KILL "$kinora"
  wait "$kinora" 2>/dev/null || true
  kinora=
  open_window
  [ "$(last film)" = "$film" ] || fail "after the kill $(last film) is open instead of $film"
  [ "$(last document)" = "$document" ] || fail "after the kill the film is another one: $(last shape) instead of $shape"
  picture reopened
  say "killed with -9, the film opens where it was: $(last shape)"
}

export_film() {
  local path n
  n=$(count frames)
  key ctrl+e
  until_true 10 "sheet" sheet_is_open
  picture export
  answer 300 'exported ' key Return
  path=$(last exported)
  picture exported
  [ "$(frames "$path")" = "$n" ] || fail "$path has $(frames "$path") frames instead of $n"
  even_steps "$path" || fail "the frames of $path do not follow each other evenly"
  say "exported and probed: $("$ffprobe" -v error -select_streams v -show_entries stream=codec_name,width,height,avg_frame_rate -of csv=p=0 "$path"), $n frames"
}

# even_steps FILE: every frame is 1/24 s behind the one before it.
even_steps() {
  "$ffprobe" -v error -select_streams v -show_entries frame=best_effort_timestamp_time -of csv=p=0 "$1" |
    awk -F, 'NR > 1 && ($1 - before < 0.041 || $1 - before > 0.0425) { bad = 1 } { before = $1 } END { exit bad || NR < 2 }'
}

start_display
sample
new_film
first_take
play
still
timeline
trim
extend
gap
history_through
killed
export_film
key Escape
quit
say "passed; pictures in $pictures"
