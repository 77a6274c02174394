package org.odpj.linuxgeneric.pktio.pcap;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.odpj.config.EditDistance;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;

/**
 * What stands in {@code pcap:in=FILE:out=FILE:loops=N:limit=SIZE:filter=EXPRESSION}.
 *
 * <p>An option starts at a colon that is followed by a word and {@code =}. Any other colon is part
 * of the value before it, so a file may have colons in its name unless the name looks like an
 * option; such a file is reached through a link or another folder name.
 *
 * @param in the file to receive from, or null
 * @param out the file to send to, or null
 * @param loops how often {@code in} is received; 0 for ever
 * @param limit bytes that {@code out} may become at most
 * @param filter what is received of {@code in}, or null for everything
 */
record PcapSpec(
    @Nullable Path in, @Nullable Path out, int loops, long limit, @Nullable String filter) {
  /** How it is written. */
  static final String FORM = "pcap:in=FILE:out=FILE:loops=N:limit=SIZE:filter=EXPRESSION";

  private static final Pattern NEXT_OPTION = Pattern.compile(":(?=[A-Za-z_-]+=)");
  private static final Pattern OPTION = Pattern.compile("([A-Za-z_-]+)=(.*)", Pattern.DOTALL);
  private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,8})([KMG]?)");
  private static final List<String> KNOWN = List.of("in", "out", "loops", "limit", "filter");

  /** Reads an interface's whole name. */
  static PcapSpec parse(String name) {
    Path in = null;
    Path out = null;
    Integer loops = null;
    Long limit = null;
    String filter = null;
    String[] parts = NEXT_OPTION.split(name, -1);
    if (!parts[0].equals("pcap")) {
      throw invalid(name, "'%s' is not an option".formatted(parts[0].substring("pcap".length())));
    }
    for (int i = 1; i < parts.length; i++) {
      Matcher option = OPTION.matcher(parts[i]);
      if (!option.matches()) {
        throw invalid(name, "'%s' is not an option".formatted(parts[i]));
      }
      String value = option.group(2);
      switch (option.group(1)) {
        case "in" -> in = once(name, "in", in, path(name, value));
        case "out" -> out = once(name, "out", out, path(name, value));
        case "loops" -> loops = once(name, "loops", loops, number(name, value));
        case "limit" -> limit = once(name, "limit", limit, size(name, value));
        case "filter" -> filter = once(name, "filter", filter, value);
        default -> throw unknown(name, option.group(1));
      }
    }
    if (in == null && out == null) {
      throw invalid(name, "neither in=FILE nor out=FILE is given");
    }
    if (in == null && loops != null) {
      throw invalid(name, "loops= is for the input, and in=FILE is not given");
    }
    if (in == null && filter != null) {
      throw invalid(name, "filter= is for the input, and in=FILE is not given");
    }
    if (out == null && limit != null) {
      throw invalid(name, "limit= is for the output, and out=FILE is not given");
    }
    return new PcapSpec(
        in, out, loops == null ? 1 : loops, limit == null ? Long.MAX_VALUE : limit, filter);
  }

  private static <T> T once(String name, String option, @Nullable T before, T value) {
    if (before != null) {
      throw invalid(name, "%s= is given twice".formatted(option));
    }
    return value;
  }

  private static Path path(String name, String value) {
    try {
      if (!value.isEmpty()) {
        return Path.of(value);
      }
    } catch (InvalidPathException e) {
      throw new OdpException(
          ErrorCode.INTERFACE_SPEC_INVALID,
          "pcap: a file name cannot have the character at index %d".formatted(e.getIndex()),
          e);
    }
    throw invalid(name, "a file name is empty");
  }

  private static int number(String name, String value) {
    try {
      int number = Integer.parseInt(value);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new OdpException(ErrorCode.INTERFACE_SPEC_INVALID, loops(name, value), e);
    }
    throw new OdpException(ErrorCode.INTERFACE_SPEC_INVALID, loops(name, value));
  }

  private static String loops(String name, String value) {
    return "'%s': loops=%s is not a number from 0 (for ever) to %,d"
        .formatted(name, value, Integer.MAX_VALUE);
  }

  private static long size(String name, String value) {
    Matcher size = SIZE.matcher(value);
    if (!size.matches()) {
      throw new OdpException(
          ErrorCode.INTERFACE_SPEC_INVALID,
          "'%s': limit=%s is not a number of bytes such as 1500, 64K, 500M or 2G"
              .formatted(name, value));
    }
    return Long.parseLong(size.group(1)) << (10 * " KMG".indexOf(size.group(2)));
  }

  private static OdpException unknown(String name, String option) {
    return invalid(
        name,
        "there is no option '%s' (nearest: '%s')"
            .formatted(option, EditDistance.nearest(option, KNOWN)));
  }

  private static OdpException invalid(String name, String what) {
    return new OdpException(
        ErrorCode.INTERFACE_SPEC_INVALID, "'%s': %s; the form is %s".formatted(name, what, FORM));
  }
}
