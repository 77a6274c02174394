package org.odpj.accel.ipsecmb;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.odpj.accel.crypto.AeadContext;
import org.odpj.crypto.AuthParam;
import org.odpj.crypto.CipherParam;
import org.odpj.crypto.CryptoOp;

/** AES-GCM: one call a packet. */
final class ImbGcm implements AeadContext {
  private static final int AAD = 2 * CryptoOp.MAX_IV;

  private final Arena arena = Arena.ofShared();
  private final KeyMemory key;
  private final long keyData;
  private final long context;
  private final MemorySegment function;
  private final boolean encrypt;
  private final int tagLength;
  private final int aadLength;
  private final TagCheck check;

  ImbGcm(CipherParam param, AuthParam auth, boolean encrypt) {
    int length = param.key().length();
    this.key =
        KeyMemory.expanded(
            ImbLayouts.GCM_KEY_DATA_SIZE + ImbLayouts.GCM_CONTEXT_DATA_SIZE,
            param.key(),
            (from, to) -> Imb.gcmPre(length, from, to));
    this.keyData = key.address();
    this.context = keyData + ImbLayouts.GCM_KEY_DATA_SIZE;
    this.function = Imb.gcm(length, encrypt);
    this.encrypt = encrypt;
    this.tagLength = auth.digestLength();
    this.aadLength = auth.aadLength();
    this.check = new TagCheck(arena, tagLength);
  }

  @Override
  public boolean run(
      MemorySegment memory, long at, int length, MemorySegment parameters, MemorySegment tag) {
    long block = parameters.address();
    long text = memory.address() + at;
    long to = encrypt ? tag.address() : check.address();
    Imb.gcm(function, keyData, context, text, length, block, block + AAD, aadLength, to, tagLength);
    return encrypt || check.matches(tag);
  }

  @Override
  public void close() {
    key.close();
    arena.close();
  }
}
