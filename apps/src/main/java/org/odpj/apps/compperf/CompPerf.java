package org.odpj.apps.compperf;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.odpj.Odp;
import org.odpj.apps.compperf.CompPerfParam.Mode;
import org.odpj.apps.run.CallCost;
import org.odpj.apps.run.Idle;
import org.odpj.apps.run.RunFailure;
import org.odpj.apps.run.WorkerGroup;
import org.odpj.comp.Comp;
import org.odpj.comp.CompAlg;
import org.odpj.comp.CompDirection;
import org.odpj.comp.CompOp;
import org.odpj.comp.CompSession;
import org.odpj.comp.CompSessionParam;
import org.odpj.event.Event;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;
import org.odpj.queue.SchedSync;

/** One worker that measures one format after the other, each with packets of every length. */
final class CompPerf implements WorkerGroup.Task {
  private static final int MIN_PACKETS = 32;
  private static final int WORDS = 400;
  private static final int WORDS_LENGTH = 1 << 17;

  /** Operations of a call: a method that returns now and then runs in its best compiled form. */
  private static final int PORTION = 1_000;

  private final Odp odp;
  private final CompPerfParam param;
  private final PrintWriter out;
  private final Comp engine;
  private final byte[] text;
  private final PacketPool pool;
  private final @Nullable Queue completions;
  private final List<CompPerfRow> rows = new ArrayList<>();
  private volatile boolean stopped;

  CompPerf(Odp odp, CompPerfParam param, PrintWriter out) {
    this.odp = odp;
    this.param = param;
    this.out = out;
    this.engine = odp.comp();
    this.text = param.text() == null ? words() : read(param.text());
    int length = CompPerfParam.room(param.longest());
    this.pool = odp.createPacketPool("comp-perf", PacketPoolParam.of(3 * packets(), length));
    this.completions =
        param.mode() == Mode.SYNC ? null : odp.createQueue("comp-out", completions(odp, param));
  }

  private static QueueParam completions(Odp odp, CompPerfParam param) {
    QueueParam queue =
        param.mode() == Mode.SCHEDULE
            ? QueueParam.scheduled(
                SchedSync.PARALLEL, odp.scheduler().capability().defaultPriority())
            : QueueParam.plain();
    return queue.withSize(param.together());
  }

  private static byte[] read(Path file) {
    try {
      byte[] content = Files.readAllBytes(file);
      if (content.length == 0) {
        throw new RunFailure(file + " is empty", null);
      }
      return content;
    } catch (IOException e) {
      throw new RunFailure("cannot read %s: %s".formatted(file, e), e);
    }
  }

  /** The same words, as often as in a language, at every run. */
  private static byte[] words() {
    Random random = new Random(1);
    List<String> words =
        IntStream.range(0, WORDS)
            .mapToObj(_ ->
                random
                    .ints(2 + random.nextInt(8), 'a', 'z' + 1)
                    .mapToObj(Character::toString)
                    .reduce("", String::concat))
            .toList();
    StringBuilder text = new StringBuilder();
    while (text.length() < WORDS_LENGTH) {
      double rank = random.nextDouble();
      text.append(words.get((int) (WORDS * rank * rank * rank))).append(' ');
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private int packets() {
    return Math.max(MIN_PACKETS, param.together());
  }

  /** What was measured, when the worker has ended. */
  List<CompPerfRow> rows() {
    return rows;
  }

  @Override
  public void run() {
    for (CompAlg alg : param.algs()) {
      out.println();
      CompPerfRow.printHeader(out);
      for (int payload : param.payloads()) {
        measure(alg, payload);
      }
    }
  }

  private void measure(CompAlg alg, int payload) {
    Packet[] texts = alloc(payload);
    Packet[] streams = alloc(CompPerfParam.room(payload));
    Packet[] copies = alloc(payload);
    for (int i = 0; i < texts.length; i++) {
      fill(texts[i], (int) ((long) i * payload % text.length));
    }
    CompOp[] ops = CompOp.burst(texts.length);
    double compressed = compressOnce(alg, texts, streams, ops);
    int[] lengths = IntStream.range(0, ops.length).map(i -> ops[i].produced()).toArray();
    measure(alg, CompDirection.DECOMPRESS, payload, compressed, streams, copies, lengths);
    Event.freeAll(copies, 0, copies.length);
    int[] payloads = IntStream.range(0, ops.length).map(_ -> payload).toArray();
    measure(alg, CompDirection.COMPRESS, payload, compressed, texts, streams, payloads);
    Event.freeAll(texts, 0, texts.length);
    Event.freeAll(streams, 0, streams.length);
  }

  private Packet[] alloc(int length) {
    Packet[] packets = new Packet[packets()];
    int got = pool.alloc(length, packets, 0, packets.length);
    if (got < packets.length) {
      throw new RunFailure(
          "the pool has only %d of %d packets".formatted(got, packets.length), null);
    }
    return packets;
  }

  /** From a place in the text on, again and again. */
  private void fill(Packet packet, int from) {
    MemorySegment source = MemorySegment.ofArray(text);
    for (int at = 0, place = from; at < packet.length(); place = 0) {
      int count = Math.min(text.length - place, packet.length() - at);
      packet.copyFrom(at, source, place, count);
      at += count;
    }
  }

  /** The average length of the streams, which are then what is decompressed. */
  private double compressOnce(CompAlg alg, Packet[] texts, Packet[] streams, CompOp[] ops) {
    long total = 0;
    try (CompSession session = engine.createSession(session(alg, CompDirection.COMPRESS))) {
      for (int i = 0; i < ops.length; i++) {
        ops[i]
            .session(session)
            .inputRange(0, texts[i].length())
            .outputRange(0, streams[i].length());
      }
      engine.operate(texts, streams, ops, 0, ops.length);
      for (CompOp op : ops) {
        CompCalls.checkOk(op);
        total += op.produced();
      }
    }
    return (double) total / ops.length;
  }

  private CompSessionParam session(CompAlg alg, CompDirection direction) {
    return CompSessionParam.of(direction, alg).withLevel(param.level(), param.codes());
  }

  private void measure(
      CompAlg alg,
      CompDirection direction,
      int payload,
      double compressed,
      Packet[] inputs,
      Packet[] outputs,
      int[] lengths) {
    CompSessionParam how = session(alg, direction);
    int count = param.mode() == Mode.SYNC ? inputs.length : param.inFlight();
    Packet[] from = Arrays.copyOf(inputs, count);
    Packet[] to = Arrays.copyOf(outputs, count);
    CompOp[] ops = CompOp.burst(count);
    try (CompSession session =
        engine.createSession(completions == null ? how : how.completingTo(completions))) {
      for (int i = 0; i < count; i++) {
        ops[i].session(session).inputRange(0, lengths[i]).outputRange(0, to[i].length());
      }
      CompCalls calls =
          new CompCalls(
              engine,
              from,
              to,
              ops,
              param.burst(),
              completions,
              param.mode() == Mode.SCHEDULE ? odp.scheduler() : null,
              new Idle(2, odp.system().availableCpus().count()));
      portions(calls, param.warmUp());
      CallCost cost = CallCost.of(() -> portions(calls, param.iterations()));
      if (cost.count() == param.iterations()) {
        CompPerfRow row = new CompPerfRow(alg, direction, payload, compressed, cost);
        row.print(out);
        rows.add(row);
      }
    }
  }

  private long portions(CompCalls calls, long total) {
    long done = 0;
    while (done < total && !stopped) {
      long portion = Math.min(PORTION, total - done);
      calls.run(portion);
      done += portion;
    }
    return done;
  }

  @Override
  public void stop() {
    stopped = true;
  }
}
