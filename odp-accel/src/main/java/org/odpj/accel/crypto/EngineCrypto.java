package org.odpj.accel.crypto;

import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.odpj.accel.async.AsyncRing;
import org.odpj.accel.async.Operations;
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
import org.odpj.crypto.CryptoStatus;
import org.odpj.event.EventSubtype;
import org.odpj.packet.Packet;
import org.odpj.queue.QueueType;
import org.odpj.spi.BackendContext;

/** An engine: a library's algorithms with sessions around them. */
public final class EngineCrypto implements Crypto, AutoCloseable {
  private static final int MAX_SESSIONS = 4_096;
  private static final CipherCapability NULL_CIPHER = new CipherCapability(0, 0, true);
  private static final AuthCapability NULL_AUTH = new AuthCapability(0, 0, 0, true);

  private final Algorithms algorithms;
  private final CryptoCapability capability;
  private final BackendContext context;
  private final Work work = new Work();
  private final Set<EngineSession> sessions = ConcurrentHashMap.newKeySet();

  /** Made with the first asynchronous session. */
  private volatile @Nullable AsyncRing<CryptoOp> ring;

  /** An engine without sessions. */
  public EngineCrypto(Algorithms algorithms, BackendContext context) {
    this.algorithms = algorithms;
    this.context = context;
    EnumSet<CipherAlg> ciphers = EnumSet.of(CipherAlg.NULL);
    ciphers.addAll(algorithms.ciphers().keySet());
    EnumSet<AuthAlg> auths = EnumSet.of(AuthAlg.NULL);
    auths.addAll(algorithms.auths().keySet());
    this.capability =
        new CryptoCapability(
            algorithms.name(),
            MAX_SESSIONS,
            Set.of(CryptoMode.SYNC, CryptoMode.ASYNC),
            ciphers,
            auths,
            false,
            Set.of(QueueType.PLAIN, QueueType.SCHED));
  }

  @Override
  public CryptoCapability capability() {
    return capability;
  }

  @Override
  public List<CipherCapability> capabilities(CipherAlg alg) {
    return alg == CipherAlg.NULL
        ? List.of(NULL_CIPHER)
        : algorithms.ciphers().getOrDefault(alg, List.of());
  }

  @Override
  public List<AuthCapability> capabilities(AuthAlg alg) {
    return alg == AuthAlg.NULL
        ? List.of(NULL_AUTH)
        : algorithms.auths().getOrDefault(alg, List.of());
  }

  @Override
  public CryptoSession createSession(CryptoSessionParam param) {
    SessionRules.check(param, this);
    if (sessions.size() >= MAX_SESSIONS) {
      throw new CryptoSessionException(
          Reason.RESOURCES,
          "there are %d sessions already; close some first".formatted(MAX_SESSIONS));
    }
    if (param.mode() == CryptoMode.ASYNC) {
      startRing();
    }
    EngineSession session = new EngineSession(this, param, algorithms, sessions::remove);
    sessions.add(session);
    return session;
  }

  private synchronized void startRing() {
    if (ring == null) {
      ring = new AsyncRing<>("crypto-" + algorithms.name(), context, work, CryptoOp[]::new);
    }
  }

  @Override
  public int operate(Packet[] packets, CryptoOp[] ops, int offset, int count) {
    checkArrays(packets, packets, ops, offset, count);
    return operateAll(packets, packets, ops, offset, count, CryptoForm.IN_PLACE);
  }

  @Override
  public int operate(Packet[] inputs, Packet[] outputs, CryptoOp[] ops, int offset, int count) {
    checkArrays(inputs, outputs, ops, offset, count);
    checkApart(inputs, outputs, offset, count);
    return operateAll(inputs, outputs, ops, offset, count, CryptoForm.OUT_OF_PLACE);
  }

  private static void checkArrays(
      Packet[] inputs, Packet[] outputs, CryptoOp[] ops, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, inputs.length);
    Objects.checkFromIndexSize(offset, count, outputs.length);
    Objects.checkFromIndexSize(offset, count, ops.length);
  }

  /** Below here the same packet twice means in place. */
  @SuppressWarnings("ReferenceEquality") // A packet is itself.
  private static void checkApart(Packet[] inputs, Packet[] outputs, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      if (inputs[i] == outputs[i]) {
        throw new IllegalArgumentException("packet %d is its own output".formatted(i));
      }
    }
  }

  private int operateAll(
      Packet[] inputs, Packet[] outputs, CryptoOp[] ops, int offset, int count, CryptoForm form) {
    int end = offset + count;
    for (int at = offset; at < end; ) {
      at = own(ops[at], CryptoMode.SYNC, form).run(inputs, outputs, ops, at, end);
    }
    return count;
  }

  private EngineSession own(CryptoOp op, CryptoMode mode, CryptoForm form) {
    if (!(op.session() instanceof EngineSession own) || !own.isOf(this)) {
      throw new IllegalArgumentException("the session is not of this engine");
    }
    CryptoSessionParam param = own.param();
    if (param.mode() != mode) {
      throw new IllegalArgumentException(
          "the session is %s, the call %s".formatted(param.mode(), mode));
    }
    if (param.form() != form && param.form() != CryptoForm.BOTH) {
      throw new IllegalArgumentException(
          "the session works %s, the call %s".formatted(param.form(), form));
    }
    return own;
  }

  @Override
  public int submit(Packet[] packets, CryptoOp[] ops, int offset, int count) {
    checkArrays(packets, packets, ops, offset, count);
    return submitAll(packets, packets, ops, offset, count, CryptoForm.IN_PLACE);
  }

  @Override
  public int submit(Packet[] inputs, Packet[] outputs, CryptoOp[] ops, int offset, int count) {
    checkArrays(inputs, outputs, ops, offset, count);
    checkApart(inputs, outputs, offset, count);
    return submitAll(inputs, outputs, ops, offset, count, CryptoForm.OUT_OF_PLACE);
  }

  private int submitAll(
      Packet[] inputs, Packet[] outputs, CryptoOp[] ops, int offset, int count, CryptoForm form) {
    int end = offset + count;
    int counted = offset;
    int taken = 0;
    try {
      while (counted < end) {
        EngineSession session = own(ops[counted], CryptoMode.ASYNC, form);
        session.check(inputs[counted], outputs[counted], ops[counted]);
        session.submitted();
        counted++;
      }
      AsyncRing<CryptoOp> to = ring;
      taken = to == null ? 0 : to.submit(inputs, outputs, ops, offset, count);
      return taken;
    } finally {
      for (int i = offset + taken; i < counted; i++) {
        work.session(ops[i]).completed();
      }
    }
  }

  @Override
  public CryptoOp result(Packet completed) {
    if (completed.completed() instanceof CryptoOp op) {
      return op;
    }
    throw new IllegalArgumentException("the packet is not a completion of an operation");
  }

  /** Ends the threads that work on asynchronous operations; what is in flight is delivered. */
  public synchronized void quiesce() {
    if (ring != null) {
      ring.stop();
      ring = null;
    }
  }

  /** Ends every session. */
  @Override
  public void close() {
    quiesce();
    sessions.forEach(EngineSession::close);
  }

  /** What the threads of the ring do. */
  private final class Work implements Operations<CryptoOp> {
    @Override
    public EngineSession session(CryptoOp op) {
      return (EngineSession) op.session();
    }

    @Override
    public void run(Packet[] inputs, Packet[] outputs, CryptoOp[] ops, int count) {
      for (int i = 0; i < count; i++) {
        ops[i].complete(CryptoStatus.OTHER, CryptoStatus.OTHER);
      }
      try {
        for (int at = 0; at < count; ) {
          at = session(ops[at]).run(inputs, outputs, ops, at, count);
        }
      } catch (RuntimeException | Error e) {
        // The packets go back to the application all the same, and say that they failed.
        context.log().log(
            Level.ERROR, "%s: an operation failed: %s".formatted(algorithms.name(), e));
      }
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // A packet is itself.
    public void complete(Packet input, Packet output, CryptoOp op) {
      op.input(input != output ? input : null);
      output.completes(EventSubtype.PACKET_CRYPTO, op);
    }
  }
}
