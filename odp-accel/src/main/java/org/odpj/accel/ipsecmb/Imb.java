package org.odpj.accel.ipsecmb;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * Functions of libIPSec_MB that work on one buffer (intel-ipsec-mb.h): they keep no state but what
 * they are given, so any thread may call them. Pointers are plain numbers and calls short: they
 * only compute, on memory whose bounds were checked before.
 */
final class Imb {
  static final String FILE = "libIPSec_MB.so.1";

  // The signatures by their shapes: P is a pointer, L a uint64_t, I a uint32_t.
  private static final MethodHandle PP = shape(JAVA_LONG, JAVA_LONG);
  private static final MethodHandle PPPPLPPLPL =
      shape(
          JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
          JAVA_LONG, JAVA_LONG);
  private static final MethodHandle PPPPL =
      shape(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle PPPLP =
      shape(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle PPL = shape(JAVA_LONG, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle PPPPI =
      shape(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT);
  private static final MethodHandle PPPIP =
      shape(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG);
  private static final MethodHandle PLPIPI =
      shape(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT);
  private static final MethodHandle SIZE =
      Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(JAVA_LONG));

  private static final MemorySegment MANAGER = manager();

  private static final MemorySegment EEA3 = function(ImbLayouts.EEA3_1_BUFFER);
  private static final MemorySegment EIA3 = function(ImbLayouts.EIA3_1_BUFFER);
  private static final MemorySegment F8 = function(ImbLayouts.F8_1_BUFFER);
  private static final MemorySegment F9 = function(ImbLayouts.F9_1_BUFFER_USER);
  private static final MemorySegment UEA2 = function(ImbLayouts.SNOW3G_F8_1_BUFFER);
  private static final MemorySegment UIA2 = function(ImbLayouts.SNOW3G_F9_1_BUFFER);
  private static final MemorySegment CHACHA_INIT = function(ImbLayouts.CHACHA20_POLY1305_INIT);
  private static final MemorySegment CHACHA_ENC = function(ImbLayouts.CHACHA20_POLY1305_ENC_UPDATE);
  private static final MemorySegment CHACHA_DEC = function(ImbLayouts.CHACHA20_POLY1305_DEC_UPDATE);
  private static final MemorySegment CHACHA_FINAL = function(ImbLayouts.CHACHA20_POLY1305_FINALIZE);

  private Imb() {}

  private static MethodHandle shape(MemoryLayout... arguments) {
    return Linker.nativeLinker()
        .downcallHandle(FunctionDescriptor.ofVoid(arguments), Linker.Option.critical(false));
  }

  // IMB_MGR *alloc_mb_mgr(uint64_t flags); void init_mb_mgr_auto(IMB_MGR *, IMB_ARCH *);
  private static MemorySegment manager() {
    SymbolLookup library = SymbolLookup.libraryLookup(FILE, Arena.global());
    Linker linker = Linker.nativeLinker();
    try {
      MemorySegment manager =
          (MemorySegment)
              linker
                  .downcallHandle(
                      library.findOrThrow("alloc_mb_mgr"),
                      FunctionDescriptor.of(ADDRESS, JAVA_LONG))
                  .invokeExact(0L);
      if (manager.address() == 0) {
        throw new OutOfMemoryError(FILE + " has no memory for a manager");
      }
      linker
          .downcallHandle(
              library.findOrThrow("init_mb_mgr_auto"), FunctionDescriptor.ofVoid(ADDRESS, ADDRESS))
          .invokeExact(manager, MemorySegment.NULL);
      return manager.reinterpret(ImbLayouts.FUNCTIONS_END);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  private static MemorySegment function(long offset) {
    return MANAGER.get(ADDRESS, offset);
  }

  /** {@code aes_gcm_enc_dec_t} for a key of so many bytes. */
  static MemorySegment gcm(int keyLength, boolean encrypt) {
    return function((encrypt ? ImbLayouts.GCM_ENC : ImbLayouts.GCM_DEC) + step(keyLength));
  }

  /** Expands a key into {@code gcm_key_data}. */
  static void gcmPre(int keyLength, long key, long data) {
    try {
      PP.invokeExact(function(ImbLayouts.GCM_PRE + step(keyLength)), key, data);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /** Keys of 16, 24 and 32 bytes have their pointers one after the other. */
  private static long step(int keyLength) {
    return keyLength - 16L;
  }

  static void gcm(
      MemorySegment function,
      long data,
      long context,
      long text,
      long length,
      long iv,
      long aad,
      long aadLength,
      long tag,
      long tagLength) {
    try {
      PPPPLPPLPL.invokeExact(
          function, data, context, text, text, length, iv, aad, aadLength, tag, tagLength);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static void chachaInit(long key, long context, long iv, long aad, long aadLength) {
    try {
      PPPPL.invokeExact(CHACHA_INIT, key, context, iv, aad, aadLength);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static void chachaUpdate(boolean encrypt, long key, long context, long text, long length) {
    MemorySegment function = encrypt ? CHACHA_ENC : CHACHA_DEC;
    try {
      PPPPL.invokeExact(function, key, context, text, text, length);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static void chachaFinal(long context, long tag, long tagLength) {
    try {
      PPL.invokeExact(CHACHA_FINAL, context, tag, tagLength);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static void eea3(long key, long iv, long text, int bytes) {
    try {
      PPPPI.invokeExact(EEA3, key, iv, text, text, bytes);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static void eia3(long key, long iv, long data, int bits, long mac) {
    try {
      PPPIP.invokeExact(EIA3, key, iv, data, bits, mac);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static void uea2(long schedule, long iv, long text, int bytes) {
    try {
      PPPPI.invokeExact(UEA2, schedule, iv, text, text, bytes);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static void uia2(long schedule, long iv, long data, long bits, long mac) {
    try {
      PPPLP.invokeExact(UIA2, schedule, iv, data, bits, mac);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static void f8(long schedule, long iv, long text, int bytes) {
    try {
      PPPPI.invokeExact(F8, schedule, iv, text, text, bytes);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static void f9(long schedule, long iv, long data, int bits, long mac, int direction) {
    try {
      PLPIPI.invokeExact(F9, schedule, iv, data, bits, mac, direction);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /** How many bytes a key schedule needs. */
  static long scheduleSize(long sizeFunction) {
    try {
      return (long) SIZE.invokeExact(function(sizeFunction));
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /** Makes a key schedule. */
  static void schedule(long initFunction, long key, long schedule) {
    try {
      PP.invokeExact(function(initFunction), key, schedule);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /** A downcall throws nothing of its own: what comes out of it is a wrong signature here. */
  private static AssertionError failed(Throwable cause) {
    return new AssertionError("a downcall failed", cause);
  }
}
