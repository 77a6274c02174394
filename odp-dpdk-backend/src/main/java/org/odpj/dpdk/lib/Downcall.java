package org.odpj.dpdk.lib;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/** How handles of C functions are made. */
final class Downcall {
  private Downcall() {}

  static MethodHandle of(SymbolLookup library, String name, FunctionDescriptor descriptor) {
    MemorySegment function =
        library
            .find(name)
            .orElseThrow(() -> new IllegalStateException("the library has no function " + name));
    return Linker.nativeLinker().downcallHandle(function, descriptor);
  }

  /** A downcall throws nothing of its own: what comes out of it is a wrong signature here. */
  static AssertionError failed(Throwable cause) {
    return new AssertionError("a downcall failed", cause);
  }
}
