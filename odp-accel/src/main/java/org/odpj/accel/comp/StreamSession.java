package org.odpj.accel.comp;

import java.util.function.Consumer;
import org.odpj.accel.async.AsyncSession;
import org.odpj.accel.session.Contexts;
import org.odpj.accel.session.InFlight;
import org.odpj.comp.CompOp;
import org.odpj.comp.CompSession;
import org.odpj.comp.CompSessionParam;
import org.odpj.packet.Packet;
import org.odpj.queue.Queue;

/** A session, and the contexts of the threads that have worked on it. */
final class StreamSession implements CompSession, AsyncSession {
  private final EngineComp engine;
  private final CompSessionParam param;
  private final Consumer<? super StreamSession> onClose;
  private final Contexts<StreamContext> contexts;
  private final InFlight inFlight = new InFlight();

  /**
   * A session.
   *
   * @param engine whose session it is
   */
  StreamSession(
      EngineComp engine,
      CompSessionParam param,
      Codecs codecs,
      Consumer<? super StreamSession> onClose) {
    this.engine = engine;
    this.param = param;
    this.onClose = onClose;
    this.contexts = new Contexts<>(() -> new StreamContext(param, codecs));
  }

  @Override
  public CompSessionParam param() {
    return param;
  }

  boolean isOf(EngineComp other) {
    return engine == other;
  }

  /**
   * Makes sure that an operation can be done.
   *
   * @throws IllegalArgumentException if a range is not within its packet
   */
  static void check(Packet input, Packet output, CompOp op) {
    check("input range", op.inputOffset(), op.inputLength(), input);
    check("output range", op.outputOffset(), op.outputLength(), output);
  }

  private static void check(String what, int offset, int length, Packet packet) {
    if (offset < 0 || length < 0 || (long) offset + length > packet.length()) {
      throw new IllegalArgumentException(
          "the %s of %d bytes at %d is not within the packet's %d"
              .formatted(what, length, offset, packet.length()));
    }
  }

  /**
   * Does operations as long as they are of this session.
   *
   * @return the index of the first that is not
   * @throws IllegalArgumentException if a range is not within its packet; those before were done
   */
  @SuppressWarnings("ReferenceEquality") // A session is itself.
  int run(Packet[] inputs, Packet[] outputs, CompOp[] ops, int from, int to) {
    StreamContext context = contexts.take();
    try {
      int at = from;
      while (at < to && ops[at].session() == this) {
        check(inputs[at], outputs[at], ops[at]);
        context.run(inputs[at], outputs[at], ops[at]);
        at++;
      }
      return at;
    } finally {
      contexts.give(context);
    }
  }

  /** One operation more is in flight. */
  void submitted() {
    inFlight.add();
  }

  @Override
  public void completed() {
    inFlight.remove();
  }

  @Override
  public Queue completionQueue() {
    Queue queue = param.completionQueue();
    if (queue == null) {
      throw new IllegalStateException("the session is synchronous");
    }
    return queue;
  }

  @Override
  public void close() {
    if (inFlight.close()) {
      contexts.close();
      onClose.accept(this);
    }
  }
}
