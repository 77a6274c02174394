package org.odpj.apps.stashperf;

import java.util.LinkedHashMap;
import java.util.Map;
import org.odpj.stash.StashParam;

/**
 * What is measured.
 *
 * @param workers threads
 * @param stashes how many
 * @param burst objects a call at most
 * @param size objects of a stash
 * @param rounds how often each thread gets and puts
 * @param strict whether stashes are made with a strict size
 * @param warmup seconds that go before the measurement, so that the code is compiled
 */
record StashPerfParam(
    int workers, int stashes, int burst, int size, long rounds, boolean strict, int warmup) {
  StashPerfParam {
    atLeast("--num_cpu", workers, 1);
    atLeast("--num_stash", stashes, 1);
    atLeast("--burst_size", burst, 1);
    atLeast("--num_round", rounds, 1);
    atLeast("--warmup", warmup, 0);
  }

  StashParam stash() {
    return StashParam.of(size).withStrictSize(strict);
  }

  Map<String, Object> describe() {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("num_cpu", workers);
    options.put("num_stash", stashes);
    options.put("burst_size", burst);
    options.put("stash_size", size);
    options.put("num_round", rounds);
    options.put("strict", strict);
    options.put("warmup", warmup);
    return options;
  }

  private static void atLeast(String option, long value, int min) {
    if (value < min) {
      throw new IllegalArgumentException("%s %d is less than %d".formatted(option, value, min));
    }
  }
}
