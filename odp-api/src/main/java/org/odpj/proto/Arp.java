package org.odpj.proto;

import java.lang.foreign.MemorySegment;

/** An ARP message for IPv4 over Ethernet (RFC 826). A flyweight like {@link Ethernet}. */
public final class Arp {
  /** Octets of the message. */
  public static final int LENGTH = 28;

  private static final int HARDWARE = 0;
  private static final int PROTOCOL = 2;
  private static final int HARDWARE_LENGTH = 4;
  private static final int PROTOCOL_LENGTH = 5;
  private static final int OPERATION = 6;
  private static final int SENDER_MAC = 8;
  private static final int SENDER_IP = 14;
  private static final int TARGET_MAC = 18;
  private static final int TARGET_IP = 24;

  private final MemorySegment header;

  private Arp(MemorySegment header) {
    this.header = header;
  }

  /**
   * The header at a place.
   *
   * @param memory holds it
   * @param offset its first byte
   * @return a view
   * @throws IndexOutOfBoundsException if fewer than {@link #LENGTH} bytes are there
   */
  public static Arp at(MemorySegment memory, long offset) {
    return new Arp(memory.asSlice(offset, LENGTH));
  }

  /**
   * Fills a message for IPv4 over Ethernet.
   *
   * @param operation 1 for a request, 2 for a reply
   * @param senderMac 48 bits
   * @param senderIp 32 bits
   * @param targetMac 48 bits
   * @param targetIp 32 bits
   * @return this
   */
  public Arp init(int operation, long senderMac, int senderIp, long targetMac, int targetIp) {
    header.set(Wire.SHORT, HARDWARE, (short) 1);
    header.set(Wire.SHORT, PROTOCOL, (short) EtherType.IPV4);
    header.set(Wire.BYTE, HARDWARE_LENGTH, (byte) MacAddress.LENGTH);
    header.set(Wire.BYTE, PROTOCOL_LENGTH, (byte) Integer.BYTES);
    header.set(Wire.SHORT, OPERATION, (short) operation);
    header.set(Wire.INT, SENDER_MAC, (int) (senderMac >>> 16));
    header.set(Wire.SHORT, SENDER_MAC + 4, (short) senderMac);
    header.set(Wire.INT, SENDER_IP, senderIp);
    header.set(Wire.INT, TARGET_MAC, (int) (targetMac >>> 16));
    header.set(Wire.SHORT, TARGET_MAC + 4, (short) targetMac);
    header.set(Wire.INT, TARGET_IP, targetIp);
    return this;
  }

  /**
   * The kind of hardware address.
   *
   * @return 1 for Ethernet
   */
  public int hardware() {
    return Short.toUnsignedInt(header.get(Wire.SHORT, HARDWARE));
  }

  /**
   * The kind of protocol address.
   *
   * @return an {@link EtherType}
   */
  public int protocol() {
    return Short.toUnsignedInt(header.get(Wire.SHORT, PROTOCOL));
  }

  /**
   * Octets of a hardware address.
   *
   * @return 6 for Ethernet
   */
  public int hardwareLength() {
    return Byte.toUnsignedInt(header.get(Wire.BYTE, HARDWARE_LENGTH));
  }

  /**
   * Octets of a protocol address.
   *
   * @return 4 for IPv4
   */
  public int protocolLength() {
    return Byte.toUnsignedInt(header.get(Wire.BYTE, PROTOCOL_LENGTH));
  }

  /**
   * What the message is.
   *
   * @return 1 for a request, 2 for a reply
   */
  public int operation() {
    return Short.toUnsignedInt(header.get(Wire.SHORT, OPERATION));
  }

  /**
   * The sender's hardware address.
   *
   * @return 48 bits
   */
  public long senderMac() {
    return header.get(Wire.LONG, SENDER_MAC) >>> 16;
  }

  /**
   * The sender's protocol address.
   *
   * @return 32 bits
   */
  public int senderIp() {
    return header.get(Wire.INT, SENDER_IP);
  }

  /**
   * The target's hardware address.
   *
   * @return 48 bits; 0 in a request
   */
  public long targetMac() {
    return header.get(Wire.LONG, TARGET_MAC) >>> 16;
  }

  /**
   * The target's protocol address.
   *
   * @return 32 bits
   */
  public int targetIp() {
    return header.get(Wire.INT, TARGET_IP);
  }
}
