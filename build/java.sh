#!/bin/sh
# Usage: java.sh MODULE/CLASS [ARGUMENT...]
# Becomes the JVM that runs a main class of the built project.
#   ODP_CLASSPATH  jars to add to the class path
#   ODP_JAVA_OPTS  more options for the JVM; given last, so that they win
set -eu

root=$(dirname "$(dirname "$(readlink -f "$0")")")
java=$("$root/build/find-jdk.sh")/bin/java
dist=$root/apps/target/dist
cache=$dist/${1%%/*}.aot

# Modules that call C. Java warns of a name that it does not find.
native=
for module in odp-linux-generic:org.odpj.linuxgeneric odp-dpdk-backend:org.odpj.dpdk odp-accel:org.odpj.accel; do
  for jar in "$dist/lib/${module%%:*}"-*.jar; do
    [ ! -e "$jar" ] || native=$native,${module#*:}
  done
done

# Read from the last line to the first, this is the command line.
set -- -p "$dist/lib" -m "$@"
# shellcheck disable=SC2086 # options are words
set -- ${ODP_JAVA_OPTS:-} "$@"
if [ -n "${ODP_CLASSPATH:-}" ]; then
  # Code on the class path may call C too, and any module of the JDK.
  native=$native,ALL-UNNAMED
  set -- -cp "$ODP_CLASSPATH" --add-modules ALL-DEFAULT "$@"
fi
if [ -e "$cache" ]; then
  # Loaded and linked classes from a run at build time. Only a matter of speed: silent where it does not fit.
  set -- -XX:AOTCache="$cache" '-Xlog:aot*=off,cds*=off' "$@"
fi
# The serial collector marks one card for each reference stored, and that is all: rings of packets are full of them.
exec "$java" -XX:+UseSerialGC --enable-native-access="${native#,}" "$@"
