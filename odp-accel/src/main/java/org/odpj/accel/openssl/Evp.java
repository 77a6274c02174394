package org.odpj.accel.openssl;

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
 * Functions of OpenSSL 3's libcrypto (openssl/evp.h).
 *
 * <p>On the fast path pointers are plain numbers and calls are short: they only compute, on memory
 * whose bounds were checked before.
 */
final class Evp {
  /** The library's file name with the ABI version. */
  static final String FILE = "libcrypto.so.3";

  /** {@code EVP_CTRL_AEAD_SET_IVLEN}. */
  static final int SET_IV_LENGTH = 0x9;

  /** {@code EVP_CTRL_AEAD_GET_TAG}. */
  static final int GET_TAG = 0x10;

  /** {@code EVP_CTRL_AEAD_SET_TAG}. */
  static final int SET_TAG = 0x11;

  private static final SymbolLookup CRYPTO = SymbolLookup.libraryLookup(FILE, Arena.global());

  // EVP_CIPHER *EVP_CIPHER_fetch(OSSL_LIB_CTX *, const char *algorithm, const char *properties);
  // EVP_MD_fetch and EVP_MAC_fetch the same.
  private static final FunctionDescriptor FETCH =
      FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG);
  private static final MethodHandle CIPHER_FETCH = plain("EVP_CIPHER_fetch", FETCH);
  private static final MethodHandle MD_FETCH = plain("EVP_MD_fetch", FETCH);
  private static final MethodHandle MAC_FETCH = plain("EVP_MAC_fetch", FETCH);

  private static final FunctionDescriptor NEW = FunctionDescriptor.of(JAVA_LONG);
  private static final FunctionDescriptor FREE = FunctionDescriptor.ofVoid(JAVA_LONG);
  private static final MethodHandle CIPHER_CTX_NEW = plain("EVP_CIPHER_CTX_new", NEW);
  private static final MethodHandle CIPHER_CTX_FREE = plain("EVP_CIPHER_CTX_free", FREE);
  private static final MethodHandle MD_CTX_NEW = plain("EVP_MD_CTX_new", NEW);
  private static final MethodHandle MD_CTX_FREE = plain("EVP_MD_CTX_free", FREE);
  // EVP_MAC_CTX *EVP_MAC_CTX_new(EVP_MAC *)
  private static final MethodHandle MAC_CTX_NEW =
      plain("EVP_MAC_CTX_new", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG));
  private static final MethodHandle MAC_CTX_FREE = plain("EVP_MAC_CTX_free", FREE);

  // int EVP_CipherInit_ex2(ctx, const EVP_CIPHER *, key, iv, int enc, const OSSL_PARAM params[])
  private static final MethodHandle CIPHER_INIT =
      brief(
          "EVP_CipherInit_ex2",
          FunctionDescriptor.of(
              JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG));
  // int EVP_CipherUpdate(ctx, out, int *outl, in, int inl)
  private static final MethodHandle CIPHER_UPDATE =
      brief(
          "EVP_CipherUpdate",
          FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT));
  // int EVP_CipherFinal_ex(ctx, out, int *outl)
  private static final MethodHandle CIPHER_FINAL =
      brief("EVP_CipherFinal_ex", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG));
  // int EVP_CIPHER_CTX_ctrl(ctx, int type, int arg, void *ptr)
  private static final MethodHandle CIPHER_CTRL =
      brief(
          "EVP_CIPHER_CTX_ctrl",
          FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG));
  // int EVP_CIPHER_CTX_set_padding(ctx, int)
  private static final MethodHandle SET_PADDING =
      plain("EVP_CIPHER_CTX_set_padding", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT));

  // int EVP_DigestInit_ex2(ctx, const EVP_MD *, params)
  private static final MethodHandle DIGEST_INIT =
      brief("EVP_DigestInit_ex2", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG));
  // int EVP_DigestUpdate(ctx, data, size_t)
  private static final MethodHandle DIGEST_UPDATE =
      brief("EVP_DigestUpdate", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG));
  // int EVP_DigestFinal_ex(ctx, md, unsigned int *size)
  private static final MethodHandle DIGEST_FINAL =
      brief("EVP_DigestFinal_ex", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG));

  // int EVP_MAC_init(ctx, key, size_t keylen, params)
  private static final MethodHandle MAC_INIT =
      brief(
          "EVP_MAC_init",
          FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
  // int EVP_MAC_update(ctx, data, size_t)
  private static final MethodHandle MAC_UPDATE =
      brief("EVP_MAC_update", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG));
  // int EVP_MAC_final(ctx, out, size_t *outl, size_t outsize)
  private static final MethodHandle MAC_FINAL =
      brief(
          "EVP_MAC_final",
          FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));

  private Evp() {}

  private static MethodHandle plain(String name, FunctionDescriptor descriptor) {
    return Linker.nativeLinker().downcallHandle(find(name), descriptor);
  }

  private static MethodHandle brief(String name, FunctionDescriptor descriptor) {
    return Linker.nativeLinker()
        .downcallHandle(find(name), descriptor, Linker.Option.critical(false));
  }

  private static MemorySegment find(String name) {
    return CRYPTO
        .find(name)
        .orElseThrow(() -> new IllegalStateException(FILE + " has no function " + name));
  }

  /** An algorithm for the life of the process. */
  static long cipher(String name) {
    return fetch(CIPHER_FETCH, name);
  }

  /** An algorithm for the life of the process. */
  static long digest(String name) {
    return fetch(MD_FETCH, name);
  }

  /** An algorithm for the life of the process. */
  static long mac(String name) {
    return fetch(MAC_FETCH, name);
  }

  private static long fetch(MethodHandle function, String name) {
    try (Arena arena = Arena.ofConfined()) {
      long algorithm = (long) function.invokeExact(0L, arena.allocateFrom(name), 0L);
      if (algorithm == 0) {
        throw new IllegalStateException(FILE + " has no " + name);
      }
      return algorithm;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static long newCipherContext() {
    try {
      return made((long) CIPHER_CTX_NEW.invokeExact());
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static void freeCipherContext(long context) {
    try {
      CIPHER_CTX_FREE.invokeExact(context);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static long newDigestContext() {
    try {
      return made((long) MD_CTX_NEW.invokeExact());
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static void freeDigestContext(long context) {
    try {
      MD_CTX_FREE.invokeExact(context);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static long newMacContext(long mac) {
    try {
      return made((long) MAC_CTX_NEW.invokeExact(mac));
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static void freeMacContext(long context) {
    try {
      MAC_CTX_FREE.invokeExact(context);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  private static long made(long pointer) {
    if (pointer == 0) {
      throw new OutOfMemoryError(FILE + " has no memory for a context");
    }
    return pointer;
  }

  /** Sets what is not 0; {@code encrypt} is -1 to leave the direction. */
  static boolean init(long context, long cipher, long key, long iv, int encrypt) {
    try {
      return (int) CIPHER_INIT.invokeExact(context, cipher, key, iv, encrypt, 0L) == 1;
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static boolean update(long context, long out, long outLength, long in, int length) {
    try {
      return (int) CIPHER_UPDATE.invokeExact(context, out, outLength, in, length) == 1;
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static boolean finish(long context, long out, long outLength) {
    try {
      return (int) CIPHER_FINAL.invokeExact(context, out, outLength) == 1;
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static boolean control(long context, int type, int argument, long pointer) {
    try {
      return (int) CIPHER_CTRL.invokeExact(context, type, argument, pointer) == 1;
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static void withoutPadding(long context) {
    try {
      var _ = (int) SET_PADDING.invokeExact(context, 0);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static boolean digestInit(long context, long digest) {
    try {
      return (int) DIGEST_INIT.invokeExact(context, digest, 0L) == 1;
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static boolean digestUpdate(long context, long data, long length) {
    try {
      return (int) DIGEST_UPDATE.invokeExact(context, data, length) == 1;
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static boolean digestFinish(long context, long out) {
    try {
      return (int) DIGEST_FINAL.invokeExact(context, out, 0L) == 1;
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /** With no key, starts again with the last one. */
  static boolean macInit(long context, long key, long keyLength, long params) {
    try {
      return (int) MAC_INIT.invokeExact(context, key, keyLength, params) == 1;
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static boolean macUpdate(long context, long data, long length) {
    try {
      return (int) MAC_UPDATE.invokeExact(context, data, length) == 1;
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static boolean macFinish(long context, long out, long outLength, long room) {
    try {
      return (int) MAC_FINAL.invokeExact(context, out, outLength, room) == 1;
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /** A downcall throws nothing of its own: what comes out of it is a wrong signature here. */
  private static AssertionError failed(Throwable cause) {
    return new AssertionError("a downcall failed", cause);
  }
}
