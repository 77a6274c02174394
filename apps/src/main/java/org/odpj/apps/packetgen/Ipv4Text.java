package org.odpj.apps.packetgen;

/** IPv4 addresses as people write them. */
final class Ipv4Text {
  private static final int OCTETS = 4;

  private Ipv4Text() {}

  /**
   * Reads four decimal octets.
   *
   * @return the address, first octet highest
   * @throws IllegalArgumentException if the text is not an address
   */
  static int parse(String text) {
    String[] octets = text.split("\\.", -1);
    boolean valid = octets.length == OCTETS;
    int address = 0;
    for (int i = 0; valid && i < OCTETS; i++) {
      valid = octets[i].matches("\\d{1,3}") && Integer.parseInt(octets[i]) <= 0xff;
      if (valid) {
        address = (address << 8) | Integer.parseInt(octets[i]);
      }
    }
    if (!valid) {
      throw new IllegalArgumentException(
          "'" + text + "' is not an IPv4 address such as 192.168.0.1");
    }
    return address;
  }
}
