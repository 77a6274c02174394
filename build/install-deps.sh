#!/bin/sh
# The command `odp install-deps`.
set -eu

if [ "${1:-}" = --help ]; then
  cat <<END
Usage: odp install-deps [--without dpdk] [--offline]
Installs what the backends and the system tests use and this machine lacks, from Debian's packages.
  --without dpdk  leave DPDK out
  --offline       install nothing, only tell what is missing
Exits with 2 if something is missing that it may not install.
END
  exit
fi

without=
offline=
while [ $# -gt 0 ]; do
  case $1 in
    --without)
      without=${2:-}
      [ "$without" = dpdk ] || { echo "odp: --without knows only dpdk" >&2; exit 2; }
      shift
      ;;
    --offline) offline=yes ;;
    *) echo "odp: unknown option $1; see odp install-deps --help" >&2; exit 2 ;;
  esac
  shift
done

# Tools and ldconfig are not in everybody's PATH.
PATH=$PATH:/usr/sbin:/sbin

has_command() { command -v "$1" >/dev/null; }
has_library() { ldconfig -p | grep -q "$1"; }

missing=
has_command ip || missing="$missing iproute2"
has_command ping || missing="$missing iputils-ping"
has_command tshark || missing="$missing tshark"
[ "$without" = dpdk ] || has_library 'librte_ethdev\.so\.' || missing="$missing dpdk"
[ -n "$missing" ] || exit 0

install="apt-get install -y --no-install-recommends$missing"

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    env DEBIAN_FRONTEND=noninteractive "$@"
  else
    sudo -n env DEBIAN_FRONTEND=noninteractive "$@"
  fi
}

if [ -n "$offline" ] || ! has_command apt-get || ! as_root true 2>/dev/null; then
  echo "odp: not installed:$missing. As root, on Debian: $install" >&2
  exit 2
fi

echo "odp: installing$missing" >&2
# A fresh machine has no list of packages, or an old one.
as_root apt-get update -qq
# shellcheck disable=SC2086 # words
as_root $install >/dev/null
