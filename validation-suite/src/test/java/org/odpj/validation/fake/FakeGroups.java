package org.odpj.validation.fake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.queue.QueueParam;
import org.odpj.queue.SchedGroup;
import org.odpj.thread.OdpThread;
import org.odpj.thread.ThreadType;

/** The groups of a scheduler. */
final class FakeGroups {
  private static final int MAX = 8;

  private final Fault fault;
  private final List<Group> groups = new CopyOnWriteArrayList<>();
  private volatile @Nullable Thread servedAll;

  FakeGroups(Fault fault) {
    this.fault = fault;
    groups.addAll(List.of(new Group("all"), new Group("worker"), new Group("control")));
  }

  SchedGroup all() {
    return groups.get(0);
  }

  SchedGroup worker() {
    return groups.get(1);
  }

  SchedGroup control() {
    return groups.get(2);
  }

  synchronized SchedGroup create(String name, Collection<? extends Thread> threads) {
    if (groups.size() == MAX) {
      throw new OdpException(ErrorCode.RESOURCE_EXHAUSTED, MAX + " groups are open");
    }
    Group group = new Group(name);
    group.threads.addAll(threads);
    groups.add(group);
    return group;
  }

  Optional<SchedGroup> lookup(String name) {
    return new ArrayList<SchedGroup>(groups)
        .stream().filter(group -> group.name().equals(name)).findFirst();
  }

  void attach(QueueParam param) {
    of(param).queues.incrementAndGet();
  }

  void detach(QueueParam param) {
    of(param).queues.decrementAndGet();
  }

  boolean serves(FakeQueue queue, Thread thread) {
    boolean worker = thread instanceof OdpThread odp && odp.type() == ThreadType.WORKER;
    Group group = of(queue.param());
    if (servedAll == thread) {
      return true;
    }
    return switch (groups.indexOf(group)) {
      case 0 -> {
        group.threads.add(thread);
        yield true;
      }
      case 1 -> worker;
      case 2 -> !worker;
      default -> group.threads.contains(thread) || fault == Fault.SCHEDULER_IGNORES_GROUPS;
    };
  }

  void serveAll(Thread thread) {
    servedAll = thread;
  }

  private Group of(QueueParam param) {
    SchedGroup group = Objects.requireNonNull(param.sched()).group();
    return group == null ? groups.getFirst() : (Group) group;
  }

  private final class Group implements SchedGroup {
    final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    final AtomicInteger queues = new AtomicInteger();
    private final String name;

    Group(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Set<Thread> threads() {
      return Set.copyOf(threads);
    }

    @Override
    public void join(Thread thread) {
      check();
      threads.add(thread);
    }

    @Override
    public void leave(Thread thread) {
      check();
      threads.remove(thread);
    }

    @Override
    public void close() {
      if (!groups.contains(this)) {
        return;
      }
      check();
      if (queues.get() > 0) {
        throw new IllegalStateException(queues + " queues have the group '" + name + "'");
      }
      groups.remove(this);
    }

    private void check() {
      int index = groups.indexOf(this);
      if (index < 3) {
        throw new IllegalStateException("the group '" + name + "' cannot be changed");
      }
    }
  }
}
