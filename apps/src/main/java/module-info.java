/**
 * The {@code odp} command and the applications behind it.
 *
 * <p>Compiled against the contract alone; backends are found when an application starts. Each
 * application is a package; {@code org.odpj.apps.run} holds what they share. The packages are open
 * to picocli, which sets the fields of options.
 */
module org.odpj.apps {
  requires org.odpj.api;
  requires HdrHistogram;
  requires info.picocli;
  requires java.management;
  requires jdk.management;
  requires static org.jspecify;

  opens org.odpj.apps.bench to
      info.picocli;
  opens org.odpj.apps.cli to
      info.picocli;
  opens org.odpj.apps.compperf to
      info.picocli;
  opens org.odpj.apps.cryptoperf to
      info.picocli;
  opens org.odpj.apps.doctor to
      info.picocli;
  opens org.odpj.apps.info to
      info.picocli;
  opens org.odpj.apps.l2fwd to
      info.picocli;
  opens org.odpj.apps.list to
      info.picocli;
  opens org.odpj.apps.packetgen to
      info.picocli;
  opens org.odpj.apps.perf to
      info.picocli;
  opens org.odpj.apps.poolperf to
      info.picocli;
  opens org.odpj.apps.run to
      info.picocli;
  opens org.odpj.apps.stashperf to
      info.picocli;
  opens org.odpj.apps.timeraccuracy to
      info.picocli;
  opens org.odpj.apps.timerperf to
      info.picocli;
}
