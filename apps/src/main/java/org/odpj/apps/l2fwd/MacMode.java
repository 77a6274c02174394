package org.odpj.apps.l2fwd;

import java.util.Locale;

/** What happens to a frame's addresses. */
enum MacMode {
  /** Nothing. */
  NONE,
  /** Source and destination change places. */
  SWAP,
  /** The source becomes the output's address, the destination a configured one. */
  REWRITE;

  /** The name for people. */
  String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name, so that picocli shows and reads it in lower case. */
  @Override
  public String toString() {
    return title();
  }
}
