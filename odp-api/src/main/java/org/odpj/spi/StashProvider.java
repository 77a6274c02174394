package org.odpj.spi;

import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.odpj.stash.IntStash;
import org.odpj.stash.LongStash;
import org.odpj.stash.ObjectStash;
import org.odpj.stash.Stash;
import org.odpj.stash.StashCapability;
import org.odpj.stash.StashParam;

/** Makes stashes. Parameters have been checked against the capability. Thread-safe. */
public interface StashProvider {
  /**
   * What stashes it can make.
   *
   * @return the capability
   */
  StashCapability capability();

  /**
   * Makes a stash of ints.
   *
   * @param name any text
   * @param param what it shall be
   * @param onClose to be called once, with the stash, when it is closed
   * @return the stash
   */
  IntStash createIntStash(String name, StashParam param, Consumer<? super Stash> onClose);

  /**
   * Makes a stash of longs.
   *
   * @param name any text
   * @param param what it shall be
   * @param onClose to be called once, with the stash, when it is closed
   * @return the stash
   */
  LongStash createLongStash(String name, StashParam param, Consumer<? super Stash> onClose);

  /**
   * Makes a stash of references.
   *
   * @param <T> what they refer to
   * @param name any text
   * @param param what it shall be
   * @param newArray makes arrays of the type that callers will pass
   * @param onClose to be called once, with the stash, when it is closed
   * @return the stash
   */
  <T> ObjectStash<T> createObjectStash(
      String name, StashParam param, IntFunction<T[]> newArray, Consumer<? super Stash> onClose);
}
