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
    *) echo "odp: unknown option $1; there are --without dpdk, --offline, --help" >&2; exit 2 ;;
  esac
  shift
done

# What is looked for, and the package that brings it. Package dpdk has scripts only; this one has the libraries.
needs() {
  cat <<END
ip iproute2
ping iputils-ping
ethtool ethtool
tshark tshark
libpcap.so.0.8 libpcap0.8
libcrypto.so.3 libssl3
libIPSec_MB.so.1 libipsec-mb1
libisal.so.2 libisal2
END
  [ "$without" = dpdk ] || cat <<END
librte_ethdev.so librte-meta-all
librte_mempool_ring.so librte-meta-all
librte_net_ring.so librte-meta-all
librte_net_pcap.so librte-meta-all
END
}

# Tools and ldconfig are not in everybody's PATH.
PATH=$PATH:/usr/sbin:/sbin
libraries=$(ldconfig -p)
present() {
  case $1 in
    lib*) case $libraries in *"$1"*) ;; *) return 1 ;; esac ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

missing=$(needs | while read -r need package; do
  present "$need" || printf ' %s\n' "$package"
done | uniq | tr -d '\n')
[ -n "$missing" ] || exit 0

install="apt-get install -y --no-install-recommends$missing"

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    env DEBIAN_FRONTEND=noninteractive "$@"
  else
    sudo -n env DEBIAN_FRONTEND=noninteractive "$@"
  fi
}

if [ -n "$offline" ] || ! command -v apt-get >/dev/null || ! as_root true 2>/dev/null; then
  echo "odp: not installed:$missing. As root, on Debian: $install" >&2
  exit 2
fi

echo "odp: installing$missing" >&2
# A fresh machine has no list of packages, or an old one.
as_root apt-get update -qq
# shellcheck disable=SC2086 # words
as_root $install >/dev/null
