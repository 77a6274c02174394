package org.odpj.accel.ipsecmb;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.odpj.accel.crypto.AeadContext;
import org.odpj.crypto.AuthParam;
import org.odpj.crypto.CipherParam;
import org.odpj.crypto.CryptoOp;

/** ChaCha20-Poly1305. */
final class ImbChaCha implements AeadContext {
  private static final int AAD = 2 * CryptoOp.MAX_IV;

  private final Arena arena = Arena.ofShared();
  private final KeyMemory key;
  private final KeyMemory context = new KeyMemory(ImbLayouts.CHACHA20_POLY1305_CONTEXT_DATA_SIZE);
  private final boolean encrypt;
  private final int tagLength;
  private final int aadLength;
  private final TagCheck check;

  ImbChaCha(CipherParam param, AuthParam auth, boolean encrypt) {
    this.key = KeyMemory.raw(param.key());
    this.encrypt = encrypt;
    this.tagLength = auth.digestLength();
    this.aadLength = auth.aadLength();
    this.check = new TagCheck(arena, tagLength);
  }

  @Override
  public boolean run(
      MemorySegment memory, long at, int length, MemorySegment parameters, MemorySegment tag) {
    long block = parameters.address();
    long state = context.address();
    Imb.chachaInit(key.address(), state, block, block + AAD, aadLength);
    Imb.chachaUpdate(encrypt, key.address(), state, memory.address() + at, length);
    Imb.chachaFinal(state, encrypt ? tag.address() : check.address(), tagLength);
    return encrypt || check.matches(tag);
  }

  @Override
  public void close() {
    key.close();
    context.close();
    arena.close();
  }
}
