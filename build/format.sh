#!/bin/sh
# Usage: format.sh check|fix DIR
# Runs google-java-format over the Java files below DIR/src. The Maven build put its jars into target/formatter.
set -eu

mode=$1
dir=$2
build=$(dirname "$(readlink -f "$0")")
lib=$build/../target/formatter
stamp=$dir/target/format-checked

[ -d "$dir/src" ] || exit 0

case $mode in
  fix) args=--replace ;;
  check) args='--dry-run --set-exit-if-changed' ;;
esac

# Files that were found clean before and have not changed since are not looked at again.
changed() {
  if [ "$mode" = check ] && [ -e "$stamp" ]; then
    find "$dir/src" -name '*.java' -newer "$stamp" -print0
  else
    find "$dir/src" -name '*.java' -print0
  fi
}

mkdir -p "$dir/target"
touch "$stamp.new"
java=$("$build/find-jdk.sh")/bin/java
# shellcheck disable=SC2086 # $args are words
if ! changed | xargs -0 -r "$java" -XX:+UseSerialGC -cp "$lib/*" com.google.googlejavaformat.java.Main $args; then
  rm -f "$stamp.new"
  echo "The files above are not formatted. To format them: ./odp format" >&2
  exit 1
fi
mv "$stamp.new" "$stamp"
