package org.odpj.linuxgeneric.classify;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.odpj.packet.Packet;
import org.odpj.parse.PacketFlags;
import org.odpj.parse.ParseParam;
import org.odpj.spi.PacketSink;

/** Sorts the packets of one input queue: burst by burst, each class's packets at once. */
final class ClassifierSink implements PacketSink {
  private static final int BURST = 32;

  private final LinuxInputClassifier input;
  private final boolean parsed;
  private final Arrivals arrivals = new Arrivals();
  private final long[] key = new long[Words.MAX];
  private final Packet[] packets = new Packet[BURST];
  private final Outlet[] outlets = new Outlet[BURST];
  private final Packet[] batch = new Packet[BURST];
  private final List<LinuxCos> pressing = new ArrayList<>();
  private @Nullable FieldReader reader;
  private int waiting;

  ClassifierSink(LinuxInputClassifier input, boolean parsed) {
    this.input = input;
    this.parsed = parsed;
  }

  /** Only classes that packets have come to can press. */
  @Override
  public boolean isOpen() {
    if (pressing.isEmpty()) {
      return true;
    }
    pressing.removeIf(LinuxCos::isClosed);
    return pressing.stream().noneMatch(cos -> cos.isFull(input.pool()));
  }

  @Override
  public int accept(Packet[] received, int offset, int count) {
    int events = 0;
    for (int done = 0; done < count; done += BURST) {
      int burst = Math.min(BURST, count - done);
      waiting = 0;
      for (int i = 0; i < burst; i++) {
        sort(received[offset + done + i]);
      }
      arrivals.flush();
      events += deliver();
    }
    return events;
  }

  private void sort(Packet packet) {
    boolean wrong = hasError(packet);
    LinuxCos start = input.startOf(wrong);
    if (start == null) {
      input.dropped(1);
      packet.free();
      return;
    }
    FieldReader fields = look(packet);
    LinuxCos last = wrong ? arrive(start, packet) : follow(start, packet, fields);
    Outlet outlet = last.outletOf(fields);
    if (outlet == null) {
      packet.free();
      return;
    }
    if (last.param().backPressure() != null && !pressing.contains(last)) {
      pressing.add(last);
    }
    packets[waiting] = packet;
    outlets[waiting++] = outlet;
  }

  private boolean hasError(Packet packet) {
    int skip = input.skip();
    if (parsed && skip == 0) {
      return packet.hasError();
    }
    if (skip >= packet.length()) {
      packet.setFlags(PacketFlags.L2_ERROR);
      return true;
    }
    return !packet.parse(skip, ParseParam.ETH_ALL);
  }

  private FieldReader look(Packet packet) {
    FieldReader fields = reader;
    if (fields == null) {
      fields = new FieldReader(packet);
      reader = fields;
    } else {
      fields.look(packet);
    }
    return fields;
  }

  /** From class to class as rules lead. */
  private LinuxCos follow(LinuxCos start, Packet packet, FieldReader fields) {
    LinuxCos at = arrive(start, packet);
    while (true) {
      RuleTable rules = at.rules();
      LinuxPmr rule = rules.isEmpty() ? null : rules.find(fields, key);
      if (rule == null) {
        return at;
      }
      if (rule.mark() != 0) {
        packet.classMark(rule.mark());
      }
      at = arrive(rule.to(), packet);
    }
  }

  private LinuxCos arrive(LinuxCos cos, Packet packet) {
    arrivals.add(cos, packet);
    return cos;
  }

  /** Outlet after outlet, each in the order of arrival. */
  private int deliver() {
    int events = 0;
    while (waiting > 0) {
      Outlet outlet = outlets[0];
      int same = 0;
      int others = 0;
      for (int i = 0; i < waiting; i++) {
        if (outlets[i] == outlet) {
          batch[same++] = packets[i];
        } else {
          packets[others] = packets[i];
          outlets[others++] = outlets[i];
        }
      }
      events += outlet.put(batch, same);
      waiting = others;
    }
    return events;
  }
}
