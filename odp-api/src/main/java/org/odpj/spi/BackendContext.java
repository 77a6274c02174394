package org.odpj.spi;

import org.odpj.config.OdpConfig;
import org.odpj.config.OdpLog;

/**
 * What a backend is opened with.
 *
 * @param config every value, checked
 */
public record BackendContext(OdpConfig config) {
  /**
   * Where log lines go.
   *
   * @return the log
   */
  public OdpLog log() {
    return config.log();
  }
}
