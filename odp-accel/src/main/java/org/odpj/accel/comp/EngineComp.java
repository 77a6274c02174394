package org.odpj.accel.comp;

import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.odpj.accel.async.AsyncRing;
import org.odpj.accel.async.Operations;
import org.odpj.comp.Comp;
import org.odpj.comp.CompAlg;
import org.odpj.comp.CompAlgCapability;
import org.odpj.comp.CompCapability;
import org.odpj.comp.CompHash;
import org.odpj.comp.CompHuffman;
import org.odpj.comp.CompMode;
import org.odpj.comp.CompOp;
import org.odpj.comp.CompSession;
import org.odpj.comp.CompSessionParam;
import org.odpj.comp.CompStatus;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.event.EventSubtype;
import org.odpj.packet.Packet;
import org.odpj.queue.QueueType;
import org.odpj.spi.BackendContext;

/** An engine: a library's codecs with sessions around them. */
public final class EngineComp implements Comp, AutoCloseable {
  private static final int MAX_SESSIONS = 256;
  private static final Set<CompAlg> ALGS = Set.of(CompAlg.NULL, CompAlg.DEFLATE, CompAlg.ZLIB);
  private static final Set<CompHash> HASHES = Set.of(CompHash.values());
  private static final CompAlgCapability COPY =
      new CompAlgCapability(0, Set.of(CompHuffman.DEFAULT), HASHES, 100);

  private final Codecs codecs;
  private final CompCapability capability;
  private final CompAlgCapability deflate;
  private final BackendContext context;
  private final Work work = new Work();
  private final Set<StreamSession> sessions = ConcurrentHashMap.newKeySet();

  /** Made with the first asynchronous session. */
  private volatile @Nullable AsyncRing<CompOp> ring;

  /** An engine without sessions. */
  public EngineComp(Codecs codecs, BackendContext context) {
    this.codecs = codecs;
    this.context = context;
    this.deflate =
        new CompAlgCapability(codecs.maxLevel(), codecs.codes(), HASHES, codecs.outputPercent());
    this.capability =
        new CompCapability(
            codecs.name(),
            MAX_SESSIONS,
            Set.of(CompMode.SYNC, CompMode.ASYNC),
            ALGS,
            HASHES,
            false,
            Set.of(QueueType.PLAIN, QueueType.SCHED));
  }

  @Override
  public CompCapability capability() {
    return capability;
  }

  @Override
  public CompAlgCapability capability(CompAlg alg) {
    if (!ALGS.contains(alg)) {
      throw new IllegalArgumentException(
          "%s has no %s, only %s".formatted(codecs.name(), alg, ALGS));
    }
    return alg == CompAlg.NULL ? COPY : deflate;
  }

  @Override
  public CompSession createSession(CompSessionParam param) {
    SessionRules.check(param, this);
    if (sessions.size() >= MAX_SESSIONS) {
      throw new OdpException(
          ErrorCode.RESOURCE_EXHAUSTED,
          "there are %d sessions already; close some first".formatted(MAX_SESSIONS));
    }
    if (param.mode() == CompMode.ASYNC) {
      startRing();
    }
    StreamSession session = new StreamSession(this, param, codecs, sessions::remove);
    sessions.add(session);
    return session;
  }

  private synchronized void startRing() {
    if (ring == null) {
      ring = new AsyncRing<>("comp-" + codecs.name(), context, work, CompOp[]::new);
    }
  }

  @Override
  public int operate(Packet[] inputs, Packet[] outputs, CompOp[] ops, int offset, int count) {
    checkArrays(inputs, outputs, ops, offset, count);
    int end = offset + count;
    for (int at = offset; at < end; ) {
      at = own(ops[at], CompMode.SYNC).run(inputs, outputs, ops, at, end);
    }
    return count;
  }

  @SuppressWarnings("ReferenceEquality") // A packet is itself.
  private static void checkArrays(
      Packet[] inputs, Packet[] outputs, CompOp[] ops, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, inputs.length);
    Objects.checkFromIndexSize(offset, count, outputs.length);
    Objects.checkFromIndexSize(offset, count, ops.length);
    for (int i = offset; i < offset + count; i++) {
      if (inputs[i] == outputs[i]) {
        throw new IllegalArgumentException("packet %d is its own output".formatted(i));
      }
    }
  }

  private StreamSession own(CompOp op, CompMode mode) {
    if (!(op.session() instanceof StreamSession own) || !own.isOf(this)) {
      throw new IllegalArgumentException("the session is not of this engine");
    }
    if (own.param().mode() != mode) {
      throw new IllegalArgumentException(
          "the session is %s, the call %s".formatted(own.param().mode(), mode));
    }
    return own;
  }

  @Override
  public int submit(Packet[] inputs, Packet[] outputs, CompOp[] ops, int offset, int count) {
    checkArrays(inputs, outputs, ops, offset, count);
    int end = offset + count;
    int counted = offset;
    int taken = 0;
    try {
      while (counted < end) {
        StreamSession session = own(ops[counted], CompMode.ASYNC);
        StreamSession.check(inputs[counted], outputs[counted], ops[counted]);
        session.submitted();
        counted++;
      }
      AsyncRing<CompOp> to = ring;
      taken = to == null ? 0 : to.submit(inputs, outputs, ops, offset, count);
      return taken;
    } finally {
      for (int i = offset + taken; i < counted; i++) {
        work.session(ops[i]).completed();
      }
    }
  }

  @Override
  public CompOp result(Packet completed) {
    if (completed.completed() instanceof CompOp op) {
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
    sessions.forEach(StreamSession::close);
  }

  /** What the threads of the ring do. */
  private final class Work implements Operations<CompOp> {
    @Override
    public StreamSession session(CompOp op) {
      return (StreamSession) op.session();
    }

    @Override
    public void run(Packet[] inputs, Packet[] outputs, CompOp[] ops, int count) {
      for (int i = 0; i < count; i++) {
        ops[i].complete(CompStatus.FAILURE, 0);
      }
      try {
        for (int at = 0; at < count; ) {
          at = session(ops[at]).run(inputs, outputs, ops, at, count);
        }
      } catch (RuntimeException | Error e) {
        // The packets go back to the application all the same, and say that they failed.
        context.log().log(Level.ERROR, "%s: an operation failed: %s".formatted(codecs.name(), e));
      }
    }

    @Override
    public void complete(Packet input, Packet output, CompOp op) {
      op.input(input);
      output.completes(EventSubtype.PACKET_COMP, op);
    }
  }
}
