package org.odpj.linuxgeneric.system;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.linuxgeneric.libc.Errno;
import org.odpj.linuxgeneric.libc.Libc;
import org.odpj.linuxgeneric.libc.SystemCalls;
import org.odpj.system.CpuMask;

/**
 * Which CPUs threads may run on. The kernel's mask is after the cgroup's cpuset, so there is no
 * need to read that.
 */
final class Affinity {
  /** Room for 8,192 CPUs, the most that a Linux kernel can be built for. */
  private static final int MASK_BYTES = 1_024;

  private Affinity() {}

  /** The CPUs of the process's first thread, which the JVM never pins. */
  static CpuMask process() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment mask = arena.allocate(MASK_BYTES, Long.BYTES);
      int pid = (int) ProcessHandle.current().pid();
      int result = SystemCalls.getAffinity(new Errno(arena), pid, mask);
      if (result < 0) {
        throw failed("read", result);
      }
      return CpuMask.of(BitSet.valueOf(mask.toArray(ValueLayout.JAVA_BYTE)).stream().toArray());
    }
  }

  /** Lets the calling thread run on these CPUs only. */
  static void pin(CpuMask cpus) {
    BitSet bits = new BitSet();
    cpus.stream().forEach(bits::set);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment mask = arena.allocate(MASK_BYTES, Long.BYTES);
      mask.copyFrom(MemorySegment.ofArray(bits.toByteArray()));
      int result = SystemCalls.setAffinity(new Errno(arena), 0, mask);
      if (result < 0) {
        throw failed("change to " + cpus, result);
      }
    }
  }

  /** The CPU that the calling thread runs on. */
  static int currentCpu() {
    try (Arena arena = Arena.ofConfined()) {
      int cpu = SystemCalls.getCpu(new Errno(arena));
      if (cpu < 0) {
        throw new OdpException(
            ErrorCode.PERMISSION_DENIED,
            "the kernel does not tell the CPU of a thread: " + Libc.message(cpu));
      }
      return cpu;
    }
  }

  private static OdpException failed(String what, int error) {
    return new OdpException(
        ErrorCode.PERMISSION_DENIED,
        "the kernel refused to %s the CPU affinity: %s; run without CPU masks"
            .formatted(what, Libc.message(error)));
  }
}
