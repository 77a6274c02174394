package org.odpj.spi;

import org.jspecify.annotations.Nullable;
import org.odpj.classify.Cos;

/** Sorts the packets of one interface. Thread-safe, also beside traffic. */
public interface InputClassifier {
  /**
   * Sets the class where packets start.
   *
   * @param cos null to drop packets
   */
  void defaultCos(@Nullable Cos cos);

  /**
   * Sets the class of packets with an error in a header.
   *
   * @param cos null to drop them
   */
  void errorCos(@Nullable Cos cos);

  /**
   * Sets where parsing starts.
   *
   * @param bytes from a packet's start, 0 or more
   */
  void skip(int bytes);

  /**
   * Packets that were dropped since there was no class for them.
   *
   * @return how many
   */
  long unclassified();

  /**
   * Where the packets of one input queue go.
   *
   * @param parsed whether the interface has parsed them to the end
   * @return a new one
   */
  PacketSink sink(boolean parsed);
}
