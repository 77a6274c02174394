#!/bin/sh
# Usage: two-hosts.sh make|remove NAME
# Hosts NAME-a and NAME-b: network namespaces with a virtual device eth0 each (10.98.7.1, .2; fd98::1, ::2). The other
# ends of these devices, NAMEa and NAMEb, are here, and nothing joins them but what a test puts between.
set -eu

host() {
  ip netns add "$1-$2"
  ip link add "$1$2" type veth peer name eth0 netns "$1-$2"
  ip link set "$1$2" up
  ip -n "$1-$2" addr add "10.98.7.$3/24" dev eth0
  ip -n "$1-$2" addr add "fd98::$3/64" dev eth0 nodad
  ip -n "$1-$2" link set eth0 up
}

case $1 in
  make)
    host "$2" a 1
    host "$2" b 2
    ;;
  remove)
    # A namespace takes its device along, and that the other end, if a test has not removed it before.
    for side in a b; do
      ip netns del "$2-$side" || :
      ip link del "$2$side" 2>/dev/null || :
    done
    ;;
esac
