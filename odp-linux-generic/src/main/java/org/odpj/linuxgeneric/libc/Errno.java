package org.odpj.linuxgeneric.libc;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;

/**
 * Where calls leave the error number. One for each place that calls, made beforehand, so that the
 * fast path allocates nothing. The numbers are those of the kernel's asm-generic/errno.h, which
 * x86-64 and AArch64 share.
 */
public final class Errno {
  /** Operation not permitted. */
  public static final int EPERM = 1;

  /** No such file or directory. */
  public static final int ENOENT = 2;

  /** Interrupted by a signal. */
  public static final int EINTR = 4;

  /** No such device or address. */
  public static final int ENXIO = 6;

  /** Try again: nothing there, or no room. */
  public static final int EAGAIN = 11;

  /** Out of memory. */
  public static final int ENOMEM = 12;

  /** Permission denied. */
  public static final int EACCES = 13;

  /** Device or resource busy. */
  public static final int EBUSY = 16;

  /** No such device. */
  public static final int ENODEV = 19;

  /** Invalid argument. */
  public static final int EINVAL = 22;

  /** Message too long. */
  public static final int EMSGSIZE = 90;

  /** Network is down. */
  public static final int ENETDOWN = 100;

  /** No buffer space available. */
  public static final int ENOBUFS = 105;

  private static final StructLayout LAYOUT = Linker.Option.captureStateLayout();
  private static final long OFFSET =
      LAYOUT.byteOffset(MemoryLayout.PathElement.groupElement("errno"));

  private final MemorySegment state;

  /**
   * A place for error numbers.
   *
   * @param arena how long it lives
   */
  public Errno(Arena arena) {
    state = arena.allocate(LAYOUT);
  }

  /** What a downcall gets as its first argument. */
  MemorySegment state() {
    return state;
  }

  /** The error number that the last call left. */
  int value() {
    return state.get(ValueLayout.JAVA_INT, OFFSET);
  }
}
