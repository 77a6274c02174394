package org.odpj.pktio;

/**
 * An interface's counters since it was opened or they were reset (ODP: {@code odp_pktio_stats_t}).
 *
 * <p>Every packet that the interface saw is counted once: received, or dropped with its cause;
 * accepted for sending and sent, or dropped.
 *
 * @param rxPackets packets handed to the application
 * @param rxOctets bytes of these, without frame check sequence
 * @param rxNoDescriptor packets lost because the receive ring or socket was full
 * @param rxNoBuffer packets lost because the pool had no free packet
 * @param rxErrors packets that could not be taken: damaged, longer than the pool's packets, or
 *     dropped as {@link PktinConfig#drop} says
 * @param txPackets packets sent
 * @param txOctets bytes of these, without frame check sequence
 * @param txDropped packets that were accepted and then not sent
 */
public record PktioStatistics(
    long rxPackets,
    long rxOctets,
    long rxNoDescriptor,
    long rxNoBuffer,
    long rxErrors,
    long txPackets,
    long txOctets,
    long txDropped) {}
