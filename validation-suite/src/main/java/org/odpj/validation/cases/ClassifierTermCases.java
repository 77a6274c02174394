package org.odpj.validation.cases;

import java.util.ArrayList;
import java.util.List;
import org.odpj.classify.Cos;
import org.odpj.classify.Pmr;
import org.odpj.classify.PmrField;
import org.odpj.classify.PmrMatch;
import org.odpj.classify.PmrRange;
import org.odpj.classify.PmrValue;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;

/** What each term of a rule matches and what it does not. */
@CasesOf("classification")
public final class ClassifierTermCases {
  @Conformance(
      odp = "classification/cls_pmr_term_{variant}",
      variants = TermForm.class,
      clause = "A term matches packets whose field has the value, and no others.",
      strategy =
          "The frame, one whose field differs in the lowest bit, and one without the field; by the"
              + " exact value, by all bits but the lowest, by any value.",
      ifFails = "Where the field is read, and which bits of it.")
  void matchesAField(Fixture fixture, TermForm form) {
    matches(fixture, form.term);
  }

  @Conformance(
      variants = FurtherTermForm.class,
      clause = "Fields are found wherever the standards have them.",
      strategy = "As of the other fields: behind IPv6, one tag, within UDP, VXLAN and NVGRE.",
      ifFails = "Protocols that carry the field of another.")
  void matchesAFieldElsewhere(Fixture fixture, FurtherTermForm form) {
    matches(fixture, form.term);
  }

  private static void matches(Fixture fixture, Term form) {
    Sorter sorter = sorter(fixture, form.field());
    Cos others = sorter.defaultCos();
    Cos matched = sorter.cos("matched");
    PmrValue all = PmrValue.ones(form.field().bytes() * Byte.SIZE);
    PmrValue exceptLowest = new PmrValue(all.high(), all.low() - 1);
    PmrValue none = PmrValue.of(0);
    try (Pmr _ = sorter.rule(others, matched, PmrMatch.of(form.field(), form.value(), all))) {
      sorter.expect(matched, form.frame());
      sorter.expect(others, form.neighbour());
    }
    try (Pmr _ =
        sorter.rule(others, matched, PmrMatch.of(form.field(), form.value(), exceptLowest))) {
      sorter.expect(matched, form.frame());
      sorter.expect(matched, form.neighbour());
    }
    try (Pmr _ = sorter.rule(others, matched, PmrMatch.of(form.field(), none, none))) {
      sorter.expect(matched, form.frame());
      sorter.expect(form.isInEveryFrame() ? matched : others, TermFrame.arp());
    }
    sorter.expect(others, form.frame());
  }

  @Conformance(
      variants = TermForm.class,
      clause = "A range matches from its first to its last value.",
      strategy =
          "Ranges of one value, up to it, from it on, of all, and the two that end beside it.",
      ifFails = "Comparing without sign; ranges of numbers longer than 64 bits.")
  void matchesARange(Fixture fixture, TermForm variant) {
    requireRanges(fixture);
    Term form = variant.term;
    Sorter sorter = sorter(fixture, form.field());
    Cos others = sorter.defaultCos();
    Cos matched = sorter.cos("matched");
    PmrValue first = PmrValue.of(0);
    PmrValue last = PmrValue.ones(form.field().bytes() * Byte.SIZE);
    PmrValue value = form.value();
    List<PmrRange> around =
        List.of(
            range(form, value, value),
            range(form, first, value),
            range(form, value, last),
            range(form, first, last));
    for (PmrRange range : around) {
      try (Pmr _ = sorter.rule(others, matched, range)) {
        sorter.expect(matched, form.frame());
      }
    }
    List<PmrRange> beside = new ArrayList<>();
    beside.add(range(form, new PmrValue(value.high(), value.low() + 1), last));
    if (value.low() > 0) {
      beside.add(range(form, first, new PmrValue(value.high(), value.low() - 1)));
    }
    for (PmrRange range : beside) {
      try (Pmr _ = sorter.rule(others, matched, range)) {
        sorter.expect(others, form.frame());
      }
    }
  }

  private static PmrRange range(Term form, PmrValue from, PmrValue to) {
    return new PmrRange(form.field(), 0, form.field().bytes(), from, to);
  }

  @Conformance(
      odp = "classification/cls_pmr_term_packet_len",
      clause = "The length that counts is that of the whole packet.",
      strategy = "Frames of 100, 101 and 102 bytes; a rule for 101, and one for 101 and more.",
      ifFails = "Whether the link layer's header counts.")
  void matchesTheLength(Fixture fixture) {
    requireRanges(fixture);
    Sorter sorter = sorter(fixture, PmrField.LENGTH);
    Cos others = sorter.defaultCos();
    Cos matched = sorter.cos("matched");
    byte[] frame = TermFrame.udp();
    try (Pmr _ = sorter.rule(others, matched, PmrMatch.of(PmrField.LENGTH, frame.length + 1))) {
      sorter.expect(others, frame);
      sorter.expect(matched, TermFrame.longer(frame, 1));
      sorter.expect(others, TermFrame.longer(frame, 2));
    }
    PmrRange longer = PmrRange.of(PmrField.LENGTH, frame.length + 1, 1_000_000);
    try (Pmr _ = sorter.rule(others, matched, longer)) {
      sorter.expect(others, frame);
      sorter.expect(matched, TermFrame.longer(frame, 2));
    }
  }

  @Conformance(
      odp = {"classification/cls_pmr_term_custom_frame", "classification/cls_pmr_term_custom_l3"},
      variants = CustomForm.class,
      clause = "Custom terms look at any bytes, from the packet's or the network layer's start.",
      strategy =
          "1 to 16 bytes at several offsets, behind a tag too; with a bit changed; beyond the end.",
      ifFails = "Fields of 3, 5 or 9 and more bytes; where the network layer starts behind a tag.")
  void matchesCustomBytes(Fixture fixture, CustomForm form) {
    Sorter sorter = sorter(fixture, form.field);
    Cos others = sorter.defaultCos();
    Cos matched = sorter.cos("matched");
    byte[] frame = TermFrame.tagged();
    for (int bytes = 1; bytes <= PmrField.MAX_BYTES; bytes++) {
      int at = frame.length - 3 * bytes;
      PmrValue value = CustomForm.valueOf(frame, at, bytes);
      try (Pmr _ =
          sorter.rule(
              others, matched, PmrMatch.custom(form.field, at - form.start, bytes, value))) {
        sorter.expect(matched, frame);
        sorter.expect(others, TermFrame.flipped(frame, at, 0x80));
        sorter.expect(others, TermFrame.flipped(frame, at + bytes - 1, 1));
      }
    }
    PmrValue none = PmrValue.of(0);
    int lastFour = frame.length - 4 - form.start;
    try (Pmr _ = sorter.rule(others, matched, new PmrMatch(form.field, lastFour, 4, none, none))) {
      sorter.expect(matched, frame);
    }
    try (Pmr _ =
        sorter.rule(others, matched, new PmrMatch(form.field, lastFour + 1, 4, none, none))) {
      sorter.expect(others, frame);
      sorter.expect(matched, TermFrame.longer(frame, 1));
    }
  }

  private static void requireRanges(Fixture fixture) {
    NotApplicable.unless(
        fixture.odp().classifier().capability().ranges(), () -> "rules by ranges are not offered");
  }

  private static Sorter sorter(Fixture fixture, PmrField field) {
    NotApplicable.unlessContains(
        "the classifier's fields", fixture.odp().classifier().capability().fields(), field);
    return Sorter.started(fixture);
  }
}
