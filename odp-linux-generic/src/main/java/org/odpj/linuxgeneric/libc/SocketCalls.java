package org.odpj.linuxgeneric.libc;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.odpj.linuxgeneric.libc.Downcall.handle;
import static org.odpj.linuxgeneric.libc.Downcall.result;
import static org.odpj.linuxgeneric.libc.Downcall.unexpected;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The C library's calls on sockets. As the kernel does, each returns a negative error number if it
 * fails. Signatures are those of 64-bit Linux (glibc and musl alike).
 */
public final class SocketCalls {
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
  private static final MethodHandle RECVMMSG =
      handle(
          "recvmmsg",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS));
  private static final MethodHandle SENDMMSG =
      handle("sendmmsg", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
  private static final MethodHandle SEND =
      handle("send", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));

  private SocketCalls() {}

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
   * send(2) without data: tells the kernel to look at the socket's transmit ring.
   *
   * @param errno where the error goes
   * @param fd a socket with a ring
   * @param flags such as {@code MSG_DONTWAIT}
   * @return 0
   */
  public static long kick(Errno errno, int fd, int flags) {
    try {
      return result(
          errno, (long) SEND.invokeExact(errno.state(), fd, MemorySegment.NULL, 0L, flags));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }
}
