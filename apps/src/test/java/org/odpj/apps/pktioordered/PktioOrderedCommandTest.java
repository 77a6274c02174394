package org.odpj.apps.pktioordered;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.odpj.apps.cli.Run;
import org.odpj.apps.l2fwd.Capture;
import org.odpj.proto.EtherType;
import org.odpj.proto.Ethernet;
import org.odpj.proto.IpProtocol;
import org.odpj.proto.Ipv4;
import org.odpj.proto.Udp;

class PktioOrderedCommandTest {
  private static final int FRAMES = 20_000;
  private static final int FLOWS = 40;
  private static final long SEED = 7;
  private static final int PAYLOAD = Ethernet.LENGTH + Ipv4.LENGTH + Udp.LENGTH;

  @TempDir Path folder;
  private Path input;
  private Path output;

  @BeforeEach
  void writeInput() throws IOException {
    input = folder.resolve("in.pcap");
    output = folder.resolve("out.pcap");
    Random random = new Random(SEED);
    List<byte[]> frames = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      frames.add(frame(random.nextInt(FLOWS), i));
    }
    Capture.write(input, frames);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-c 1",
        "-c 3 -e 2 -b 4",
        "-c 3 -m 1 -f 5",
        "-c 2 -b 1 -f 64",
        "-c 2 --set odp.check=true"
      })
  void keepsTheOrderOfEachFlow(String options) throws IOException {
    Run run = run(options);
    assertThat(run.code()).as("%s%n%s", run.out(), run.err()).isZero();
    assertThat(run.out()).contains("received 20,000 = sent 20,000", "out of order: 0");
    Map<Integer, Integer> last = new HashMap<>();
    List<byte[]> frames = Capture.read(output);
    assertThat(frames).hasSize(FRAMES);
    for (byte[] frame : frames) {
      ByteBuffer payload = ByteBuffer.wrap(frame, PAYLOAD, 8);
      int flow = payload.getInt();
      int number = payload.getInt();
      Integer before = last.put(flow, number);
      assertThat(before == null || before < number).as("flow %d: %d", flow, number).isTrue();
    }
    assertThat(last).hasSize(FLOWS);
  }

  @Test
  void losesNothingWithoutOrder() throws IOException {
    Run run = run("-c 3 -m 2");
    assertThat(run.code()).as("%s%n%s", run.out(), run.err()).isZero();
    assertThat(run.out()).contains("received 20,000 = sent 20,000", "promise no order");
    assertThat(Capture.read(output)).hasSize(FRAMES);
  }

  @Test
  void accountsForWhatIsOnItsWayWhenTheTimeIsOver() throws IOException {
    Path json = folder.resolve("result.json");
    Run run =
        Run.odp(
            "pktio-ordered -c 2 -t 1 -i pcap:in=%s:loops=0,null --json %s"
                .formatted(input, json)
                .split(" "));
    assertThat(run.code()).as("%s%n%s", run.out(), run.err()).isZero();
    assertThat(Files.readString(json))
        .contains("\"outOfOrder\": 0,", "\"unaccounted\": 0", "\"num_flows\": 12");
  }

  @Test
  void refusesWhatIsOutOfRange() {
    Run run = Run.odp("pktio-ordered", "-i", "null", "-m", "3");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("-m 3 is outside 0..2");
    assertThat(Run.odp("pktio-ordered", "-i", "null", "-f", "0").err()).contains("-f 0");
  }

  private Run run(String options) {
    String interfaces = " -i pcap:in=%s,pcap:out=%s".formatted(input, output);
    return Run.odp(("pktio-ordered " + options + interfaces).split(" "));
  }

  private static byte[] frame(int flow, int number) {
    byte[] bytes = new byte[PAYLOAD + 8];
    MemorySegment memory = MemorySegment.ofArray(bytes);
    Ethernet.at(memory, 0).destination(2).source(3).type(EtherType.IPV4);
    int ipLength = bytes.length - Ethernet.LENGTH;
    Ipv4.at(memory, Ethernet.LENGTH).init(ipLength, 64, IpProtocol.UDP, flow, 0x0a000001);
    Udp.at(memory, Ethernet.LENGTH + Ipv4.LENGTH).init(flow, 4_000, ipLength - Ipv4.LENGTH);
    ByteBuffer.wrap(bytes, PAYLOAD, 8).putInt(flow).putInt(number);
    return bytes;
  }
}
