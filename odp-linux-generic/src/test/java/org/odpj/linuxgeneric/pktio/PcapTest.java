package org.odpj.linuxgeneric.pktio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.odpj.linuxgeneric.pktio.CaptureFile.ETHERNET;
import static org.odpj.linuxgeneric.pktio.CaptureFile.MICROSECONDS;
import static org.odpj.linuxgeneric.pktio.CaptureFile.NANOSECONDS;
import static org.odpj.linuxgeneric.pktio.CaptureFile.frame;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.linuxgeneric.pktio.filter.PcapLibrary;
import org.odpj.packet.Packet;
import org.odpj.pktio.Pktio;
import org.odpj.system.Diagnosis;

final class PcapTest {
  private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;
  private static final ByteOrder BIG = ByteOrder.BIG_ENDIAN;

  @TempDir Path folder;

  private final ForeignPool pool = new ForeignPool(64, 256);
  private final Interfaces interfaces = new Interfaces();

  static Stream<Arguments> captures() {
    return good().entrySet().stream().map(c -> Arguments.of(c.getKey(), c.getValue()));
  }

  private static Map<String, CaptureFile> good() {
    Map<String, CaptureFile> all = new TreeMap<>();
    for (ByteOrder order : List.of(LITTLE, BIG)) {
      all.put("pcap, microseconds, " + order, pcap(order, MICROSECONDS));
      all.put("pcap, nanoseconds, " + order, pcap(order, NANOSECONDS));
      all.put("pcapng, " + order, pcapng(order));
    }
    all.put("pcapng, sections of either order", twoSections());
    return all;
  }

  private static CaptureFile pcap(ByteOrder order, int magic) {
    return new CaptureFile(order)
        .pcap(magic, ETHERNET)
        .record(frame(1, 60))
        .record(frame(2, 61))
        .record(frame(3, 256));
  }

  private static CaptureFile pcapng(ByteOrder order) {
    CaptureFile file = new CaptureFile(order).section().link(ETHERNET, 0).link(ETHERNET, 100);
    return file.enhanced(1, frame(1, 60))
        .block(0xbad, file.words(7, 8, 9))
        .obsolete(0, frame(2, 61))
        .simple(256, frame(3, 256));
  }

  private static CaptureFile twoSections() {
    CaptureFile second =
        new CaptureFile(BIG)
            .section()
            .link(ETHERNET, 0)
            .obsolete(0, frame(2, 61))
            .simple(256, frame(3, 256));
    return new CaptureFile(LITTLE)
        .section()
        .link(ETHERNET, 0)
        .enhanced(0, frame(1, 60))
        .append(second);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("captures")
  void receivesEveryFormat(String name, CaptureFile capture) throws IOException {
    try (Pktio pktio = interfaces.started("pcap:in=" + write(name, capture), pool)) {
      assertThat(receiveAll(pktio))
          .usingElementComparator(Arrays::compare)
          .containsExactly(frame(1, 60), frame(2, 61), frame(3, 256));
    }
  }

  @Test
  void marksWhatItReceives() throws IOException {
    try (Pktio pktio =
        interfaces.started("pcap:in=" + write("a", pcap(LITTLE, MICROSECONDS)), pool)) {
      Packet[] burst = new Packet[8];
      assertThat(pktio.input(0).recv(burst, 2, 6)).isEqualTo(3);
      assertThat(burst[2].inputIndex()).isEqualTo(pktio.index());
      assertThat(burst[2].l2Offset()).isZero();
      assertThat(pktio.statistics().rxPackets()).isEqualTo(3);
      assertThat(pktio.statistics().rxOctets()).isEqualTo(60 + 61 + 256);
      pool.free(burst, 2, 3);
    }
  }

  /** The filter sees each frame as it was on the wire, also where the capture cut it. */
  @ParameterizedTest
  @CsvSource({
    "ether[0] = 2, 2",
    "greater 61, 2 3",
    "less 60 or ether[0:2] = 0x0304, 1 3",
    "ether src 07:08:09:0a:0b:0c, 1"
  })
  void receivesWhatAFilterMatches(String filter, String numbers) throws IOException {
    assumeTrue(PcapLibrary.diagnose().state() == Diagnosis.State.OK, "libpcap is installed");
    CaptureFile capture =
        new CaptureFile(LITTLE)
            .pcap(MICROSECONDS, ETHERNET)
            .record(frame(1, 60))
            .record(frame(2, 61))
            .record(frame(3, 14), 14, 1_500);
    String name = "pcap:in=%s:filter=%s".formatted(write("a", capture), filter);
    try (Pktio pktio = interfaces.started(name, pool)) {
      assertThat(receiveAll(pktio).stream().map(frame -> Byte.toString(frame[0])))
          .containsExactly(numbers.split(" ", -1));
      assertThat(pktio.info().detail()).contains("more do not match '" + filter + "'");
    }
  }

  @Test
  void refusesFiltersInLibpcapsWords() throws IOException {
    assumeTrue(PcapLibrary.diagnose().state() == Diagnosis.State.OK, "libpcap is installed");
    String file = "pcap:in=" + write("a", pcap(LITTLE, MICROSECONDS));
    for (String name :
        List.of(file + ":filter=udp prot 5", file + ":filter= ", "pcap:out=b:filter=udp")) {
      assertThatThrownBy(() -> interfaces.open(name, pool)).hasMessageContaining("ODP-404");
    }
    assertThatThrownBy(() -> interfaces.open(file + ":filter=udp prot 5", pool))
        .hasMessageContaining("filter 'udp prot 5': ")
        .hasMessageContaining("syntax error");
    assertThatThrownBy(() -> interfaces.open(file + ":filter=udp", pool))
        .hasMessageContaining("ODP-405")
        .hasMessageContaining("none of its 3 packets matches filter 'udp'");
    for (String name : List.of("loop:filter=udp", "xdp:lo:filter=udp")) {
      assertThatThrownBy(() -> interfaces.open(name, pool))
          .hasMessageContaining("ODP-404")
          .hasMessageContaining("cannot filter; the forms that can: pcap:");
    }
  }

  @Test
  void loopsAsOftenAsAsked() throws IOException {
    Path file = write("a", pcap(LITTLE, MICROSECONDS));
    try (Pktio pktio = interfaces.started("pcap:loops=500:in=" + file, pool)) {
      assertThat(pktio.capability().finite()).isTrue();
      assertThat(receiveAll(pktio)).hasSize(1500).element(1498).isEqualTo(frame(2, 61));
      assertThat(pktio.input(0).atEnd()).isTrue();
    }
    try (Pktio pktio = interfaces.started("pcap:loops=0:in=" + file, pool)) {
      assertThat(pktio.capability().finite()).isFalse();
      Packet[] burst = new Packet[7];
      for (int i = 0; i < 1000; i++) {
        assertThat(pktio.input(0).recv(burst, 0, 7)).isEqualTo(7);
        assertThat(burst[6].length()).isEqualTo(new int[] {60, 61, 256}[(i * 7 + 6) % 3]);
        pool.free(burst, 0, 7);
      }
      assertThat(pktio.input(0).atEnd()).isFalse();
    }
  }

  @Test
  void waitsWhenThePoolIsEmpty() throws IOException {
    ForeignPool small = new ForeignPool(2, 256);
    try (Pktio pktio =
        interfaces.started("pcap:in=" + write("a", pcap(LITTLE, MICROSECONDS)), small)) {
      Packet[] burst = new Packet[8];
      assertThat(pktio.input(0).recv(burst, 0, 8)).isEqualTo(2);
      assertThat(pktio.input(0).recv(burst, 2, 6)).isZero();
      assertThat(pktio.input(0).atEnd()).isFalse();
      small.free(burst, 0, 2);
      assertThat(pktio.input(0).recv(burst, 0, 8)).isEqualTo(1);
      assertThat(Interfaces.bytes(burst[0])).isEqualTo(frame(3, 256));
      assertThat(pktio.input(0).atEnd()).isTrue();
      small.free(burst, 0, 1);
    }
  }

  @Test
  void writesWhatCanBeReadBack() throws IOException {
    Path out = folder.resolve("out:with=colon.pcap");
    Path link = Files.createSymbolicLink(folder.resolve("a:b"), out);
    try (Pktio pktio = interfaces.started("pcap:out=" + link, pool)) {
      for (int i = 0; i < 20_000; i++) {
        Packet packet = Interfaces.packet(pool, 60 + i % 100, i);
        assertThat(pktio.output(0).send(new Packet[] {packet}, 0, 1)).isEqualTo(1);
      }
      assertThat(pktio.statistics().txPackets()).isEqualTo(20_000);
    }
    assertThat(pool.statistics().available()).isEqualTo(64);
    try (Pktio pktio = interfaces.started("pcap:in=" + link, pool)) {
      List<byte[]> frames = receiveAll(pktio);
      assertThat(frames).hasSize(20_000);
      for (int i = 0; i < frames.size(); i++) {
        assertThat(frames.get(i)).isEqualTo(frame(i, 60 + i % 100));
      }
    }
  }

  @Test
  void refusesAFullDisk() {
    assertThatThrownBy(() -> interfaces.started("pcap:out=/dev/full", pool))
        .isInstanceOf(OdpException.class)
        .hasMessageContaining("/dev/full: cannot be written: No space left on device");
  }

  @Test
  void leavesFilesAloneUntilItIsStarted() throws IOException {
    Path out = folder.resolve("out");
    interfaces.open("pcap:out=" + out, pool).close();
    assertThat(out).doesNotExist();
    Files.writeString(out, "older");
    interfaces.open("pcap:out=" + out, pool).close();
    assertThat(out).hasContent("older");
    interfaces.started("pcap:out=" + out, pool).close();
    assertThat(out).hasSize(24);
  }

  @Test
  void writesNoMoreThanItsLimit() throws IOException {
    Path out = folder.resolve("out");
    try (Pktio pktio = interfaces.started("pcap:limit=1K:out=" + out, pool)) {
      for (int i = 0; i < 30; i++) {
        Packet packet = Interfaces.packet(pool, 84, i);
        assertThat(pktio.output(0).send(new Packet[] {packet}, 0, 1)).isEqualTo(1);
      }
      assertThat(pktio.statistics().txPackets()).isEqualTo(10);
      assertThat(pktio.statistics().txDropped()).isEqualTo(20);
    }
    assertThat(out).hasSize(24 + 10 * (16 + 84));
    assertThat(interfaces.log).singleElement().asString().contains("out: has reached its limit");
    assertThat(pool.statistics().available()).isEqualTo(64);
  }

  @Test
  void countsWhatItLetsGoAsSent() throws IOException {
    try (Pktio pktio =
        interfaces.started("pcap:in=" + write("a", pcap(LITTLE, MICROSECONDS)), pool)) {
      Packet packet = Interfaces.packet(pool, 60, 0);
      assertThat(pktio.output(0).send(new Packet[] {packet}, 0, 1)).isEqualTo(1);
      assertThat(pktio.statistics().txPackets()).isEqualTo(1);
      assertThat(pktio.statistics().txDropped()).isZero();
    }
    assertThat(pool.statistics().available()).isEqualTo(64);
  }

  @Test
  void refusesToOverwriteItsInput() throws IOException {
    Path file = write("a", pcap(LITTLE, MICROSECONDS));
    byte[] before = Files.readAllBytes(file);
    Path other = Files.createLink(folder.resolve("b"), file);
    assertCode("pcap:in=%s:out=%s".formatted(file, other), ErrorCode.INTERFACE_SPEC_INVALID);
    try (Pktio reading = interfaces.open("pcap:in=" + file, pool)) {
      assertCode("pcap:out=" + other, ErrorCode.INTERFACE_BUSY);
      interfaces.open("pcap:loops=2:in=" + file, pool).close();
      assertThat(reading.started()).isFalse();
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void createsNoOutputWhenTheInputIsBad() throws IOException {
    Path in = folder.resolve("in");
    Path out = folder.resolve("out");
    Files.write(in, Arrays.copyOf(pcap(LITTLE, MICROSECONDS).bytes(), 99));
    assertCode("pcap:in=%s:out=%s".formatted(in, out), ErrorCode.CAPTURE_INVALID);
    assertThat(out).doesNotExist();
    assertCode("pcap:in=" + folder, ErrorCode.FILE_FAILED);
    assertCode("pcap:in=" + folder.resolve("absent"), ErrorCode.FILE_FAILED);
    assertCode("pcap:out=" + folder, ErrorCode.FILE_FAILED);
    assertCode("pcap:out=" + folder.resolve("absent/out"), ErrorCode.FILE_FAILED);
  }

  static Stream<Arguments> badCaptures() {
    CaptureFile good = pcap(LITTLE, MICROSECONDS);
    CaptureFile header = new CaptureFile(LITTLE).pcap(MICROSECONDS, ETHERNET);
    CaptureFile ng = new CaptureFile(LITTLE).section();
    return Stream.of(
        Arguments.of("is empty", new byte[0]),
        Arguments.of("is not a capture", new byte[] {1, 2}),
        Arguments.of("is not a capture", "GET / HTTP/1.0".getBytes(StandardCharsets.UTF_8)),
        Arguments.of("is compressed", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0}),
        Arguments.of("within the file header", Arrays.copyOf(good.bytes(), 23)),
        Arguments.of("has no packets", header.bytes()),
        Arguments.of("is cut off in packet 3", Arrays.copyOf(good.bytes(), 200)),
        Arguments.of(
            "packet 1 has link type 101",
            new CaptureFile(LITTLE).pcap(MICROSECONDS, 101).record(frame(1, 60)).bytes()),
        Arguments.of(
            "packet 1 has link type 113",
            new CaptureFile(BIG).section().link(113, 0).enhanced(0, frame(1, 60)).bytes()),
        Arguments.of("interface 0 is not described", ng.enhanced(0, frame(1, 60)).bytes()),
        Arguments.of(
            "packet 1 has no bytes",
            new CaptureFile(LITTLE).pcap(NANOSECONDS, ETHERNET).record(frame(1, 0)).bytes()),
        Arguments.of(
            "packet 1 says that it has 1000000 bytes",
            new CaptureFile(LITTLE)
                .pcap(NANOSECONDS, ETHERNET)
                .record(frame(1, 60), 1_000_000, 60)
                .bytes()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badCaptures")
  void refusesBadCaptures(String message, byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("bad.pcap"), content);
    assertThatThrownBy(() -> interfaces.open("pcap:in=" + file, pool))
        .isInstanceOfSatisfying(
            OdpException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CAPTURE_INVALID))
        .hasMessageContaining("bad.pcap: ")
        .hasMessageContaining(message);
  }

  @Test
  void refusesFramesThatThePoolCannotHold() throws IOException {
    CaptureFile capture = pcap(LITTLE, MICROSECONDS).record(frame(4, 257));
    Path file = write("long", capture);
    assertThatThrownBy(() -> interfaces.open("pcap:in=" + file, pool))
        .hasMessageContaining("ODP-406")
        .hasMessageContaining("packet 4 has 257 bytes, the pool's packets hold 256");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pcap",
        "pcap:",
        "pcap:in=",
        "pcap:x",
        "pcap:inn=a",
        "pcap:in=a:loops=x",
        "pcap:in=a:loops=-1",
        "pcap:in=a:in=b",
        "pcap:out=a:loops=2",
        "pcap:in=a:limit=1M",
        "pcap:out=a:limit=0",
        "pcap:out=a:limit=1T",
        "pcap:out=a:limit=1000000000G",
        "pcap:loops=1"
      })
  void refusesBadSpecifications(String name) {
    assertCode(name, ErrorCode.INTERFACE_SPEC_INVALID);
  }

  @Test
  void namesTheNearestOption() {
    assertThatThrownBy(() -> interfaces.open("pcap:in=a:loop=2", pool))
        .hasMessageContaining("there is no option 'loop' (nearest: 'loops')");
  }

  /** Whatever the file, opening it succeeds or says what is wrong. */
  @Test
  void survivesDamagedCaptures() throws IOException {
    long seed = System.nanoTime();
    System.out.println("PcapTest.survivesDamagedCaptures seed " + seed);
    Random random = new Random(seed);
    List<byte[]> good = good().values().stream().map(CaptureFile::bytes).toList();
    Path file = folder.resolve("damaged");
    for (int i = 0; i < 1000; i++) {
      byte[] bytes = good.get(random.nextInt(good.size())).clone();
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        bytes[random.nextInt(Math.min(bytes.length, 160))] = (byte) random.nextInt();
      }
      Files.write(
          file, Arrays.copyOf(bytes, random.nextInt(8) == 0 ? random.nextInt(400) : bytes.length));
      try (Pktio pktio = interfaces.started("pcap:in=" + file, pool)) {
        assertThat(receiveAll(pktio)).isNotEmpty();
      } catch (OdpException e) {
        assertThat(e.code())
            .as("seed %d, round %d", seed, i)
            .isIn(ErrorCode.CAPTURE_INVALID, ErrorCode.FRAME_TOO_LONG);
      }
    }
    assertThat(pool.statistics().available()).isEqualTo(64);
  }

  private void assertCode(String name, ErrorCode code) {
    assertThatThrownBy(() -> interfaces.open(name, pool))
        .isInstanceOfSatisfying(OdpException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private Path write(String name, CaptureFile capture) throws IOException {
    return Files.write(folder.resolve(name.replaceAll("[^a-z]", "-")), capture.bytes());
  }

  private List<byte[]> receiveAll(Pktio pktio) {
    List<byte[]> frames = new ArrayList<>();
    Packet[] burst = new Packet[5];
    while (!pktio.input(0).atEnd()) {
      int received = pktio.input(0).recv(burst, 0, 5);
      for (int i = 0; i < received; i++) {
        frames.add(Interfaces.bytes(burst[i]));
      }
      pool.free(burst, 0, received);
    }
    return frames;
  }
}
