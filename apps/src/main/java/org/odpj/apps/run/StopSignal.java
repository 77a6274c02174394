package org.odpj.apps.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets a run end in good order when the process is told to end (SIGINT, SIGTERM).
 *
 * <p>The JVM reacts to these by running its shutdown hooks, and dies when they are done. Ours asks
 * the run to stop, and keeps the process alive until the run has reached {@link #exit}; the exit
 * code is then the run's own, not the signal's.
 */
public final class StopSignal implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;
  private static final CompletableFuture<Integer> EXIT_CODE = new CompletableFuture<>();

  private final Thread hook;

  private StopSignal(Thread hook) {
    this.hook = hook;
  }

  /**
   * Starts to listen.
   *
   * @param stop called in another thread when the process is told to end; must return at once
   * @return listening until closed
   */
  public static StopSignal listen(Runnable stop) {
    Thread hook = new Thread(() -> onShutdown(stop), "odp-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    return new StopSignal(hook);
  }

  /** Listens no more. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is being ended: the hook waits for exit().
      return;
    }
  }

  /**
   * Ends the process.
   *
   * @param code its exit code, also if a signal is ending it already
   */
  public static void exit(int code) {
    EXIT_CODE.complete(code);
    System.exit(code);
  }

  private static void onShutdown(Runnable stop) {
    stop.run();
    try {
      Runtime.getRuntime().halt(EXIT_CODE.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      // The process ends with the signal's own exit code.
      System.err.println("odp: the run did not stop within " + PATIENCE_SECONDS + " s");
    }
  }
}
