package org.odpj.pktio;

/**
 * What an interface turned out to be (ODP: {@code odp_pktio_info_t}).
 *
 * @param name the name it was opened by
 * @param driver what drives it, such as {@code socket} or {@code net_null}
 * @param detail why this driver and in which mode, one line; empty if there is nothing to say
 */
public record PktioInfo(String name, String driver, String detail) {}
