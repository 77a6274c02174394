package org.odpj.accel.ipsecmb;

import java.lang.foreign.MemorySegment;
import org.odpj.accel.crypto.AuthContext;
import org.odpj.crypto.AuthParam;
import org.odpj.crypto.CryptoStatus;

/** AES-GMAC: AES-GCM without a text, whose additional data are what is authenticated. */
final class ImbGmac implements AuthContext {
  private final KeyMemory key;
  private final MemorySegment function;
  private final int tagLength;

  ImbGmac(AuthParam param) {
    int length = param.key().length();
    this.key =
        KeyMemory.expanded(
            ImbLayouts.GCM_KEY_DATA_SIZE + ImbLayouts.GCM_CONTEXT_DATA_SIZE,
            param.key(),
            (from, to) -> Imb.gcmPre(length, from, to));
    this.function = Imb.gcm(length, true);
    this.tagLength = param.digestLength();
  }

  @Override
  public CryptoStatus run(
      MemorySegment memory, long at, int length, MemorySegment iv, MemorySegment digest) {
    long data = memory.address() + at;
    long context = key.address() + ImbLayouts.GCM_KEY_DATA_SIZE;
    Imb.gcm(
        function,
        key.address(),
        context,
        data,
        0,
        iv.address(),
        data,
        length,
        digest.address(),
        tagLength);
    return CryptoStatus.OK;
  }

  @Override
  public void close() {
    key.close();
  }
}
