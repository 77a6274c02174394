package org.odpj.apps.run;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.odpj.pktio.Pktio;
import org.odpj.pktio.PktioStatistics;

/**
 * Packets that were lost, each with its cause.
 *
 * @param txFull the output took no more
 * @param txDropped the output took it and could not send it
 * @param noDescriptor the input's ring or socket was full
 * @param noBuffer the pool had no free packet
 * @param rxErrors damaged, or longer than the pool's packets
 */
public record Drops(long txFull, long txDropped, long noDescriptor, long noBuffer, long rxErrors) {

  /**
   * What interfaces and the application dropped.
   *
   * @param txFull what the application freed because an output did not take it
   * @param pktios the interfaces
   * @return the sum
   */
  public static Drops of(long txFull, Collection<Pktio> pktios) {
    Drops sum = new Drops(txFull, 0, 0, 0, 0);
    for (Pktio pktio : pktios) {
      PktioStatistics seen = pktio.statistics();
      sum =
          new Drops(
              txFull,
              sum.txDropped + seen.txDropped(),
              sum.noDescriptor + seen.rxNoDescriptor(),
              sum.noBuffer + seen.rxNoBuffer(),
              sum.rxErrors + seen.rxErrors());
    }
    return sum;
  }

  /**
   * What was lost since.
   *
   * @param earlier what was lost before
   * @return the difference
   */
  public Drops since(Drops earlier) {
    return new Drops(
        txFull - earlier.txFull,
        txDropped - earlier.txDropped,
        noDescriptor - earlier.noDescriptor,
        noBuffer - earlier.noBuffer,
        rxErrors - earlier.rxErrors);
  }

  /**
   * All causes together.
   *
   * @return packets
   */
  public long total() {
    return txFull + txDropped + noDescriptor + noBuffer + rxErrors;
  }

  /**
   * Every cause and its count.
   *
   * @return in the order of the components
   */
  public Map<String, Long> byCause() {
    Map<String, Long> causes = new LinkedHashMap<>();
    causes.put("txFull", txFull);
    causes.put("txDropped", txDropped);
    causes.put("noDescriptor", noDescriptor);
    causes.put("noBuffer", noBuffer);
    causes.put("rxErrors", rxErrors);
    return causes;
  }

  /** The total, and the causes that are not 0. */
  @Override
  public String toString() {
    String causes =
        byCause().entrySet().stream()
            .filter(cause -> cause.getValue() != 0)
            .map(cause -> "%s %,d".formatted(cause.getKey(), cause.getValue()))
            .collect(Collectors.joining(", "));
    return causes.isEmpty() ? "0" : "%,d (%s)".formatted(total(), causes);
  }
}
