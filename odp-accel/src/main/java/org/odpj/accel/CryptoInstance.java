package org.odpj.accel;

import org.odpj.accel.crypto.Algorithms;
import org.odpj.accel.crypto.EngineCrypto;
import org.odpj.crypto.Crypto;
import org.odpj.spi.BackendContext;
import org.odpj.spi.BackendInstance;

/** A crypto engine, open for one data plane. */
final class CryptoInstance implements BackendInstance {
  private final EngineCrypto engine;

  CryptoInstance(Algorithms algorithms, BackendContext context) {
    this.engine = new EngineCrypto(algorithms, context);
  }

  @Override
  public Crypto crypto() {
    return engine;
  }

  @Override
  public void quiesce() {
    engine.quiesce();
  }

  @Override
  public void close() {
    engine.close();
  }
}
