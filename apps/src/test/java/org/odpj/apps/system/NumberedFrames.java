package org.odpj.apps.system;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.odpj.proto.Ethernet;
import org.odpj.proto.Ipv4;
import org.odpj.proto.Udp;

/** UDP frames of many lengths, addresses and contents, numbered by their IPv4 identification. */
final class NumberedFrames {
  private static final int SHORTEST = 60;
  private static final int LONGEST = 1_514;

  private NumberedFrames() {}

  static List<byte[]> make(int count, long seed) {
    Random random = new Random(seed);
    List<byte[]> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      frames.add(frame(i, random));
    }
    return frames;
  }

  private static byte[] frame(int number, Random random) {
    byte[] frame = new byte[SHORTEST + random.nextInt(LONGEST - SHORTEST + 1)];
    random.nextBytes(frame);
    int ipLength = frame.length - Ethernet.LENGTH;
    ByteBuffer out = ByteBuffer.wrap(frame);
    out.putShort((short) 0x0200).putInt(random.nextInt()); // destination: one station's, local
    out.putShort((short) 0x0200).putInt(random.nextInt());
    out.putShort((short) 0x0800);
    out.putShort((short) 0x4500).putShort((short) ipLength);
    out.putShort((short) number).putShort((short) 0);
    out.put((byte) 64).put((byte) 17).putShort((short) 0);
    out.putInt(0x0a000000 | random.nextInt(1 << 24)).putInt(0x0a000000 | random.nextInt(1 << 24));
    out.putShort((short) (40_000 + number)).putShort((short) 50_000);
    out.putShort((short) (ipLength - Ipv4.LENGTH)).putShort((short) 0);
    if (out.position() != Ethernet.LENGTH + Ipv4.LENGTH + Udp.LENGTH) {
      throw new AssertionError("headers end at " + out.position());
    }
    return frame;
  }
}
