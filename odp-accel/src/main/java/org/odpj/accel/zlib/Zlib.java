package org.odpj.accel.zlib;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/** Functions of zlib (zlib.h). */
final class Zlib {
  static final int Z_NO_FLUSH = 0;
  static final int Z_FINISH = 4;
  static final int Z_OK = 0;
  static final int Z_STREAM_END = 1;
  static final int Z_BUF_ERROR = -5;
  static final int Z_DEFAULT_COMPRESSION = -1;
  static final int Z_BEST_COMPRESSION = 9;
  static final int Z_DEFAULT_STRATEGY = 0;
  static final int Z_FIXED = 4;

  private static final int Z_DEFLATED = 8;
  private static final int MEM_LEVEL = 8;

  /** The library checks the first digit, and the size of the structure. */
  private static final MemorySegment VERSION = Arena.global().allocateFrom("1");

  private static final SymbolLookup LIBRARY =
      SymbolLookup.libraryLookup("libz.so.1", Arena.global());

  // int deflateInit2_(z_streamp, int level, int method, int windowBits, int memLevel, int strategy,
  //     const char *version, int stream_size)
  private static final MethodHandle DEFLATE_INIT =
      function(
          "deflateInit2_",
          FunctionDescriptor.of(
              JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS,
              JAVA_INT));
  // int inflateInit2_(z_streamp, int windowBits, const char *version, int stream_size)
  private static final MethodHandle INFLATE_INIT =
      function(
          "inflateInit2_", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT));
  // int deflate(z_streamp, int flush); inflate the same
  private static final FunctionDescriptor STEP = FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle DEFLATE = function("deflate", STEP);
  private static final MethodHandle INFLATE = function("inflate", STEP);
  // int deflateReset(z_streamp); the others the same
  private static final FunctionDescriptor OF_STREAM = FunctionDescriptor.of(JAVA_INT, ADDRESS);
  private static final MethodHandle DEFLATE_RESET = function("deflateReset", OF_STREAM);
  private static final MethodHandle INFLATE_RESET = function("inflateReset", OF_STREAM);
  private static final MethodHandle DEFLATE_END = function("deflateEnd", OF_STREAM);
  private static final MethodHandle INFLATE_END = function("inflateEnd", OF_STREAM);

  private Zlib() {}

  private static MethodHandle function(String name, FunctionDescriptor descriptor) {
    return Linker.nativeLinker().downcallHandle(LIBRARY.findOrThrow(name), descriptor);
  }

  static int deflateInit(MemorySegment stream, int level, int windowBits, int strategy) {
    try {
      return (int)
          DEFLATE_INIT.invokeExact(
              stream,
              level,
              Z_DEFLATED,
              windowBits,
              MEM_LEVEL,
              strategy,
              VERSION,
              (int) ZlibStream.SIZE);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static int inflateInit(MemorySegment stream, int windowBits) {
    try {
      return (int) INFLATE_INIT.invokeExact(stream, windowBits, VERSION, (int) ZlibStream.SIZE);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static int deflate(MemorySegment stream, int flush) {
    try {
      return (int) DEFLATE.invokeExact(stream, flush);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static int inflate(MemorySegment stream) {
    try {
      return (int) INFLATE.invokeExact(stream, Z_NO_FLUSH);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static void deflateReset(MemorySegment stream) {
    call(DEFLATE_RESET, stream);
  }

  static void inflateReset(MemorySegment stream) {
    call(INFLATE_RESET, stream);
  }

  static void deflateEnd(MemorySegment stream) {
    call(DEFLATE_END, stream);
  }

  static void inflateEnd(MemorySegment stream) {
    call(INFLATE_END, stream);
  }

  /** What these return says only whether the stream is one, which it is. */
  private static void call(MethodHandle function, MemorySegment stream) {
    try {
      int _ = (int) function.invokeExact(stream);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /** A downcall throws nothing of its own: what comes out of it is a wrong signature here. */
  private static AssertionError failed(Throwable cause) {
    return new AssertionError("a downcall failed", cause);
  }
}
