package org.odpj;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a data plane has made and not closed yet, in the order it was made.
 *
 * @param <T> what it holds
 */
final class Registry<T> implements Consumer<T> {
  private final Set<T> open = new LinkedHashSet<>();

  synchronized <S extends T> S add(S object) {
    open.add(object);
    return object;
  }

  /** Takes an object out when it was closed. */
  @Override
  public synchronized void accept(T closed) {
    open.remove(closed);
  }

  synchronized boolean has(T object) {
    return open.contains(object);
  }

  synchronized Stream<T> stream() {
    return List.copyOf(open).stream();
  }

  /** The newest first: the order to close in. */
  synchronized List<T> newestFirst() {
    List<T> objects = new ArrayList<>(open);
    Collections.reverse(objects);
    return objects;
  }

  synchronized int size() {
    return open.size();
  }
}
