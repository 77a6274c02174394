package org.odpj.linuxgeneric.libc;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;

/** How functions of the C library are bound, and how their results are read. */
final class Downcall {
  private static final int VARIADIC_NONE = -1;

  private Downcall() {}

  /** A function that leaves its error number in an {@link Errno}, its first argument. */
  static MethodHandle handle(String name, FunctionDescriptor type) {
    return handle(name, VARIADIC_NONE, type);
  }

  /** A function whose arguments from {@code firstVariadic} on are variadic. */
  static MethodHandle handle(String name, int firstVariadic, FunctionDescriptor type) {
    List<Linker.Option> options = new ArrayList<>();
    options.add(Linker.Option.captureCallState("errno"));
    if (firstVariadic != VARIADIC_NONE) {
      options.add(Linker.Option.firstVariadicArg(firstVariadic));
    }
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(name), type, options.toArray(Linker.Option[]::new));
  }

  /** As the kernel has it: the result, or the negative error number. */
  static int result(Errno errno, int result) {
    return result < 0 ? -errno.value() : result;
  }

  /** As the kernel has it: the result, or the negative error number. */
  static long result(Errno errno, long result) {
    return result < 0 ? -errno.value() : result;
  }

  /** A downcall throws nothing but errors and misuse of these classes. */
  static RuntimeException unexpected(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return e instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
  }
}
