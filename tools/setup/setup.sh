#!/usr/bin/env bash
# Does what building, running and testing Kinora need: Debian packages, FFmpeg 7.1, ONNX Runtime.
# Each step leaves at once when its result is there.
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"

for tool in go git cc; do
  command -v $tool >/dev/null || die "$tool is missing: a fresh machine needs Go, git, make, a C compiler and npm"
done
take_lock
"$setup_dir/packages.sh" build
"$setup_dir/onnxruntime.sh"
"$setup_dir/ffmpeg.sh"
