#!/bin/sh
# The command `odp format`. The Maven build calls it too, to check each module.
set -eu

if [ "${1:-}" = --help ]; then
  cat <<END
Usage: odp format [--check] [MODULE...]
Formats the Java files of all modules, or of those named, with google-java-format.
  --check  changes nothing: lists files that are not formatted, and fails if there are any
END
  exit
fi

root=$(dirname "$(dirname "$(readlink -f "$0")")")
lib=$root/target/formatter
java=$("$root/build/find-jdk.sh")/bin/java

# Reads file names, each ended by a NUL. The formatter is made of parts of the compiler that are not exported.
google_java_format() {
  javac=--add-exports=jdk.compiler/com.sun.tools.javac
  xargs -0 -r "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    $javac.api=ALL-UNNAMED $javac.code=ALL-UNNAMED $javac.file=ALL-UNNAMED \
    $javac.parser=ALL-UNNAMED $javac.tree=ALL-UNNAMED $javac.util=ALL-UNNAMED \
    -cp "$lib/*" com.google.googlejavaformat.java.Main "$@"
}

# A file is looked at again only if it changed since it was found good.
check() {
  checked=$1/target/format-checked
  mkdir -p "$1/target"
  [ -e "$checked" ] || touch -d @0 "$checked"
  touch "$checked.new"
  find "$1/src" -name '*.java' -newer "$checked" -print0 | google_java_format --dry-run --set-exit-if-changed || {
    echo "These files are not formatted. To format them: ./odp format" >&2
    return 1
  }
  mv "$checked.new" "$checked"
}

fix() {
  find "$1/src" -name '*.java' -print0 | google_java_format --replace
}

action=fix
if [ "${1:-}" = --check ]; then
  action=check
  shift
fi
if [ $# -eq 0 ]; then
  cd "$root"
  set -- */
fi

[ -d "$lib" ] || "$root/build/build.sh" -q -N process-classes
for module in "$@"; do
  [ ! -d "$module/src" ] || $action "$module"
done
