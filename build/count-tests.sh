#!/bin/sh
# Adds up the reports of all tests in one line: N passed, N failed[, N skipped].
# Fails if a test failed or none ran.
set -eu

root=$(dirname "$(dirname "$(readlink -f "$0")")")
conformance=$root/target/conformance/report.json

# Unit and system tests: the attributes of <testsuite> in each report.
maven_counts() {
  find "$root"/*/target/surefire-reports "$root"/*/target/failsafe-reports -name 'TEST-*.xml' \
    -exec grep -h -m 1 '<testsuite ' {} + 2>/dev/null |
    grep -oE ' (tests|errors|failures|skipped)="[0-9]+"' | tr '="' '  ' | awk '
      $1 == "tests" { print "passed", $2; next }
      { print "passed", -$2; print ($1 == "skipped" ? "skipped" : "failed"), $2 }'
}

# Conformance: the numbers in backends[], but not those of objects further inside.
conformance_counts() {
  [ -e "$conformance" ] || return 0
  grep -oE '"([^"\\]|\\.)*"|[][{}]|[0-9]+' "$conformance" | awk '
    /^[[{]$/ { depth++ }
    /^[]}]$/ { depth-- }
    /^"/ && depth == 1 { field = $0 }
    /^[0-9]/ && depth == 3 && field == "\"backends\"" { gsub("\"", "", last); print last, $0 }
    { last = $0 }'
}

{
  maven_counts
  conformance_counts
} | awk '
  { count[$1] += $2 }
  END {
    printf "%d passed, %d failed", count["passed"], count["failed"]
    if (count["skipped"]) printf ", %d skipped", count["skipped"]
    print ""
    exit count["failed"] > 0 || count["passed"] == 0
  }'
