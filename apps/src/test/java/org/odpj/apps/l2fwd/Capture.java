package org.odpj.apps.l2fwd;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Classic captures, for tests. */
public final class Capture {
  private static final int FILE_HEADER = 24;
  private static final int RECORD_HEADER = 16;

  private Capture() {}

  /** Writes frames, all at the same time. */
  public static void write(Path file, List<byte[]> frames) throws IOException {
    int size = FILE_HEADER + frames.stream().mapToInt(frame -> RECORD_HEADER + frame.length).sum();
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putLong(0);
    out.putInt(65_535).putInt(1);
    for (byte[] frame : frames) {
      out.putLong(0).putInt(frame.length).putInt(frame.length).put(frame);
    }
    Files.write(file, out.array());
  }

  /** Reads the frames. */
  public static List<byte[]> read(Path file) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    in.position(FILE_HEADER);
    List<byte[]> frames = new ArrayList<>();
    while (in.hasRemaining()) {
      in.getLong();
      byte[] frame = new byte[in.getInt()];
      in.getInt();
      in.get(frame);
      frames.add(frame);
    }
    return frames;
  }
}
