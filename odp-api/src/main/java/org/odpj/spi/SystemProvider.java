package org.odpj.spi;

import org.odpj.system.CpuMask;
import org.odpj.system.SystemInfo;

/** Says what the machine is and pins threads. */
public interface SystemProvider {
  /**
   * Reads what the machine is.
   *
   * @return as it is now
   */
  SystemInfo info();

  /**
   * Lets the calling thread run on the given CPUs only.
   *
   * @param cpus at least one of the available CPUs
   * @throws IllegalArgumentException if none of them is available
   */
  void pin(CpuMask cpus);

  /**
   * The CPU that the calling thread runs on.
   *
   * @return its number; unless the thread is pinned, it may be another one already
   */
  int currentCpu();
}
