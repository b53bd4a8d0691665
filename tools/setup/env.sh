#!/usr/bin/env bash
# Prints the shell lines that make the cached libraries and tools known: eval "$(tools/setup/env.sh)"
# Prints "false" and says why where the set-up has not been done, so that what follows after && is not run.
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"

missing() {
  say "$* is not set up yet: run 'make setup'"
  echo false
  exit 1
}

ffmpeg=$("$setup_dir/ffmpeg.sh" --prefix)
ort=$("$setup_dir/onnxruntime.sh" --prefix)
[ "$ffmpeg" = system ] || [ -e "$ffmpeg/VERSION" ] || missing "FFmpeg 7.1"
[ -e "$ort/lib/libonnxruntime.so.1" ] || missing "ONNX Runtime"

# The .pc files carry the run path, so that CGO_* can stay untouched: a change there would make Go compile Fyne's
# OpenGL code anew, five minutes of it.
if [ "$ffmpeg" = system ]; then
  echo "export KINORA_FFMPEG=$(command -v ffmpeg || true) KINORA_FFPROBE=$(command -v ffprobe || true)"
else
  echo "export PKG_CONFIG_PATH='$ffmpeg/lib/pkgconfig'\${PKG_CONFIG_PATH:+:\$PKG_CONFIG_PATH}"
  echo "export KINORA_FFMPEG='$ffmpeg/bin/ffmpeg' KINORA_FFPROBE='$ffmpeg/bin/ffprobe'"
fi
echo "export KINORA_ORT_LIBRARY='$ort/lib/libonnxruntime.so.1'"
