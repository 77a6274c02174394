package org.odpj.validation.fake;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.odpj.crypto.AuthAlg;
import org.odpj.crypto.AuthCapability;
import org.odpj.crypto.CipherAlg;
import org.odpj.crypto.CipherCapability;
import org.odpj.crypto.Crypto;
import org.odpj.crypto.CryptoCapability;
import org.odpj.crypto.CryptoForm;
import org.odpj.crypto.CryptoMode;
import org.odpj.crypto.CryptoOp;
import org.odpj.crypto.CryptoSession;
import org.odpj.crypto.CryptoSessionException;
import org.odpj.crypto.CryptoSessionException.Reason;
import org.odpj.crypto.CryptoSessionParam;
import org.odpj.event.EventSubtype;
import org.odpj.packet.Packet;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueType;

/** AES-CBC, AES-GCM, SHA-1 and its HMAC, by the JDK; asynchronous work is done at submission. */
final class FakeCrypto implements Crypto {
  private static final int MAX_SESSIONS = 100;

  private static final Map<CipherAlg, List<CipherCapability>> CIPHERS =
      Map.of(
          CipherAlg.NULL, List.of(new CipherCapability(0, 0, true)),
          CipherAlg.AES_CBC, List.of(new CipherCapability(16, 16, false)),
          CipherAlg.AES_GCM, List.of(new CipherCapability(16, 12, false)));

  private static final Map<AuthAlg, List<AuthCapability>> AUTHS =
      Map.of(
          AuthAlg.NULL, List.of(new AuthCapability(0, 0, 0, true)),
          AuthAlg.SHA1, List.of(new AuthCapability(20, 0, 0, false)),
          AuthAlg.SHA1_HMAC, List.of(new AuthCapability(20, 20, 0, false)),
          AuthAlg.AES_GCM, List.of(new AuthCapability(16, 0, 0, 0, 32, 1, false)));

  private final Fault fault;
  private final Set<FakeSession> sessions = new HashSet<>();

  FakeCrypto(Fault fault) {
    this.fault = fault;
  }

  @Override
  public CryptoCapability capability() {
    return new CryptoCapability(
        "fake",
        MAX_SESSIONS,
        Set.of(CryptoMode.SYNC, CryptoMode.ASYNC),
        CIPHERS.keySet(),
        AUTHS.keySet(),
        false,
        Set.of(QueueType.PLAIN, QueueType.SCHED));
  }

  @Override
  public List<CipherCapability> capabilities(CipherAlg alg) {
    if (alg == CipherAlg.AES_CBC && fault == Fault.CRYPTO_LISTS_TOO_MUCH) {
      return List.of(new CipherCapability(16, 16, false), new CipherCapability(24, 16, false));
    }
    return CIPHERS.getOrDefault(alg, List.of());
  }

  @Override
  public List<AuthCapability> capabilities(AuthAlg alg) {
    return AUTHS.getOrDefault(alg, List.of());
  }

  @Override
  public synchronized CryptoSession createSession(CryptoSessionParam param) {
    check(param);
    if (sessions.size() == MAX_SESSIONS) {
      throw new CryptoSessionException(Reason.RESOURCES, MAX_SESSIONS + " sessions are open");
    }
    FakeSession session = new FakeSession(param);
    sessions.add(session);
    return session;
  }

  private static void check(CryptoSessionParam param) {
    var cipher = param.cipher();
    var auth = param.auth();
    if ((cipher.alg().isAead() || auth.alg().isAead())
        && !cipher.alg().name().equals(auth.alg().name())) {
      throw new CryptoSessionException(Reason.COMBINATION, "half an AEAD");
    }
    if (CIPHERS.getOrDefault(cipher.alg(), List.of()).stream()
        .noneMatch(one ->
            one.keyLength() == cipher.key().length()
                && one.ivLength() == cipher.ivLength()
                && (one.bitMode() || !cipher.rangeInBits()))) {
      throw new CryptoSessionException(Reason.CIPHER, "no such " + cipher.alg());
    }
    if (AUTHS.getOrDefault(auth.alg(), List.of()).stream()
        .noneMatch(one ->
            one.keyLength() == auth.key().length()
                && one.digestLength() == auth.digestLength()
                && one.allowsAad(auth.aadLength())
                && (one.bitMode() || !auth.rangeInBits()))) {
      throw new CryptoSessionException(Reason.AUTH, "no such " + auth.alg());
    }
  }

  @Override
  public int operate(Packet[] packets, CryptoOp[] ops, int offset, int count) {
    return run(packets, packets, ops, offset, count, CryptoMode.SYNC, CryptoForm.IN_PLACE);
  }

  @Override
  public int operate(Packet[] inputs, Packet[] outputs, CryptoOp[] ops, int offset, int count) {
    return run(inputs, outputs, ops, offset, count, CryptoMode.SYNC, CryptoForm.OUT_OF_PLACE);
  }

  @Override
  public int submit(Packet[] packets, CryptoOp[] ops, int offset, int count) {
    return run(packets, packets, ops, offset, count, CryptoMode.ASYNC, CryptoForm.IN_PLACE);
  }

  @Override
  public int submit(Packet[] inputs, Packet[] outputs, CryptoOp[] ops, int offset, int count) {
    return run(inputs, outputs, ops, offset, count, CryptoMode.ASYNC, CryptoForm.OUT_OF_PLACE);
  }

  private synchronized int run(
      Packet[] inputs,
      Packet[] outputs,
      CryptoOp[] ops,
      int offset,
      int count,
      CryptoMode mode,
      CryptoForm form) {
    for (int i = offset; i < offset + count; i++) {
      FakeSession session = own(ops[i], mode, form);
      new FakeCryptoWork(session.param, fault).check(inputs[i], outputs[i], ops[i], form);
    }
    for (int i = offset; i < offset + count; i++) {
      FakeSession session = own(ops[i], mode, form);
      if (mode == CryptoMode.ASYNC && !session.hasRoom()) {
        return i - offset;
      }
      new FakeCryptoWork(session.param, fault).run(inputs[i], outputs[i], ops[i], form);
      if (mode == CryptoMode.ASYNC) {
        session.complete(inputs[i], outputs[i], ops[i], form);
      }
    }
    return count;
  }

  private FakeSession own(CryptoOp op, CryptoMode mode, CryptoForm form) {
    if (!(op.session() instanceof FakeSession session) || session.engine() != this) {
      throw new IllegalArgumentException("the session is of another engine");
    }
    if (!session.open) {
      throw new IllegalStateException("the session is closed");
    }
    CryptoForm allowed = session.param.form();
    if (session.param.mode() != mode || (allowed != CryptoForm.BOTH && allowed != form)) {
      throw new IllegalArgumentException("the session is of another mode or form");
    }
    return session;
  }

  @Override
  public CryptoOp result(Packet completed) {
    if (completed.completed() instanceof CryptoOp op) {
      return op;
    }
    throw new IllegalArgumentException("the packet is no completion");
  }

  /** A session; its keys are copies. */
  private final class FakeSession implements CryptoSession {
    private final CryptoSessionParam shown;
    private final CryptoSessionParam param;
    private @Nullable Packet held;
    private boolean open = true;

    FakeSession(CryptoSessionParam param) {
      this.shown = param;
      this.param = FakeCryptoWork.withOwnKeys(param);
    }

    FakeCrypto engine() {
      return FakeCrypto.this;
    }

    /** For one, and for the one that the fault holds back. */
    boolean hasRoom() {
      return queue().length() + 1 < queue().param().size();
    }

    private Queue queue() {
      Queue queue = param.completionQueue();
      if (queue == null) {
        throw new IllegalStateException("an asynchronous session without a queue");
      }
      return queue;
    }

    /** With the fault, a completion now and then waits for the one after it to overtake. */
    void complete(Packet input, Packet output, CryptoOp op, CryptoForm form) {
      op.input(form == CryptoForm.OUT_OF_PLACE ? input : null);
      output.completes(EventSubtype.PACKET_CRYPTO, op);
      Packet first = held;
      if (fault == Fault.CRYPTO_SWAPS_COMPLETIONS && first == null && op.authLength() > 1) {
        held = output;
        return;
      }
      held = null;
      enqueue(output);
      if (first != null) {
        enqueue(first);
      }
    }

    private void enqueue(Packet packet) {
      if (!queue().enqueue(packet)) {
        throw new IllegalStateException("a queue with room is full");
      }
    }

    @Override
    public CryptoSessionParam param() {
      return shown;
    }

    @Override
    public void close() {
      synchronized (FakeCrypto.this) {
        open = false;
        sessions.remove(this);
      }
    }
  }
}
