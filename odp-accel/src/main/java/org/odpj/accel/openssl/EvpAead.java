package org.odpj.accel.openssl;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.odpj.accel.crypto.AeadContext;
import org.odpj.crypto.AuthParam;
import org.odpj.crypto.CipherParam;
import org.odpj.crypto.CryptoOp;

/** AES-GCM and ChaCha20-Poly1305: the key is set up once, the vector for each packet. */
final class EvpAead implements AeadContext {
  private static final int AAD = 2 * CryptoOp.MAX_IV;

  private final Arena arena = Arena.ofShared();
  private final long outLength = arena.allocate(Integer.BYTES, Long.BYTES).address();
  private final long context = Evp.newCipherContext();
  private final boolean encrypt;
  private final int tagLength;
  private final int aadLength;

  EvpAead(long cipher, CipherParam param, AuthParam auth, boolean encrypt) {
    this.encrypt = encrypt;
    this.tagLength = auth.digestLength();
    this.aadLength = auth.aadLength();
    EvpCipher.initWithKey(context, cipher, param.key(), encrypt);
    if (!Evp.control(context, Evp.SET_IV_LENGTH, param.ivLength(), 0)) {
      throw new IllegalStateException("libcrypto refused a vector of " + param.ivLength());
    }
  }

  @Override
  public boolean run(
      MemorySegment memory, long at, int length, MemorySegment parameters, MemorySegment tag) {
    long block = parameters.address();
    long address = memory.address() + at;
    boolean done = Evp.init(context, 0, 0, block, -1);
    if (aadLength > 0) {
      done = done && Evp.update(context, 0, outLength, block + AAD, aadLength);
    }
    if (length > 0) {
      done = done && Evp.update(context, address, outLength, address, length);
    }
    if (encrypt) {
      return done
          && Evp.finish(context, address, outLength)
          && Evp.control(context, Evp.GET_TAG, tagLength, tag.address());
    }
    return done
        && Evp.control(context, Evp.SET_TAG, tagLength, tag.address())
        && Evp.finish(context, address, outLength);
  }

  @Override
  public void close() {
    Evp.freeCipherContext(context);
    arena.close();
  }
}
