package org.odpj.accel;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.odpj.system.Diagnosis;

/**
 * A library that may be installed.
 *
 * @param purpose what it accelerates
 * @param file the name that the dynamic linker finds it by, with the ABI version
 * @param debianPackage what to install
 * @param versionFunction returns the version as a C string; empty if the library has no such
 *     function
 * @param versionArgument the function's one int argument, if it takes one
 */
record NativeLibrary(
    String purpose,
    String file,
    String debianPackage,
    String versionFunction,
    Optional<Integer> versionArgument) {
  // openssl/crypto.h: const char *OpenSSL_version(int); 0 is OPENSSL_VERSION.
  /** OpenSSL 3. */
  static final NativeLibrary OPENSSL =
      new NativeLibrary(
          "crypto (OpenSSL)", "libcrypto.so.3", "libssl3", "OpenSSL_version", Optional.of(0));

  // intel-ipsec-mb.h: const char *imb_get_version_str(void).
  /** Intel's multi-buffer crypto. */
  static final NativeLibrary IPSEC_MB =
      new NativeLibrary(
          "crypto (ipsec-mb)",
          "libIPSec_MB.so.1",
          "libipsec-mb1",
          "imb_get_version_str",
          Optional.empty());

  // zlib.h: const char *zlibVersion(void).
  /** zlib. */
  static final NativeLibrary ZLIB =
      new NativeLibrary(
          "compression (zlib)", "libz.so.1", "zlib1g", "zlibVersion", Optional.empty());

  // isa-l.h has its version in macros only.
  /** ISA-L's compression. */
  static final NativeLibrary ISAL =
      new NativeLibrary("compression (ISA-L)", "libisal.so.2", "libisal2", "", Optional.empty());

  /** Long enough for any version text; keeps a missing terminator from being read past. */
  private static final long MAX_VERSION = 256;

  /** Whether the dynamic linker finds it. */
  boolean isInstalled() {
    return version().isPresent();
  }

  /** What to say when it is not. */
  String missing() {
    return "%s is not installed; apt-get install %s".formatted(file, debianPackage);
  }

  Diagnosis diagnose() {
    return version()
        .map(version -> Diagnosis.ok(purpose, version))
        .orElseGet(() ->
            new Diagnosis(
                purpose,
                Diagnosis.State.DEGRADED,
                file + " is not installed",
                "optional: apt-get install " + debianPackage));
  }

  /** What it says of itself; empty if the dynamic linker does not find it. */
  Optional<String> version() {
    try (Arena arena = Arena.ofConfined()) {
      return Optional.of(version(SymbolLookup.libraryLookup(file, arena)));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // How libraryLookup says that the dynamic linker did not find it.
    }
  }

  private String version(SymbolLookup library) {
    Optional<MemorySegment> function =
        versionFunction.isEmpty() ? Optional.empty() : library.find(versionFunction);
    return function.map(this::callForText).orElse(file);
  }

  private String callForText(MemorySegment function) {
    Linker linker = Linker.nativeLinker();
    try {
      MemorySegment text =
          versionArgument.isPresent()
              ? (MemorySegment)
                  linker
                      .downcallHandle(
                          function,
                          FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT))
                      .invokeExact((int) versionArgument.get())
              : (MemorySegment)
                  linker
                      .downcallHandle(function, FunctionDescriptor.of(ValueLayout.ADDRESS))
                      .invokeExact();
      return text.reinterpret(MAX_VERSION).getString(0);
    } catch (Throwable e) {
      throw new AssertionError("a downcall throws nothing of its own", e);
    }
  }
}
