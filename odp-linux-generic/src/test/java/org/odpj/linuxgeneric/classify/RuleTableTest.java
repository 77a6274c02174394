package org.odpj.linuxgeneric.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.odpj.Odp;
import org.odpj.classify.Cos;
import org.odpj.classify.CosParam;
import org.odpj.classify.PmrField;
import org.odpj.classify.PmrLink;
import org.odpj.classify.PmrMatch;
import org.odpj.classify.PmrParam;
import org.odpj.classify.PmrRange;
import org.odpj.classify.PmrTerm;
import org.odpj.classify.PmrValue;
import org.odpj.config.OdpConfig;
import org.odpj.error.OdpException;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.packet.PacketPoolParam;
import org.odpj.parse.ParseParam;

/** The table finds what trying one rule after the other finds. */
class RuleTableTest {
  private static final int FRAME = 64;
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final LinuxClassifier classifier = new LinuxClassifier();
  private final Cos from = classifier.createCos("from", CosParam.drop(), List.of(), _ -> {});
  private final Cos to = classifier.createCos("to", CosParam.drop(), List.of(), _ -> {});
  private final long[] key = new long[Words.MAX];
  private long age;

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100, 3_000})
  void findsWhatAScanFinds(int count) {
    long seed = new Random().nextLong();
    System.out.println("RuleTableTest.findsWhatAScanFinds seed " + seed);
    Random random = new Random(seed);
    try (Odp odp = Odp.open(OdpConfig.backend("linux-generic"));
        PacketPool pool = odp.createPacketPool("frames", PacketPoolParam.of(1, FRAME))) {
      Packet packet = Objects.requireNonNull(pool.alloc(FRAME));
      List<LinuxPmr> inForce = new ArrayList<>();
      RuleTable table = RuleTable.EMPTY;
      while (inForce.size() < count) {
        int more = Math.min(1 + random.nextInt(Math.max(1, count / 3)), count - inForce.size());
        List<LinuxPmr> added = IntStream.range(0, more).mapToObj(_ -> rule(random)).toList();
        table = table.with(added);
        inForce.addAll(added);
        compare(random, table, inForce, packet);
      }
      Collections.shuffle(inForce, random);
      while (!inForce.isEmpty()) {
        LinuxPmr removed = inForce.removeLast();
        removed.removed();
        table = table.without(removed);
        if (inForce.size() % (1 + count / 8) == 0) {
          compare(random, table, inForce, packet);
        }
      }
      assertThat(table.isEmpty()).isTrue();
      packet.free();
    }
  }

  private void compare(Random random, RuleTable table, List<LinuxPmr> rules, Packet packet) {
    for (int i = 0; i < 50; i++) {
      write(packet, random);
      FieldReader reader = new FieldReader(packet);
      assertThat(table.find(reader, key)).isSameAs(scan(rules, reader));
    }
  }

  private static @Nullable LinuxPmr scan(List<LinuxPmr> rules, FieldReader reader) {
    return rules.stream()
        .filter(rule -> rule.link().param().terms().stream().allMatch(term -> holds(term, reader)))
        .min(LinuxPmr.ORDER)
        .orElse(null);
  }

  private static boolean holds(PmrTerm term, FieldReader reader) {
    if (!reader.read(Word.lower(term))) {
      return false;
    }
    long low = reader.value();
    if (Word.areTwo(term) && !reader.read(Word.upper(term))) {
      return false;
    }
    PmrValue found = new PmrValue(Word.areTwo(term) ? reader.value() : 0, low);
    return switch (term) {
      case PmrMatch match -> found.and(match.mask()).equals(match.value().and(match.mask()));
      case PmrRange range -> found.compareTo(range.from()) >= 0 && found.compareTo(range.to()) <= 0;
    };
  }

  /** Few values, so that rules and packets meet. */
  private LinuxPmr rule(Random random) {
    List<PmrTerm> terms = new ArrayList<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      terms.add(term(random));
    }
    PmrParam param = new PmrParam(terms, 0, random.nextInt(3));
    return new LinuxPmr(new PmrLink(from, to, param), (LinuxCos) to, age++, classifier);
  }

  private static PmrTerm term(Random random) {
    long few = random.nextInt(16);
    return switch (random.nextInt(9)) {
      case 0 -> PmrMatch.prefix(PmrField.IPV4_SOURCE, address(few), random.nextInt(33));
      case 1 -> PmrMatch.prefix(PmrField.IPV4_DESTINATION, address(few), 28 + random.nextInt(5));
      case 2 -> PmrRange.of(PmrField.UDP_DESTINATION_PORT, few, few + random.nextInt(16));
      case 3 -> PmrMatch.of(PmrField.UDP_SOURCE_PORT, few);
      case 4 -> PmrMatch.of(PmrField.IP_PROTOCOL, random.nextBoolean() ? 17 : 6);
      case 5 -> PmrMatch.of(PmrField.UDP_SOURCE_PORT, PmrValue.of(few), PmrValue.of(5));
      case 6 -> PmrMatch.custom(PmrField.CUSTOM_FRAME, 50, 1, PmrValue.of(few));
      case 7 ->
          new PmrRange(
              PmrField.CUSTOM_L3, 28, 12, new PmrValue(0, few << 60), new PmrValue(2 + few, 3));
      default -> new PmrMatch(PmrField.CUSTOM_L3, 28, 9, new PmrValue(0, -1), new PmrValue(few, 0));
    };
  }

  private static PmrValue address(long few) {
    return PmrValue.of(0x0a00_0000 + few);
  }

  private static void write(Packet packet, Random random) {
    byte[] frame = new byte[FRAME];
    frame[12] = 8;
    frame[14] = 0x45;
    frame[17] = FRAME - 14;
    frame[23] = (byte) (random.nextInt(8) == 0 ? 6 : 17);
    frame[26] = 10;
    frame[29] = (byte) random.nextInt(16);
    frame[30] = 10;
    frame[33] = (byte) random.nextInt(16);
    frame[35] = (byte) random.nextInt(16);
    frame[37] = (byte) random.nextInt(32);
    frame[39] = FRAME - 34;
    frame[46] = 0x50;
    for (int i = 42; i < FRAME; i++) {
      frame[i] |= (byte) (random.nextInt(4) == 0 ? random.nextInt(16) : 0);
    }
    packet.copyFrom(0, MemorySegment.ofArray(frame), 0, FRAME);
    packet.parse(0, ParseParam.ETH_ALL);
  }

  /** Prefixes and ports all over, as of a firewall: trees of many levels. */
  @Test
  void findsFiveTuples() {
    long seed = new Random().nextLong();
    System.out.println("RuleTableTest.findsFiveTuples seed " + seed);
    Random random = new Random(seed);
    try (Odp odp = Odp.open(OdpConfig.backend("linux-generic"));
        PacketPool pool = odp.createPacketPool("frames", PacketPoolParam.of(1, FRAME))) {
      Packet packet = Objects.requireNonNull(pool.alloc(FRAME));
      List<LinuxPmr> rules = IntStream.range(0, 3_000).mapToObj(_ -> fiveTuple(random)).toList();
      RuleTable table = RuleTable.EMPTY.with(rules);
      for (int i = 0; i < 1_000; i++) {
        write(packet, random);
        meet(packet, rules.get(random.nextInt(rules.size())), random);
        FieldReader reader = new FieldReader(packet);
        assertThat(table.find(reader, key)).isNotNull().isSameAs(scan(rules, reader));
      }
      packet.free();
    }
  }

  private LinuxPmr fiveTuple(Random random) {
    PmrParam param =
        PmrParam.of(
            PmrMatch.prefix(PmrField.IPV4_SOURCE, any(random), 8 * (1 + random.nextInt(4))),
            PmrMatch.prefix(PmrField.IPV4_DESTINATION, any(random), 8 * (1 + random.nextInt(4))),
            ports(PmrField.UDP_SOURCE_PORT, random),
            ports(PmrField.UDP_DESTINATION_PORT, random));
    return new LinuxPmr(new PmrLink(from, to, param), (LinuxCos) to, age++, classifier);
  }

  private static PmrValue any(Random random) {
    return PmrValue.of(Integer.toUnsignedLong(random.nextInt()));
  }

  private static PmrRange ports(PmrField field, Random random) {
    int first = random.nextInt(1 << 16);
    return switch (random.nextInt(3)) {
      case 0 -> PmrRange.of(field, 0, 0xffff);
      case 1 -> PmrRange.of(field, first, first);
      default -> PmrRange.of(field, first, first + random.nextInt((1 << 16) - first));
    };
  }

  /** Makes the packet one that matches a rule of a five-tuple. */
  private static void meet(Packet packet, LinuxPmr rule, Random random) {
    List<PmrTerm> terms = rule.link().param().terms();
    packet.memory().set(ValueLayout.JAVA_BYTE, packet.dataOffset(23), (byte) 17);
    for (int i = 0; i < 2; i++) {
      PmrMatch address = (PmrMatch) terms.get(i);
      long free = random.nextInt() & ~address.mask().low();
      long number = (address.value().low() & address.mask().low()) | free;
      packet.memory().set(INT, packet.dataOffset(26 + 4 * i), (int) number);
      PmrRange range = (PmrRange) terms.get(2 + i);
      int span = (int) (range.to().low() - range.from().low());
      int port = (int) range.from().low() + random.nextInt(span + 1);
      packet.memory().set(SHORT, packet.dataOffset(34 + 2 * i), (short) port);
    }
    packet.parse(0, ParseParam.ETH_ALL);
  }

  @Test
  void refusesMorePlacesThanThereAreBits() {
    List<LinuxPmr> rules =
        IntStream.rangeClosed(0, Words.MAX)
            .mapToObj(
                i -> PmrParam.of(PmrMatch.custom(PmrField.CUSTOM_FRAME, i, 1, PmrValue.of(i))))
            .map(param ->
                new LinuxPmr(new PmrLink(from, to, param), (LinuxCos) to, age++, classifier))
            .toList();
    assertThatThrownBy(() -> RuleTable.EMPTY.with(rules))
        .isInstanceOf(OdpException.class)
        .hasMessageContaining("65 different places");
  }

  @Test
  void memoryIsBounded() {
    Random random = new Random(1);
    List<LinuxPmr> rules = IntStream.range(0, 5_000).mapToObj(_ -> rule(random)).toList();
    long before = used();
    RuleTable table = RuleTable.EMPTY.with(rules);
    assertThat(used() - before).isLessThan(64L << 20);
    assertThat(table.isEmpty()).isFalse();
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
