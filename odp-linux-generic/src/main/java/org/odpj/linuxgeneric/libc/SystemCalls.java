package org.odpj.linuxgeneric.libc;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.odpj.linuxgeneric.libc.Downcall.handle;
import static org.odpj.linuxgeneric.libc.Downcall.result;
import static org.odpj.linuxgeneric.libc.Downcall.unexpected;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The C library's calls on CPUs and pages: sched.h and unistd.h, as on 64-bit Linux. Each returns a
 * negative error number if it fails.
 */
public final class SystemCalls {
  private static final int SC_PAGESIZE = 30; // of bits/confname.h in glibc

  private static final MethodHandle SCHED_GETAFFINITY =
      handle("sched_getaffinity", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS));
  private static final MethodHandle SCHED_SETAFFINITY =
      handle("sched_setaffinity", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS));
  private static final MethodHandle SCHED_GETCPU =
      handle("sched_getcpu", FunctionDescriptor.of(JAVA_INT));
  private static final MethodHandle SYSCONF =
      handle("sysconf", FunctionDescriptor.of(JAVA_LONG, JAVA_INT));

  private SystemCalls() {}

  /**
   * sched_getaffinity(2).
   *
   * @param errno where the error goes
   * @param thread its number; 0 for the calling one
   * @param mask takes a bit for each CPU
   * @return 0 or more
   */
  public static int getAffinity(Errno errno, int thread, MemorySegment mask) {
    try {
      long bytes = mask.byteSize();
      return result(errno, (int) SCHED_GETAFFINITY.invokeExact(errno.state(), thread, bytes, mask));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /**
   * sched_setaffinity(2).
   *
   * @param errno where the error goes
   * @param thread its number; 0 for the calling one
   * @param mask a bit for each CPU
   * @return 0
   */
  public static int setAffinity(Errno errno, int thread, MemorySegment mask) {
    try {
      long bytes = mask.byteSize();
      return result(errno, (int) SCHED_SETAFFINITY.invokeExact(errno.state(), thread, bytes, mask));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /**
   * sched_getcpu(3).
   *
   * @param errno where the error goes
   * @return the number of the CPU that the calling thread runs on
   */
  public static int getCpu(Errno errno) {
    try {
      return result(errno, (int) SCHED_GETCPU.invokeExact(errno.state()));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /**
   * The size of ordinary pages.
   *
   * @return bytes
   */
  public static long pageSize() {
    try (Arena arena = Arena.ofConfined()) {
      return (long) SYSCONF.invokeExact(new Errno(arena).state(), SC_PAGESIZE);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }
}
