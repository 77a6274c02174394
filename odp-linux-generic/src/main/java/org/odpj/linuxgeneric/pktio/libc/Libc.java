package org.odpj.linuxgeneric.pktio.libc;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls of the C library. As the kernel does, each returns a negative error number if it fails.
 * Signatures are those of 64-bit Linux (glibc and musl alike).
 */
public final class Libc {
  private static final int VARIADIC_NONE = -1;
  private static final int MAX_ERROR_TEXT = 256;

  private static final MethodHandle OPEN =
      handle("open", 2, FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
  private static final MethodHandle WRITE =
      handle("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle FTRUNCATE =
      handle("ftruncate", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG));
  private static final MethodHandle CLOSE =
      handle("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle SOCKET =
      handle("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle BIND =
      handle("bind", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle SETSOCKOPT =
      handle(
          "setsockopt",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle GETSOCKOPT =
      handle(
          "getsockopt",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
  private static final MethodHandle IOCTL =
      handle("ioctl", 2, FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS));
  private static final MethodHandle RECVMMSG =
      handle(
          "recvmmsg",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS));
  private static final MethodHandle SENDMMSG =
      handle("sendmmsg", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
  private static final MethodHandle STRERROR =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("strerror"),
              FunctionDescriptor.of(ADDRESS, JAVA_INT));

  private Libc() {}

  /**
   * open(2).
   *
   * @param errno where the error goes
   * @param path the file
   * @param flags such as {@code O_WRONLY}
   * @param mode rights of a new file
   * @return a descriptor
   */
  public static int open(Errno errno, String path, int flags, int mode) {
    try (Arena arena = Arena.ofConfined()) {
      return result(
          errno, (int) OPEN.invokeExact(errno.state(), arena.allocateFrom(path), flags, mode));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /**
   * write(2).
   *
   * @param errno where the error goes
   * @param fd a descriptor
   * @param data what to write
   * @param length bytes
   * @return bytes written
   */
  public static long write(Errno errno, int fd, MemorySegment data, long length) {
    try {
      long written = (long) WRITE.invokeExact(errno.state(), fd, data, length);
      return written < 0 ? -errno.value() : written;
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /**
   * ftruncate(2).
   *
   * @param errno where the error goes
   * @param fd a descriptor
   * @param length bytes
   * @return 0
   */
  public static int ftruncate(Errno errno, int fd, long length) {
    try {
      return result(errno, (int) FTRUNCATE.invokeExact(errno.state(), fd, length));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /**
   * close(2).
   *
   * @param errno where the error goes
   * @param fd a descriptor
   * @return 0
   */
  public static int close(Errno errno, int fd) {
    try {
      return result(errno, (int) CLOSE.invokeExact(errno.state(), fd));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /**
   * socket(2).
   *
   * @param errno where the error goes
   * @param domain address family
   * @param type kind of socket
   * @param protocol in network byte order for packet sockets
   * @return a descriptor
   */
  public static int socket(Errno errno, int domain, int type, int protocol) {
    try {
      return result(errno, (int) SOCKET.invokeExact(errno.state(), domain, type, protocol));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /**
   * bind(2).
   *
   * @param errno where the error goes
   * @param fd a socket
   * @param address a socket address
   * @return 0
   */
  public static int bind(Errno errno, int fd, MemorySegment address) {
    try {
      int size = (int) address.byteSize();
      return result(errno, (int) BIND.invokeExact(errno.state(), fd, address, size));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /**
   * setsockopt(2).
   *
   * @param errno where the error goes
   * @param fd a socket
   * @param level of the option
   * @param option its number
   * @param value its value
   * @return 0
   */
  public static int setsockopt(Errno errno, int fd, int level, int option, MemorySegment value) {
    try {
      int size = (int) value.byteSize();
      return result(
          errno, (int) SETSOCKOPT.invokeExact(errno.state(), fd, level, option, value, size));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /**
   * getsockopt(2).
   *
   * @param errno where the error goes
   * @param fd a socket
   * @param level of the option
   * @param option its number
   * @param value takes its value
   * @return 0
   */
  public static int getsockopt(Errno errno, int fd, int level, int option, MemorySegment value) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocateFrom(JAVA_INT, (int) value.byteSize());
      return result(
          errno, (int) GETSOCKOPT.invokeExact(errno.state(), fd, level, option, value, size));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /**
   * ioctl(2) with a pointer.
   *
   * @param errno where the error goes
   * @param fd a descriptor
   * @param request its number
   * @param argument what it points to
   * @return 0 or more
   */
  public static int ioctl(Errno errno, int fd, long request, MemorySegment argument) {
    try {
      return result(errno, (int) IOCTL.invokeExact(errno.state(), fd, request, argument));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /**
   * recvmmsg(2) without a time limit.
   *
   * @param errno where the error goes
   * @param fd a socket
   * @param messages an array of {@code struct mmsghdr}
   * @param count how many
   * @param flags such as {@code MSG_DONTWAIT}
   * @return messages received
   */
  public static int recvmmsg(Errno errno, int fd, MemorySegment messages, int count, int flags) {
    try {
      return result(
          errno,
          (int)
              RECVMMSG.invokeExact(errno.state(), fd, messages, count, flags, MemorySegment.NULL));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /**
   * sendmmsg(2).
   *
   * @param errno where the error goes
   * @param fd a socket
   * @param messages an array of {@code struct mmsghdr}
   * @param count how many
   * @param flags such as {@code MSG_DONTWAIT}
   * @return messages sent
   */
  public static int sendmmsg(Errno errno, int fd, MemorySegment messages, int count, int flags) {
    try {
      return result(errno, (int) SENDMMSG.invokeExact(errno.state(), fd, messages, count, flags));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /**
   * strerror(3).
   *
   * @param error an error number, of either sign
   * @return what it means, in the system's words
   */
  public static String message(long error) {
    try {
      MemorySegment text = (MemorySegment) STRERROR.invokeExact((int) Math.abs(error));
      return text.reinterpret(MAX_ERROR_TEXT).getString(0);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  private static int result(Errno errno, int result) {
    return result < 0 ? -errno.value() : result;
  }

  private static MethodHandle handle(String name, FunctionDescriptor type) {
    return handle(name, VARIADIC_NONE, type);
  }

  private static MethodHandle handle(String name, int firstVariadic, FunctionDescriptor type) {
    List<Linker.Option> options = new ArrayList<>();
    options.add(Linker.Option.captureCallState("errno"));
    if (firstVariadic != VARIADIC_NONE) {
      options.add(Linker.Option.firstVariadicArg(firstVariadic));
    }
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(name), type, options.toArray(Linker.Option[]::new));
  }

  /** A downcall throws nothing but errors and misuse of this class. */
  private static RuntimeException unexpected(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return e instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
  }
}
