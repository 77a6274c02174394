package org.odpj.linuxgeneric.pktio.filter;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;

/**
 * A filter in tcpdump's syntax (pcap-filter(7)), compiled to the kernel's packet filter language.
 *
 * <p><b>VLAN tags.</b> The kernel takes the outer tag out of a frame before its filters see it, and
 * it is put back after; a filter that looks at the bytes would see another frame than the
 * application. So {@link #forKernel} lets all frames pass from which a tag was taken, and {@link
 * #matches} decides on these when they are whole again.
 *
 * <p>Immutable; any thread may use it.
 */
public final class PacketFilter {
  private static final int ETHERNET = 1; // DLT_EN10MB
  private static final int SNAP_LENGTH = 262_144;
  private static final int OPTIMIZE = 1;
  private static final int MASK_UNKNOWN = 0xffff_ffff; // PCAP_NETMASK_UNKNOWN
  private static final int PROGRAM = 16; // struct bpf_program and struct sock_fprog
  private static final int INSTRUCTION = 8; // struct bpf_insn and struct sock_filter
  private static final int MAX_INSTRUCTIONS = 4096; // BPF_MAXINSNS of linux/bpf_common.h

  /** Of linux/filter.h: where the kernel says whether it took a tag out. */
  private static final int TAG_TAKEN = -0x1000 + 48; // SKF_AD_OFF + SKF_AD_VLAN_TAG_PRESENT

  /** Passes frames without their tag; else goes on with the instruction that follows. */
  private static final long[] PASS_TAGGED = {
    instruction(0x20, 0, 0, TAG_TAKEN), // ld
    instruction(0x15, 1, 0, 0), // jeq #0: one instruction further
    instruction(0x06, 0, 0, SNAP_LENGTH) // ret
  };

  private final String expression;
  private final MemorySegment instructions;

  private PacketFilter(String expression, MemorySegment instructions) {
    this.expression = expression;
    this.instructions = instructions;
  }

  /**
   * Compiles an expression.
   *
   * @param name the interface that it is for
   * @param expression such as {@code udp port 53}
   * @return the filter
   * @throws OdpException if the expression is refused, or libpcap is not installed
   */
  public static PacketFilter compile(String name, String expression) {
    if (expression.isBlank()) {
      throw invalid(name, "filter= is empty; leave it out to receive everything");
    }
    if (!PcapLibrary.isInstalled()) {
      throw new OdpException(
          ErrorCode.NATIVE_LIBRARY_MISSING,
          "%s: filter= needs %s, which is not installed; apt-get install %s"
              .formatted(name, PcapLibrary.FILE, PcapLibrary.PACKAGE));
    }
    MemorySegment handle = PcapCalls.openDead(ETHERNET, SNAP_LENGTH);
    if (handle.equals(MemorySegment.NULL)) {
      throw new OdpException(ErrorCode.MEMORY_EXHAUSTED, name + ": no memory to compile filter=");
    }
    try {
      return compile(name, expression, handle);
    } finally {
      PcapCalls.close(handle);
    }
  }

  private static PacketFilter compile(String name, String expression, MemorySegment handle) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment program = arena.allocate(PROGRAM, 8);
      MemorySegment text = arena.allocateFrom(expression);
      if (PcapCalls.compile(handle, program, text, OPTIMIZE, MASK_UNKNOWN) < 0) {
        throw invalid(name, "filter '%s': %s".formatted(expression, PcapCalls.error(handle)));
      }
      try {
        int count = program.get(JAVA_INT, 0);
        if (count + PASS_TAGGED.length > MAX_INSTRUCTIONS) {
          throw invalid(
              name,
              "filter '%s' has %d instructions, the kernel takes %d; make it shorter"
                  .formatted(expression, count, MAX_INSTRUCTIONS - PASS_TAGGED.length));
        }
        long size = (long) count * INSTRUCTION;
        MemorySegment kept = Arena.ofAuto().allocate(size, 8);
        kept.copyFrom(program.get(ADDRESS, 8).reinterpret(size));
        return new PacketFilter(expression, kept);
      } finally {
        PcapCalls.freeCode(program);
      }
    }
  }

  private static OdpException invalid(String name, String what) {
    return new OdpException(ErrorCode.INTERFACE_SPEC_INVALID, name + ": " + what);
  }

  private static long instruction(int code, int ifTrue, int ifFalse, int constant) {
    return code | (long) ifTrue << 16 | (long) ifFalse << 24 | (long) constant << 32;
  }

  /**
   * Runs the filter on a frame.
   *
   * @param memory native memory that holds it
   * @param offset its first byte
   * @param wireLength bytes that it had on the wire
   * @param length bytes that are there
   * @return whether it matches
   */
  public boolean matches(MemorySegment memory, long offset, long wireLength, int length) {
    long address = memory.asSlice(offset, length).address(); // also checks the bounds
    return PcapCalls.filter(instructions, address, (int) wireLength, length) != 0;
  }

  /**
   * The filter as the kernel takes it: it passes what matches, and all from which a tag was taken.
   *
   * @param arena what the memory is of
   * @return {@code struct sock_fprog}
   */
  public MemorySegment forKernel(Arena arena) {
    long ours = (long) PASS_TAGGED.length * INSTRUCTION;
    long size = ours + instructions.byteSize();
    MemorySegment code = arena.allocate(size, 8);
    MemorySegment.copy(PASS_TAGGED, 0, code, JAVA_LONG, 0, PASS_TAGGED.length);
    MemorySegment.copy(instructions, 0, code, ours, instructions.byteSize());
    MemorySegment program = arena.allocate(PROGRAM, 8);
    program.set(JAVA_SHORT, 0, (short) (size / INSTRUCTION));
    program.set(ADDRESS, 8, code);
    return program;
  }

  /** The expression. */
  @Override
  public String toString() {
    return expression;
  }
}
