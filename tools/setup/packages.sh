#!/usr/bin/env bash
# Installs the Debian packages that a purpose needs and that are missing: packages.sh build|lint|package|smoke
# Without root or sudo it names them in one line and stops. A second call costs one dpkg-query.
. "$(dirname "$0")/common.sh"

# What Fyne (OpenGL, X11), the file dialog (GTK 3) and FFmpeg's external codecs are compiled against.
build_packages() {
  echo pkg-config xz-utils patch nasm zlib1g-dev \
    libx264-dev libx265-dev libdav1d-dev libvpx-dev libsvtav1enc-dev libopus-dev \
    libgl1-mesa-dev xorg-dev libgtk-3-dev
  if distribution_has_ffmpeg_7_1; then
    echo ffmpeg libavcodec-dev libavdevice-dev libavfilter-dev libavformat-dev \
      libavutil-dev libswresample-dev libswscale-dev
  fi
}

# Where the distribution itself has FFmpeg 7.1 its packages save the private build (see ffmpeg.sh).
distribution_has_ffmpeg_7_1() {
  [ "${KINORA_FFMPEG_SOURCE:-}" != private ] &&
    apt-cache policy libavcodec-dev 2>/dev/null | grep -q 'Candidate: 7:7\.1'
}

packages_for() {
  case $1 in
    build) build_packages ;;
    package) echo patchelf ;;
    smoke) echo xvfb xauth xdotool x11-utils imagemagick libgl1-mesa-dri dbus ;;
    *) die "packages.sh: '$1' is not one of build, package, smoke" ;;
  esac
}

missing_of() {
  local name
  for name in "$@"; do
    case $(dpkg-query -W -f '${Status}' "$name" 2>/dev/null) in
      *' installed') ;;
      *) printf '%s ' "$name" ;;
    esac
  done
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    sudo -n "$@"
  fi
}

may_install() { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }

command -v dpkg-query >/dev/null || die "this is not Debian: install $(packages_for "$1" | tr '\n' ' ')by hand, then set KINORA_SKIP_PACKAGES=1"
[ -z "${KINORA_SKIP_PACKAGES:-}" ] || exit 0

# The candidate of FFmpeg is only known once apt has lists; a machine fresh from an image has none.
if [ "$1" = build ] && may_install && ! apt-cache policy nasm 2>/dev/null | grep -q 'Candidate: [0-9]'; then
  as_root apt-get update -qq
fi

missing=$(missing_of $(packages_for "$1"))
[ -n "$missing" ] || exit 0
may_install || die "these Debian packages are missing, install them as root: apt-get install ${missing% }"

say "installing Debian packages: ${missing% }"
install() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    -o DPkg::Lock::Timeout=300 $missing >"$1" 2>&1
}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
install "$log" && exit 0
# Lists older than the mirror name files that are gone: refresh them once.
as_root apt-get update -qq >>"$log" 2>&1 || true
install "$log" && exit 0
tail -n 20 "$log" >&2
die "apt-get could not install: ${missing% }(its last words are above)"
