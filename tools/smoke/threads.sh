#!/usr/bin/env bash
# A part of the acceptance run that fails where the window is touched from a wrong goroutine: threads.sh PROGRAM DROP
# [FOLDER FOR PICTURES]. Fyne checks that only in a program that was built without the tag migrated_fynedo and that does
# not say it has moved to fyne.Do; the check costs time, so takes are as short as they can be.
set -euo pipefail

program=$(readlink -f "$1")
drop=$(readlink -f "$2")
pictures=${3:-dist/threads}
rm -rf "$pictures"
# shellcheck source=steps.sh
. "$(dirname "$0")/steps.sh"

# covered: something lies over the middle of the window.
covered() {
  import -silent -window root -crop 800x500+400+200 +repage "$home/now.png"
  local changed
  changed=$(compare -metric AE -fuzz 2% "$home/before.png" "$home/now.png" null: 2>&1 || true)
  awk -v n="${changed%% *}" 'BEGIN { exit !(n > 20000) }'
}
uncovered() { ! covered; }

# sheets opens whatever lies over the window by its key, and closes it.
sheets() {
  local keys
  key Home k
  until_true 10 "pause" stands_still
  import -silent -window root -crop 800x500+400+200 +repage "$home/before.png"
  for keys in ctrl+k ctrl+n ctrl+o ctrl+s ctrl+h ctrl+e ctrl+comma ctrl+slash; do
    key "$keys"
    until_true 10 "sheet of $keys" covered
    picture "${keys/+/-}"
    key Escape
    until_true 10 "end of the sheet of $keys" uncovered
  done
  say "sheets open and close"
}
stands_still() { ! moving; }

# looks changes the theme and the size of the window.
looks() {
  do_action light
  until_true 10 "light window" light
  picture light
  do_action dark
  until_true 10 "dark window" dark
  xdotool windowsize "$window" 1300 850
  until_true 10 "places in a smaller window" traced 'pane storyboard 0 [0-9]+ 1300 '
  picture small
  say "theme and size change"
}
dark() { ! light; }
light() { [ "$(import -silent -window root -resize 1x1 -format '%[fx:mean>0.5]' info:)" = 1 ]; }

start_display
sample
new_film
first_take
play
still
timeline
sheets
looks
quit
say "passed: no call from a wrong goroutine; pictures in $pictures"
