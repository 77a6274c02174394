package org.odpj.linuxgeneric.schedule;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.odpj.config.ApiKeys;
import org.odpj.linuxgeneric.queue.CheckedQueue;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;
import org.odpj.schedule.Scheduler;
import org.odpj.spi.BackendContext;
import org.odpj.spi.EventDevice;
import org.odpj.spi.EventSource;
import org.odpj.spi.SchedulerProvider;

/** The scheduler of one data plane, and its queues. */
public final class LinuxSchedulers implements SchedulerProvider {
  private final BackendContext context;
  private final ReadyQueues ready;
  private final Groups groups = new Groups();
  private final LinuxScheduler plain;
  private final Scheduler scheduler;
  private final boolean check;

  /**
   * A scheduler without queues.
   *
   * @param context the data plane's configuration
   */
  public LinuxSchedulers(BackendContext context) {
    this.context = context;
    EventDevice device = context.eventDevice();
    this.ready =
        device == null
            ? new ReadyRings(context.config().get(SchedKeys.FAIR))
            : new ReadyInDevice(device);
    this.plain = new LinuxScheduler(context.config(), ready, groups, new Sources());
    this.check = context.config().get(ApiKeys.CHECK);
    this.scheduler = check ? new CheckedScheduler(plain) : plain;
  }

  @Override
  public Scheduler scheduler() {
    return scheduler;
  }

  @Override
  public Queue createQueue(String name, QueueParam param, Consumer<? super Queue> onClose) {
    return check
        ? CheckedQueue.of(context, onClose, (view, inner) -> queue(name, param, view, inner))
        : queue(name, param, null, onClose);
  }

  @Override
  public void serveAll() {
    plain.serveAll();
  }

  @Override
  public void addSource(EventSource source) {
    plain.addSource(source);
  }

  @Override
  public void removeSource(EventSource source) {
    plain.removeSource(source);
  }

  private Queue queue(
      String name, QueueParam param, @Nullable Queue view, Consumer<? super Queue> onClose) {
    int flows = Objects.requireNonNull(param.sched()).flows();
    ready.requireRoom(flows);
    if (flows == 1) {
      return lane(name, param, view, onClose);
    }
    QueueParam each = param.withAggregators(List.of());
    return new FlowQueue(
        name,
        param,
        plain,
        check,
        onClose,
        whole -> lane(name, each, view == null ? whole : view, _ -> {}));
  }

  private SchedQueue lane(
      String name, QueueParam param, @Nullable Queue view, Consumer<? super Queue> onClose) {
    return new SchedQueue(name, param, ready, groups, plain, view, check, onClose);
  }
}
