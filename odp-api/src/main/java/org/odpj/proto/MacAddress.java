package org.odpj.proto;

import java.util.HexFormat;

/**
 * A 48-bit Ethernet address.
 *
 * @param bits the address as a number: the first octet on the wire is bits 47 to 40; the upper 16
 *     bits are 0
 */
public record MacAddress(long bits) {
  /** Octets of an address. */
  public static final int LENGTH = 6;

  /** Every bit set: all stations. */
  public static final MacAddress BROADCAST = new MacAddress(0xffff_ffff_ffffL);

  /**
   * Refuses more than 48 bits.
   *
   * @param bits the address as a number
   */
  public MacAddress {
    if (bits >>> 48 != 0) {
      throw new IllegalArgumentException("0x" + Long.toHexString(bits) + " is more than 48 bits");
    }
  }

  /**
   * Reads the usual form.
   *
   * @param text six octets in hexadecimal, separated by colons
   * @return the address
   * @throws IllegalArgumentException if the text is not an address
   */
  public static MacAddress parse(String text) {
    String[] octets = text.split(":", -1);
    long bits = 0;
    boolean valid = octets.length == LENGTH;
    for (int i = 0; valid && i < LENGTH; i++) {
      valid =
          octets[i].length() <= 2
              && !octets[i].isEmpty()
              && octets[i].chars().allMatch(HexFormat::isHexDigit);
      if (valid) {
        bits = (bits << 8) | HexFormat.fromHexDigits(octets[i]);
      }
    }
    if (!valid) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a MAC address such as 02:00:00:00:00:01");
    }
    return new MacAddress(bits);
  }

  /**
   * Whether it names a group of stations: the least significant bit of the first octet is set.
   *
   * @return true for multicast and broadcast addresses
   */
  public boolean isMulticast() {
    return ((bits >>> 40) & 1) != 0;
  }

  /** Six octets in lower-case hexadecimal, separated by colons. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(17);
    for (int shift = 40; shift >= 0; shift -= 8) {
      text.append(HexFormat.of().toHexDigits((byte) (bits >>> shift)));
      if (shift > 0) {
        text.append(':');
      }
    }
    return text.toString();
  }
}
