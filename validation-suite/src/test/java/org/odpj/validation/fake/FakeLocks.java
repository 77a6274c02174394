package org.odpj.validation.fake;

/** The ordered locks of one context: since there is one at a time, only the rules of use. */
final class FakeLocks {
  private final boolean[] used;
  private int held = -1;

  FakeLocks(int count) {
    this.used = new boolean[count];
  }

  void check(int index) {
    if (index < 0 || index >= used.length) {
      throw new IllegalArgumentException("lock " + index + " of " + used.length);
    }
    if (used[index]) {
      throw new IllegalStateException("lock " + index + " was taken before");
    }
    checkNoneHeld();
  }

  void checkNoneHeld() {
    if (held >= 0) {
      throw new IllegalStateException("lock " + held + " is held");
    }
  }

  void lock(int index) {
    check(index);
    used[index] = true;
    held = index;
  }

  void unlock(int index) {
    if (held != index || index < 0) {
      throw new IllegalStateException("lock " + index + " is not held");
    }
    held = -1;
  }
}
