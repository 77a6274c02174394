package org.odpj.apps.l2fwd;

import java.util.ArrayList;
import java.util.List;
import org.odpj.apps.run.Interfaces;

/**
 * Which worker polls which input queue and sends to which output queue; decided before anything is
 * configured (ODP: l2fwd's binding of workers).
 *
 * <p>With fewer workers than interfaces each worker serves every n-th interface. Otherwise every
 * worker serves one interface, which gets as many input queues as it has workers.
 */
final class Plan {
  /** One input queue and where its packets go. */
  record Share(int worker, int input, int inputQueue, int output, int outputQueue) {}

  private final List<Share> shares = new ArrayList<>();
  private final int[] inputQueues;
  private final int[] outputQueues;

  Plan(int interfaces, int workers) {
    inputQueues = new int[interfaces];
    outputQueues = new int[interfaces];
    for (int i = 0; i < Math.max(interfaces, workers); i++) {
      int input = i % interfaces;
      int output = Interfaces.destination(input, interfaces);
      shares.add(
          new Share(i % workers, input, inputQueues[input]++, output, outputQueues[output]++));
    }
  }

  /** The shares of one worker. */
  List<Share> of(int worker) {
    return shares.stream().filter(share -> share.worker() == worker).toList();
  }

  /** How many input queues an interface needs. */
  int inputQueues(int index) {
    return inputQueues[index];
  }

  /** How many output queues would give each sender its own. */
  int outputQueues(int index) {
    return outputQueues[index];
  }
}
