#!/usr/bin/env bash
# Installs the Debian packages that a purpose needs and that are missing: packages.sh build|ffmpeg|lint|package|smoke
# Without root or sudo it names them in one line and stops. Where nothing is missing it costs one dpkg-query.
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"

case ${1:-} in
  build) # what Fyne (OpenGL, X11) and FFmpeg with its codecs are compiled against
    wanted=(pkg-config xz-utils patch nasm zlib1g-dev
      libx264-dev libx265-dev libdav1d-dev libvpx-dev libsvtav1enc-dev libopus-dev
      libgl1-mesa-dev libx11-dev libxcursor-dev libxrandr-dev libxinerama-dev libxi-dev libxxf86vm-dev)
    ;;
  ffmpeg) # where the distribution has 7.1; the program is what tests compare with
    wanted=(ffmpeg libavcodec-dev libavdevice-dev libavfilter-dev libavformat-dev libavutil-dev
      libswresample-dev libswscale-dev)
    ;;
  lint) wanted=(shellcheck) ;;
  package) wanted=(patchelf) ;;
  smoke) wanted=(xvfb xdotool imagemagick libgl1-mesa-dri) ;;
  *) die "packages.sh: '${1:-}' is not one of build, ffmpeg, lint, package, smoke" ;;
esac

[ -z "${KINORA_SKIP_PACKAGES:-}" ] || exit 0
command -v dpkg-query >/dev/null ||
  die "this is not Debian: install what Debian calls ${wanted[*]}, then set KINORA_SKIP_PACKAGES=1"

# A package counts as there under its own name or as one that another provides.
installed=$(dpkg-query -W -f '${db:Status-Status} ${Package} ${Provides}\n' 2>/dev/null | sed -n 's/^installed / /p' | tr -d ',')
missing=()
for name in "${wanted[@]}"; do
  grep -q -E " $name( |\$)" <<<"$installed" || missing+=("$name")
done
[ ${#missing[@]} -gt 0 ] || exit 0

root=()
if [ "$(id -u)" != 0 ]; then
  root=(sudo -n)
  sudo -n true 2>/dev/null ||
    die "these Debian packages are missing, install them as root: apt-get install ${missing[*]}"
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
install_missing() {
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    -o DPkg::Lock::Timeout=300 "${missing[@]}" >>"$log" 2>&1
}
say "installing Debian packages: ${missing[*]}"
install_missing && exit 0
# A fresh machine has no lists yet, and old ones name files that the mirror no longer has.
"${root[@]}" apt-get update -qq >>"$log" 2>&1 || true
install_missing && exit 0
tail -n 20 "$log" >&2
die "apt-get could not install ${missing[*]} (its last words are above)"
