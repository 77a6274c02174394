package org.odpj.apps.cryptoperf;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.odpj.Odp;
import org.odpj.apps.cryptoperf.CryptoPerfParam.Mode;
import org.odpj.apps.run.CallCost;
import org.odpj.apps.run.Idle;
import org.odpj.apps.run.WorkerGroup;
import org.odpj.crypto.Crypto;
import org.odpj.crypto.CryptoSession;
import org.odpj.crypto.CryptoSessionParam;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;
import org.odpj.queue.SchedSync;

/** One worker that measures one algorithm after the other, each with packets of every length. */
final class CryptoPerf implements WorkerGroup.Task {
  private static final int MIN_PACKETS = 64;

  /** Operations of a call: a method that returns now and then runs in its best compiled form. */
  private static final int PORTION = 1_000;

  private final Odp odp;
  private final CryptoPerfParam param;
  private final PrintWriter out;
  private final Crypto engine;
  private final PacketPool pool;
  private final Queue completions;
  private final List<CryptoPerfRow> rows = new ArrayList<>();
  private volatile boolean stopped;

  CryptoPerf(Odp odp, CryptoPerfParam param, PrintWriter out) {
    this.odp = odp;
    this.param = param;
    this.out = out;
    this.engine = odp.crypto();
    int count = Math.max(MIN_PACKETS, 2 * param.together());
    int length = param.longest() + Calls.MAX_DIGEST;
    this.pool = odp.createPacketPool("crypto-perf", PacketPoolParam.of(count, length));
    this.completions = odp.createQueue("crypto-out", completions(odp, param));
  }

  private static QueueParam completions(Odp odp, CryptoPerfParam param) {
    QueueParam queue =
        param.mode() == Mode.SCHEDULE
            ? QueueParam.scheduled(
                SchedSync.PARALLEL, odp.scheduler().capability().defaultPriority())
            : QueueParam.plain();
    return queue.withSize(param.together());
  }

  /** What was measured, when the worker has ended. */
  List<CryptoPerfRow> rows() {
    return rows;
  }

  @Override
  public void run() {
    for (Trial trial : param.trials()) {
      out.println();
      if (!trial.fits(engine)) {
        out.printf(
            "    => %s skipped: %s has it not%n", trial.name(), engine.capability().engine());
        continue;
      }
      CryptoPerfRow.printHeader(out);
      try (CryptoSession session = engine.createSession(session(trial))) {
        for (int payload : param.payloads()) {
          measure(trial, session, payload);
        }
      }
    }
  }

  private CryptoSessionParam session(Trial trial) {
    CryptoSessionParam session = trial.session();
    return param.mode() == Mode.SYNC ? session : session.completingTo(completions);
  }

  private void measure(Trial trial, CryptoSession session, int payload) {
    Calls calls = calls(session, payload);
    try {
      portions(calls, param.warmUp());
      CallCost cost = CallCost.of(() -> portions(calls, param.iterations()));
      if (cost.count() == param.iterations()) {
        CryptoPerfRow row = new CryptoPerfRow(trial.name(), payload, cost);
        row.print(out);
        rows.add(row);
      }
    } finally {
      calls.close();
    }
  }

  private Calls calls(CryptoSession session, int payload) {
    if (param.mode() == Mode.SYNC) {
      return new SyncCalls(param, engine, session, payload, pool, out);
    }
    return new AsyncCalls(
        param,
        engine,
        session,
        payload,
        pool,
        out,
        completions,
        param.mode() == Mode.SCHEDULE ? odp.scheduler() : null,
        new Idle(2, odp.system().availableCpus().count()));
  }

  private long portions(Calls calls, long total) {
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
