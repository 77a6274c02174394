package org.odpj.dpdk.eventdev;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import org.odpj.dpdk.lib.Eal;
import org.odpj.dpdk.lib.Eventdevs;
import org.odpj.dpdk.lib.Layouts.Eventdev;
import org.odpj.dpdk.pool.Lcore;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;

/**
 * An event_sw device that holds numbers. It has a queue for each priority, and one port. Of one
 * thread at a time, since neither a port nor the service of event_sw is for several at once; that
 * thread runs the service, so no core is given up to it.
 *
 * <p>A device stays for the life of the process, like EAL: event_sw does not give its service back
 * when it is removed, and there is room for 64.
 */
final class SwDevice {
  static final int PRIORITIES = 8;

  /** As many as event_sw takes. */
  static final int EVENTS = 4_096;

  static final int NONE = -1;

  /** After so many rounds of the service the port has something, if anything is in the device. */
  private static final int ROUNDS = 3;

  private static final int FLOWS = 1_024;
  private static final int PORT = 0;

  /** More than the 38 MB, in one piece, without which event_sw ends the process. */
  private static final long MEMORY = 48 << 20;

  private static final Deque<SwDevice> IDLE = new ArrayDeque<>();
  private static int made;

  private final String name;
  private final Arena arena = Arena.ofAuto();
  private final MemorySegment event = arena.allocate(Eventdev.EVENT_SIZE_OF, 16);
  private final int device;
  private final int service;
  private final Runnable serve = this::serveNow;
  private final Runnable takeOne = this::takeNow;
  private final MemorySegment enqueue;
  private final MemorySegment dequeue;
  private final MemorySegment port;
  private int taken;

  /** An empty device that nobody else has. */
  static SwDevice acquire() {
    synchronized (IDLE) {
      SwDevice idle = IDLE.poll();
      return idle == null ? new SwDevice("event_sw" + made++) : idle;
    }
  }

  /** Lets others have an empty device. */
  static void release(SwDevice device) {
    synchronized (IDLE) {
      IDLE.push(device);
    }
  }

  private SwDevice(String name) {
    this.name = name;
    if (!Eal.hasMemory(MEMORY)) {
      throw new OdpException(
          ErrorCode.NATIVE_START_REFUSED,
          "an event device needs %d MB of DPDK's memory in one piece; raise dpdk.memory"
              .formatted(MEMORY >> 20));
    }
    require(Eal.vdevInit(name, ""), "be made");
    device = Eventdevs.deviceId(name);
    require(device, "be found");
    configure();
    service = Eventdevs.startService(device);
    require(service, "be driven by a service");
    require(Eventdevs.start(device), "be started");
    enqueue = Eventdevs.enqueueFunction(device);
    dequeue = Eventdevs.dequeueFunction(device);
    port = Eventdevs.port(device, PORT);
  }

  private void configure() {
    try (Arena once = Arena.ofConfined()) {
      MemorySegment config = once.allocate(Eventdev.CONFIG_SIZE_OF, 8);
      config.set(JAVA_INT, Eventdev.CONFIG_EVENTS, EVENTS);
      config.set(JAVA_BYTE, Eventdev.CONFIG_QUEUES, (byte) PRIORITIES);
      config.set(JAVA_BYTE, Eventdev.CONFIG_PORTS, (byte) 1);
      config.set(JAVA_INT, Eventdev.CONFIG_FLOWS, FLOWS);
      config.set(JAVA_INT, Eventdev.CONFIG_DEQUEUE_DEPTH, 1);
      config.set(JAVA_INT, Eventdev.CONFIG_ENQUEUE_DEPTH, 1);
      require(Eventdevs.configure(device, config), "be configured");
      MemorySegment numbers = once.allocate(PRIORITIES);
      for (int queue = 0; queue < PRIORITIES; queue++) {
        numbers.set(JAVA_BYTE, queue, (byte) queue);
        MemorySegment conf = once.allocate(Eventdev.QUEUE_CONF_SIZE_OF, 8);
        conf.set(JAVA_INT, Eventdev.QUEUE_FLOWS, FLOWS);
        conf.set(JAVA_BYTE, Eventdev.QUEUE_TYPE, (byte) Eventdev.PARALLEL);
        // A device's highest priority is 0.
        int priority = PRIORITIES - 1 - queue;
        conf.set(JAVA_BYTE, Eventdev.QUEUE_PRIORITY, (byte) (priority * 256 / PRIORITIES));
        require(Eventdevs.setUpQueue(device, queue, conf), "have queue " + queue);
      }
      MemorySegment conf = once.allocate(Eventdev.PORT_CONF_SIZE_OF, 8);
      conf.set(JAVA_INT, Eventdev.PORT_THRESHOLD, EVENTS);
      conf.set(JAVA_SHORT, Eventdev.PORT_DEQUEUE_DEPTH, (short) 1);
      conf.set(JAVA_SHORT, Eventdev.PORT_ENQUEUE_DEPTH, (short) 1);
      require(Eventdevs.setUpPort(device, PORT, conf), "have a port");
      require(
          Eventdevs.link(device, PORT, numbers, PRIORITIES) - PRIORITIES, "link queues and port");
    }
  }

  private void require(int result, String what) {
    if (result < 0) {
      throw new OdpException(
          ErrorCode.NATIVE_START_REFUSED,
          "the event device %s cannot %s (%s); raise dpdk.memory, or do without 'eventdev'"
              .formatted(name, what, Eal.strerror(-result)));
    }
  }

  /** Puts a number in, from 0 to {@link #EVENTS} - 1; not more than that many at once. */
  void put(int number, int priority) {
    event.set(
        JAVA_LONG,
        Eventdev.EVENT_WORD,
        number % FLOWS
            | (long) Eventdev.PARALLEL << Eventdev.SCHED_TYPE_SHIFT
            | (long) priority << Eventdev.QUEUE_SHIFT
            | Eventdev.PRIORITY_NORMAL << Eventdev.PRIORITY_SHIFT);
    event.set(JAVA_LONG, Eventdev.EVENT_VALUE, number);
    while (Eventdevs.enqueue(enqueue, port, event) == 0) {
      Lcore.runAsLcore(serve); // There is room once what waits at the port is taken in.
    }
  }

  /** Takes the next number out, or {@link #NONE} if there is none. */
  int take() {
    taken = NONE;
    Lcore.runAsLcore(takeOne);
    return taken;
  }

  private void serveNow() {
    Eventdevs.runService(service);
  }

  /**
   * One round of the service takes in what waits at the port, and learns that the port has given up
   * what it had; the next assigns the port the number that is first of all those.
   */
  private void takeNow() {
    for (int round = 0; round < ROUNDS; round++) {
      Eventdevs.runService(service);
      if (Eventdevs.dequeue(dequeue, port, event) != 0) {
        taken = (int) event.get(JAVA_LONG, Eventdev.EVENT_VALUE);
        return;
      }
    }
  }
}
