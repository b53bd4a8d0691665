#!/usr/bin/env bash
# Takes the pictures of the studio that README shows: pictures.sh PROGRAM [FOLDER]
# The sample film, a shot in the making, an offer on the timeline; the light theme; the export.
set -euo pipefail

program=$(readlink -f "$1")
folder=${2:-docs}
pictures=$(mktemp -d)
# shellcheck source=tools/smoke/lib.sh
. "$(dirname "$0")/lib.sh"

# keep NAME: the screen as a picture of the documentation.
keep() { import -silent -window root -quality 90 "$folder/$1.jpg"; }

start_display
open_window
# The last clip offers to go on, and a shot is made again.
read -r x y <<<"$(middle "clip $(sed -n 's/^trace: clip \([0-9]*\) .*/\1/p' "$log" | sort -nu | sed -n 5p)")"
click "$x" "$y"
key minus minus e e
read -r x y <<<"$(last "pane storyboard" | awk '{ print $1 + 280, int($2 + $4 / 2) }')"
click "$x" "$y"
answer 30 'started ' key ctrl+Return
until_true 120 "half of the steps" traced 'progress "denoising" [4-9]/'
keep studio
key Escape ctrl+period # the offer, then the take
until_true 60 "the end of the take" traced '(stopped|take )'
key ctrl+e
sleep 1
keep export
key Escape
say "pictures in $folder"
