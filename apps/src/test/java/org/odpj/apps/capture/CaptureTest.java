package org.odpj.apps.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.odpj.Odp;
import org.odpj.config.OdpConfig;
import org.odpj.error.OdpException;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.pktio.PktinQueue;
import org.odpj.pktio.PktoutQueue;

class CaptureTest {
  private static final int SNAP = 100;

  @TempDir Path folder;
  private Odp odp;
  private Packet packet;
  private Path file;

  @BeforeEach
  void open() {
    odp = Odp.open(OdpConfig.backend("linux-generic"));
    PacketPool pool = odp.createPacketPool("pool", PacketPoolParam.of(8, 256));
    packet = Objects.requireNonNull(pool.alloc(150));
    file = folder.resolve("out.pcapng");
  }

  @AfterEach
  void close() {
    packet.free();
    odp.close();
  }

  /** Gives the same packet again and again. */
  private final class Repeating implements PktinQueue {
    @Override
    public int recv(Packet[] packets, int offset, int count) {
      Arrays.fill(packets, offset, offset + count, packet);
      return count;
    }

    @Override
    public boolean atEnd() {
      return false;
    }
  }

  @Test
  void countsWhatFindsNoRoom() throws IOException {
    Capture capture = new Capture(file, SNAP);
    PktinQueue input = capture.around(0, new Repeating());
    for (int i = 0; i < 200; i++) {
      assertThat(input.recv(new Packet[25], 0, 25)).isEqualTo(25);
    }
    assertThat(capture.dropped()).isEqualTo(5_000 - 4_096);
    capture.begin(List.of("first", "second"));
    capture.close();
    assertThat(capture.captured()).isEqualTo(4_096);
    assertBlocks(2, 4_096);
  }

  @Test
  void showsOnlyWhatTheOutputTook() throws IOException {
    Capture capture = new Capture(file, SNAP);
    PktoutQueue some = capture.around(0, (packets, offset, count) -> 3);
    PktoutQueue none = capture.around(0, (packets, offset, count) -> 0);
    capture.begin(List.of("only"));
    assertThatThrownBy(() -> capture.around(0, new Repeating()))
        .isInstanceOf(IllegalStateException.class);
    Packet[] burst = new Packet[8];
    Arrays.fill(burst, packet);
    assertThat(some.send(burst, 0, 8)).isEqualTo(3);
    assertThat(none.send(burst, 0, 8)).isZero();
    capture.close();
    capture.close();
    assertThat(capture.captured()).isEqualTo(3);
    assertThat(capture.dropped()).isZero();
    assertBlocks(1, 3);
  }

  @Test
  void refusesFilesThatCannotBeMade() {
    Capture capture = new Capture(folder.resolve("absent/out.pcapng"), SNAP);
    assertThatThrownBy(() -> capture.begin(List.of("only")))
        .isInstanceOf(OdpException.class)
        .hasMessageContaining("--capture");
    capture.close();
  }

  /** Walks the blocks: each says its length at both ends. */
  private void assertBlocks(int interfaces, int packets) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.nativeOrder());
    int[] seen = new int[7];
    while (bytes.hasRemaining()) {
      int at = bytes.position();
      int type = bytes.getInt();
      int length = bytes.getInt();
      assertThat(bytes.getInt(at + length - 4)).as("length at the end").isEqualTo(length);
      if (type > 0 && type < seen.length) {
        seen[type]++;
      }
      if (type == 6) {
        assertThat(bytes.getInt(at + 20)).as("captured length").isEqualTo(SNAP);
        assertThat(bytes.getInt(at + 24)).as("length").isEqualTo(150);
      }
      bytes.position(at + length);
    }
    assertThat(seen[1]).as("interfaces").isEqualTo(interfaces);
    assertThat(seen[6]).as("packets").isEqualTo(packets);
    assertThat(seen[5]).as("statistics").isEqualTo(interfaces);
  }
}
