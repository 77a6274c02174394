package org.odpj.dpdk.lib;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;

/** Functions of librte_eal and librte_bus_vdev. {@link Libraries#require} comes before any use. */
public final class Eal {
  /** {@code LCORE_ID_ANY}: the lcore id of a thread that EAL does not know. */
  public static final int LCORE_NONE = -1;

  private static final SymbolLookup EAL = Libraries.open("eal");
  private static final SymbolLookup VDEV = Libraries.open("bus_vdev");

  // rte_eal.h: int rte_eal_init(int argc, char **argv)
  private static final MethodHandle INIT =
      Downcall.of(EAL, "rte_eal_init", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
  // rte_lcore.h: int rte_thread_register(void); void rte_thread_unregister(void)
  private static final MethodHandle THREAD_REGISTER =
      Downcall.of(EAL, "rte_thread_register", FunctionDescriptor.of(JAVA_INT));
  private static final MethodHandle THREAD_UNREGISTER =
      Downcall.of(EAL, "rte_thread_unregister", FunctionDescriptor.ofVoid());
  // rte_log.h: int rte_openlog_stream(FILE *f)
  private static final MethodHandle OPENLOG =
      Downcall.of(EAL, "rte_openlog_stream", FunctionDescriptor.of(JAVA_INT, ADDRESS));
  // rte_eal.h: int rte_eal_has_hugepages(void)
  private static final MethodHandle HAS_HUGE_PAGES =
      Downcall.of(EAL, "rte_eal_has_hugepages", FunctionDescriptor.of(JAVA_INT));
  // rte_errno.h: const char *rte_strerror(int errnum)
  private static final MethodHandle STRERROR =
      Downcall.of(EAL, "rte_strerror", FunctionDescriptor.of(ADDRESS, JAVA_INT));
  // rte_malloc.h: void *rte_malloc(const char *type, size_t size, unsigned align); void
  // rte_free(void *)
  private static final MethodHandle MALLOC =
      Downcall.of(EAL, "rte_malloc", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT));
  private static final MethodHandle FREE =
      Downcall.of(EAL, "rte_free", FunctionDescriptor.ofVoid(ADDRESS));
  // rte_bus_vdev.h: int rte_vdev_init(const char *name, const char *args); int
  // rte_vdev_uninit(name)
  private static final MethodHandle VDEV_INIT =
      Downcall.of(VDEV, "rte_vdev_init", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
  private static final MethodHandle VDEV_UNINIT =
      Downcall.of(VDEV, "rte_vdev_uninit", FunctionDescriptor.of(JAVA_INT, ADDRESS));

  private Eal() {}

  /**
   * Starts EAL; works once per process.
   *
   * @return less than 0 if it refused
   */
  public static int init(List<String> arguments) {
    // EAL permutes the array and keeps pointers into the strings.
    Arena arena = Arena.global();
    MemorySegment argv = arena.allocate(ADDRESS, arguments.size() + 1L);
    for (int i = 0; i < arguments.size(); i++) {
      argv.setAtIndex(ADDRESS, i, arena.allocateFrom(arguments.get(i)));
    }
    try {
      return (int) INIT.invokeExact(arguments.size(), argv);
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /** Whether EAL's memory is huge pages, which are taken whole when it starts. */
  public static boolean hasHugePages() {
    try {
      return (int) HAS_HUGE_PAGES.invokeExact() != 0;
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /** Gives the calling thread an lcore id; less than 0 if there is none left. */
  public static int threadRegister() {
    try {
      return (int) THREAD_REGISTER.invokeExact();
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /** Gives the calling thread's lcore id back. */
  public static void threadUnregister() {
    try {
      THREAD_UNREGISTER.invokeExact();
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /** The calling thread's lcore id, or {@link #LCORE_NONE}. */
  public static int lcoreId() {
    return threadLocalInt("per_lcore__lcore_id");
  }

  /** The calling thread's {@code rte_errno}: the cause of the last failure. */
  public static int errno() {
    return threadLocalInt("per_lcore__rte_errno");
  }

  /**
   * For a thread-local symbol, dlsym, which is what a lookup calls, gives the address of the
   * calling thread's own variable; so it is looked up anew each time.
   */
  private static int threadLocalInt(String name) {
    return EAL.find(name).orElseThrow().reinterpret(JAVA_INT.byteSize()).get(JAVA_INT, 0);
  }

  /** What an error number means. */
  public static String strerror(int errno) {
    try {
      MemorySegment text = (MemorySegment) STRERROR.invokeExact(Math.abs(errno));
      return text.reinterpret(256).getString(0);
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /** Sends EAL's log lines to a C stream. */
  public static void openlogStream(MemorySegment file) {
    try {
      int result = (int) OPENLOG.invokeExact(file);
      if (result != 0) {
        throw new IllegalStateException("rte_openlog_stream returned " + result);
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /**
   * Makes a virtual device.
   *
   * @return 0, or a negative error number
   */
  public static int vdevInit(String name, String args) {
    try (Arena arena = Arena.ofConfined()) {
      return (int) VDEV_INIT.invokeExact(arena.allocateFrom(name), arena.allocateFrom(args));
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /**
   * Removes a virtual device.
   *
   * @return 0, or a negative error number
   */
  public static int vdevUninit(String name) {
    try (Arena arena = Arena.ofConfined()) {
      return (int) VDEV_UNINIT.invokeExact(arena.allocateFrom(name));
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }

  /** Whether so many bytes of EAL's memory are free in one piece. */
  public static boolean hasMemory(long bytes) {
    try {
      MemorySegment piece = (MemorySegment) MALLOC.invokeExact(MemorySegment.NULL, bytes, 0);
      FREE.invokeExact(piece);
      return !piece.equals(MemorySegment.NULL);
    } catch (Throwable e) {
      throw Downcall.failed(e);
    }
  }
}
