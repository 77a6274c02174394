package org.odpj.linuxgeneric.pktio.filter;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import org.odpj.system.Diagnosis;
import org.odpj.system.Diagnosis.State;

/** Whether libpcap is installed, which nothing but filters needs. */
public final class PcapLibrary {
  /** Its file name with the ABI version, as Debian has it; other systems link it to theirs. */
  static final String FILE = "libpcap.so.0.8";

  /** What brings it. */
  static final String PACKAGE = "libpcap0.8";

  private static final String ITEM = "filters (libpcap)";
  private static final long MAX_TEXT = 256;

  private PcapLibrary() {}

  /** Whether the dynamic linker finds it. */
  static boolean isInstalled() {
    return diagnose().state() == State.OK;
  }

  /**
   * Looks for it.
   *
   * @return its version, or what to install
   */
  public static Diagnosis diagnose() {
    try (Arena arena = Arena.ofConfined()) {
      return Diagnosis.ok(ITEM, version(SymbolLookup.libraryLookup(FILE, arena)));
    } catch (IllegalArgumentException e) {
      // How libraryLookup says that the dynamic linker did not find the file.
      return new Diagnosis(
          ITEM,
          State.DEGRADED,
          FILE + " is not installed",
          "apt-get install %s for filter=; all else works without".formatted(PACKAGE));
    }
  }

  // pcap/pcap.h: const char *pcap_lib_version(void);
  private static String version(SymbolLookup library) {
    try {
      MemorySegment text =
          (MemorySegment)
              Linker.nativeLinker()
                  .downcallHandle(
                      library.findOrThrow("pcap_lib_version"), FunctionDescriptor.of(ADDRESS))
                  .invokeExact();
      return text.reinterpret(MAX_TEXT).getString(0);
    } catch (Throwable e) {
      throw new IllegalStateException("a downcall throws nothing of its own", e);
    }
  }
}
