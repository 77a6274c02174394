package org.odpj.config;

import java.lang.System.Logger.Level;

/**
 * Where a data plane writes its log lines. Never called on the fast path (ODP: {@code
 * odp_init_t.log_fn}).
 *
 * <p>Implementations are called from any thread and must not throw.
 */
@FunctionalInterface
public interface OdpLog {
  /**
   * Takes one line.
   *
   * @param level how much it matters
   * @param message one line without a line end
   */
  void log(Level level, String message);

  /**
   * The default: the JDK's logger named {@code org.odpj}.
   *
   * @return a log that any number of data planes may share
   */
  static OdpLog system() {
    System.Logger logger = System.getLogger("org.odpj");
    return logger::log;
  }
}
