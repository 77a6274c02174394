#!/bin/sh
# Builds the distribution if there is none, or if a source is newer; costs a few milliseconds if there is nothing to do.
set -eu

root=$(dirname "$(dirname "$(readlink -f "$0")")")
dist=$root/apps/target/dist
log=$root/target/odp-build.log
apps=org.odpj.apps/org.odpj.apps.cli.OdpCommand
validation=org.odpj.validation/org.odpj.validation.cli.ValidateCommand

# The Maven build leaves `stamp`, dated when it began.
built() {
  [ -e "$dist/stamp" ] &&
    [ -z "$(find "$root"/*/src/main "$root/pom.xml" "$root"/*/pom.xml -newer "$dist/stamp" -print -quit)" ]
}

cached() {
  [ -e "$dist/${apps%/*}.aot" ] && [ -e "$dist/${validation%/*}.aot" ]
}

# Usage: cache MODULE/CLASS ARGUMENT
# Runs a command that loads what every start loads. Java keeps it in a cache, and later starts take half the time.
# The cache appears under its name when it is whole. If there is none to be had, an empty one says so.
cache() {
  file=$dist/${1%/*}.aot
  rm -f "$file".new*
  ODP_CLASSPATH='' ODP_JAVA_OPTS="-XX:AOTCacheOutput=$file.new" "$root/build/java.sh" "$@" >/dev/null 2>&1 || :
  [ -s "$file.new" ] || : >"$file.new"
  mv "$file.new" "$file"
}

if built && cached; then exit 0; fi

# One builds, the others wait and find everything there.
mkdir -p "$root/target"
exec 9>"$root/target/odp.lock"
flock 9

if ! built; then
  echo "odp: building first (log: $log)" >&2
  if ! "$root/build/build.sh" -q package -Dmaven.test.skip -Dformat.skip >"$log" 2>&1; then
    cat "$log" >&2
    echo "odp: the build failed" >&2
    exit 2
  fi
fi
if ! cached; then
  cache "$apps" list
  cache "$validation" --help
fi
