#!/usr/bin/env bash
# The first steps of a film in the real window, for the scripts that drive it. Sourced; a script sets `program`, `drop`
# (the helper of tools/smoke/drop) and `pictures` (a folder) first.
# shellcheck source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

prompt=${KINORA_SMOKE_PROMPT:-a red ball rolls to the right across a green meadow}

# moving: two pictures a moment apart differ by more than a blinking cursor does.
moving() {
  local changed
  import -silent -window root "$home/play-1.png"
  sleep 0.35
  import -silent -window root "$home/play-2.png"
  changed=$(compare -metric AE -fuzz 3% "$home/play-1.png" "$home/play-2.png" null: 2>&1 || true)
  awk -v n="${changed%% *}" 'BEGIN { exit !(n > 200) }'
}

# frames FILE prints the frames of a video that can be read to its end, each of them decoded.
frames() {
  "$ffprobe" -v error -select_streams v -count_frames -show_entries stream=nb_read_frames -of csv=p=0 "$1"
}

# count WHAT: how many shots, takes, clips, … the film has.
count() { last shape | tr ' ' '\n' | grep -B1 -x "$1" | head -n 1; }

# do_action WORDS: by the palette, as somebody does who knows no keys.
do_action() {
  key ctrl+k
  xdotool type --delay 20 "$1"
  key Return
}

# a_take WHAT COMMAND…: a command, and the take that comes of it.
a_take() {
  local what=$1 from take
  shift
  from=$(lines)
  "$@"
  until_true 60 "start of $what" traced started "$from"
  until_true 600 "take of $what" traced 'take ' "$from"
  take=$(last take)
  [ "$(frames "$take")" -gt 1 ] || fail "$take is not a video that can be read to its end"
}

sample() {
  open_window
  until_true 30 "the sample's clips" traced 'shape 5 shots'
  picture sample
  say "the sample film is open: $(last shape)"
}

new_film() {
  key ctrl+n
  until_true 10 "sheet" sheet_is_open
  picture new-film
  answer 30 'film ' key Return
  say "a new film: $(last film)"
}

# sheet_is_open: what lies behind a sheet is dimmed, the storyboard's ground for one.
sheet_is_open() {
  local x y
  read -r x y _ < <(last 'pane storyboard')
  import -silent -window root "$home/sheet.png"
  [ "$(convert "$home/sheet.png" -crop 1x1+$((x + 3))+$((y + 3)) -format '%[fx:mean<0.08]' info:)" = 1 ]
}

first_take() {
  key ctrl+p
  answer 30 'did Prompt' xdotool type --delay 25 "$prompt"
  answer 30 'did Quality' do_action draft
  picture prompt
  a_take "the prompt" first_order
  say "a take was made: $(frames "$(last take)") frames"
}

first_order() {
  key ctrl+Return
  until_true 300 "preview" traced preview
  picture preview
}

play() {
  until_true 30 "playing" traced playing
  until_true 30 "motion in the viewer" moving
  picture playing
  answer 10 paused key space
  answer 10 'frame 0$' key Home
  answer 10 'frame 1$' key Right
  answer 10 playing key space
  answer 10 paused key space
  say "it plays, pauses and steps by frames"
}

still() {
  local x y
  convert -size 512x288 gradient:skyblue-palegreen -fill tomato -draw 'circle 160,180 160,130' \
    -fill saddlebrown -draw 'rectangle 330,150 420,240' "$home/house on a hill.png"
  read -r x y < <(middle 'pane storyboard')
  answer 30 'shape 2 shots 1 known' "${drop:?}" "$window" $((x + 200)) "$y" "$home/house on a hill.png"
  until_true 30 "picture" drawn
  picture still
  say "the dropped still is a shot: $(last shape)"
  a_take "the still" key ctrl+Return
  picture animated
}

timeline() {
  answer 30 'shape .* 2 clips' key ctrl+shift+a
  answer 10 'clip .*' key shift+z
  answer 10 'clip .*' key minus # room to pull an edge
  picture timeline
  say "both shots are on the timeline: $(count frames) frames"
}

# clips prints the clips that are to be seen now, from left to right, as "NAME X Y W H".
clips() {
  sed -n 's/^trace: clip //p' "$log" | awk '{ at[$1] = $0 } END { for (i in at) if (at[i] !~ /gone/) print at[i] }' | sort -n -k 2
}
