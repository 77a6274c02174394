package org.odpj.dpdk.pktio;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.odpj.dpdk.OpenDpdk;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.pktio.PktinQueueParam;
import org.odpj.pktio.Pktio;

class DpdkPktioTest {
  @RegisterExtension final OpenDpdk dpdk = new OpenDpdk();
  @TempDir Path folder;

  @Test
  void whatLoopSendsItReceives() {
    PacketPool pool = dpdk.pool();
    Pktio loop = dpdk.start("loop", pool);
    Packet[] packets = new Packet[32];
    assertThat(pool.alloc(100, packets, 0, 32)).isEqualTo(32);
    for (int i = 0; i < 32; i++) {
      packets[i].memory().set(ValueLayout.JAVA_BYTE, packets[i].dataOffset(), (byte) i);
      packets[i].userPointer(this);
    }
    assertThat(loop.output(0).send(packets, 0, 32)).isEqualTo(32);
    Packet[] received = new Packet[64];
    assertThat(loop.input(0).recv(received, 0, 64)).isEqualTo(32);
    for (int i = 0; i < 32; i++) {
      assertThat(received[i].length()).isEqualTo(100);
      assertThat(received[i].memory().get(ValueLayout.JAVA_BYTE, received[i].dataOffset()))
          .isEqualTo((byte) i);
      assertThat(received[i].userPointer()).isNull();
    }
    assertThat(loop.statistics().rxOctets()).isEqualTo(3_200);
    assertThat(loop.statistics().txPackets()).isEqualTo(32);
    pool.free(received, 0, 32);
    loop.close();
    pool.close();
  }

  @Test
  void loopGivesBackWhatNobodyReceived() {
    PacketPool pool = dpdk.pool();
    Pktio loop = dpdk.start("loop", pool);
    Packet[] packets = new Packet[8];
    pool.alloc(100, packets, 0, 8);
    loop.output(0).send(packets, 0, 8);
    loop.close();
    assertThat(pool.statistics().available()).isEqualTo(512);
    pool.close();
  }

  /** Of the 2,560 zones of DPDK's memory one interface takes sixteen. */
  @Test
  void loopGivesBackItsRings() {
    PacketPool pool = dpdk.pool();
    for (int i = 0; i < 300; i++) {
      dpdk.start("loop", pool).close();
    }
    pool.close();
  }

  @Test
  void aCaptureIsPlayedToItsEndAndWritten() throws IOException {
    Path in = folder.resolve("in.pcap");
    Path out = folder.resolve("out.pcap");
    writeCapture(in, 100, 64);
    PacketPool pool = dpdk.pool();
    Pktio pcap = dpdk.start("pcap:in=" + in + ":out=" + out, pool);
    assertThat(pcap.capability().finite()).isTrue();
    Packet[] packets = new Packet[32];
    int total = 0;
    while (!pcap.input(0).atEnd()) {
      int n = pcap.input(0).recv(packets, 0, 32);
      assertThat(pcap.output(0).send(packets, 0, n)).isEqualTo(n);
      total += n;
    }
    assertThat(total).isEqualTo(100);
    pcap.close();
    assertThat(Files.size(out)).isEqualTo(24 + 100 * (16 + 64));
    assertThat(pool.statistics().available()).isEqualTo(512);
    pool.close();
  }

  @Test
  void badCapturesAreRefusedBeforeAnyOutputIsMade() throws IOException {
    PacketPool pool = dpdk.pool();
    Path out = folder.resolve("out.pcap");
    Path in = folder.resolve("in.pcap");

    Files.write(in, "this is not a capture file at all".getBytes(US_ASCII));
    assertRefused(ErrorCode.CAPTURE_INVALID, "pcap:in=" + in + ":out=" + out, pool);

    writeCapture(in, 3, 64);
    Files.write(in, Arrays.copyOf(Files.readAllBytes(in), 24 + 2 * 80 + 30));
    assertRefused(ErrorCode.CAPTURE_INVALID, "pcap:in=" + in + ":out=" + out, pool);

    writeCapture(in, 1, 2_100);
    assertRefused(ErrorCode.FRAME_TOO_LONG, "pcap:in=" + in + ":out=" + out, pool);

    assertRefused(ErrorCode.FILE_FAILED, "pcap:in=" + folder.resolve("absent"), pool);
    assertRefused(ErrorCode.FILE_FAILED, "pcap:out=" + folder.resolve("no/such/folder"), pool);
    assertThat(out).doesNotExist();
    pool.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nosuch0", "31", "tap0x", "looop"})
  void unknownNamesAreRefused(String name) {
    PacketPool pool = dpdk.pool();
    assertRefused(ErrorCode.INTERFACE_UNKNOWN, name, pool);
    pool.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pcap:", "pcap:inn=x", "pcap:in=/dev/null:loops=7", "pcap:in"})
  void badSpecificationsAreRefused(String name) {
    PacketPool pool = dpdk.pool();
    assertRefused(ErrorCode.INTERFACE_SPEC_INVALID, name, pool);
    pool.close();
  }

  @Test
  void aDriverThatDoesNotExistIsRefused() {
    PacketPool pool = dpdk.pool();
    assertRefused(ErrorCode.INTERFACE_FAILED, "net_nosuchdriver0", pool);
    pool.close();
  }

  @Test
  void aPoolTooSmallForTheQueuesIsRefused() {
    PacketPool pool =
        dpdk.pools().createPacketPool("small", PacketPoolParam.of(16, 128).withCache(0), _ -> {});
    Pktio loop = dpdk.open("null:0", pool);
    assertThatThrownBy(() -> loop.configureInput(PktinQueueParam.defaults()))
        .isInstanceOfSatisfying(
            OdpException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.POOL_TOO_SMALL));
    loop.close();
    pool.close();
  }

  private void assertRefused(ErrorCode code, String name, PacketPool pool) {
    assertThatThrownBy(() -> dpdk.open(name, pool))
        .as(name)
        .isInstanceOfSatisfying(OdpException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  /** A classic capture in microseconds, with packets of zeros. */
  private static void writeCapture(Path file, int count, int length) throws IOException {
    ByteBuffer data =
        ByteBuffer.allocate(24 + count * (16 + length)).order(ByteOrder.LITTLE_ENDIAN);
    data.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putLong(0);
    data.putInt(65_535).putInt(1);
    for (int i = 0; i < count; i++) {
      data.putInt(i).putInt(0).putInt(length).putInt(length);
      data.position(data.position() + length);
    }
    Files.write(file, MemorySegment.ofBuffer(data.flip()).toArray(ValueLayout.JAVA_BYTE));
  }
}
