package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.odpj.buffer.Buffer;
import org.odpj.buffer.BufferPool;
import org.odpj.validation.suite.Deadline;
import org.odpj.validation.suite.Stamp;

/** What threads do that share a pool. */
final class Sharing {
  private static final int BURST = 8;

  private Sharing() {}

  /**
   * Allocates and frees until a number of buffers went through this thread; nobody else may write
   * into them meanwhile.
   */
  static void allocateAndFree(BufferPool pool, int thread, int wanted) {
    Deadline deadline = Deadline.standard();
    Buffer[] burst = new Buffer[BURST];
    for (int done = 0; done < wanted; ) {
      int had = done;
      int got = pool.alloc(burst, 0, BURST);
      if (got == 0) {
        deadline.orFail(() -> "thread %d got %d of %d buffers".formatted(thread, had, wanted));
        continue;
      }
      for (int i = 0; i < got; i++) {
        Stamp.put(burst[i], mark(thread, done + i));
      }
      for (int i = 0; i < got; i++) {
        assertEquals(
            mark(thread, done + i), Stamp.get(burst[i]), "what this thread wrote into its buffer");
      }
      pool.free(burst, 0, got);
      done += got;
    }
  }

  private static long mark(int thread, int number) {
    return (long) thread << 32 | number;
  }
}
