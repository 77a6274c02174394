package org.odpj.linuxgeneric.classify;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.odpj.classify.Cos;
import org.odpj.packet.PacketPool;
import org.odpj.pktio.Pktio;
import org.odpj.spi.InputClassifier;
import org.odpj.spi.PacketSink;

/** Where the packets of one interface start. */
final class LinuxInputClassifier implements InputClassifier {
  private final PacketPool pool;
  private final LinuxClassifier classifier;
  private final AtomicLong unclassified = new AtomicLong();
  private volatile @Nullable LinuxCos defaultCos;
  private volatile @Nullable LinuxCos errorCos;
  private volatile int skip;

  LinuxInputClassifier(Pktio device, LinuxClassifier classifier) {
    this.pool = device.pool();
    this.classifier = classifier;
  }

  @Override
  public synchronized void defaultCos(@Nullable Cos cos) {
    defaultCos = classifier.exchange(defaultCos, cos);
  }

  @Override
  public synchronized void errorCos(@Nullable Cos cos) {
    errorCos = classifier.exchange(errorCos, cos);
  }

  @Override
  public void skip(int bytes) {
    skip = bytes;
  }

  @Override
  public long unclassified() {
    return unclassified.get();
  }

  @Override
  public PacketSink sink(boolean parsed) {
    return new ClassifierSink(this, parsed);
  }

  /** The interface's. */
  PacketPool pool() {
    return pool;
  }

  @Nullable LinuxCos startOf(boolean hasError) {
    return hasError ? errorCos : defaultCos;
  }

  int skip() {
    return skip;
  }

  void dropped(int count) {
    unclassified.getAndAdd(count);
  }
}
