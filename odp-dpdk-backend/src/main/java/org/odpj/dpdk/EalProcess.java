package org.odpj.dpdk;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.odpj.config.OdpLog;
import org.odpj.dpdk.lib.Eal;
import org.odpj.dpdk.lib.Libraries;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;

/**
 * EAL, which starts once per process and stays: every data plane on this backend shares it.
 *
 * <p>The thread that starts EAL becomes its main lcore, is pinned by it and must not end; so EAL
 * has a thread of its own, and no thread of the application is changed.
 */
final class EalProcess {
  private static @Nullable EalProcess started;
  private static @Nullable String refused;

  private final List<String> arguments;
  private final EalLog log;

  private EalProcess(List<String> arguments, EalLog log) {
    this.arguments = arguments;
    this.log = log;
  }

  /** EAL started with these arguments, now or earlier. */
  static synchronized EalProcess start(List<String> arguments, OdpLog odpLog) {
    if (refused != null) {
      throw new OdpException(ErrorCode.NATIVE_START_REFUSED, refused);
    }
    if (started != null) {
      return started.require(arguments);
    }
    String version = Libraries.require();
    EalLog log = EalLog.open();
    CompletableFuture<Integer> result = new CompletableFuture<>();
    Thread main = new Thread(() -> runEal(arguments, log, result), "dpdk-eal");
    main.setDaemon(true);
    main.start();
    int errno = result.join();
    if (errno != 0) {
      refused =
          "EAL refused its arguments '%s' (%s): %s; set dpdk.eal to others"
              .formatted(String.join(" ", arguments), Eal.strerror(errno), log.news());
      throw new OdpException(ErrorCode.NATIVE_START_REFUSED, refused);
    }
    odpLog.log(
        Level.DEBUG,
        "%s, EAL arguments: %s: %s".formatted(version, String.join(" ", arguments), log.news()));
    started = new EalProcess(arguments, log);
    return started;
  }

  private static void runEal(
      List<String> arguments, EalLog log, CompletableFuture<Integer> result) {
    try {
      int[] errno = new int[1];
      log.capture(() -> {
        if (Eal.init(arguments) < 0) {
          errno[0] = Math.max(1, Eal.errno());
        }
      });
      result.complete(errno[0]);
    } catch (Throwable e) {
      result.completeExceptionally(e);
      throw e;
    }
    while (true) {
      LockSupport.park();
    }
  }

  private EalProcess require(List<String> other) {
    if (!arguments.equals(other)) {
      throw new OdpException(
          ErrorCode.NATIVE_START_REFUSED,
          "EAL runs in this process already with '%s'; it cannot start again with '%s'"
              .formatted(String.join(" ", arguments), String.join(" ", other)));
    }
    return this;
  }

  /** What EAL and its drivers printed since it was asked last. */
  String news() {
    return log.news();
  }
}
