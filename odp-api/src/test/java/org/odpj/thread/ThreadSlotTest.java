package org.odpj.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ThreadSlotTest {
  /** State that knows whether it was closed. */
  private static final class State implements AutoCloseable {
    boolean closed;

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void everyThreadHasItsOwnStateAndKeepsIt() throws InterruptedException {
    ThreadSlot<State> slot = new ThreadSlot<>(State::new);
    AtomicReference<State> other = new AtomicReference<>();
    AtomicInteger different = new AtomicInteger();
    OdpThread thread =
        new OdpThread(
            "slot",
            ThreadType.WORKER,
            () -> {
              other.set(slot.get());
              different.set(slot.get() == other.get() ? 0 : 1);
            });
    thread.start();
    thread.join();
    assertThat(different).hasValue(0);
    assertThat(slot.get()).isSameAs(slot.get()).isNotSameAs(other.get());
  }

  @Test
  void anOdpThreadClosesItsStateWhenItEnds() throws InterruptedException {
    ThreadSlot<State> first = new ThreadSlot<>(State::new);
    ThreadSlot<State> second = new ThreadSlot<>(State::new);
    AtomicReference<State> a = new AtomicReference<>();
    AtomicReference<State> b = new AtomicReference<>();
    OdpThread thread =
        new OdpThread(
            "closing",
            ThreadType.CONTROL,
            () -> {
              a.set(first.get());
              b.set(second.get());
            });
    thread.start();
    thread.join();
    assertThat(a.get().closed).isTrue();
    assertThat(b.get().closed).isTrue();
  }

  @Test
  void clearForgetsTheState() {
    ThreadSlot<State> slot = new ThreadSlot<>(State::new);
    State before = slot.get();
    slot.clear();
    assertThat(slot.get()).isNotSameAs(before);
    assertThat(before.closed).isFalse();
  }
}
