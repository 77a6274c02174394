package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.odpj.BackendInfo;
import org.odpj.Odp;
import org.odpj.buffer.Buffer;
import org.odpj.buffer.BufferPool;
import org.odpj.buffer.BufferPoolParam;
import org.odpj.config.ConfigKey;
import org.odpj.config.OdpConfig;
import org.odpj.config.OdpLog;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.queue.QueueParam;
import org.odpj.system.Subsystem;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;

/** Opening and closing of data planes. */
@CasesOf("init")
public final class InitCases {
  private static final int REOPENINGS = 5;

  @Conformance(
      odp = "init/init_test_defaults",
      clause = "A data plane opens on the backend's defaults and works.",
      strategy = "Opens a second data plane, allocates a buffer from it and closes it.",
      ifFails = "What the backend's open() keeps in static state.")
  void opensAndCloses(Fixture fixture) {
    for (int i = 0; i < REOPENINGS; i++) {
      try (Odp odp = Odp.open(fixture.config())) {
        useBriefly(odp);
      }
    }
  }

  @Conformance(
      odp = "init/init_test_param_init",
      clause = "Every configuration key has a default that its own type allows.",
      strategy = "Reads each key that a backend declares from an empty configuration.",
      ifFails = "The defaultText of the key that is named.")
  void defaultsAreValid(Fixture fixture) {
    for (BackendInfo backend : Odp.backends()) {
      for (ConfigKey<?> key : backend.keys()) {
        assertNotNull(OdpConfig.defaults().get(key), () -> "the default of " + key.name());
        assertFalse(key.doc().isBlank(), () -> key.name() + " has no explanation");
      }
    }
    assertSame(fixture.odp().config(), fixture.odp().config(), "the configuration is one object");
  }

  @Conformance(
      odp = "init/init_test_log",
      clause = "Log lines go to the log that the configuration names.",
      strategy =
          "Leaks a buffer, closes the data plane, and expects a line that says so in this log.",
      ifFails = "Whether the pool's statistics count the allocated buffer.")
  void writesToTheGivenLog(Fixture fixture) {
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    OdpConfig config = fixture.config().withLog((level, line) -> lines.add(line));
    try (Odp odp = Odp.open(config)) {
      BufferPool pool = odp.createBufferPool("leaking", BufferPoolParam.of(4, 16).withCache(0));
      assertNotNull(pool.alloc(), "a buffer of a new pool");
    }
    assertTrue(
        lines.stream().anyMatch(line -> line.contains("leaking")),
        () -> "no line names the pool 'leaking' that lost a buffer; lines: " + lines);
  }

  @Conformance(
      odp = "init/init_test_log_fn_get",
      clause = "The configuration of an open data plane answers with the log it was given.",
      strategy = "Compares the two.",
      ifFails = "Whether the backend replaces the configuration.")
  void answersWithItsLog(Fixture fixture) {
    OdpLog log = (level, line) -> {};
    try (Odp odp = Odp.open(fixture.config().withLog(log))) {
      assertSame(log, odp.config().log(), "the log");
    }
  }

  @Conformance(
      odp = "init/init_test_num_thr",
      clause = "Any number of threads may use a data plane, with no further preparation.",
      strategy = "Twice as many threads as CPUs allocate and free buffers of one pool.",
      ifFails = "The per-thread state: how a slot is made at its first use.")
  void servesAnyNumberOfThreads(Fixture fixture) {
    int threads = 2 * fixture.odp().system().availableCpus().count();
    BufferPool pool = fixture.buffers(threads);
    fixture.parallel(
        threads,
        thread -> {
          for (int i = 0; i < 1_000; i++) {
            Buffer buffer = pool.alloc();
            assertNotNull(
                buffer, "one of %d buffers for one of %d threads".formatted(threads, threads));
            buffer.free();
          }
        });
  }

  @Conformance(
      odp = "init/init_test_feature_enabled",
      clause = "Every subsystem has a provider, and each can be used.",
      strategy =
          "Asks for every subsystem's provider, then uses a pool, a queue and the scheduler.",
      ifFails = "Whether subsystems() names what open() provides.")
  void everySubsystemHasAProvider(Fixture fixture) {
    List<String> known = Odp.backends().stream().map(BackendInfo::name).toList();
    for (Subsystem subsystem : Subsystem.values()) {
      String provider = fixture.odp().provider(subsystem).orElse("nobody");
      assertTrue(
          known.contains(provider) || !subsystem.required(),
          () -> subsystem + " is provided by " + provider);
    }
    useBriefly(fixture.odp());
  }

  @Conformance(
      clause = "Several data planes may be open at once, and closing one leaves the other alone.",
      strategy = "Opens two, closes the older, goes on with the newer.",
      ifFails = "Static state, and what close() tears down.")
  void twoAtOnce(Fixture fixture) {
    Odp older = fixture.closing(Odp.open(fixture.config()));
    try (Odp newer = Odp.open(fixture.config())) {
      useBriefly(older);
      older.close();
      useBriefly(newer);
    }
    useBriefly(fixture.odp());
  }

  @Conformance(
      clause = "Close is idempotent.",
      strategy = "Closes a data plane twice.",
      ifFails = "Whether a backend's close() is called more than once.")
  void closesTwice(Fixture fixture) {
    Odp odp = Odp.open(fixture.config());
    odp.close();
    odp.close();
    useBriefly(fixture.odp());
  }

  @Conformance(
      clause =
          "Close of a data plane closes what it made and frees the events that wait in queues.",
      strategy = "Leaves an event in an open queue, closes, and expects no line about a leak.",
      ifFails = "The order of closing, and whether the queue gives back every event.")
  void closesWhatIsLeft(Fixture fixture) {
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    try (Odp odp = Odp.open(fixture.config().withLog((level, line) -> lines.add(line)))) {
      BufferPool pool = odp.createBufferPool("left-pool", BufferPoolParam.of(4, 16).withCache(0));
      Buffer buffer = pool.alloc();
      assertNotNull(buffer, "a buffer of a new pool");
      assertTrue(odp.createQueue("left-queue", QueueParam.plain()).enqueue(buffer), "enqueue");
    }
    assertEquals(
        List.of(),
        lines.stream().filter(line -> line.contains("left-")).toList(),
        "lines about leaks");
  }

  @Conformance(
      clause = "A key that nobody declares is refused by name.",
      strategy = "Opens with such a key and expects ODP-101 that names it.",
      ifFails = "Which keys the backend declares.")
  void refusesUnknownKeys(Fixture fixture) {
    OdpConfig config = fixture.config().with("no.such.key", "1");
    OdpException e = assertThrows(OdpException.class, () -> Odp.open(config).close());
    assertEquals(ErrorCode.CONFIG_KEY_UNKNOWN, e.code(), e.getMessage());
    Messages.assertNames(e, "no.such.key");
  }

  @Conformance(
      clause = "A value that its key does not allow is refused.",
      strategy = "Opens with odp.check = perhaps and expects ODP-102 that names the key.",
      ifFails = "Whether the backend's keys hide a key of the API.")
  void refusesBadValues(Fixture fixture) {
    OdpConfig config = fixture.config().with("odp.check", "perhaps");
    OdpException e = assertThrows(OdpException.class, () -> Odp.open(config).close());
    assertEquals(ErrorCode.CONFIG_VALUE_INVALID, e.code(), e.getMessage());
    Messages.assertNames(e, "odp.check");
  }

  @Conformance(
      clause = "An unknown backend is refused with the list of what was found.",
      strategy = "Opens a backend that does not exist; expects ODP-201 that names those that do.",
      ifFails = "Whether the backend's jar declares its provider.")
  void refusesUnknownBackends(Fixture fixture) {
    OdpConfig config = OdpConfig.backend("no-such-backend");
    OdpException e = assertThrows(OdpException.class, () -> Odp.open(config).close());
    assertEquals(ErrorCode.BACKEND_UNKNOWN, e.code(), e.getMessage());
    String name = fixture.odp().provider(Subsystem.POOL).orElseThrow();
    Messages.assertNames(e, name);
  }

  private static void useBriefly(Odp odp) {
    try (BufferPool pool = odp.createBufferPool("brief", BufferPoolParam.of(4, 64).withCache(0));
        var queue = odp.createQueue("brief", QueueParam.plain())) {
      Buffer buffer = pool.alloc();
      assertNotNull(buffer, "a buffer of a new pool");
      assertTrue(queue.enqueue(buffer), "enqueue to a new queue");
      assertSame(buffer, queue.dequeue(), "what was dequeued");
      buffer.free();
      assertNotNull(odp.scheduler().capability(), "the scheduler's capability");
    }
  }
}
