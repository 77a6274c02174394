package org.odpj.accel.crypto;

import java.util.function.Consumer;
import org.odpj.accel.async.AsyncSession;
import org.odpj.accel.session.Contexts;
import org.odpj.accel.session.InFlight;
import org.odpj.crypto.AuthParam;
import org.odpj.crypto.CipherParam;
import org.odpj.crypto.CryptoOp;
import org.odpj.crypto.CryptoSession;
import org.odpj.crypto.CryptoSessionParam;
import org.odpj.packet.Packet;
import org.odpj.queue.Queue;

/** A session, and the contexts of the threads that have worked on it. */
final class EngineSession implements CryptoSession, AsyncSession {
  private final EngineCrypto engine;
  private final CryptoSessionParam param;
  private final CryptoSessionParam keyed;
  private final Consumer<? super EngineSession> onClose;
  private final Contexts<SessionContext> contexts;
  private final InFlight inFlight = new InFlight();

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
    this.onClose = onClose;
    this.keyed = withOwnKeys(param);
    this.contexts = new Contexts<>(() -> new SessionContext(keyed, algorithms));
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
    SessionContext context = contexts.take();
    try {
      int at = from;
      while (at < to && ops[at].session() == this) {
        context.prepare(inputs[at], outputs[at], ops[at]);
        context.run(inputs[at], outputs[at], ops[at]);
        at++;
      }
      return at;
    } finally {
      contexts.give(context);
    }
  }

  /**
   * Makes sure that an operation can be done.
   *
   * @throws IllegalArgumentException if a range is not within its packet
   */
  void check(Packet input, Packet output, CryptoOp op) {
    SessionContext context = contexts.take();
    try {
      context.prepare(input, output, op);
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
      keyed.cipher().key().close();
      keyed.auth().key().close();
      onClose.accept(this);
    }
  }
}
