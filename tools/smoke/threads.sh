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

# sheets opens every sheet by its key, looks at it and closes it.
sheets() {
  local keys
  for keys in ctrl+k ctrl+o ctrl+s ctrl+h ctrl+e ctrl+comma ctrl+slash; do
    key "$keys"
    until_true 10 "sheet of $keys" sheet_is_open
    key Escape
    until_true 10 "no sheet" sheet_is_gone
  done
  picture sheets
  say "sheets open and close"
}
sheet_is_gone() { ! sheet_is_open; }

# looks changes theme, language and size of the window, which make everything anew.
looks() {
  do_action light
  until_true 10 "light window" light
  picture light
  do_action 中文
  do_action dark
  xdotool windowsize "$window" 1300 850
  until_true 10 "places in a smaller window" traced 'pane storyboard 0 [0-9]+ 1300 '
  picture small
  say "theme, language and size change"
}
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
