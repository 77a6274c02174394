package org.odpj.accel;

import org.odpj.accel.comp.Codecs;
import org.odpj.accel.comp.EngineComp;
import org.odpj.comp.Comp;
import org.odpj.spi.BackendContext;
import org.odpj.spi.BackendInstance;

/** A compression engine, open for one data plane. */
final class CompInstance implements BackendInstance {
  private final EngineComp engine;

  CompInstance(Codecs codecs, BackendContext context) {
    this.engine = new EngineComp(codecs, context);
  }

  @Override
  public Comp comp() {
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
