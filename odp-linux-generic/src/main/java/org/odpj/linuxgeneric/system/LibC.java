package org.odpj.linuxgeneric.system;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/** The C library's functions on CPUs and pages: sched.h and unistd.h, as on 64-bit Linux. */
final class LibC {
  /** Of bits/confname.h in glibc. */
  static final int SC_PAGESIZE = 30;

  static final StructLayout CAPTURED = Linker.Option.captureStateLayout();

  private static final VarHandle ERRNO =
      CAPTURED.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final MethodHandle SCHED_GETAFFINITY =
      withErrno("sched_getaffinity", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS));
  private static final MethodHandle SCHED_SETAFFINITY =
      withErrno("sched_setaffinity", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS));
  private static final MethodHandle SYSCONF =
      withErrno("sysconf", FunctionDescriptor.of(JAVA_LONG, JAVA_INT));

  private LibC() {}

  static int getAffinity(MemorySegment errno, int pid, long bytes, MemorySegment mask) {
    try {
      return (int) SCHED_GETAFFINITY.invokeExact(errno, pid, bytes, mask);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  static int setAffinity(MemorySegment errno, int thread, long bytes, MemorySegment mask) {
    try {
      return (int) SCHED_SETAFFINITY.invokeExact(errno, thread, bytes, mask);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  static long sysconf(MemorySegment errno, int name) {
    try {
      return (long) SYSCONF.invokeExact(errno, name);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** What the last call with this segment left in {@code errno}. */
  static int errno(MemorySegment captured) {
    return (int) ERRNO.get(captured, 0L);
  }

  private static MethodHandle withErrno(String function, FunctionDescriptor descriptor) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(function),
        descriptor,
        Linker.Option.captureCallState("errno"));
  }

  /** A downcall handle itself throws nothing that a caller could mend. */
  private static AssertionError unexpected(Throwable cause) {
    return new AssertionError(cause);
  }
}
