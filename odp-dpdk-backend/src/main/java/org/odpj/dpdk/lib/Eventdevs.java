package org.odpj.dpdk.lib;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import org.odpj.dpdk.lib.Layouts.Eventdev;

/**
 * Functions of librte_eventdev, and of EAL's services, which drive event devices that are software.
 * {@link Libraries#require} comes before any use. Results less than 0 are error numbers.
 */
public final class Eventdevs {
  private static final SymbolLookup EAL = Libraries.open("eal");
  private static final SymbolLookup EVENTDEV = Libraries.open("eventdev");

  // rte_eventdev.h: int rte_event_dev_get_dev_id(const char *name)
  private static final MethodHandle DEVICE_ID =
      Downcall.of(EVENTDEV, "rte_event_dev_get_dev_id", FunctionDescriptor.of(JAVA_INT, ADDRESS));
  // rte_eventdev.h: int rte_event_dev_configure(uint8_t, const struct rte_event_dev_config *)
  private static final MethodHandle CONFIGURE =
      Downcall.of(
          EVENTDEV, "rte_event_dev_configure", FunctionDescriptor.of(JAVA_INT, JAVA_BYTE, ADDRESS));
  // rte_eventdev.h: int rte_event_queue_setup(uint8_t dev, uint8_t queue, const struct
  // rte_event_queue_conf *); int rte_event_port_setup(uint8_t dev, uint8_t port, const struct
  // rte_event_port_conf *)
  private static final FunctionDescriptor SETUP =
      FunctionDescriptor.of(JAVA_INT, JAVA_BYTE, JAVA_BYTE, ADDRESS);
  private static final MethodHandle QUEUE_SETUP =
      Downcall.of(EVENTDEV, "rte_event_queue_setup", SETUP);
  private static final MethodHandle PORT_SETUP =
      Downcall.of(EVENTDEV, "rte_event_port_setup", SETUP);
  // rte_eventdev.h: int rte_event_port_link(uint8_t dev, uint8_t port, const uint8_t queues[],
  // const uint8_t priorities[], uint16_t nb)
  private static final MethodHandle LINK =
      Downcall.of(
          EVENTDEV,
          "rte_event_port_link",
          FunctionDescriptor.of(JAVA_INT, JAVA_BYTE, JAVA_BYTE, ADDRESS, ADDRESS, JAVA_SHORT));
  // rte_eventdev.h: int rte_event_dev_start(uint8_t)
  private static final MethodHandle START =
      Downcall.of(EVENTDEV, "rte_event_dev_start", FunctionDescriptor.of(JAVA_INT, JAVA_BYTE));
  // rte_eventdev.h: int rte_event_dev_service_id_get(uint8_t dev, uint32_t *service)
  private static final MethodHandle SERVICE_ID =
      Downcall.of(
          EVENTDEV,
          "rte_event_dev_service_id_get",
          FunctionDescriptor.of(JAVA_INT, JAVA_BYTE, ADDRESS));
  // rte_service.h: int32_t rte_service_runstate_set(uint32_t id, uint32_t on); int32_t
  // rte_service_set_runstate_mapped_check(uint32_t id, int32_t on); int32_t
  // rte_service_run_iter_on_app_lcore(uint32_t id, uint32_t serialize)
  private static final FunctionDescriptor OF_SERVICE =
      FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle SERVICE_ON =
      Downcall.of(EAL, "rte_service_runstate_set", OF_SERVICE);
  private static final MethodHandle SERVICE_NEEDS_CORE =
      Downcall.of(EAL, "rte_service_set_runstate_mapped_check", OF_SERVICE);
  private static final MethodHandle SERVICE_RUN =
      Downcall.of(EAL, "rte_service_run_iter_on_app_lcore", OF_SERVICE);

  // eventdev_pmd.h: uint16_t enqueue_new_burst(void *port, const struct rte_event ev[],
  // uint16_t nb); uint16_t dequeue_burst(void *port, struct rte_event ev[], uint16_t nb,
  // uint64_t timeout)
  private static final MethodHandle ENQUEUE =
      Linker.nativeLinker()
          .downcallHandle(FunctionDescriptor.of(JAVA_SHORT, ADDRESS, ADDRESS, JAVA_SHORT));
  private static final MethodHandle DEQUEUE =
      Linker.nativeLinker()
          .downcallHandle(
              FunctionDescriptor.of(JAVA_SHORT, ADDRESS, ADDRESS, JAVA_SHORT, JAVA_LONG));

  private static final MemorySegment FAST_PATH =
      EVENTDEV
          .find("rte_event_fp_ops")
          .orElseThrow()
          .reinterpret((long) Eventdev.MAX_DEVICES * Eventdev.FP_SIZE_OF);

  private Eventdevs() {}

  /** The number of a device by name. */
  public static int deviceId(String name) {
    try (Arena arena = Arena.ofConfined()) {
      return (int) DEVICE_ID.invokeExact(arena.allocateFrom(name));
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /** Configures a device that is stopped. */
  public static int configure(int device, MemorySegment config) {
    try {
      return (int) CONFIGURE.invokeExact((byte) device, config);
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /** Sets a queue up, before the start. */
  public static int setUpQueue(int device, int queue, MemorySegment conf) {
    try {
      return (int) QUEUE_SETUP.invokeExact((byte) device, (byte) queue, conf);
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /** Sets a port up, before the start. */
  public static int setUpPort(int device, int port, MemorySegment conf) {
    try {
      return (int) PORT_SETUP.invokeExact((byte) device, (byte) port, conf);
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /** Links queues, whose numbers are bytes of an array, to a port; how many were. */
  public static int link(int device, int port, MemorySegment queues, int count) {
    try {
      return (int)
          LINK.invokeExact((byte) device, (byte) port, queues, MemorySegment.NULL, (short) count);
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /** Starts a device. */
  public static int start(int device) {
    try {
      return (int) START.invokeExact((byte) device);
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /** The service that drives a device, allowed to run on any lcore; less than 0 if it has none. */
  public static int startService(int device) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment id = arena.allocate(JAVA_INT);
      int result = (int) SERVICE_ID.invokeExact((byte) device, id);
      int service = id.get(JAVA_INT, 0);
      if (result == 0) {
        result = (int) SERVICE_NEEDS_CORE.invokeExact(service, 0);
      }
      if (result == 0) {
        result = (int) SERVICE_ON.invokeExact(service, 1);
      }
      return result == 0 ? service : result;
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /** Lets a service do one round of its work, in the calling thread, which must be an lcore. */
  public static int runService(int service) {
    try {
      return (int) SERVICE_RUN.invokeExact(service, 0);
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /** The function that puts new events in, for {@link #enqueue}; of a started device. */
  public static MemorySegment enqueueFunction(int device) {
    return FAST_PATH.get(ADDRESS, row(device) + Eventdev.FP_ENQUEUE_NEW);
  }

  /** The function that takes events out, for {@link #dequeue}; of a started device. */
  public static MemorySegment dequeueFunction(int device) {
    return FAST_PATH.get(ADDRESS, row(device) + Eventdev.FP_DEQUEUE);
  }

  /** A port of a started device, as its functions know it. */
  public static MemorySegment port(int device, int port) {
    return FAST_PATH
        .get(ADDRESS, row(device) + Eventdev.FP_DATA)
        .reinterpret((port + 1L) * ADDRESS.byteSize())
        .getAtIndex(ADDRESS, port);
  }

  private static long row(int device) {
    return (long) device * Eventdev.FP_SIZE_OF;
  }

  /** Puts one new event in; 0 if there was no room. */
  public static int enqueue(MemorySegment function, MemorySegment port, MemorySegment event) {
    try {
      return (short) ENQUEUE.invokeExact(function, port, event, (short) 1);
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /** Takes one event out, if there is one: 1, else 0. What was taken before is released. */
  public static int dequeue(MemorySegment function, MemorySegment port, MemorySegment event) {
    try {
      return (short) DEQUEUE.invokeExact(function, port, event, (short) 1, 0L);
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }
}
