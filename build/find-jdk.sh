#!/bin/sh
# Prints the home of the first JDK that is new enough, or tells where it looked and exits with 2.
# The file `release` of a JDK tells its version: asking each java would take a second.
set -eu

wanted=25

candidates() {
  printf '%s\n' "${ODP_JAVA_HOME:-}" "${JAVA_HOME:-}"
  if javac=$(command -v javac); then
    dirname "$(dirname "$(readlink -f "$javac")")"
  fi
  printf '%s\n' /usr/lib/jvm/* /opt/* /usr/local/* "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/*
}

new_enough() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  # The line is JAVA_VERSION="25.0.3".
  while IFS='="' read -r key _ value _; do
    if [ "$key" = JAVA_VERSION ]; then
      feature=${value%%[!0-9]*}
      [ "${feature:-0}" -ge "$wanted" ]
      return
    fi
  done <"$1/release"
  return 1
}

home=$(candidates | while read -r candidate; do
  if new_enough "$candidate"; then
    printf '%s\n' "$candidate"
    break
  fi
done)

if [ -z "$home" ]; then
  cat >&2 <<END
odp: found no JDK $wanted or newer. Looked in
  ODP_JAVA_HOME (${ODP_JAVA_HOME:-not set}), JAVA_HOME (${JAVA_HOME:-not set}), PATH,
  /usr/lib/jvm, /opt, /usr/local, ~/.sdkman/candidates/java, ~/.jdks.
Install one, or set ODP_JAVA_HOME to the folder of one.
END
  exit 2
fi
printf '%s\n' "$home"
