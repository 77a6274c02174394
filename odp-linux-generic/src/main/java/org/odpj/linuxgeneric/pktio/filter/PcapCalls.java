package org.odpj.linuxgeneric.pktio.filter;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * Functions of libpcap (pcap/pcap.h, pcap/bpf.h; the same since release 0.8). It can be loaded only
 * where {@link PcapLibrary} found the library.
 */
final class PcapCalls {
  private static final long MAX_TEXT = 256; // PCAP_ERRBUF_SIZE

  private static final SymbolLookup PCAP =
      SymbolLookup.libraryLookup(PcapLibrary.FILE, Arena.global());

  private static final MethodHandle OPEN_DEAD =
      handle("pcap_open_dead", FunctionDescriptor.of(ADDRESS, JAVA_INT, JAVA_INT));
  private static final MethodHandle COMPILE =
      handle(
          "pcap_compile",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT));
  private static final MethodHandle ERROR =
      handle("pcap_geterr", FunctionDescriptor.of(ADDRESS, ADDRESS));
  private static final MethodHandle FREE_CODE =
      handle("pcap_freecode", FunctionDescriptor.ofVoid(ADDRESS));
  private static final MethodHandle CLOSE =
      handle("pcap_close", FunctionDescriptor.ofVoid(ADDRESS));
  private static final MethodHandle FILTER =
      handle(
          "bpf_filter",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT),
          Linker.Option.critical(false));

  private PcapCalls() {}

  private static MethodHandle handle(
      String name, FunctionDescriptor type, Linker.Option... options) {
    return Linker.nativeLinker().downcallHandle(PCAP.findOrThrow(name), type, options);
  }

  /** A handle that reads nothing and knows the kind of frames only. */
  static MemorySegment openDead(int linkType, int snapLength) {
    try {
      return (MemorySegment) OPEN_DEAD.invokeExact(linkType, snapLength);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Compiles an expression into a {@code struct bpf_program}; negative if it is refused. */
  static int compile(
      MemorySegment handle, MemorySegment program, MemorySegment text, int optimize, int mask) {
    try {
      return (int) COMPILE.invokeExact(handle, program, text, optimize, mask);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** What was wrong with the last call on a handle. */
  static String error(MemorySegment handle) {
    try {
      MemorySegment text = (MemorySegment) ERROR.invokeExact(handle);
      return text.reinterpret(MAX_TEXT).getString(0);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Frees what {@link #compile} made. */
  static void freeCode(MemorySegment program) {
    try {
      FREE_CODE.invokeExact(program);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Closes a handle. */
  static void close(MemorySegment handle) {
    try {
      CLOSE.invokeExact(handle);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Runs a program on {@code length} bytes of a frame that had {@code wireLength}; 0 for no. */
  static int filter(MemorySegment instructions, long frame, int wireLength, int length) {
    try {
      return (int) FILTER.invokeExact(instructions, frame, wireLength, length);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  private static IllegalStateException unexpected(Throwable e) {
    return new IllegalStateException("a downcall throws nothing of its own", e);
  }
}
