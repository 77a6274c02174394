package org.odpj.dpdk.lib;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/** The few functions of the C library that catch what native code prints. */
public final class Libc {
  private static final SymbolLookup C = Linker.nativeLinker().defaultLookup();

  // stdio.h
  private static final MethodHandle FOPEN =
      Downcall.of(C, "fopen", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
  private static final MethodHandle FFLUSH =
      Downcall.of(C, "fflush", FunctionDescriptor.of(JAVA_INT, ADDRESS));
  private static final MethodHandle FILENO =
      Downcall.of(C, "fileno", FunctionDescriptor.of(JAVA_INT, ADDRESS));
  // unistd.h
  private static final MethodHandle DUP =
      Downcall.of(C, "dup", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle DUP2 =
      Downcall.of(C, "dup2", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle CLOSE =
      Downcall.of(C, "close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private Libc() {}

  /** Opens a C stream for appending; NULL on an error. */
  public static MemorySegment openForAppending(String path) {
    try (Arena arena = Arena.ofConfined()) {
      return (MemorySegment) FOPEN.invokeExact(arena.allocateFrom(path), arena.allocateFrom("a"));
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /** Writes out what a stream holds; NULL for every stream. */
  public static void flush(MemorySegment stream) {
    try {
      int ignored = (int) FFLUSH.invokeExact(stream);
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /** Runs something while standard output and standard error of the process go to a stream. */
  public static void redirectOutput(MemorySegment stream, Runnable task) {
    flush(MemorySegment.NULL);
    int out = call(DUP, 1);
    int err = call(DUP, 2);
    int target = fileno(stream);
    dup2(target, 1);
    dup2(target, 2);
    try {
      task.run();
    } finally {
      flush(MemorySegment.NULL);
      dup2(out, 1);
      dup2(err, 2);
      call(CLOSE, out);
      call(CLOSE, err);
    }
  }

  private static int fileno(MemorySegment stream) {
    try {
      return (int) FILENO.invokeExact(stream);
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  private static void dup2(int from, int to) {
    try {
      int ignored = (int) DUP2.invokeExact(from, to);
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  private static int call(MethodHandle function, int descriptor) {
    try {
      return (int) function.invokeExact(descriptor);
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }
}
