package org.odpj.apps.l2fwd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.odpj.apps.cli.Run;

class L2fwdCommandTest {
  private static final long SEED = 42;
  private static final int FRAMES = 5_000;

  @TempDir Path folder;
  private final List<byte[]> frames = new ArrayList<>();
  private Path input;
  private Path output;

  @BeforeEach
  void writeInput() throws IOException {
    Random random = new Random(SEED);
    for (int i = 0; i < FRAMES; i++) {
      byte[] frame = new byte[14 + random.nextInt(1_500)];
      random.nextBytes(frame);
      frames.add(frame);
    }
    input = folder.resolve("in.pcap");
    output = folder.resolve("out.pcap");
    Capture.write(input, frames);
  }

  @Test
  void forwardsACaptureAndEndsByItself() throws IOException {
    Run run = forward("--mac", "none");
    assertThat(run.out()).contains("received 5,000 = sent 5,000 + not taken by outputs 0");
    assertOutput(frame -> frame);
  }

  @Test
  void swapsAddresses() throws IOException {
    forward("--mac", "swap");
    assertOutput(L2fwdCommandTest::swapped);
  }

  @Test
  void rewritesTheSourceAlone() throws IOException {
    Run run = forward("--mac", "rewrite");
    assertThat(run.code()).isZero();
    List<byte[]> sent = Capture.read(output);
    byte[] address = Arrays.copyOfRange(sent.getFirst(), 6, 12);
    assertOutput(frame -> with(frame, 6, address));
  }

  @Test
  void rewritesBothAddresses() throws IOException {
    forward("--mac", "rewrite", "--dst", "02:00:00:00:00:0a,02:00:00:00:00:0b");
    byte[] address = Arrays.copyOfRange(Capture.read(output).getFirst(), 6, 12);
    // Frames to the second interface go to the second address.
    assertOutput(frame -> with(with(frame, 6, address), 0, new byte[] {2, 0, 0, 0, 0, 0x0b}));
  }

  @Test
  void twoWorkersServeAnInterfaceEach() throws IOException {
    forward("-c", "2");
    assertOutput(frame -> frame);
  }

  @ParameterizedTest
  @ValueSource(strings = {"parallel", "atomic", "ordered", "queue"})
  void forwardsInEveryModeAndEndsByItself(String mode) throws IOException {
    forward("-m", mode);
    assertOutput(frame -> frame);
  }

  @Test
  void framesWithoutRoomForAddressesAreLeftAlone() throws IOException {
    frames.clear();
    frames.add(new byte[] {1, 2, 3});
    frames.add(new byte[13]);
    Capture.write(input, frames);
    forward("--mac", "swap");
    assertOutput(frame -> frame);
  }

  @Test
  void tellsMachinesWhatHappened() throws IOException {
    Path json = folder.resolve("result.json");
    forward("--json", json.toString());
    assertThat(Files.readString(json))
        .contains("\"rxPackets\": 5000,", "\"txPackets\": 5000,", "\"txFull\": 0,")
        .contains("\"pps\": ", "\"seconds\": ", "\"gcCount\": ", "\"allocatedBytesPerPacket\": ")
        .contains("\"unaccounted\": 0");
  }

  @Test
  void packetsThatAnOutputDropsAreAFailure() {
    String interfaces = "pcap:in=%s,pcap:out=%s:limit=24".formatted(input, output);
    Run run = Run.odp("l2fwd", "-i", interfaces);
    assertThat(run.err()).contains("out.pcap: has reached its limit");
    assertThat(run.out()).contains("received 5,000 = sent 0", "dropped by outputs 5,000");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void anOutputThatLeadsNowhereIsNoFailureAndAnInputThatNothingComesFromNoReasonToGoOn() {
    for (String interfaces : List.of("pcap:in=%s,null", "pcap:in=%s")) {
      Run run = Run.odp("l2fwd", "-i", interfaces.formatted(input));
      assertThat(run.out()).contains("received 5,000 = sent 5,000");
      assertThat(run.code()).isZero();
    }
  }

  @Test
  void moreWorkersThanQueuesAreRefused() {
    Run run = Run.odp("l2fwd", "-c", "4", "-i", "pcap:in=%s,pcap:out=%s".formatted(input, output));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("which has 1 input queue(s); use fewer workers (-c)");
  }

  @Test
  void forwardsForAsLongAsItIsTold() {
    Run run = Run.odp("l2fwd", "-t", "1", "-i", "pcap:in=%s:loops=0,null".formatted(input));
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("steady state: ").doesNotContain("UNACCOUNTED");
  }

  private Run forward(String... options) {
    List<String> arguments = new ArrayList<>(List.of("l2fwd", "-i"));
    arguments.add("pcap:in=%s,pcap:out=%s".formatted(input, output));
    arguments.addAll(List.of(options));
    Run run = Run.odp(arguments.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    return run;
  }

  private void assertOutput(UnaryOperator<byte[]> expected) throws IOException {
    List<byte[]> sent = Capture.read(output);
    assertThat(sent).as("seed %d", SEED).hasSameSizeAs(frames);
    for (int i = 0; i < sent.size(); i++) {
      assertThat(sent.get(i)).as("frame %d", i).isEqualTo(expected.apply(frames.get(i)));
    }
  }

  private static byte[] swapped(byte[] frame) {
    byte[] swapped = frame.clone();
    System.arraycopy(frame, 0, swapped, 6, 6);
    System.arraycopy(frame, 6, swapped, 0, 6);
    return swapped;
  }

  private static byte[] with(byte[] frame, int offset, byte[] address) {
    byte[] changed = frame.clone();
    System.arraycopy(address, 0, changed, offset, address.length);
    return changed;
  }
}
