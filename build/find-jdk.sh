#!/bin/sh
# Prints the home of the first JDK found that is new enough, or says where it looked and exits with 2.
# Its file `release` tells the version, so that no java has to be started to ask it.
set -eu

wanted=25

candidates() {
  printf '%s\n' "${ODP_JAVA_HOME:-}" "${JAVA_HOME:-}"
  if java=$(command -v java); then
    dirname "$(dirname "$(readlink -f "$java")")"
  fi
  printf '%s\n' /usr/lib/jvm/* /opt/* /usr/local/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*
}

# Feature version of a JDK home; fails if it is none (a JRE has no javac).
version() {
  [ -r "$1/release" ] && [ -x "$1/bin/javac" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

found=$(candidates | while read -r home; do
  if [ -n "$home" ] && version=$(version "$home") && [ "${version:-0}" -ge "$wanted" ]; then
    printf '%s\n' "$home"
    break
  fi
done)

if [ -z "$found" ]; then
  cat >&2 <<END
odp: no JDK $wanted or newer found. Looked in: ODP_JAVA_HOME (${ODP_JAVA_HOME:-not set}), JAVA_HOME (${JAVA_HOME:-not set}),
PATH, /usr/lib/jvm, /opt, /usr/local, ~/.sdkman/candidates/java and ~/.jdks.
Install a JDK $wanted, or set ODP_JAVA_HOME to the folder of one.
END
  exit 2
fi
printf '%s\n' "$found"
