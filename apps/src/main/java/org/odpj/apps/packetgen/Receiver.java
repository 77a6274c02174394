package org.odpj.apps.packetgen;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;
import org.odpj.apps.run.Counters;
import org.odpj.event.Event;
import org.odpj.packet.Packet;
import org.odpj.pktio.PktinQueue;

/** Receives frames of any stream on any interface and looks at their probes. */
final class Receiver {
  private static final long LONGEST = TimeUnit.MINUTES.toNanos(10);
  private static final int PRECISION = 3;
  private static final int PROBES = 0;
  private static final int OTHERS = 1;

  private final PktinQueue[] inputs;
  private final Packet[] burst;
  private final SequenceTracker[] streams;
  private final Histogram latency = new Histogram(LONGEST, PRECISION);
  private final Counters counters = new Counters(2);

  Receiver(List<PktinQueue> inputs, int streams, int burst) {
    this.inputs = inputs.toArray(PktinQueue[]::new);
    this.burst = new Packet[burst];
    this.streams = new SequenceTracker[streams];
    Arrays.setAll(this.streams, stream -> new SequenceTracker());
  }

  /**
   * Receives what has arrived.
   *
   * @return how many frames came
   */
  int poll() {
    int received = 0;
    for (PktinQueue input : inputs) {
      int count = input.recv(burst, 0, burst.length);
      if (count > 0) {
        look(count);
        Event.freeAll(burst, 0, count);
        received += count;
      }
    }
    return received;
  }

  private void look(int count) {
    long now = System.nanoTime();
    int probes = 0;
    for (int i = 0; i < count; i++) {
      Packet packet = burst[i];
      int offset = FrameTemplate.probeOffset(packet);
      if (offset >= 0) {
        Probe probe = Probe.at(packet.memory(), packet.dataOffset() + offset);
        if (probe.valid() && probe.stream() < streams.length) {
          streams[probe.stream()].accept(probe.sequence());
          record(now - probe.nanos());
          probes++;
        }
      }
    }
    counters.add(PROBES, probes);
    counters.add(OTHERS, count - probes);
  }

  /** A frame of another machine carries another clock; what cannot be a latency is left out. */
  private void record(long nanos) {
    if (nanos >= 0 && nanos <= LONGEST) {
      latency.recordValue(nanos);
    }
  }

  /** Generated frames that came so far; for any thread. */
  long probes() {
    return counters.get(PROBES);
  }

  /** Frames that came so far and were not generated here; for any thread. */
  long others() {
    return counters.get(OTHERS);
  }

  /** Whether nothing will ever come again on any input. */
  boolean atEnd() {
    for (PktinQueue input : inputs) {
      if (!input.atEnd()) {
        return false;
      }
    }
    return true;
  }

  /** What became of a stream; after the receiving thread has ended. */
  SequenceTracker stream(int index) {
    return streams[index];
  }

  /** Adds up over streams; after the receiving thread has ended. */
  long sum(ToLongFunction<SequenceTracker> value) {
    return Arrays.stream(streams).mapToLong(value).sum();
  }

  /** The time between sending and receiving; after the receiving thread has ended. */
  Histogram latency() {
    return latency;
  }
}
