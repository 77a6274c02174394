package org.odpj.accel.openssl;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.odpj.accel.crypto.AeadContext;
import org.odpj.crypto.AuthParam;
import org.odpj.crypto.CipherParam;
import org.odpj.crypto.CryptoOp;

/**
 * AES-CCM, which wants the lengths of vector, tag and message before it starts, and checks the tag
 * while it decrypts.
 */
final class EvpCcm implements AeadContext {
  private static final int AAD = 2 * CryptoOp.MAX_IV;

  private final Arena arena = Arena.ofShared();
  private final long outLength = arena.allocate(Integer.BYTES, Long.BYTES).address();
  private final MemorySegment key;
  private final long context = Evp.newCipherContext();
  private final boolean encrypt;
  private final int tagLength;
  private final int aadLength;

  EvpCcm(long cipher, CipherParam param, AuthParam auth, boolean encrypt) {
    this.encrypt = encrypt;
    this.tagLength = auth.digestLength();
    this.aadLength = auth.aadLength();
    this.key = arena.allocate(param.key().length());
    param.key().copyTo(key, 0);
    boolean done =
        Evp.init(context, cipher, 0, 0, encrypt ? 1 : 0)
            && Evp.control(context, Evp.SET_IV_LENGTH, param.ivLength(), 0)
            && Evp.control(context, Evp.SET_TAG, tagLength, 0);
    if (!done) {
      throw new IllegalStateException(
          "libcrypto refused a vector of %d and a tag of %d bytes"
              .formatted(param.ivLength(), tagLength));
    }
  }

  @Override
  public boolean run(
      MemorySegment memory, long at, int length, MemorySegment parameters, MemorySegment tag) {
    long block = parameters.address();
    long address = memory.address() + at;
    // The tag of the last packet counts as set until the key is set again.
    boolean done =
        (encrypt || Evp.control(context, Evp.SET_TAG, tagLength, tag.address()))
            && Evp.init(context, 0, key.address(), block, -1)
            && Evp.update(context, 0, outLength, 0, length);
    if (aadLength > 0) {
      done = done && Evp.update(context, 0, outLength, block + AAD, aadLength);
    }
    done = done && Evp.update(context, address, outLength, address, length);
    return encrypt ? done && Evp.control(context, Evp.GET_TAG, tagLength, tag.address()) : done;
  }

  @Override
  public void close() {
    key.fill((byte) 0);
    Evp.freeCipherContext(context);
    arena.close();
  }
}
