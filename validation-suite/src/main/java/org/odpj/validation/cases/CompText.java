package org.odpj.validation.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts that differ in what can be made of them. */
final class CompText {
  private static final int LONGEST = 1_500;
  private static final int LETTERS = 4;

  private CompText() {}

  /** Empty, short, of one byte, random, and of few letters with repetitions. */
  static List<byte[]> some(Random random) {
    List<byte[]> texts = new ArrayList<>();
    texts.add(new byte[0]);
    texts.add(Bytes.random(random, 1));
    texts.add(new byte[LONGEST]);
    texts.add(Bytes.random(random, 1 + random.nextInt(LONGEST)));
    texts.add(words(random, 1 + random.nextInt(LONGEST)));
    texts.add(words(random, LONGEST));
    return texts;
  }

  /** A text that can be compressed. */
  static byte[] words(Random random, int length) {
    byte[] text = new byte[length];
    for (int i = 0; i < length; i++) {
      boolean repeats = i >= 8 && random.nextInt(LETTERS) > 0;
      text[i] = repeats ? text[i - 7] : (byte) ('a' + random.nextInt(LETTERS));
    }
    return text;
  }
}
