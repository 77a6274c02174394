package org.odpj.accel.crypto;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.odpj.crypto.AuthParam;
import org.odpj.crypto.CipherParam;
import org.odpj.crypto.CryptoSession;
import org.odpj.crypto.CryptoSessionParam;

/** A session, and the contexts of the threads that have worked on it. */
final class EngineSession implements CryptoSession {
  /** Contexts kept for the next operations; more than threads that work at once are not needed. */
  private static final int KEPT = 16;

  private final EngineCrypto engine;
  private final CryptoSessionParam param;
  private final CryptoSessionParam keyed;
  private final Algorithms algorithms;
  private final Consumer<? super EngineSession> onClose;
  private final AtomicReferenceArray<SessionContext> contexts = new AtomicReferenceArray<>(KEPT);
  private final AtomicInteger inFlight = new AtomicInteger();
  private boolean closed;
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

  /** A context that is the caller's until it is given back. */
  SessionContext take() {
    if (!open) {
      throw new IllegalStateException("the session is closed");
    }
    int start = start();
    for (int i = 0; i < KEPT; i++) {
      SessionContext context = contexts.getAndSet((start + i) % KEPT, null);
      if (context != null) {
        return context;
      }
    }
    return new SessionContext(keyed, algorithms);
  }

  void give(SessionContext context) {
    int start = start();
    for (int i = 0; i < KEPT; i++) {
      if (contexts.compareAndSet((start + i) % KEPT, null, context)) {
        return;
      }
    }
    context.close();
  }

  /** Threads begin at different places, so that each finds its own context at the first try. */
  private static int start() {
    return (int) (Thread.currentThread().threadId() % KEPT);
  }

  void submitted(int count) {
    inFlight.addAndGet(count);
  }

  void completed(int count) {
    inFlight.addAndGet(-count);
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    int busy = inFlight.get();
    if (busy > 0) {
      throw new IllegalStateException(
          "the session cannot be closed: %d operations are in flight".formatted(busy));
    }
    closed = true;
    open = false;
    for (int i = 0; i < KEPT; i++) {
      SessionContext context = contexts.getAndSet(i, null);
      if (context != null) {
        context.close();
      }
    }
    keyed.cipher().key().close();
    keyed.auth().key().close();
    onClose.accept(this);
  }
}
