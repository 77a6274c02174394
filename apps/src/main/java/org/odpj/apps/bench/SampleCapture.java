package org.odpj.apps.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.odpj.apps.run.RunFailure;

/** A capture of 64-byte UDP frames (classic pcap, microseconds). */
final class SampleCapture {
  private static final int FRAMES = 1_024;
  private static final int FRAME = 64;
  private static final int FILE_HEADER = 24;
  private static final int RECORD_HEADER = 16;
  private static final int SNAP_LENGTH = 65_535;
  private static final int ETHERNET = 1;

  private SampleCapture() {}

  /**
   * Writes it.
   *
   * @param folder where
   * @return the file
   */
  static Path write(Path folder) {
    ByteBuffer file =
        ByteBuffer.allocate(FILE_HEADER + FRAMES * (RECORD_HEADER + FRAME))
            .order(ByteOrder.LITTLE_ENDIAN);
    file.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0);
    file.putInt(SNAP_LENGTH).putInt(ETHERNET);
    for (int i = 0; i < FRAMES; i++) {
      file.putInt(i).putInt(0).putInt(FRAME).putInt(FRAME).put(frame(i));
    }
    try {
      return Files.write(folder.resolve("sample.pcap"), file.array());
    } catch (IOException e) {
      throw new RunFailure("the sample capture cannot be written: " + e, e);
    }
  }

  /** Every frame is of another flow. */
  private static byte[] frame(int number) {
    ByteBuffer frame = ByteBuffer.allocate(FRAME);
    frame.put(new byte[] {2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1}).putShort((short) 0x0800);
    frame.putShort((short) 0x4500).putShort((short) (FRAME - 14)).putInt(0);
    frame.putShort((short) 0x4011).putShort((short) 0);
    frame.putInt(0xc0a80001).putInt(0xc0a80002);
    frame.putShort((short) (10_000 + number)).putShort((short) 20_000);
    frame.putShort((short) (FRAME - 34)).putShort((short) 0);
    return frame.array();
  }
}
