package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.odpj.Odp;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.event.Event;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;
import org.odpj.queue.SchedGroup;
import org.odpj.queue.SchedParam;
import org.odpj.queue.SchedSync;
import org.odpj.schedule.Scheduler;
import org.odpj.thread.ThreadType;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Deadline;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;

/** Groups of threads that queues are served to. */
@CasesOf("scheduler")
public final class SchedulerGroupCases {
  @Conformance(
      odp = "scheduler/scheduler_test_group_info_predef",
      clause = "The groups that are there from the start have names and cannot be changed.",
      strategy = "Reads each, joins, leaves and closes it; the calling thread is in the first.",
      ifFails = "What guards the predefined groups.")
  void predefinedGroupsStay(Fixture fixture) {
    Scheduler scheduler = fixture.odp().scheduler();
    Queue queue = fixture.scheduled(SchedSync.PARALLEL, 1);
    Event event = Allocation.one(fixture.buffers(1));
    assertTrue(queue.enqueue(event), "enqueue");
    SchedulerCases.scheduled(fixture).free();
    Thread me = Thread.currentThread();
    for (SchedGroup group :
        List.of(scheduler.allGroup(), scheduler.workerGroup(), scheduler.controlGroup())) {
      assertTrue(!group.name().isEmpty(), "the name of a predefined group");
      assertThrows(IllegalStateException.class, () -> group.join(me), group::name);
      assertThrows(IllegalStateException.class, () -> group.leave(me), group::name);
      assertThrows(IllegalStateException.class, group::close, group::name);
    }
    assertSame(scheduler.allGroup(), scheduler.allGroup(), "the group of all threads");
    assertTrue(scheduler.allGroup().threads().contains(me), "a thread that used the scheduler");
  }

  @Conformance(
      odp = {
        "scheduler/scheduler_test_create_group",
        "scheduler/scheduler_test_create_group_2",
        "scheduler/scheduler_test_group_param_init"
      },
      clause =
          "A group is made with threads, found by its name until it is closed, and follows"
              + " joins and leaves.",
      strategy = "Makes, looks up, joins, leaves, closes twice, looks up; uses the closed group.",
      ifFails = "The table of groups.")
  void groupsComeAndGo(Fixture fixture) {
    requireGroup(fixture);
    Scheduler scheduler = fixture.odp().scheduler();
    Thread me = Thread.currentThread();
    SchedGroup group = scheduler.createGroup("mine", Set.of());
    assertEquals("mine", group.name(), "the name");
    assertEquals(Set.of(), group.threads(), "threads of a new group");
    assertSame(group, scheduler.lookupGroup("mine").orElseThrow(), "the group that was found");
    group.join(me);
    group.join(me);
    assertEquals(Set.of(me), group.threads(), "threads after joining");
    group.leave(me);
    assertEquals(Set.of(), group.threads(), "threads after leaving");
    group.close();
    group.close();
    assertTrue(scheduler.lookupGroup("mine").isEmpty(), "the closed group is still known");
    assertThrows(IllegalStateException.class, () -> group.join(me), "join after close");
    SchedGroup again = fixture.closing(scheduler.createGroup("mine", Set.of(me)));
    assertEquals(Set.of(me), again.threads(), "threads that it was made with");
  }

  @Conformance(
      odp = "scheduler/scheduler_test_group_long_name",
      clause = "A group may have a long name.",
      strategy = "Makes and finds one with a name of 200 characters.",
      ifFails = "Names that are cut.")
  void keepsLongNames(Fixture fixture) {
    requireGroup(fixture);
    String name = "eightchr".repeat(25);
    Scheduler scheduler = fixture.odp().scheduler();
    SchedGroup group = fixture.closing(scheduler.createGroup(name, Set.of()));
    assertSame(group, scheduler.lookupGroup(name).orElseThrow(), "the group that was found");
  }

  @Conformance(
      odp = "scheduler/scheduler_test_create_max_groups",
      clause =
          "As many groups as the capability says can be open, and each works; one more is"
              + " refused.",
      strategy = "Opens all with a queue each, schedules an event of each, opens one more.",
      ifFails = "Masks of threads with too few bits.")
  void opensTheMostGroups(Fixture fixture) {
    int own = fixture.odp().scheduler().capability().maxGroups() - 3;
    requireGroup(fixture);
    Scheduler scheduler = fixture.odp().scheduler();
    Event event = Allocation.one(fixture.buffers(1));
    for (int i = 0; i < own; i++) {
      SchedGroup group =
          fixture.closing(scheduler.createGroup("group", Set.of(Thread.currentThread())));
      Queue queue = queue(fixture, SchedSync.PARALLEL, group);
      assertTrue(queue.enqueue(event), "enqueue");
      assertSame(event, SchedulerCases.scheduled(fixture), "what was scheduled");
      assertSame(queue, scheduler.source(), "the source");
    }
    scheduler.schedule(Scheduler.NO_WAIT);
    event.free();
    OdpException e =
        assertThrows(
            OdpException.class, () -> scheduler.createGroup("more", Set.of()), "one group more");
    assertEquals(ErrorCode.RESOURCE_EXHAUSTED, e.code(), e.getMessage());
  }

  @Conformance(
      odp = "scheduler/scheduler_test_groups",
      variants = Sync.class,
      clause = "A thread gets events of a group's queues after it has joined, and not before.",
      strategy =
          "Enqueues to a queue of a group: nothing comes; joins: it comes; leaves: no more comes."
              + " A group with a queue is not closed.",
      ifFails = "Where the mask of a thread is read.")
  void groupsKeepToThemselves(Fixture fixture, Sync sync) {
    requireGroup(fixture);
    fixture.requireSync(sync.sync);
    Scheduler scheduler = fixture.odp().scheduler();
    Thread me = Thread.currentThread();
    SchedGroup group = fixture.closing(scheduler.createGroup("mine", Set.of()));
    Queue queue = queue(fixture, sync.sync, group);
    Event event = Allocation.one(fixture.buffers(1));
    assertTrue(queue.enqueue(event), "enqueue");
    Event early = scheduler.schedule(Scheduler.NO_WAIT);
    group.join(me);
    assertNull(early, "an event of a group that the thread is not in");
    assertSame(event, SchedulerCases.scheduled(fixture), "the event after joining");
    Messages.assertNames(assertThrows(IllegalStateException.class, group::close), 1);
    group.leave(me);
    assertTrue(queue.enqueue(event), "enqueue");
    Event late = scheduler.schedule(Scheduler.NO_WAIT);
    group.join(me);
    assertNull(late, "an event of a group that the thread has left");
    SchedulerCases.scheduled(fixture).free();
    scheduler.schedule(Scheduler.NO_WAIT);
  }

  @Conformance(
      odp = "scheduler/scheduler_test_private_groups",
      clause = "Each of several threads with a group of its own gets that group's events only.",
      strategy = "Three threads, each with a group, a queue and 100 events; sources are compared.",
      ifFails = "Rings of ready queues that groups share.")
  void privateGroups(Fixture fixture) {
    int threads = 3;
    NotApplicable.unless(
        fixture.odp().scheduler().capability().maxGroups() >= 3 + threads,
        () -> "fewer than three groups can be made");
    Scheduler scheduler = fixture.odp().scheduler();
    List<SchedGroup> groups = new ArrayList<>();
    List<Queue> queues = new ArrayList<>();
    Event[] events = QueueCases.stamped(fixture.buffers(100 * threads), 100 * threads);
    for (int i = 0; i < threads; i++) {
      groups.add(fixture.closing(scheduler.createGroup("group " + i, Set.of())));
      queues.add(queue(fixture, SchedSync.PARALLEL, groups.get(i)));
      assertEquals(100, queues.get(i).enqueue(events, 100 * i, 100), "events that fitted");
    }
    fixture.parallel(
        threads,
        thread -> {
          groups.get(thread).join(Thread.currentThread());
          Deadline deadline = Deadline.standard();
          for (int got = 0; got < 100; ) {
            Event event = scheduler.schedule(Scheduler.NO_WAIT);
            if (event == null) {
              deadline.orFail(() -> "events of a thread's own group are missing");
              continue;
            }
            assertSame(queues.get(thread), scheduler.source(), "the source");
            event.free();
            got++;
          }
          assertNull(scheduler.schedule(Scheduler.NO_WAIT), "an event of another's group");
        });
  }

  @Conformance(
      clause =
          "Workers get the events of the worker group, other threads those of the control"
              + " group.",
      strategy = "One event for each group; a worker and a control thread each take theirs.",
      ifFails = "How a thread's type becomes its groups.")
  void typesOfThreadsAreGroups(Fixture fixture) throws InterruptedException {
    Odp odp = fixture.odp();
    Scheduler scheduler = odp.scheduler();
    Queue workers = queue(fixture, SchedSync.PARALLEL, scheduler.workerGroup());
    Queue controls = queue(fixture, SchedSync.PARALLEL, scheduler.controlGroup());
    Event[] events = QueueCases.stamped(fixture.buffers(2), 2);
    assertTrue(workers.enqueue(events[0]) && controls.enqueue(events[1]), "enqueue");
    for (ThreadType type : ThreadType.values()) {
      Event[] got = new Event[2];
      int[] count = new int[1];
      Thread thread =
          odp.thread(
              type.name(),
              type,
              null,
              () -> {
                count[0] = scheduler.schedule(got, 0, 1, Scheduler.NO_WAIT);
                count[0] += scheduler.schedule(got, count[0], 1, Scheduler.NO_WAIT);
              });
      thread.start();
      thread.join(20_000);
      assertEquals(1, count[0], () -> "events that came to a thread of type " + type);
      assertSame(events[type == ThreadType.WORKER ? 0 : 1], got[0], "the event of the type");
    }
    Event.freeAll(events, 0, 2);
  }

  private static Queue queue(Fixture fixture, SchedSync sync, SchedGroup group) {
    int priority = fixture.odp().scheduler().capability().defaultPriority();
    return fixture.queue(
        QueueParam.scheduled(new SchedParam(sync, priority, group, 0)).withSize(128));
  }

  private static void requireGroup(Fixture fixture) {
    int max = fixture.odp().scheduler().capability().maxGroups();
    NotApplicable.unless(max > 3, () -> "no group can be made");
  }
}
