package org.odpj.spi;

import org.jspecify.annotations.Nullable;
import org.odpj.config.ApiKeys;
import org.odpj.config.OdpConfig;
import org.odpj.config.OdpLog;
import org.odpj.spi.check.Ledger;

/**
 * What the backends of one data plane are opened with. The object stands for the data plane.
 *
 * @param config every value, checked
 * @param eventDevice what a scheduler in software leaves the order of its queues to; null for an
 *     order of its own
 */
public record BackendContext(OdpConfig config, @Nullable EventDevice eventDevice) {
  /**
   * Without an event device.
   *
   * @param config every value, checked
   */
  public BackendContext(OdpConfig config) {
    this(config, null);
  }

  /**
   * Where log lines go.
   *
   * @return the log
   */
  public OdpLog log() {
    return config.log();
  }

  /**
   * What watches over a new pool's elements.
   *
   * @param pool its name
   * @param elements how many it has
   * @return null unless {@code odp.check} is set
   */
  public @Nullable Ledger ledger(String pool, int elements) {
    return config.get(ApiKeys.CHECK) ? new Ledger(this, pool, elements) : null;
  }
}
