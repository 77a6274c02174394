package org.odpj.validation.fake;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.event.EventSubtype;
import org.odpj.packet.Packet;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueType;

/** The formats, by the JDK; asynchronous work is done at submission. */
final class FakeComp implements Comp {
  private static final int MAX_SESSIONS = 100;
  private static final int MAX_LEVEL = 2;
  private static final Set<CompHash> HASHES = Set.of(CompHash.NONE, CompHash.CRC32);

  private final Fault fault;
  private final Set<FakeSession> sessions = new HashSet<>();

  FakeComp(Fault fault) {
    this.fault = fault;
  }

  @Override
  public CompCapability capability() {
    return new CompCapability(
        "fake",
        MAX_SESSIONS,
        Set.of(CompMode.SYNC, CompMode.ASYNC),
        Set.of(CompAlg.NULL, CompAlg.DEFLATE, CompAlg.ZLIB),
        HASHES,
        false,
        Set.of(QueueType.PLAIN, QueueType.SCHED));
  }

  @Override
  public CompAlgCapability capability(CompAlg alg) {
    if (alg == CompAlg.LZS) {
      throw new IllegalArgumentException("no LZS");
    }
    int levels = fault == Fault.COMP_LISTS_TOO_MUCH ? MAX_LEVEL + 1 : MAX_LEVEL;
    return new CompAlgCapability(
        alg == CompAlg.NULL ? 0 : levels, Set.of(CompHuffman.DEFAULT), HASHES, 110);
  }

  @Override
  public synchronized CompSession createSession(CompSessionParam param) {
    int levels = param.alg() == CompAlg.NULL ? 0 : MAX_LEVEL;
    if (param.alg() == CompAlg.LZS
        || !HASHES.contains(param.hash())
        || param.huffman() != CompHuffman.DEFAULT
        || param.level() < 0
        || param.level() > levels) {
      throw new IllegalArgumentException("no such session: " + param);
    }
    if (sessions.size() == MAX_SESSIONS) {
      throw new OdpException(ErrorCode.RESOURCE_EXHAUSTED, MAX_SESSIONS + " sessions are open");
    }
    FakeSession session = new FakeSession(param);
    sessions.add(session);
    return session;
  }

  @Override
  public int operate(Packet[] inputs, Packet[] outputs, CompOp[] ops, int offset, int count) {
    return run(inputs, outputs, ops, offset, count, CompMode.SYNC);
  }

  @Override
  public int submit(Packet[] inputs, Packet[] outputs, CompOp[] ops, int offset, int count) {
    return run(inputs, outputs, ops, offset, count, CompMode.ASYNC);
  }

  private synchronized int run(
      Packet[] inputs, Packet[] outputs, CompOp[] ops, int offset, int count, CompMode mode) {
    Objects.checkFromIndexSize(offset, count, inputs.length);
    for (int i = offset; i < offset + count; i++) {
      own(ops[i], mode);
      check(inputs[i], outputs[i], ops[i]);
    }
    for (int i = offset; i < offset + count; i++) {
      FakeSession session = own(ops[i], mode);
      if (mode == CompMode.ASYNC && !session.hasRoom()) {
        return i - offset;
      }
      FakeCompWork.run(session.param, fault, inputs[i], outputs[i], ops[i]);
      if (mode == CompMode.ASYNC) {
        session.complete(inputs[i], outputs[i], ops[i]);
      }
    }
    return count;
  }

  @SuppressWarnings("ReferenceEquality") // A packet is itself.
  private static void check(Packet input, Packet output, CompOp op) {
    if (input == output
        || isOutside(op.inputOffset(), op.inputLength(), input)
        || isOutside(op.outputOffset(), op.outputLength(), output)) {
      throw new IllegalArgumentException("packets or ranges are wrong");
    }
  }

  private static boolean isOutside(int offset, int length, Packet packet) {
    return offset < 0 || length < 0 || (long) offset + length > packet.length();
  }

  private FakeSession own(CompOp op, CompMode mode) {
    if (!(op.session() instanceof FakeSession session) || session.engine() != this) {
      throw new IllegalArgumentException("the session is of another engine");
    }
    if (!session.open) {
      throw new IllegalStateException("the session is closed");
    }
    if (session.param.mode() != mode) {
      throw new IllegalArgumentException("the session is of another mode");
    }
    return session;
  }

  @Override
  public CompOp result(Packet completed) {
    if (completed.completed() instanceof CompOp op) {
      return op;
    }
    throw new IllegalArgumentException("the packet is no completion");
  }

  /** A session. */
  private final class FakeSession implements CompSession {
    private final CompSessionParam param;
    private @Nullable Packet held;
    private boolean open = true;

    FakeSession(CompSessionParam param) {
      this.param = param;
    }

    FakeComp engine() {
      return FakeComp.this;
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
    void complete(Packet input, Packet output, CompOp op) {
      op.input(input);
      output.completes(EventSubtype.PACKET_COMP, op);
      Packet first = held;
      if (fault == Fault.COMP_SWAPS_COMPLETIONS && first == null && op.inputLength() > 1) {
        held = output;
        return;
      }
      held = null;
      for (Packet done : first == null ? List.of(output) : List.of(output, first)) {
        if (!queue().enqueue(done)) {
          throw new IllegalStateException("a queue with room is full");
        }
      }
    }

    @Override
    public CompSessionParam param() {
      return param;
    }

    @Override
    public void close() {
      synchronized (FakeComp.this) {
        open = false;
        sessions.remove(this);
      }
    }
  }
}
