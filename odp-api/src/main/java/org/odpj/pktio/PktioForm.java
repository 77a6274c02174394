package org.odpj.pktio;

/**
 * A name that interfaces can be opened by, or a form of such names.
 *
 * @param form such as {@code loop} or {@code pcap:in=FILE:out=FILE:loops=N}
 * @param description what it is, in a few words
 */
public record PktioForm(String form, String description) {}
