package org.odpj.linuxgeneric.stash;

import java.util.EnumSet;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.odpj.spi.StashProvider;
import org.odpj.stash.IntStash;
import org.odpj.stash.LongStash;
import org.odpj.stash.ObjectStash;
import org.odpj.stash.Stash;
import org.odpj.stash.StashCapability;
import org.odpj.stash.StashParam;
import org.odpj.stash.StashType;

/** Makes stashes. */
public final class LinuxStashes implements StashProvider {
  private static final StashCapability CAPABILITY =
      new StashCapability(EnumSet.allOf(StashType.class), 1_024, 1 << 20, 1_024);

  /** No stashes yet. */
  public LinuxStashes() {}

  @Override
  public StashCapability capability() {
    return CAPABILITY;
  }

  @Override
  public IntStash createIntStash(String name, StashParam param, Consumer<? super Stash> onClose) {
    return new LinuxIntStash(name, param, onClose);
  }

  @Override
  public LongStash createLongStash(String name, StashParam param, Consumer<? super Stash> onClose) {
    return new LinuxLongStash(name, param, onClose);
  }

  @Override
  public <T> ObjectStash<T> createObjectStash(
      String name, StashParam param, IntFunction<T[]> newArray, Consumer<? super Stash> onClose) {
    return new LinuxObjectStash<>(name, param, newArray, onClose);
  }
}
