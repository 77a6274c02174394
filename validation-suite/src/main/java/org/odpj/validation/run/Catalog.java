package org.odpj.validation.run;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.odpj.validation.cases.AggregatorCases;
import org.odpj.validation.cases.BufferCases;
import org.odpj.validation.cases.CheckCases;
import org.odpj.validation.cases.ChecksumCases;
import org.odpj.validation.cases.ClassifierCases;
import org.odpj.validation.cases.ClassifierTermCases;
import org.odpj.validation.cases.ClassifierTrafficCases;
import org.odpj.validation.cases.CompCases;
import org.odpj.validation.cases.CompSessionCases;
import org.odpj.validation.cases.CpuCases;
import org.odpj.validation.cases.CpuMaskCases;
import org.odpj.validation.cases.CryptoAsyncCases;
import org.odpj.validation.cases.CryptoCases;
import org.odpj.validation.cases.CryptoChainCases;
import org.odpj.validation.cases.CryptoVectorCases;
import org.odpj.validation.cases.EventCases;
import org.odpj.validation.cases.ExternalPoolCases;
import org.odpj.validation.cases.HashCases;
import org.odpj.validation.cases.InitCases;
import org.odpj.validation.cases.PacketCases;
import org.odpj.validation.cases.PacketCopyCases;
import org.odpj.validation.cases.PacketEditCases;
import org.odpj.validation.cases.PacketEndsCases;
import org.odpj.validation.cases.PacketLayoutCases;
import org.odpj.validation.cases.PacketMetadataCases;
import org.odpj.validation.cases.PacketRefCases;
import org.odpj.validation.cases.ParseCases;
import org.odpj.validation.cases.PktioAggregatorCases;
import org.odpj.validation.cases.PktioCases;
import org.odpj.validation.cases.PktioLsoCases;
import org.odpj.validation.cases.PktioOutputCases;
import org.odpj.validation.cases.PktioParserCases;
import org.odpj.validation.cases.PktioQueueCases;
import org.odpj.validation.cases.PktioSchedCases;
import org.odpj.validation.cases.PktioSegmentCases;
import org.odpj.validation.cases.PktioStatisticsCases;
import org.odpj.validation.cases.PktioTrafficCases;
import org.odpj.validation.cases.PoolCases;
import org.odpj.validation.cases.QueueCases;
import org.odpj.validation.cases.QueueCloseCases;
import org.odpj.validation.cases.SchedulerCases;
import org.odpj.validation.cases.SchedulerChaosCases;
import org.odpj.validation.cases.SchedulerGroupCases;
import org.odpj.validation.cases.SchedulerMatrixCases;
import org.odpj.validation.cases.SchedulerOrderCases;
import org.odpj.validation.cases.StashCases;
import org.odpj.validation.cases.SystemCases;
import org.odpj.validation.cases.ThreadCases;
import org.odpj.validation.cases.TimeCases;
import org.odpj.validation.cases.TimeoutPoolCases;
import org.odpj.validation.cases.TimerCases;
import org.odpj.validation.cases.TimerExpiryCases;
import org.odpj.validation.cases.TimerPeriodicCases;
import org.odpj.validation.cases.VectorCases;
import org.odpj.validation.cases.VectorPoolCases;
import org.odpj.validation.suite.CaseInfo;
import org.odpj.validation.suite.Conformance;

/** Every case of the suite, known without running any. */
public final class Catalog {
  private static final List<Class<?>> CLASSES =
      List.of(
          InitCases.class,
          SystemCases.class,
          CpuMaskCases.class,
          CpuCases.class,
          ThreadCases.class,
          TimeCases.class,
          PoolCases.class,
          ExternalPoolCases.class,
          BufferCases.class,
          PacketCases.class,
          PacketLayoutCases.class,
          PacketEndsCases.class,
          PacketEditCases.class,
          PacketCopyCases.class,
          PacketRefCases.class,
          PacketMetadataCases.class,
          ParseCases.class,
          EventCases.class,
          ChecksumCases.class,
          HashCases.class,
          CheckCases.class,
          VectorPoolCases.class,
          VectorCases.class,
          QueueCases.class,
          AggregatorCases.class,
          QueueCloseCases.class,
          SchedulerCases.class,
          SchedulerMatrixCases.class,
          SchedulerChaosCases.class,
          SchedulerOrderCases.class,
          SchedulerGroupCases.class,
          StashCases.class,
          TimeoutPoolCases.class,
          TimerCases.class,
          TimerExpiryCases.class,
          TimerPeriodicCases.class,
          PktioCases.class,
          PktioTrafficCases.class,
          PktioSegmentCases.class,
          PktioParserCases.class,
          PktioOutputCases.class,
          PktioLsoCases.class,
          PktioQueueCases.class,
          PktioAggregatorCases.class,
          PktioSchedCases.class,
          PktioStatisticsCases.class,
          ClassifierCases.class,
          ClassifierTermCases.class,
          ClassifierTrafficCases.class,
          CryptoCases.class,
          CryptoVectorCases.class,
          CryptoChainCases.class,
          CryptoAsyncCases.class,
          CompCases.class,
          CompSessionCases.class);

  private Catalog() {}

  /**
   * Every case.
   *
   * @return by subsystem, then by name
   */
  public static List<CaseInfo> all() {
    return CLASSES.stream().flatMap(Catalog::casesOf).toList();
  }

  /**
   * The classes that hold the cases.
   *
   * @return in the order of the report
   */
  static List<Class<?>> classes() {
    return CLASSES;
  }

  private static Stream<CaseInfo> casesOf(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Conformance.class))
        .sorted(Comparator.comparing(Method::getName))
        .flatMap(method -> CaseInfo.of(type, method).stream());
  }
}
