#!/bin/sh
# The command `odp test`.
set -eu

if [ "${1:-}" = --help ]; then
  cat <<END
Usage: odp test [--without dpdk] [--offline]
Runs everything that can be tested: unit tests, architecture rules, system tests, and the conformance suite on each
backend. Installs first what they need and this machine lacks. The last line counts the results.
  --without dpdk  do without DPDK, where it cannot be installed
  --offline       install and download nothing
Conformance reports are left in target/conformance.
END
  exit
fi

root=$(dirname "$(dirname "$(readlink -f "$0")")")
conformance=$root/target/conformance
"$root/build/install-deps.sh" "$@"

backends=linux-generic,dpdk
offline=
for option in "$@"; do
  case $option in
    dpdk) backends=linux-generic ;;
    --offline) offline=--offline ;;
  esac
done

# Reports of an earlier run would be counted again.
rm -rf "$root"/*/target/surefire-reports "$root"/*/target/failsafe-reports "$conformance"
mkdir -p "$conformance"

status=0
if ! "$root/build/build.sh" verify -Psystem $offline; then
  echo "odp: the build failed; the conformance suite was not run" >&2
  status=1
else
  "$root/odp" validate --backend "$backends" --json "$conformance/report.json" \
    --junit "$conformance/report.xml" --html "$conformance/report.html" || status=1
  case $backends in
    *dpdk*) "$root/odp" validate --backend dpdk --set eventdev=event-sw --subsystem scheduler || status=1 ;;
  esac
fi
"$root/build/count-tests.sh" || status=1
exit $status
