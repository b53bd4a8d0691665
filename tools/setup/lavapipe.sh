#!/usr/bin/env bash
# Puts a software Vulkan device (Mesa's lavapipe) into the cache and prints the environment to export, so that the
# WebGPU tests run on a machine without a graphics card: eval "$(tools/setup/lavapipe.sh)"
# Nothing of the system is changed: the packages are unpacked into a folder of their own. Debian's bookworm has a
# Mesa too old for WebGPU, so there it comes from bookworm's backports.
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"

release=$(os_field VERSION_CODENAME)
arch=$(dpkg --print-architecture 2>/dev/null) || die "lavapipe is fetched from Debian packages only: install Mesa 24 or later yourself"
prefix=$cache_root/lavapipe-$release-$arch
suites=$release
[ "$release" != bookworm ] || suites="$release $release-backports"

# print_environment is what the caller evaluates. Mesa wants a runtime folder; any private one will do.
print_environment() {
  echo "export VK_DRIVER_FILES='$prefix/lvp_icd.json'"
  echo "export LD_LIBRARY_PATH='$prefix/lib'\${LD_LIBRARY_PATH:+:\$LD_LIBRARY_PATH}"
  echo "export XDG_RUNTIME_DIR=\${XDG_RUNTIME_DIR:-'$prefix/run'}"
  echo "export KINORA_TEST_WEBGPU=1"
}

# mirror prints the address that this machine's own apt takes its release from.
mirror() {
  # shellcheck disable=SC2016
  apt-get indextargets --format '$(RELEASE) $(COMPONENT) $(SITE)' 'Created-By: Packages' 2>/dev/null |
    awk -v release="$release" '$1 == release && $2 == "main" { print $3; exit }'
}

# fetch downloads the driver with what it needs and this machine lacks. apt checks Debian's signatures; its lists and
# archives are private, and it takes no lock because it installs nothing.
fetch() {
  local site suite target=$release keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  site=$(mirror)
  [ -n "$site" ] || die "this machine's apt has no Debian mirror: run 'apt-get update' first"
  [ -e $keyring ] || die "Debian's signing keys are missing: apt-get install debian-archive-keyring"
  mkdir -p "$work/apt/lists/partial" "$work/apt/cache/archives/partial"
  for suite in $suites; do
    echo "deb [signed-by=$keyring] $site $suite main"
    target=$suite
  done >"$work/apt/sources.list"
  cat >"$work/apt/apt.conf" <<CONF
Dir::Etc::SourceList "$work/apt/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::State::Lists "$work/apt/lists";
Dir::Cache "$work/apt/cache";
APT::Sandbox::User "$(id -un)";
APT::Keep-Downloaded-Packages "true";
Acquire::Languages "none";
Debug::NoLocking "true";
Binary::apt-get::APT::Keep-Downloaded-Packages "true";
CONF
  (
    export APT_CONFIG=$work/apt/apt.conf
    apt-get update -qq &&
      apt-get install -qq --yes --download-only --no-install-recommends --reinstall --target-release "$target" \
        mesa-vulkan-drivers libvulkan1
  ) >"$work/apt.log" 2>&1 || {
    tail -n 20 "$work/apt.log" >&2
    die "apt could not fetch mesa-vulkan-drivers of $target"
  }
}

# unpack keeps the loader, the driver, those of its libraries that came along, and a description of the driver that
# points at it. The rest of Mesa would only get into the way of other programs in the same shell.
unpack() {
  local deb driver file
  mkdir -p "$work/root" "$work/tree/lib"
  for deb in "$work"/apt/cache/archives/*.deb; do
    dpkg-deb --extract "$deb" "$work/root"
  done
  driver=$(find "$work/root" -name libvulkan_lvp.so -print -quit)
  [ -n "$driver" ] || die "the packages hold no lavapipe driver"
  {
    find "$work/root" -name libvulkan.so.1
    echo "$driver"
    LD_LIBRARY_PATH=$(dirname "$driver") ldd "$driver" | awk -v root="$work/root/" 'index($3, root) == 1 { print $3 }'
  } | while read -r file; do
    cp -L "$file" "$work/tree/lib/$(basename "$file")"
  done
  printf '{"file_format_version": "1.0.1", "ICD": {"library_path": "%s", "api_version": "1.3.0"}}\n' \
    "$prefix/lib/libvulkan_lvp.so" >"$work/tree/lvp_icd.json"
  mkdir -m 700 "$work/tree/run"
}

if [ ! -e "$prefix/lvp_icd.json" ]; then
  take_lock
  if [ ! -e "$prefix/lvp_icd.json" ]; then
    work_folder "$cache_root"
    say "fetching lavapipe, a Vulkan device in software"
    fetch
    unpack
    publish "$work/tree" "$prefix"
  fi
fi
print_environment
