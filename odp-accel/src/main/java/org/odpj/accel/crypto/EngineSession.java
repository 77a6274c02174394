package org.odpj.accel.crypto;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.odpj.accel.async.AsyncSession;
import org.odpj.crypto.AuthParam;
import org.odpj.crypto.CipherParam;
import org.odpj.crypto.CryptoOp;
import org.odpj.crypto.CryptoSession;
import org.odpj.crypto.CryptoSessionParam;
import org.odpj.packet.Packet;
import org.odpj.queue.Queue;

/** A session, and the contexts of the threads that have worked on it. */
final class EngineSession implements CryptoSession, AsyncSession {
  /** Contexts kept for the next operations; more than threads that work at once are not needed. */
  private static final int KEPT = 16;

  /** In the place of the number in flight; far enough from 0 for those that come too late. */
  private static final int CLOSED = Integer.MIN_VALUE / 2;

  private final EngineCrypto engine;
  private final CryptoSessionParam param;
  private final CryptoSessionParam keyed;
  private final Algorithms algorithms;
  private final Consumer<? super EngineSession> onClose;
  private final AtomicReferenceArray<SessionContext> contexts = new AtomicReferenceArray<>(KEPT);

  /** Asynchronous operations that were submitted and have not completed, or {@link #CLOSED}. */
  private final AtomicInteger inFlight = new AtomicInteger();

  private volatile boolean open = true;

  /**
   * A session with copies of the keys.
   *
   * @param engine whose session it is
   */
  EngineSession(
      EngineCrypto engine,
      CryptoSessionParam param,
      Algorithms algorithms,
      Consumer<? super EngineSession> onClose) {
    this.engine = engine;
    this.param = param;
    this.algorithms = algorithms;
    this.onClose = onClose;
    this.keyed = withOwnKeys(param);
    give(new SessionContext(keyed, algorithms));
  }

  private static CryptoSessionParam withOwnKeys(CryptoSessionParam param) {
    CipherParam cipher = param.cipher();
    AuthParam auth = param.auth();
    return new CryptoSessionParam(
        param.direction(),
        param.form(),
        new CipherParam(cipher.alg(), cipher.key().copy(), cipher.ivLength(), cipher.rangeInBits()),
        new AuthParam(
            auth.alg(),
            auth.key().copy(),
            auth.ivLength(),
            auth.digestLength(),
            auth.aadLength(),
            auth.rangeInBits()),
        param.authCipherText(),
        param.digestInAuthRange(),
        param.nullCrypto(),
        param.completionQueue());
  }

  @Override
  public CryptoSessionParam param() {
    return param;
  }

  boolean isOf(EngineCrypto other) {
    return engine == other;
  }

  /**
   * Does operations as long as they are of this session; in place where input and output are the
   * same packet.
   *
   * @return the index of the first that is not
   * @throws IllegalArgumentException if a range is not within its packet; those before were done
   */
  @SuppressWarnings("ReferenceEquality") // A session is itself.
  int run(Packet[] inputs, Packet[] outputs, CryptoOp[] ops, int from, int to) {
    SessionContext context = take();
    try {
      int at = from;
      while (at < to && ops[at].session() == this) {
        context.prepare(inputs[at], outputs[at], ops[at]);
        context.run(inputs[at], outputs[at], ops[at]);
        at++;
      }
      return at;
    } finally {
      give(context);
    }
  }

  /**
   * Makes sure that an operation can be done.
   *
   * @throws IllegalArgumentException if a range is not within its packet
   */
  void check(Packet input, Packet output, CryptoOp op) {
    SessionContext context = take();
    try {
      context.prepare(input, output, op);
    } finally {
      give(context);
    }
  }

  /** A context that is the caller's until it is given back. */
  private SessionContext take() {
    checkOpen(open);
    int start = start();
    for (int i = 0; i < KEPT; i++) {
      SessionContext context = contexts.getAndSet((start + i) % KEPT, null);
      if (context != null) {
        return context;
      }
    }
    return new SessionContext(keyed, algorithms);
  }

  private void give(SessionContext context) {
    int start = start();
    for (int i = 0; i < KEPT; i++) {
      if (contexts.compareAndSet((start + i) % KEPT, null, context)) {
        if (!open) {
          closeContexts(); // The session was closed meanwhile and has not seen this one.
        }
        return;
      }
    }
    context.close();
  }

  /** Threads begin at different places, so that each finds its own context at the first try. */
  private static int start() {
    return (int) (Thread.currentThread().threadId() % KEPT);
  }

  private static void checkOpen(boolean isOpen) {
    if (!isOpen) {
      throw new IllegalStateException("the session is closed");
    }
  }

  /** One operation more is in flight. */
  void submitted() {
    boolean isOpen = inFlight.incrementAndGet() > 0;
    if (!isOpen) {
      inFlight.decrementAndGet();
    }
    checkOpen(isOpen);
  }

  @Override
  public void completed() {
    inFlight.decrementAndGet();
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
    if (!inFlight.compareAndSet(0, CLOSED)) {
      int busy = inFlight.get();
      if (busy > 0) {
        throw new IllegalStateException(
            "the session cannot be closed: %d operations are in flight".formatted(busy));
      }
      return;
    }
    open = false;
    closeContexts();
    keyed.cipher().key().close();
    keyed.auth().key().close();
    onClose.accept(this);
  }

  private void closeContexts() {
    for (int i = 0; i < KEPT; i++) {
      SessionContext context = contexts.getAndSet(i, null);
      if (context != null) {
        context.close();
      }
    }
  }
}
