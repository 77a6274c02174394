package org.odpj.apps.cryptoperf;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.odpj.apps.run.RunFailure;
import org.odpj.crypto.CryptoOp;
import org.odpj.crypto.CryptoSession;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;

/** Operations of one session on packets of one length. Used by one thread. */
abstract class Calls {
  /** Room for the longest digest behind the payload. */
  static final int MAX_DIGEST = 64;

  private static final int IV = 16;
  private static final byte CONTENT = 1;

  /** The next packets and operations to be called with. */
  final Packet[] packets;

  final CryptoOp[] ops;
  final int burst;

  private final CryptoPerfParam param;
  private final int payload;
  private final PacketPool pool;
  private final @Nullable PrintWriter dump;

  /** Packets that were worked on and will be again; the first {@link #kept}. */
  private final Packet[] stock;

  private int kept;

  Calls(
      CryptoPerfParam param, CryptoSession session, int payload, PacketPool pool, PrintWriter out) {
    this.param = param;
    this.payload = payload;
    this.pool = pool;
    this.burst = param.burst();
    this.dump = param.dump() ? out : null;
    this.packets = new Packet[param.together()];
    this.stock = new Packet[param.together()];
    this.ops = CryptoOp.burst(param.together());
    for (CryptoOp op : ops) {
      fill(op, session);
    }
  }

  private void fill(CryptoOp op, CryptoSession session) {
    byte[] iv = Trial.bytes(IV);
    int cipherIv = session.param().cipher().ivLength();
    int authIv = session.param().auth().ivLength();
    op.session(session)
        .cipherIv(Arrays.copyOf(iv, cipherIv))
        .authIv(Arrays.copyOf(iv, authIv))
        .aad(Trial.bytes(session.param().auth().aadLength()))
        .cipherRange(0, payload)
        .authRange(0, payload)
        .digestOffset(payload);
  }

  /** Does so many operations and waits for their end. */
  abstract void run(long count);

  /** Puts packets into {@link #packets}: those that were kept, and new ones. */
  final void take(int count) {
    int reused = Math.min(kept, count);
    kept -= reused;
    System.arraycopy(stock, kept, packets, 0, reused);
    int missing = count - reused;
    int got = pool.alloc(payload + MAX_DIGEST, packets, reused, missing);
    if (got < missing) {
      throw new RunFailure("the pool has only %d of %d packets".formatted(got, missing), null);
    }
    for (int i = reused; i < count; i++) {
      Packet packet = packets[i];
      packet.memory().asSlice(packet.dataOffset(), payload + MAX_DIGEST).fill(CONTENT);
    }
    if (dump != null) {
      print("before", packets, count);
    }
  }

  /** Takes packets back that were worked on. */
  final void giveBack(Packet[] done, int count) {
    if (dump != null) {
      print("after", done, count);
    }
    if (param.reuse()) {
      System.arraycopy(done, 0, stock, kept, count);
      kept += count;
    } else {
      pool.free(done, 0, count);
    }
  }

  static void checkOk(CryptoOp op) {
    if (!op.ok()) {
      throw new RunFailure(
          "an operation failed: cipher %s, auth %s".formatted(op.cipherStatus(), op.authStatus()),
          null);
    }
  }

  private void print(String when, Packet[] some, int count) {
    PrintWriter out = Objects.requireNonNull(dump);
    for (int i = 0; i < count; i++) {
      out.printf("%s:%n%s%n", when, some[i].hexDump(0, some[i].length()));
    }
  }

  /** Frees what was kept. */
  final void close() {
    pool.free(stock, 0, kept);
    kept = 0;
  }
}
