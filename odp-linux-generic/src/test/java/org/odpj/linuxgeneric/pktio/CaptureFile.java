package org.odpj.linuxgeneric.pktio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Builds capture files byte by byte, right and wrong ones. */
final class CaptureFile {
  static final int MICROSECONDS = 0xa1b2c3d4;
  static final int NANOSECONDS = 0xa1b23c4d;
  static final int ETHERNET = 1;

  private final ByteBuffer bytes;

  CaptureFile(ByteOrder order) {
    bytes = ByteBuffer.allocate(1 << 20).order(order);
  }

  /** A frame whose bytes count up from its number. */
  static byte[] frame(int number, int length) {
    byte[] frame = new byte[length];
    for (int i = 0; i < length; i++) {
      frame[i] = (byte) (number + i);
    }
    return frame;
  }

  CaptureFile pcap(int magic, int linkType) {
    bytes.putInt(magic).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0);
    bytes.putInt(65_535).putInt(linkType);
    return this;
  }

  CaptureFile record(byte[] frame) {
    return record(frame, frame.length, frame.length);
  }

  CaptureFile record(byte[] frame, int length, int wireLength) {
    bytes.putInt(1).putInt(2).putInt(length).putInt(wireLength).put(frame);
    return this;
  }

  CaptureFile section() {
    return block(0x0a0d0d0a, words(0x1a2b3c4d).putShort((short) 1).putShort((short) 0).putLong(-1));
  }

  CaptureFile link(int type, int snapLength) {
    return block(1, words().putShort((short) type).putShort((short) 0).putInt(snapLength));
  }

  CaptureFile enhanced(int link, byte[] frame) {
    return block(6, words(link, 0, 0, frame.length, frame.length).put(frame));
  }

  CaptureFile obsolete(int link, byte[] frame) {
    ByteBuffer content = words().putShort((short) link).putShort((short) 0).putInt(0).putInt(0);
    return block(2, content.putInt(frame.length).putInt(frame.length).put(frame));
  }

  CaptureFile simple(int wireLength, byte[] frame) {
    return block(3, words(wireLength).put(frame));
  }

  CaptureFile block(int type, ByteBuffer content) {
    int length = 12 + (content.position() + 3) / 4 * 4;
    bytes.putInt(type).putInt(length).put(content.slice(0, length - 12)).putInt(length);
    return this;
  }

  ByteBuffer words(int... values) {
    ByteBuffer content = ByteBuffer.allocate(1 << 16).order(bytes.order());
    Arrays.stream(values).forEach(content::putInt);
    return content;
  }

  CaptureFile append(CaptureFile other) {
    bytes.put(other.bytes());
    return this;
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes.array(), bytes.position());
  }
}
