#!/usr/bin/env bash
# Runs every fuzz target of the module for a while: fuzz.sh TAGS TIME. Go fuzzes one target per call.
set -euo pipefail
tags=$1 time=$2

targets() { # "package target" per line
  go list -tags "$tags" -f '{{$d := .Dir}}{{$p := .ImportPath}}{{range .TestGoFiles}}{{$p}} {{$d}}/{{.}}{{"\n"}}{{end}}{{range .XTestGoFiles}}{{$p}} {{$d}}/{{.}}{{"\n"}}{{end}}' ./... |
    while read -r package file; do
      [ -n "$file" ] || continue
      sed -n "s|^func \(Fuzz[A-Za-z0-9_]*\)(.*|$package \1|p" "$file"
    done | sort -u
}

all=$(targets)
[ -n "$all" ] || {
  echo "fuzz: no fuzz targets found" >&2
  exit 1
}
while read -r package target; do
  echo "fuzz: $target in $package for $time"
  go test -tags "$tags" -run '^$' -fuzz "^$target\$" -fuzztime "$time" "$package"
done <<<"$all"
