package org.odpj.linuxgeneric.schedule;

import java.util.Set;
import org.odpj.queue.SchedGroup;

/** A group: a number, by which the threads' masks and the rings of ready queues know it. */
final class LinuxGroup implements SchedGroup {
  private final Groups groups;
  private final String name;
  private final int index;

  LinuxGroup(Groups groups, String name, int index) {
    this.groups = groups;
    this.name = name;
    this.index = index;
  }

  int index() {
    return index;
  }

  boolean isOf(Groups all) {
    return groups == all;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<Thread> threads() {
    return groups.threads(this);
  }

  @Override
  public void join(Thread thread) {
    groups.join(this, thread);
  }

  @Override
  public void leave(Thread thread) {
    groups.leave(this, thread);
  }

  @Override
  public void close() {
    groups.close(this);
  }
}
