#!/bin/sh
# Usage: format.sh check|fix DIR
# Runs google-java-format over the Java files below DIR/src. The Maven build puts its jars into target/formatter.
set -eu

mode=$1
dir=$2
build=$(dirname "$(readlink -f "$0")")
stamp=$dir/target/format-checked

[ -d "$dir/src" ] || exit 0

# Files that were found clean before and have not changed since are not looked at again.
changed() {
  if [ "$mode" = check ] && [ -e "$stamp" ]; then
    find "$dir/src" -name '*.java' -newer "$stamp" -print0
  else
    find "$dir/src" -name '*.java' -print0
  fi
}

# The formatter is built on the compiler's parser, whose packages are not exported.
javac=--add-exports=jdk.compiler/com.sun.tools.javac
formatter() {
  java=$("$build/find-jdk.sh")/bin/java
  changed | xargs -0 -r "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    $javac.api=ALL-UNNAMED $javac.code=ALL-UNNAMED $javac.file=ALL-UNNAMED \
    $javac.parser=ALL-UNNAMED $javac.tree=ALL-UNNAMED $javac.util=ALL-UNNAMED \
    -cp "$build/../target/formatter/*" com.google.googlejavaformat.java.Main "$@"
}

case $mode in
  fix)
    formatter --replace
    ;;
  check)
    mkdir -p "$dir/target"
    # Dated before the run, so that a file changed during it is looked at next time.
    touch "$stamp.new"
    if ! formatter --dry-run --set-exit-if-changed; then
      echo "Not formatted: the files above. To format them: ./odp format" >&2
      exit 1
    fi
    mv "$stamp.new" "$stamp"
    ;;
esac
