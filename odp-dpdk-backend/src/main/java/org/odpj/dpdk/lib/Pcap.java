package org.odpj.dpdk.lib;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * The functions of libpcap that read a capture file. The net_pcap driver brings the library along.
 */
public final class Pcap {
  /** {@code DLT_EN10MB}. */
  public static final int ETHERNET = 1;

  private static final SymbolLookup PCAP =
      SymbolLookup.libraryLookup("libpcap.so.0.8", Arena.global());

  // pcap/pcap.h
  private static final int ERRBUF_SIZE = 256;
  private static final MethodHandle OPEN =
      Downcall.of(PCAP, "pcap_open_offline", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
  private static final MethodHandle CLOSE =
      Downcall.of(PCAP, "pcap_close", FunctionDescriptor.ofVoid(ADDRESS));
  private static final MethodHandle DATALINK =
      Downcall.of(PCAP, "pcap_datalink", FunctionDescriptor.of(JAVA_INT, ADDRESS));
  private static final MethodHandle NEXT =
      Downcall.of(PCAP, "pcap_next_ex", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
  private static final MethodHandle GETERR =
      Downcall.of(PCAP, "pcap_geterr", FunctionDescriptor.of(ADDRESS, ADDRESS));
  // struct pcap_pkthdr: struct timeval (16 bytes), then bpf_u_int32 caplen
  private static final int HEADER_CAPLEN = 16;

  private Pcap() {}

  /**
   * Opens a file.
   *
   * @return a handle, or NULL with the reason in {@code error}
   */
  public static MemorySegment open(String path, StringBuilder error) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(ERRBUF_SIZE);
      MemorySegment handle = (MemorySegment) OPEN.invokeExact(arena.allocateFrom(path), buffer);
      error.append(buffer.getString(0));
      return handle;
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /** Closes a file. */
  public static void close(MemorySegment handle) {
    try {
      CLOSE.invokeExact(handle);
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /** What kind of frames a file has. */
  public static int datalink(MemorySegment handle) {
    try {
      return (int) DATALINK.invokeExact(handle);
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /** The length of the next frame; -2 at the end of the file, -1 if it is damaged. */
  public static int nextLength(MemorySegment handle, MemorySegment header, MemorySegment data) {
    try {
      int result = (int) NEXT.invokeExact(handle, header, data);
      return result == 1
          ? header.get(ADDRESS, 0).reinterpret(HEADER_CAPLEN + 4).get(JAVA_INT, HEADER_CAPLEN)
          : result;
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /** Why the last call failed. */
  public static String error(MemorySegment handle) {
    try {
      MemorySegment text = (MemorySegment) GETERR.invokeExact(handle);
      return text.reinterpret(ERRBUF_SIZE).getString(0);
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }
}
