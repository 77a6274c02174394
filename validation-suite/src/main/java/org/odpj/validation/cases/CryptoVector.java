package org.odpj.validation.cases;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A vector of {@code crypto-vectors.txt}: what an algorithm makes of what, and the document that
 * says so.
 *
 * @param alg the name of a {@code CipherAlg} or an {@code AuthAlg}, for AEADs of both
 * @param source the document
 * @param key may be empty
 * @param iv may be empty
 * @param aad may be empty
 * @param bits of the plain text that count
 * @param plain the plain text
 * @param coded the cipher text; the plain text where nothing is enciphered
 * @param digest empty where nothing is authenticated
 */
@SuppressWarnings("ArrayRecordComponent") // Vectors are never compared with each other.
record CryptoVector(
    String alg,
    String source,
    byte[] key,
    byte[] iv,
    byte[] aad,
    int bits,
    byte[] plain,
    byte[] coded,
    byte[] digest) {
  private static final String RESOURCE = "crypto-vectors.txt";

  /** Every vector of an algorithm. */
  static List<CryptoVector> of(String alg) {
    List<CryptoVector> found = load().stream().filter(vector -> vector.alg.equals(alg)).toList();
    if (found.isEmpty()) {
      throw new IllegalStateException(RESOURCE + " has nothing for " + alg);
    }
    return found;
  }

  /** Whether the last byte is not whole. */
  boolean endsWithinByte() {
    return bits % Byte.SIZE != 0;
  }

  private static List<CryptoVector> load() {
    List<CryptoVector> vectors = new ArrayList<>();
    String head = "";
    Map<String, String> values = new HashMap<>();
    for (String line : (text() + "\n[").lines().toList()) {
      if (line.startsWith("[")) {
        if (!head.isEmpty()) {
          vectors.add(vector(head, values));
        }
        head = line;
        values.clear();
      } else if (line.contains(" = ")) {
        String[] pair = line.split(" = ", 2);
        values.put(pair[0], pair[1]);
      }
    }
    return vectors;
  }

  private static CryptoVector vector(String head, Map<String, String> values) {
    int end = head.indexOf(']');
    byte[] plain = bytes(values, "plain");
    return new CryptoVector(
        head.substring(1, end),
        head.substring(end + 2),
        bytes(values, "key"),
        bytes(values, "iv"),
        bytes(values, "aad"),
        Integer.parseInt(values.getOrDefault("bits", "" + plain.length * Byte.SIZE)),
        plain,
        values.containsKey("coded") ? bytes(values, "coded") : plain,
        bytes(values, "digest"));
  }

  private static byte[] bytes(Map<String, String> values, String name) {
    return HexFormat.of().parseHex(values.getOrDefault(name, ""));
  }

  private static String text() {
    try (InputStream in = CryptoVector.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the suite's jar has no " + RESOURCE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
