package org.odpj.linuxgeneric.queue;

/** What goes through a ring. Its number is an ordinary field: only the ring can make it visible. */
final class Item {
  int number;

  Item(int number) {
    this.number = number;
  }
}
