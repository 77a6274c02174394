package org.odpj.spi.check;

import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.odpj.spi.Backend;

/** The line of the application that called: the first that is neither the API's nor a backend's. */
final class Place {
  private static final StackWalker WALKER = StackWalker.getInstance();

  /** Packages whose code, and that of the packages below them, passes calls on. */
  private static final Set<String> PASSING = passing();

  private Place() {}

  static String ofCaller() {
    @Nullable String found =
        WALKER.walk(frames ->
            frames
                .filter(frame -> !passesOn(frame.getClassName()))
                .map(frame -> frame.toStackTraceElement().toString())
                .findFirst()
                .orElse(null));
    return found == null ? "an unknown place" : found;
  }

  private static boolean passesOn(String className) {
    return PASSING.stream().anyMatch(className::startsWith);
  }

  private static Set<String> passing() {
    Stream<String> backends =
        ServiceLoader.load(Backend.class).stream()
            .map(backend -> backend.type().getPackageName() + ".");
    return Stream.concat(backends, Stream.of("org.odpj.spi.", "org.odpj.event."))
        .collect(Collectors.toUnmodifiableSet());
  }
}
