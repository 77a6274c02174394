package org.odpj.dpdk.lib;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;

/**
 * Finds the DPDK libraries and makes sure that their memory layouts are the ones that this package
 * knows: those of 22.11 (library ABI 23) on x86-64.
 */
public final class Libraries {
  /** What {@code rte_version()} starts with in releases whose layouts are known. */
  public static final String KNOWN_VERSION = "DPDK 22.11.";

  private static final String ABI = "23";
  private static final List<Path> FOLDERS =
      List.of(Path.of("/usr/lib/x86_64-linux-gnu"), Path.of("/usr/local/lib/x86_64-linux-gnu"));
  private static final String INSTALL =
      "./odp install-deps, or apt-get install librte-meta-all (Debian 12 has 22.11)";

  private Libraries() {}

  /**
   * A library for the life of the process; DPDK's constructors register drivers, so it cannot be
   * unloaded.
   */
  static SymbolLookup open(String name) {
    return SymbolLookup.libraryLookup(file(name), Arena.global());
  }

  /**
   * Refuses to go on without the libraries or with others than are known. Loads nothing but EAL.
   *
   * @return the version that was found
   * @throws OdpException naming what is missing or unknown, and what to do
   */
  public static String require() {
    SymbolLookup eal;
    try {
      eal = open("eal");
    } catch (IllegalArgumentException e) {
      throw new OdpException(missingOrOther(), explainMissing(), e);
    }
    String version = version(eal);
    if (!version.startsWith(KNOWN_VERSION)) {
      throw new OdpException(
          ErrorCode.NATIVE_LIBRARY_VERSION,
          "the memory layouts of '%s' are not known; known: %sx; %s"
              .formatted(version, KNOWN_VERSION, INSTALL));
    }
    for (String name : List.of("ring", "mempool", "mbuf", "ethdev", "bus_vdev")) {
      try {
        open(name);
      } catch (IllegalArgumentException e) {
        throw new OdpException(
            ErrorCode.NATIVE_LIBRARY_MISSING, file(name) + " is not installed; " + INSTALL, e);
      }
    }
    return version;
  }

  private static ErrorCode missingOrOther() {
    return otherAbi() == null ? ErrorCode.NATIVE_LIBRARY_MISSING : ErrorCode.NATIVE_LIBRARY_VERSION;
  }

  private static String explainMissing() {
    Path other = otherAbi();
    return other == null
        ? "DPDK is not installed (no " + file("eal") + "); " + INSTALL
        : "DPDK is installed as %s, whose memory layouts are not known; known: %sx (library ABI %s); %s"
            .formatted(other, KNOWN_VERSION, ABI, INSTALL);
  }

  private static @Nullable Path otherAbi() {
    List<Path> found = new ArrayList<>();
    for (Path folder : FOLDERS) {
      if (Files.isDirectory(folder)) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "librte_eal.so.*")) {
          files.forEach(found::add);
        } catch (IOException e) {
          // A folder that cannot be listed holds nothing that could be loaded from it either.
        }
      }
    }
    return found.isEmpty() ? null : found.getFirst();
  }

  private static String version(SymbolLookup eal) {
    // rte_version.h: const char *rte_version(void)
    try {
      MemorySegment text =
          (MemorySegment)
              Downcall.of(eal, "rte_version", FunctionDescriptor.of(ValueLayout.ADDRESS))
                  .invokeExact();
      return text.reinterpret(64).getString(0);
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  private static String file(String name) {
    return "librte_" + name + ".so." + ABI;
  }
}
