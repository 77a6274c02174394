package org.odpj.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.odpj.validation.fake.FakeBackend;
import org.odpj.validation.fake.Fault;
import org.odpj.validation.run.Catalog;
import org.odpj.validation.run.Outcome;
import org.odpj.validation.run.SuiteRunner;
import org.odpj.validation.suite.CaseInfo;
import org.odpj.validation.suite.Settings;

/** A backend that breaks one rule fails, in the cases that are about this rule. */
final class FaultsTest {
  /** A fault, and cases that must find it. */
  private static final List<Expectation> EXPECTATIONS =
      List.of(
          new Expectation(Fault.PINS_NOWHERE, "cpu.runsWhereItIsPinned"),
          new Expectation(Fault.CPUS_ARE_LISTED_TWICE, "cpu.cpusHaveModels"),
          new Expectation(Fault.POOL_LOSES_ONE, "pool.allocatesEveryBuffer[default]"),
          new Expectation(
              Fault.POOL_CLOSES_WITH_ELEMENTS_OUT, "pool.refusesToCloseWithElementsOut"),
          new Expectation(Fault.CHECK_FINDS_NOTHING, "check.reportsADoubleFree"),
          new Expectation(Fault.CHECK_FINDS_NOTHING, "check.reportsUseAfterHandOver"),
          new Expectation(Fault.CHECK_FINDS_NOTHING, "check.reportsLeaks"),
          new Expectation(Fault.USER_AREAS_NOT_FILLED, "pool.fillsUserAreas"),
          new Expectation(Fault.USER_AREAS_NOT_FILLED, "vectorpool.fillsUserAreas[event]"),
          new Expectation(Fault.USER_AREAS_NOT_FILLED, "pool.fillsUserAreasOfPackets"),
          new Expectation(Fault.POOL_FORGETS_FURTHER_DEMANDS, "pool.servesFurtherDemands"),
          new Expectation(Fault.ALLOC_KEEPS_FLOW_IDS, "event.keepsFlowIds"),
          new Expectation(Fault.EXTERNAL_POOL_USES_HEADERS, "pool.servesForeignMemory[alloc]"),
          new Expectation(Fault.EXTERNAL_POOL_TAKES_OVERLAPS, "pool.refusesForeignMemory"),
          new Expectation(Fault.USER_AREAS_NOT_FILLED, "pool.fillsUserAreasOfForeignMemory"),
          new Expectation(Fault.VECTOR_KEEPS_ITS_EVENTS, "vector.freesItsContent"),
          new Expectation(Fault.VECTOR_KEEPS_ITS_EVENTS, "vector.holdsPackets"),
          new Expectation(Fault.POOL_COUNTS_NO_FREES, "pool.countsOperations[min_cache]"),
          new Expectation(Fault.BUFFERS_OVERLAP, "buffer.buffersDoNotOverlap[min_cache]"),
          new Expectation(Fault.QUEUE_LOSES_EVENTS, "queue.holdsItsSizeInOrder[mpmc]"),
          new Expectation(Fault.QUEUE_LOSES_EVENTS, "queue.manyThreadsLoseNothing[nonblock_lf]"),
          new Expectation(Fault.QUEUE_HOLDS_LESS_THAN_ASKED, "queue.holdsItsSizeInOrder[lf_mpsc]"),
          new Expectation(Fault.QUEUE_MISCOUNTS, "queue.countsItsEvents[lock_free]"),
          new Expectation(Fault.QUEUE_TAKES_FOREIGN_EVENTS, "check.refusesForeignEvents"),
          new Expectation(Fault.AGGREGATOR_MARKS_VECTORS, "queue.gathers[plain]"),
          new Expectation(Fault.AGGREGATOR_SWAPS_EVENTS, "queue.gathers[sched]"),
          new Expectation(Fault.AGGREGATOR_WAITS_FOR_EVER, "queue.waitsAsLongAsAsked[plain]"),
          new Expectation(Fault.AGGREGATOR_WAITS_FOR_EVER, "queue.waitsAsLongAsAsked[sched]"),
          new Expectation(Fault.AGGREGATOR_KEEPS_EVENTS_AT_CLOSE, "queue.losesNothing"),
          new Expectation(Fault.QUEUE_SWAPS_EVENTS, "queue.holdsItsSizeInOrder[spsc]"),
          new Expectation(Fault.QUEUE_KEEPS_MORE_THAN_IT_REPORTS, "queue.takesAPrefix"),
          new Expectation(Fault.QUEUE_LOSES_EVENTS_AT_CLOSE, "queue.closesBesideEnqueue[plain]"),
          new Expectation(
              Fault.SCHEDULER_IGNORES_ATOMICITY, "scheduler.atomicQueuesAreExclusive[single]"),
          new Expectation(
              Fault.SCHEDULER_IGNORES_PRIORITY, "scheduler.higherPriorityFirst[parallel]"),
          new Expectation(Fault.SCHEDULER_IGNORES_PAUSE, "scheduler.keepsEventsForLater"),
          new Expectation(Fault.SCHEDULER_IGNORES_ORDER, "scheduler.locksFollowTheOrder"),
          new Expectation(
              Fault.SCHEDULER_IGNORES_GROUPS, "scheduler.groupsKeepToThemselves[parallel]"),
          new Expectation(Fault.SCHEDULER_WAITS_ALWAYS, "scheduler.waitsAsLongAsAsked"),
          new Expectation(Fault.STASH_LOSES_OBJECTS, "stash.givesBackWhatWasPut[default_int_n]"),
          new Expectation(Fault.STASH_MISCOUNTS, "stash.countsWhatItHolds"),
          new Expectation(Fault.STASH_CLOSES_WITH_OBJECTS, "stash.countsWhatItHolds"),
          new Expectation(Fault.STASH_IS_NO_FIFO, "stash.givesBackWhatWasPut[fifo_object_1]"),
          new Expectation(Fault.STASH_SPLITS_BATCHES, "stash.takesAPrefixOrTheBatch"),
          new Expectation(Fault.ALLOC_KEEPS_METADATA, "packet.newPacketsAreBlank"),
          new Expectation(Fault.TIMER_EXPIRES_EARLY, "timer.expires[plain_abs_wait]"),
          new Expectation(Fault.TIMER_CANCEL_KEEPS_EVENT, "timer.expires[sched_rel_cancel]"),
          new Expectation(
              Fault.TIMER_IGNORES_PENDING, "timer.holdsBackTimeouts[freq_plain_flow_control]"),
          new Expectation(
              Fault.TIMER_RESTART_FORGETS_THE_TIME, "timer.expires[sched_abs_restart_wait]"),
          new Expectation(Fault.TIMER_LOSES_CONTEXTS, "timer.expiresInOrder[plain_queue]"),
          new Expectation(Fault.TIMER_DROPS_WHAT_FINDS_NO_ROOM, "timer.waitsForRoom"),
          new Expectation(Fault.TIMER_POOL_GIVES_ONE_MORE, "timer.allocatesEveryTimer"),
          new Expectation(Fault.TIMER_TICKS_ARE_SLOW, "timer.countsTicks"),
          new Expectation(Fault.TIMER_CLOCK_GOES_BACK, "time.neverGoesBack"),
          new Expectation(
              Fault.TIMER_HALVES_FREQUENCIES, "timer.expiresPeriodically[base_mul_plain]"),
          new Expectation(Fault.PUSH_HEAD_MOVES_NOTHING, "packet.movesTheHead"),
          new Expectation(Fault.PKTIO_LOSES_PACKETS, "pktio.takesAPrefix"),
          new Expectation(Fault.PKTIO_PARSES_NOTHING, "pktio.parsesOnInput[ipv4_udp]"),
          new Expectation(Fault.PKTOUT_ONLY_SENDS, "pktio.insertsChecksums[udp_ovr]"),
          new Expectation(Fault.PKTOUT_ONLY_SENDS, "pktio.cutsCustom"),
          new Expectation(Fault.SCHEDULER_POLLS_NO_SOURCE, "pktio.schedulesFrames[atomic]"),
          new Expectation(Fault.PKTOUT_ONLY_SENDS, "pktio.fragmentsIpv4"),
          new Expectation(Fault.PKTOUT_ONLY_SENDS, "pktio.countsProtocols"),
          new Expectation(Fault.PKTOUT_ONLY_SENDS, "pktio.takesDepartureTime"),
          new Expectation(Fault.PKTIO_DROPS_NOTHING, "pktio.verifiesOnInput[udp]"),
          new Expectation(Fault.PKTIO_IGNORES_FLOW_CONTROL, "pktio.setsFlowControl[pause_rx]"),
          new Expectation(Fault.PKTIO_QUEUES_COUNT_NO_BYTES, "pktio.countsByQueue"),
          new Expectation(Fault.PKTIO_NAMES_COUNTERS_TWICE, "pktio.namesExtraCounters"),
          new Expectation(Fault.PKTIO_TRUNCATES, "pktio.passesFrames"),
          new Expectation(Fault.PKTIO_KEEPS_MORE_THAN_IT_REPORTS, "pktio.takesAPrefix"),
          new Expectation(Fault.CRYPTO_SWAPS_COMPLETIONS, "crypto.keepsTheOrder[plain_queue]"),
          new Expectation(Fault.CRYPTO_LISTS_TOO_MUCH, "crypto.capabilityIsTrue"),
          new Expectation(Fault.CRYPTO_WRITES_AROUND, "crypto.encrypts[aes_cbc,sync]"),
          new Expectation(Fault.CRYPTO_PASSES_ANY_DIGEST, "crypto.checksDigests[hmac_sha1,sync]"),
          new Expectation(Fault.CRYPTO_SHOWS_REJECTED, "crypto.decrypts[aes_gcm,plain_queue]"),
          new Expectation(
              Fault.CRYPTO_IGNORES_DIGEST_IN_RANGE, "crypto.digestsWithinTheirRange[sync]"),
          new Expectation(Fault.CLASSIFIER_IGNORES_PRIORITY, "classification.prefersPriority"),
          new Expectation(Fault.CLASSIFIER_LOOKS_AT_ONE_TERM, "classification.needsAllTerms"),
          new Expectation(
              Fault.CLASSIFIER_TAKES_ABSENT_FOR_ZERO, "classification.matchesAField[icmp_code]"),
          new Expectation(Fault.CLASSIFIER_KEEPS_CLOSED_RULES, "classification.prefersPriority"),
          new Expectation(
              Fault.CLASSIFIER_CLOSES_WHAT_IS_USED, "classification.refusesToCloseWhatIsUsed"),
          new Expectation(Fault.CLASSIFIER_FORGETS_POOLS, "classification.movesPacketsToThePool"),
          new Expectation(Fault.CLASSIFIER_COUNTS_NO_BYTES, "classification.followsChains"),
          new Expectation(Fault.CLASSIFIER_IGNORES_THRESHOLDS, "classification.dropsEarly"),
          new Expectation(Fault.CLASSIFIER_IGNORES_THRESHOLDS, "classification.pressesBack"),
          new Expectation(Fault.COMP_LISTS_TOO_MUCH, "comp.capabilityIsTrue"),
          new Expectation(Fault.COMP_WRITES_AROUND, "comp.decompresses[deflate,sync]"),
          new Expectation(Fault.COMP_CUTS_TEXTS, "comp.decompressesIntoTheRoomThereIs[zlib,sync]"),
          new Expectation(
              Fault.COMP_PASSES_BROKEN_STREAMS, "comp.reportsBrokenStreams[deflate,plain_queue]"),
          new Expectation(Fault.COMP_HASHES_STREAMS, "comp.appendsHashes[sync]"),
          new Expectation(Fault.COMP_SWAPS_COMPLETIONS, "comp.keepsTheOrder[sched_queue]"));

  private record Expectation(Fault fault, String id) {}

  @TestFactory
  Stream<DynamicTest> eachFaultIsFound() {
    return EXPECTATIONS.stream()
        .map(expected ->
            DynamicTest.dynamicTest(
                expected.fault() + " by " + expected.id(), () -> check(expected)));
  }

  @Test
  void aFailureDoesNotSpread() {
    Set<String> queue =
        Catalog.all().stream()
            .map(CaseInfo::id)
            .filter(id -> id.startsWith("queue."))
            .collect(Collectors.toSet());
    Settings settings = settings(Fault.POOL_CLOSES_WITH_ELEMENTS_OUT).withCases(queue);
    assertThat(SuiteRunner.run(settings, result -> {}).results())
        .filteredOn(result -> result.outcome() == Outcome.FAILED)
        .isEmpty();
  }

  private static void check(Expectation expected) {
    Settings settings = settings(expected.fault()).withCases(Set.of(expected.id()));
    var report = SuiteRunner.run(settings, result -> {});
    assertThat(report.results())
        .singleElement()
        .satisfies(result -> {
          assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
          assertThat(result.reason()).isNotBlank().doesNotContain("\n");
          assertThat(result.detail()).contains(result.info().method().getName());
        });
  }

  private static Settings settings(Fault fault) {
    return Settings.of("fake")
        .with(FakeBackend.FAULT.name(), fault.name().toLowerCase(Locale.ROOT));
  }
}
