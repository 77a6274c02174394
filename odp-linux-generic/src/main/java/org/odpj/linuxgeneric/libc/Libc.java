package org.odpj.linuxgeneric.libc;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.odpj.linuxgeneric.libc.Downcall.handle;
import static org.odpj.linuxgeneric.libc.Downcall.result;
import static org.odpj.linuxgeneric.libc.Downcall.unexpected;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The C library's calls on files and memory. As the kernel does, each returns a negative error
 * number if it fails. Signatures are those of 64-bit Linux (glibc and musl alike).
 */
public final class Libc {
  private static final int MAX_ERROR_TEXT = 256;

  private static final MethodHandle OPEN =
      handle("open", 2, FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
  private static final MethodHandle READV =
      handle("readv", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle WRITE =
      handle("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle FTRUNCATE =
      handle("ftruncate", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG));
  private static final MethodHandle CLOSE =
      handle("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle IOCTL =
      handle("ioctl", 2, FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS));
  private static final MethodHandle MMAP =
      handle(
          "mmap",
          FunctionDescriptor.of(
              JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
  private static final MethodHandle MUNMAP =
      handle("munmap", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle SYSCALL =
      handle(
          "syscall", 1, FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle STRERROR =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("strerror"),
              FunctionDescriptor.of(ADDRESS, JAVA_INT));

  private static final int READ_AND_WRITE = 0x1 | 0x2; // PROT_READ | PROT_WRITE
  private static final int SHARED_AND_PRESENT = 0x01 | 0x8000; // MAP_SHARED | MAP_POPULATE

  /** The number of bpf(2), of asm/unistd_64.h and asm-generic/unistd.h. */
  private static final long SYS_BPF = System.getProperty("os.arch").equals("amd64") ? 321 : 280;

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
      return result(errno, (long) WRITE.invokeExact(errno.state(), fd, data, length));
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

  /**
   * readv(2).
   *
   * @param errno where the error goes
   * @param fd a descriptor
   * @param vectors an array of {@code struct iovec}
   * @param count how many
   * @return bytes read
   */
  public static long readv(Errno errno, int fd, MemorySegment vectors, int count) {
    try {
      return result(errno, (long) READV.invokeExact(errno.state(), fd, vectors, count));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /**
   * mmap(2) of memory that is shared with the kernel, all of it present, to be read and written.
   *
   * @param errno where the error goes
   * @param fd whose memory
   * @param offset which part
   * @param length bytes
   * @return an address
   */
  public static long map(Errno errno, int fd, long offset, long length) {
    try {
      long address =
          (long)
              MMAP.invokeExact(
                  errno.state(),
                  MemorySegment.NULL,
                  length,
                  READ_AND_WRITE,
                  SHARED_AND_PRESENT,
                  fd,
                  offset);
      return address == -1 ? -errno.value() : address;
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /**
   * munmap(2).
   *
   * @param errno where the error goes
   * @param address as {@link #map} returned it
   * @param length bytes
   * @return 0
   */
  public static int unmap(Errno errno, long address, long length) {
    try {
      MemorySegment start = MemorySegment.ofAddress(address);
      return result(errno, (int) MUNMAP.invokeExact(errno.state(), start, length));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /**
   * bpf(2).
   *
   * @param errno where the error goes
   * @param command its number
   * @param attributes {@code union bpf_attr}
   * @return a descriptor, or 0
   */
  public static int bpf(Errno errno, int command, MemorySegment attributes) {
    try {
      int size = (int) attributes.byteSize();
      long result = (long) SYSCALL.invokeExact(errno.state(), SYS_BPF, command, attributes, size);
      return (int) result(errno, result);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }
}
