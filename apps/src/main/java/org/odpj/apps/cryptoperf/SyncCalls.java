package org.odpj.apps.cryptoperf;

import java.io.PrintWriter;
import org.odpj.crypto.Crypto;
import org.odpj.crypto.CryptoSession;
import org.odpj.packet.PacketPool;

/** Operations that are done when the call returns. */
final class SyncCalls extends Calls {
  private final Crypto engine;

  SyncCalls(
      CryptoPerfParam param,
      Crypto engine,
      CryptoSession session,
      int payload,
      PacketPool pool,
      PrintWriter out) {
    super(param, session, payload, pool, out);
    this.engine = engine;
  }

  @Override
  void run(long count) {
    for (long done = 0; done < count; ) {
      int now = (int) Math.min(burst, count - done);
      take(now);
      for (int called = 0; called < now; ) {
        called += engine.operate(packets, ops, called, now - called);
      }
      for (int i = 0; i < now; i++) {
        checkOk(ops[i]);
      }
      giveBack(packets, now);
      done += now;
    }
  }
}
