#!/usr/bin/env bash
# shellcheck disable=SC2086 # the lists of components are split into words on purpose
# Provides FFmpeg 7.1 (libavcodec 61): the distribution's where pkg-config finds it, else a private build
# from Debian 13's source package, in the cache. KINORA_FFMPEG_SOURCE=private asks for the private one always.
# --prefix prints the private folder, or "system", without doing anything.
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"
# shellcheck source=ffmpeg-components.sh
. "$setup_dir/ffmpeg-components.sh"

suite=trixie
libraries="libavcodec libavdevice libavfilter libavformat libavutil libswresample libswscale"

system_has_7_1() {
  [ "${KINORA_FFMPEG_SOURCE:-}" != private ] &&
    pkg-config --exists $libraries 'libavcodec >= 61' 'libavcodec < 62' 2>/dev/null
}

distribution_has_7_1() {
  [ "${KINORA_FFMPEG_SOURCE:-}" != private ] &&
    apt-cache policy libavcodec-dev 2>/dev/null | grep "Candidate: 7:7\.1" >/dev/null
}

# switch OPTION MODULE prints --enable-OPTION if pkg-config knows MODULE: codecs that are a gain, not a need.
switch() { pkg-config --exists "$2" 2>/dev/null && echo "--enable-$1" || true; }

listed() { # listed KIND NAMES…
  local kind=$1
  shift
  echo "--enable-$kind=$(echo "$@" | tr ' ' ',')"
}

configure_switches() {
  # libavdevice stays in because go-astiav links with it; the programs because the tests compare with them.
  echo --disable-everything --disable-autodetect --disable-doc --disable-network --disable-debug \
    --disable-ffplay --disable-static --enable-shared --enable-pic --enable-gpl --enable-zlib \
    --enable-rpath --enable-libx264
  switch libx265 x265
  switch libdav1d dav1d
  switch libvpx vpx
  switch libsvtav1 SvtAv1Enc
  switch libopus opus
  listed demuxer $demuxers
  listed decoder $decoders
  listed encoder $encoders
  listed muxer $muxers
  listed parser $parsers
  listed bsf $bsfs
  listed filter $filters
  listed protocol $protocols
  listed indev $indevs
}

if system_has_7_1 && command -v ffmpeg >/dev/null; then
  [ "${1:-}" != --prefix ] || echo system
  exit 0
fi

switches=$(configure_switches)
# Another recipe, another folder: an older build is never taken for the one that is wanted.
recipe=$(echo "$suite $(uname -m)" $switches | sha256sum | cut -c 1-10)
prefix=$cache_root/ffmpeg-7.1-$recipe
if [ "${1:-}" = --prefix ]; then
  echo "$prefix"
  exit 0
fi
[ -e "$prefix/VERSION" ] && exit 0
take_lock
[ -e "$prefix/VERSION" ] && exit 0
if distribution_has_7_1 || system_has_7_1; then
  exec "$setup_dir/packages.sh" ffmpeg
fi
for tool in nasm pkg-config xz cc make; do
  command -v $tool >/dev/null || die "$tool is missing: run 'make setup' as root, or install it"
done
pkg-config --exists x264 || die "libx264's headers are missing: run 'make setup' as root, or install libx264-dev"

# mirror prints the address that this machine's own apt takes its release from.
mirror() {
  local release
  release=$(os_field VERSION_CODENAME)
  apt-get indextargets --format '$(RELEASE) $(COMPONENT) $(SITE)' 'Created-By: Packages' 2>/dev/null |
    awk -v release="$release" '$1 == release && $2 == "main" { print $3; exit }'
}

# fetch_source leaves Debian's FFmpeg source package in the work folder. apt checks Debian's signature and the
# digests; its state is private, so that the machine's own lists and caches stay as they are.
fetch_source() {
  local site keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  site=$(mirror)
  [ "$(os_field ID)" = debian ] && [ -n "$site" ] ||
    die "FFmpeg 7.1 is missing and this machine's apt has no Debian mirror to build it from: install the -dev packages of libavcodec 61 and its companions"
  [ -e $keyring ] || die "Debian's signing keys are missing: apt-get install debian-archive-keyring"
  mkdir -p "$work/apt/lists/partial" "$work/apt/cache/archives/partial" "$work/source"
  echo "deb-src [signed-by=$keyring] $site $suite main" >"$work/apt/sources.list"
  cat >"$work/apt/apt.conf" <<CONF
Dir::Etc::SourceList "$work/apt/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::State::Lists "$work/apt/lists";
Dir::Cache "$work/apt/cache";
APT::Sandbox::User "$(id -un)";
Acquire::Languages "none";
CONF
  (
    export APT_CONFIG=$work/apt/apt.conf
    cd "$work/source"
    apt-get update -qq && apt-get source -qq --download-only "ffmpeg/$suite"
  ) >"$work/apt.log" 2>&1 || {
    tail -n 20 "$work/apt.log" >&2
    die "apt could not fetch FFmpeg's source package of Debian's $suite from $site"
  }
}

# unpack_source applies Debian's patches too: they carry the security fixes between FFmpeg's own releases.
unpack_source() {
  local patch
  mkdir "$work/ffmpeg"
  tar -C "$work/ffmpeg" --strip-components=1 -xf "$(echo "$work"/source/ffmpeg_*.orig.tar.xz)"
  tar -C "$work/ffmpeg" -xf "$(echo "$work"/source/ffmpeg_*.debian.tar.xz)"
  if [ -e "$work/ffmpeg/debian/patches/series" ]; then
    sed 's/#.*//' "$work/ffmpeg/debian/patches/series" | while read -r patch _; do
      [ -z "$patch" ] || patch -d "$work/ffmpeg" -p1 --silent <"$work/ffmpeg/debian/patches/$patch"
    done
  fi
  version=$(basename "$work"/source/ffmpeg_*.dsc .dsc | sed 's/^ffmpeg_//; s/^[0-9]*%3a//')
  case $version in
    7.1*) ;;
    *) die "Debian's $suite now has FFmpeg $version, Kinora needs 7.1: tell us, or install libavcodec 61 by hand" ;;
  esac
}

# compile installs into a staging folder, with the final place written into the pkg-config files. They carry the
# run path too: whatever links with them finds the libraries, without LD_LIBRARY_PATH.
compile() {
  cd "$work/ffmpeg" || exit 1
  ./configure --prefix="$prefix" --extra-cflags=-w $switches >"$work/configure.log" 2>&1 || {
    tail -n 20 "$work/configure.log" ffbuild/config.log >&2
    die "FFmpeg's configure failed"
  }
  make -j"$(nproc)" >"$work/make.log" 2>&1 || {
    tail -n 30 "$work/make.log" >&2
    die "FFmpeg did not compile"
  }
  make install DESTDIR="$work/stage" >"$work/install.log" 2>&1
  for file in "$work/stage$prefix"/lib/pkgconfig/*.pc; do
    sed -i 's|^Libs: |&-Wl,-rpath,${libdir} |' "$file"
  done
  rm -rf "$work/stage$prefix/share"
  cp COPYING.GPLv2 COPYING.GPLv3 COPYING.LGPLv2.1 LICENSE.md "$work/stage$prefix/"
  echo "$version" >"$work/stage$prefix/VERSION"
}

work_folder "$cache_root"
say "building FFmpeg 7.1 once, this takes some minutes ($prefix)"
fetch_source
unpack_source
compile
publish "$work/stage$prefix" "$prefix"
say "FFmpeg $version is in $prefix"
