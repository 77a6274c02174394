package org.odpj.apps.run;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What operations cost the thread that calls them and the process.
 *
 * @param count operations
 * @param elapsedMicros an operation
 * @param processMicros CPU time of the process, an operation
 * @param threadMicros CPU time of the calling thread, an operation
 * @param allocatedBytes by the calling thread, an operation
 */
public record CallCost(
    long count,
    double elapsedMicros,
    double processMicros,
    double threadMicros,
    double allocatedBytes) {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final double MICRO = 1_000;
  private static final double MILLION = 1e6;

  /**
   * Measures.
   *
   * @param work does operations and returns how many
   * @return what one cost
   */
  public static CallCost of(LongSupplier work) {
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    long process = PROCESS.getProcessCpuTime();
    long thread = THREADS.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    long count = work.getAsLong();
    double elapsed = System.nanoTime() - start;
    thread = THREADS.getCurrentThreadCpuTime() - thread;
    process = PROCESS.getProcessCpuTime() - process;
    allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
    return new CallCost(
        count,
        elapsed / MICRO / count,
        process / MICRO / count,
        thread / MICRO / count,
        (double) allocated / count);
  }

  /**
   * How many a second.
   *
   * @return operations
   */
  public double perSecond() {
    return MILLION / elapsedMicros;
  }

  /**
   * For a result in JSON.
   *
   * @return the names and values
   */
  public Map<String, Object> describe() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("operations", count);
    json.put("operationsPerSecond", perSecond());
    json.put("elapsedMicros", elapsedMicros);
    json.put("processMicros", processMicros);
    json.put("threadMicros", threadMicros);
    json.put("bytesPerOperation", allocatedBytes);
    return json;
  }
}
