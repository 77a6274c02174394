package org.odpj.apps.capture;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A capture file being written (draft-ietf-opsawg-pcapng): one section, a name for each interface.
 */
final class PcapngFile implements AutoCloseable {
  private static final int SECTION = 0x0a0d_0d0a;
  private static final int BYTE_ORDER_MAGIC = 0x1a2b_3c4d;
  private static final int INTERFACE = 1;
  private static final int STATISTICS = 5;
  private static final int PACKET = 6;

  private static final short ETHERNET = 1;
  private static final short IF_NAME = 2;
  private static final short IF_TSRESOL = 9;
  private static final byte NANOSECONDS = 9;
  private static final short EPB_FLAGS = 2;
  private static final int INBOUND = 1;
  private static final int OUTBOUND = 2;
  private static final short ISB_IFDROP = 5;

  /** A packet block without its data. */
  private static final int PACKET_BLOCK = 44;

  private final FileChannel channel;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(1 << 20).order(ByteOrder.nativeOrder());

  /** The same memory, for copies that allocate nothing. */
  private final MemorySegment memory = MemorySegment.ofBuffer(buffer);

  PcapngFile(Path file, List<String> names, int snapLength) throws IOException {
    channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    buffer.putInt(SECTION).putInt(28).putInt(BYTE_ORDER_MAGIC);
    buffer.putShort((short) 1).putShort((short) 0).putLong(-1).putInt(28);
    for (String name : names) {
      putInterface(name, snapLength);
    }
    flush();
  }

  private void putInterface(String name, int snapLength) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    int length = 16 + 4 + padded(text.length) + 8 + 4 + 4;
    buffer.putInt(INTERFACE).putInt(length).putShort(ETHERNET).putShort((short) 0);
    buffer.putInt(snapLength);
    buffer.putShort(IF_NAME).putShort((short) text.length).put(text);
    pad(text.length);
    buffer.putShort(IF_TSRESOL).putShort((short) 1).put(NANOSECONDS);
    pad(1);
    buffer.putInt(0).putInt(length);
  }

  /** Adds the oldest packet of a ring; nanoseconds are since 1970. */
  void packet(CaptureRing ring, long nanos) throws IOException {
    int captured = ring.capturedLength();
    int block = PACKET_BLOCK + padded(captured);
    if (buffer.remaining() < block) {
      flush();
    }
    buffer.putInt(PACKET).putInt(block).putInt(ring.pktio);
    buffer.putInt((int) (nanos >>> 32)).putInt((int) nanos).putInt(captured).putInt(ring.length());
    ring.copyTo(memory, buffer.position());
    buffer.position(buffer.position() + captured);
    pad(captured);
    buffer.putShort(EPB_FLAGS).putShort((short) 4).putInt(ring.inbound ? INBOUND : OUTBOUND);
    buffer.putInt(0).putInt(block);
  }

  /** Notes how many packets of an interface are not in the file. */
  void dropped(int pktio, long nanos, long packets) throws IOException {
    int block = 20 + 12 + 4 + 4;
    if (buffer.remaining() < block) {
      flush();
    }
    buffer.putInt(STATISTICS).putInt(block).putInt(pktio);
    buffer.putInt((int) (nanos >>> 32)).putInt((int) nanos);
    buffer.putShort(ISB_IFDROP).putShort((short) 8).putLong(packets);
    buffer.putInt(0).putInt(block);
  }

  void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      flush();
    }
  }

  private static int padded(int length) {
    return (length + 3) & ~3;
  }

  private void pad(int length) {
    for (int i = length; i < padded(length); i++) {
      buffer.put((byte) 0);
    }
  }
}
