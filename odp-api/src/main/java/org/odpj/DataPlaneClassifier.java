package org.odpj;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.odpj.classify.Classifier;
import org.odpj.classify.ClsCapability;
import org.odpj.classify.Cos;
import org.odpj.classify.CosParam;
import org.odpj.classify.Pmr;
import org.odpj.classify.PmrLink;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.queue.Queue;
import org.odpj.spi.ClassifierProvider;

/** The classifier of a data plane: a provider's, with the capability kept and queues made. */
final class DataPlaneClassifier implements Classifier {
  private final ClassifierProvider provider;
  private final QueueMaker queueMaker;
  private final Registry<Cos> classes = new Registry<>();
  private final Registry<Pmr> rules = new Registry<>();
  private ClassPaths paths = new ClassPaths();

  DataPlaneClassifier(ClassifierProvider provider, QueueMaker queueMaker) {
    this.provider = provider;
    this.queueMaker = queueMaker;
  }

  @Override
  public ClsCapability capability() {
    return provider.capability();
  }

  @Override
  public synchronized Cos createCos(String name, CosParam param) {
    ClassifierLimits.check(param, capability());
    checkCount("classes of service", classes.size() + 1, capability().maxCos());
    CosParam.Spread spread = param.spread();
    if (spread == null) {
      Queue queue = param.queue();
      List<Queue> queues = queue == null ? List.of() : List.of(queue);
      return classes.add(provider.createCos(name, param, queues, classes));
    }
    List<Queue> made = new ArrayList<>();
    try {
      for (int i = 0; i < spread.queues(); i++) {
        made.add(queueMaker.make(name + " " + i, spread.param()));
      }
      Consumer<Cos> onClose = cos -> closed(cos, made);
      return classes.add(provider.createCos(name, param, List.copyOf(made), onClose));
    } catch (RuntimeException e) {
      made.forEach(Queue::close);
      throw e;
    }
  }

  private void closed(Cos cos, List<Queue> queues) {
    classes.accept(cos);
    queues.forEach(Queue::close);
  }

  @Override
  public synchronized List<Pmr> createPmrs(List<PmrLink> links) {
    ClsCapability can = capability();
    links.forEach(link -> ClassifierLimits.check(link.param(), can));
    links.stream()
        .flatMap(link -> Stream.of(link.from(), link.to()))
        .distinct()
        .forEach(this::requireOwn);
    ClassPaths wanted = paths.with(links);
    checkCount("rules", wanted.size(), can.maxPmrs());
    links.stream()
        .map(PmrLink::from)
        .distinct()
        .forEach(cos ->
            checkCount(
                "rules from the class '" + cos.name() + "'", wanted.from(cos), can.maxPmrsOfCos()));
    wanted.requireNoCircle();
    List<Pmr> made = provider.createPmrs(List.copyOf(links), this::closed);
    made.forEach(rules::add);
    paths = wanted;
    return made;
  }

  private synchronized void closed(Pmr rule) {
    rules.accept(rule);
    paths.remove(rule.link());
  }

  private void requireOwn(Cos cos) {
    if (!classes.has(cos)) {
      throw new IllegalArgumentException(
          "the class '%s' is closed or of another data plane".formatted(cos.name()));
    }
  }

  private static void checkCount(String what, int wanted, int max) {
    if (wanted > max) {
      throw new OdpException(
          ErrorCode.RESOURCE_EXHAUSTED,
          "%d %s are more than the capability's %d; close some first".formatted(wanted, what, max));
    }
  }

  /** Closes rules, then classes; no interface is open any more. */
  void close() {
    rules.newestFirst().forEach(Pmr::close);
    classes.newestFirst().forEach(Cos::close);
  }
}
