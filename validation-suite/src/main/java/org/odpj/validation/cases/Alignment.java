package org.odpj.validation.cases;

import org.odpj.validation.suite.Variant;

/** Alignments of data. */
enum Alignment implements Variant {
  A1(1),
  A8(8),
  A64(64),
  A512(512);

  final int bytes;

  Alignment(int bytes) {
    this.bytes = bytes;
  }
}
