package org.odpj.accel.isal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/** Functions of ISA-L (igzip_lib.h). */
final class Isal {
  private static final SymbolLookup LIBRARY =
      SymbolLookup.libraryLookup("libisal.so.2", Arena.global());

  // void isal_deflate_init(struct isal_zstream *); the next three the same
  private static final FunctionDescriptor PREPARE = FunctionDescriptor.ofVoid(ADDRESS);
  private static final MethodHandle DEFLATE_INIT = function("isal_deflate_init", PREPARE);
  private static final MethodHandle DEFLATE_RESET = function("isal_deflate_reset", PREPARE);
  private static final MethodHandle INFLATE_INIT = function("isal_inflate_init", PREPARE);
  private static final MethodHandle INFLATE_RESET = function("isal_inflate_reset", PREPARE);
  // int isal_deflate(struct isal_zstream *); isal_inflate the same
  private static final FunctionDescriptor STEP = FunctionDescriptor.of(JAVA_INT, ADDRESS);
  private static final MethodHandle DEFLATE = function("isal_deflate", STEP);
  private static final MethodHandle INFLATE = function("isal_inflate", STEP);
  // int isal_deflate_set_hufftables(struct isal_zstream *, struct isal_hufftables *, int type)
  private static final MethodHandle SET_HUFFTABLES =
      function(
          "isal_deflate_set_hufftables",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));

  private Isal() {}

  private static MethodHandle function(String name, FunctionDescriptor descriptor) {
    return Linker.nativeLinker().downcallHandle(LIBRARY.findOrThrow(name), descriptor);
  }

  static void deflateInit(MemorySegment stream) {
    prepare(DEFLATE_INIT, stream);
  }

  static void deflateReset(MemorySegment stream) {
    prepare(DEFLATE_RESET, stream);
  }

  static void inflateInit(MemorySegment state) {
    prepare(INFLATE_INIT, state);
  }

  static void inflateReset(MemorySegment state) {
    prepare(INFLATE_RESET, state);
  }

  private static void prepare(MethodHandle function, MemorySegment struct) {
    try {
      function.invokeExact(struct);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static int deflate(MemorySegment stream) {
    try {
      return (int) DEFLATE.invokeExact(stream);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static int inflate(MemorySegment state) {
    try {
      return (int) INFLATE.invokeExact(state);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /** Makes a new stream use the codes that the standard fixes. */
  static void useFixedCodes(MemorySegment stream) {
    try {
      int _ =
          (int)
              SET_HUFFTABLES.invokeExact(stream, MemorySegment.NULL, IsalLayouts.HUFFTABLE_STATIC);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /** A downcall throws nothing of its own: what comes out of it is a wrong signature here. */
  private static AssertionError failed(Throwable cause) {
    return new AssertionError("a downcall failed", cause);
  }
}
