#!/usr/bin/env bash
# Makes dist/kinora-VERSION-linux-ARCH.tar.gz: package.sh TAGS VERSION
#   kinora        starts bin/kinora, lending it lib/fallback where the machine lacks desktop libraries
#   bin/kinora    looks for libraries in ../lib
#   lib/          FFmpeg, its codecs, ONNX Runtime
#   lib/fallback/ what a desktop has and a bare server has not (X11, the OpenGL loader; the C++ library)
#   licences/     of every part
# The C library is the machine's: it must be as new as the one built with, or newer.
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"

tags=$1 version=$2
root=$(cd "$setup_dir/../.." && pwd)

# Always with the private FFmpeg: it is small and the same everywhere.
export KINORA_FFMPEG_SOURCE=private
"$setup_dir/ffmpeg.sh"
ffmpeg=$("$setup_dir/ffmpeg.sh" --prefix)
ort=$("$setup_dir/onnxruntime.sh" --prefix)
export PKG_CONFIG_PATH=$ffmpeg/lib/pkgconfig

name=kinora-$version-linux-$(npm_arch)
work_folder "$root/dist"
tree=$work/$name
mkdir -p "$tree/bin" "$tree/lib/fallback/desktop" "$tree/lib/fallback/base" "$tree/licences"

# needed FILES… prints "name path" of every library they load, directly or not.
needed() { ldd "$@" | awk '$2 == "=>" && $3 ~ /^\// { print $1, $3 }' | sort -u; }

# The C library belongs to the kernel's side of the machine and is never carried along.
is_libc() {
  case $1 in
    libc.so.* | libm.so.* | libdl.so.* | librt.so.* | libpthread.so.* | libresolv.so.* | ld-linux*) return 0 ;;
  esac
  return 1
}

# Old copies of these beside the program would keep the machine's graphics driver from loading its newer ones.
is_system() {
  case $1 in
    libstdc++.so.* | libgcc_s.so.* | libz.so.*) return 0 ;;
  esac
  return 1
}

build_program() {
  (cd "$root" && go build -trimpath -tags "$tags" -o "$tree/bin/kinora" \
    -ldflags "-s -w -X kinora/app/cli.Version=$version") || die "the program did not compile"
}

# gather_libraries copies the media libraries with what they load, and the rest of what the program loads apart.
gather_libraries() {
  local library path spare
  cp -a "$ffmpeg"/lib/lib*.so.* "$ort"/lib/libonnxruntime.so.1 "$tree/lib/"
  needed "$ffmpeg"/lib/lib*.so | while read -r library path; do
    is_libc "$library" || is_system "$library" || [ -e "$tree/lib/$library" ] || cp -L "$path" "$tree/lib/$library"
  done
  needed "$tree/bin/kinora" "$ort/lib/libonnxruntime.so.1" "$tree"/lib/*.so.* | while read -r library path; do
    if is_libc "$library" || [ -e "$tree/lib/$library" ]; then continue; fi
    if is_system "$library"; then spare=base; else spare=desktop; fi
    cp -L "$path" "$tree/lib/fallback/$spare/$library"
  done
}

# relocate makes everything look for its libraries beside itself, instead of in this machine's cache.
relocate() {
  patchelf --set-rpath '$ORIGIN/../lib' "$tree/bin/kinora"
  find "$tree/lib" -maxdepth 1 -type f -name '*.so*' -exec patchelf --set-rpath '$ORIGIN' {} \;
}

write_launcher() {
  cat >"$tree/kinora" <<'LAUNCHER'
#!/bin/sh
# Starts Kinora. The machine's own desktop libraries are preferred; the copies here step in where some are missing.
here=$(dirname "$(readlink -f "$0")")
for spare in desktop base; do
  if LC_ALL=C ldd "$here/bin/kinora" 2>&1 | grep -q '=> /' && ! LC_ALL=C ldd "$here/bin/kinora" 2>&1 | grep -q 'not found'; then
    break
  fi
  LD_LIBRARY_PATH=${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$here/lib/fallback/$spare
  export LD_LIBRARY_PATH
done
exec "$here/bin/kinora" "$@"
LAUNCHER
  chmod +x "$tree/kinora"
}

# gather_licences takes Debian's copyright file of each library, each Go module's licence, and FFmpeg's.
gather_licences() {
  local library path owner module folder
  [ ! -e "$root/LICENSE" ] || cp "$root/LICENSE" "$tree/licences/kinora"
  mkdir "$tree/licences/ffmpeg" "$tree/licences/go" "$tree/licences/debian"
  cp "$ffmpeg"/COPYING.* "$ffmpeg"/LICENSE.md "$tree/licences/ffmpeg/"
  needed "$ffmpeg"/lib/lib*.so "$tree/bin/kinora" | while read -r library path; do
    owner=$(dpkg-query -S "$(readlink -f "$path")" 2>/dev/null | head -n 1 | cut -d : -f 1) || true
    [ -z "$owner" ] || [ ! -e "/usr/share/doc/$owner/copyright" ] ||
      cp -L "/usr/share/doc/$owner/copyright" "$tree/licences/debian/$owner"
  done
  (cd "$root" && go list -deps -tags "$tags" -f '{{with .Module}}{{.Path}}@{{.Version}} {{.Dir}}{{end}}' .) | sort -u |
    while read -r module folder; do
      [ -n "$folder" ] && [ "$folder" != "$root" ] || continue
      find "$folder" -maxdepth 1 -type f -iname 'licen[cs]e*' -exec cat {} + >"$tree/licences/go/${module//\//_}"
    done
  cp "$setup_dir/NOTICE.in" "$tree/NOTICE"
  sed -i "s|@FFMPEG@|$(cat "$ffmpeg/VERSION")|; s|@ORT@|$(basename "$ort" | sed 's/.*-//')|; s|@VERSION@|$version|" "$tree/NOTICE"
}

# check starts the packed program with an empty environment and insists that nothing comes from the cache.
check() {
  local out
  ! grep -q -F "$cache_root/" "$tree/bin/kinora" || die "the packed program still names $cache_root"
  out=$(env -i HOME="$work" PATH=/usr/bin:/bin ldd "$tree/bin/kinora" "$tree"/lib/*.so.*)
  ! grep -F "$cache_root/" <<<"$out" || die "the packed program loads libraries from the cache"
  out=$(env -i HOME="$work" PATH=/usr/bin:/bin "$tree/kinora" devices) || die "the packed program does not start"
  say "the packed program finds: $(tr '\n' ';' <<<"$out")"
}

say "packing $name"
build_program
gather_libraries
relocate
write_launcher
gather_licences
check
tar -C "$work" --owner=0 --group=0 --sort=name -czf "$work/$name.tar.gz" "$name"
mv "$work/$name.tar.gz" "$root/dist/$name.tar.gz"
echo "dist/$name.tar.gz"
