#!/usr/bin/env bash
# Puts ONNX Runtime's shared library (CPU and WebGPU) into the cache, out of the npm package onnxruntime-node.
# --prefix prints the folder it lies in, without doing anything.
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"

version=1.30.0
# sha256 of onnxruntime-node-1.30.0.tgz and the integrity that npm records for it: both must hold.
sha256=6e3390d6b783e7be946fad629292799da28d0b42f84856e50d2c1b0383291e75
integrity=sha512-twhs1C2C/BFkz1yc5OY0KIU2GUq6DURO7hD4bx5Q2Qy3nAMJwRXW8xU3NVczE29VA9lolLOYepoD8fjTGOfIqw==

prefix=$cache_root/onnxruntime-$version
library=$prefix/lib/libonnxruntime.so.1

if [ "${1:-}" = --prefix ]; then
  echo "$prefix"
  exit 0
fi
[ -e "$library" ] && exit 0
take_lock
[ -e "$library" ] && exit 0

command -v npm >/dev/null || die "npm is missing: install Node.js with npm, it carries ONNX Runtime $version"
work_folder "$cache_root"
say "fetching ONNX Runtime $version"
(cd "$work" && npm pack --silent "onnxruntime-node@$version" >/dev/null 2>npm.log) || {
  cat "$work/npm.log" >&2
  die "npm could not fetch onnxruntime-node@$version: check the connection and npm's registry setting"
}
archive=$work/onnxruntime-node-$version.tgz
echo "$sha256  $archive" | sha256sum --check --status ||
  die "onnxruntime-node-$version.tgz is not the file that was recorded (its sha256 differs): nothing was installed"
node -e 'const d=require("crypto").createHash("sha512").update(require("fs").readFileSync(process.argv[1])).digest("base64");
process.exit("sha512-"+d===process.argv[2]?0:1)' "$archive" "$integrity" ||
  die "onnxruntime-node-$version.tgz does not match npm's integrity: nothing was installed"

inside=package/bin/napi-v6/linux/$(npm_arch)/libonnxruntime.so.1
tar -C "$work" -xzf "$archive" "$inside" package/package.json package/README.md
mkdir -p "$work/tree/lib"
mv "$work/$inside" "$work/tree/lib/"
ln -s libonnxruntime.so.1 "$work/tree/lib/libonnxruntime.so"
mv "$work/package/package.json" "$work/package/README.md" "$work/tree/"
publish "$work/tree" "$prefix"
say "ONNX Runtime $version is in $prefix"
