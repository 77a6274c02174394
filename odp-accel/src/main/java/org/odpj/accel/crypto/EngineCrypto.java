package org.odpj.accel.crypto;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
import org.odpj.packet.Packet;

/** An engine: a library's algorithms with sessions around them. */
public final class EngineCrypto implements Crypto, AutoCloseable {
  private static final int MAX_SESSIONS = 4_096;
  private static final CipherCapability NULL_CIPHER = new CipherCapability(0, 0, true);
  private static final AuthCapability NULL_AUTH = new AuthCapability(0, 0, 0, true);

  private final Algorithms algorithms;
  private final CryptoCapability capability;
  private final Set<EngineSession> sessions = ConcurrentHashMap.newKeySet();

  /** An engine without sessions. */
  public EngineCrypto(Algorithms algorithms) {
    this.algorithms = algorithms;
    EnumSet<CipherAlg> ciphers = EnumSet.of(CipherAlg.NULL);
    ciphers.addAll(algorithms.ciphers().keySet());
    EnumSet<AuthAlg> auths = EnumSet.of(AuthAlg.NULL);
    auths.addAll(algorithms.auths().keySet());
    this.capability =
        new CryptoCapability(
            algorithms.name(),
            MAX_SESSIONS,
            Set.of(CryptoMode.SYNC),
            ciphers,
            auths,
            false,
            Set.of());
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
    EngineSession session = new EngineSession(this, param, algorithms, sessions::remove);
    sessions.add(session);
    return session;
  }

  @Override
  public int operate(Packet[] packets, CryptoOp[] ops, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, packets.length);
    Objects.checkFromIndexSize(offset, count, ops.length);
    return operateAll(packets, packets, ops, offset, count, CryptoForm.IN_PLACE);
  }

  @Override
  public int operate(Packet[] inputs, Packet[] outputs, CryptoOp[] ops, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, inputs.length);
    Objects.checkFromIndexSize(offset, count, outputs.length);
    Objects.checkFromIndexSize(offset, count, ops.length);
    return operateAll(inputs, outputs, ops, offset, count, CryptoForm.OUT_OF_PLACE);
  }

  /** Takes a session's context once for a run of operations of the same session. */
  private int operateAll(
      Packet[] inputs, Packet[] outputs, CryptoOp[] ops, int offset, int count, CryptoForm form) {
    @Nullable EngineSession session = null;
    @Nullable SessionContext context = null;
    try {
      for (int i = offset; i < offset + count; i++) {
        CryptoOp op = ops[i];
        if (context == null || session != op.session()) {
          if (context != null && session != null) {
            session.give(context);
            context = null;
          }
          session = own(op.session(), CryptoMode.SYNC, form);
          context = session.take();
        }
        context.prepare(inputs[i], outputs[i], form == CryptoForm.OUT_OF_PLACE, op);
        context.run(inputs[i], outputs[i], op);
      }
      return count;
    } finally {
      if (context != null && session != null) {
        session.give(context);
      }
    }
  }

  private EngineSession own(CryptoSession session, CryptoMode mode, CryptoForm form) {
    if (!(session instanceof EngineSession own) || !own.isOf(this)) {
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
    throw new IllegalArgumentException("the engine has no asynchronous sessions");
  }

  @Override
  public int submit(Packet[] inputs, Packet[] outputs, CryptoOp[] ops, int offset, int count) {
    throw new IllegalArgumentException("the engine has no asynchronous sessions");
  }

  @Override
  public CryptoOp result(Packet completed) {
    throw new IllegalArgumentException("the packet is not a completion of this engine");
  }

  /** Ends every session. */
  @Override
  public void close() {
    sessions.forEach(EngineSession::close);
  }
}
