package org.odpj.validation.cases;

import java.util.Locale;
import org.odpj.stash.StashType;
import org.odpj.validation.suite.Variant;

/** The forms of put and get: order, kind of handle, one at a time or bursts, batch or not. */
enum StashForm implements Variant {
  DEFAULT_INT_1,
  DEFAULT_INT_N,
  DEFAULT_INT_1_BATCH,
  DEFAULT_INT_N_BATCH,
  DEFAULT_LONG_1,
  DEFAULT_LONG_N,
  DEFAULT_LONG_1_BATCH,
  DEFAULT_LONG_N_BATCH,
  DEFAULT_OBJECT_1,
  DEFAULT_OBJECT_N,
  DEFAULT_OBJECT_1_BATCH,
  DEFAULT_OBJECT_N_BATCH,
  FIFO_INT_1,
  FIFO_INT_N,
  FIFO_INT_1_BATCH,
  FIFO_INT_N_BATCH,
  FIFO_LONG_1,
  FIFO_LONG_N,
  FIFO_LONG_1_BATCH,
  FIFO_LONG_N_BATCH,
  FIFO_OBJECT_1,
  FIFO_OBJECT_N,
  FIFO_OBJECT_1_BATCH,
  FIFO_OBJECT_N_BATCH;

  StashType type() {
    return StashType.valueOf(part(0));
  }

  AnyStash.Kind kind() {
    return AnyStash.Kind.valueOf(part(1));
  }

  int burst() {
    return part(2).equals("1") ? 1 : 7;
  }

  boolean batch() {
    return name().endsWith("_BATCH");
  }

  /** The case for handles of any size. */
  @Override
  public String odpName() {
    return odpName("put_" + odpKind());
  }

  /** The case for handles of just this size. */
  @Override
  public String odpPrefix() {
    return kind() == AnyStash.Kind.OBJECT ? odpName() : odpName(odpKind() + "_put_" + odpKind());
  }

  private String odpName(String put) {
    String end = name().substring(name().indexOf('_', part(0).length() + 1));
    return (part(0) + "_" + put + end).toLowerCase(Locale.ROOT);
  }

  private String part(int index) {
    return name().split("_", -1)[index];
  }

  private String odpKind() {
    return switch (kind()) {
      case INT -> "u32";
      case LONG -> "u64";
      case OBJECT -> "ptr";
    };
  }
}
