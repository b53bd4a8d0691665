#!/usr/bin/env bash
# Puts the linter, at one version for everybody, into the cache and prints its path. Compiling it takes minutes, once.
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"

version=2.15.0
folder=$cache_root/golangci-lint-$version-$(go env GOVERSION)
program=$folder/golangci-lint

if [ ! -x "$program" ]; then
  take_lock
  if [ ! -x "$program" ]; then
    work_folder "$cache_root"
    say "compiling golangci-lint $version once, this takes some minutes"
    # From outside the tree: the linter's own modules must not end up in ours.
    (cd "$work" && GOBIN=$work/bin GOFLAGS='' go install "github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v$version") ||
      die "golangci-lint $version did not compile"
    publish "$work/bin" "$folder"
  fi
fi
echo "$program"
