#!/bin/sh
# The command `odp build`, and the one place that calls Maven.
set -eu

if [ "${1:-}" = --help ]; then
  cat <<END
Usage: odp build [MAVEN ARGUMENT...]
Builds all modules without their tests; with arguments, gives those to Maven instead.
Maven runs on the JDK that this command finds.
END
  exit
fi

root=$(dirname "$(dirname "$(readlink -f "$0")")")
if ! command -v mvn >/dev/null; then
  echo "odp: Maven (mvn) is needed to build the project and is not installed. On Debian: apt-get install maven" >&2
  exit 2
fi
JAVA_HOME=$("$root/build/find-jdk.sh")
# New Java versions warn of what Maven's own libraries do.
MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}"
export JAVA_HOME MAVEN_OPTS

[ $# -gt 0 ] || set -- package -Dmaven.test.skip
exec mvn -B -f "$root/pom.xml" "$@"
