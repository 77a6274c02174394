package org.odpj.linuxgeneric.pktio.pcap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.linuxgeneric.pktio.base.Driver;
import org.odpj.linuxgeneric.pktio.base.Opening;
import org.odpj.linuxgeneric.pktio.filter.PacketFilter;
import org.odpj.pktio.PktioForm;

/**
 * Opens the capture files of one data plane. It knows which are open, because a file that is
 * written can be neither read nor written by another interface. The input is checked whole when it
 * is opened, and the output is written from start on; so an error leaves no half-written file and
 * spoils no older one.
 */
public final class PcapOpener {
  /** How such an interface is written. */
  public static final PktioForm FORM =
      new PktioForm(
          PcapSpec.FORM,
          "receives from a capture file, loops times (0: for ever), and sends to another, up to a"
              + " size (such as 500M)");

  private static final int MAX_NUMBER = 0xff;

  private final List<PcapSpec> open = new ArrayList<>();
  private int opened;

  /**
   * Opens one interface.
   *
   * @param opening what it is opened with; the name starts with {@code pcap}
   * @return the interface's driver
   * @throws OdpException if the name or a file is refused
   */
  public synchronized Driver open(Opening opening) {
    PcapSpec spec = PcapSpec.parse(opening.name());
    checkShared(spec);
    int maxFrame = opening.receives() ? opening.pool().maxLength() : FrameIndex.MAX_FRAME;
    Capture capture =
        spec.in() == null ? null : Capture.read(spec.in(), maxFrame, filter(opening, spec));
    PcapWriter writer = writer(spec, capture, opening);
    open.add(spec);
    int number = opened++ & MAX_NUMBER;
    return new PcapDriver(spec, number, capture, writer, opening.pool(), () -> closed(spec));
  }

  private static @Nullable PacketFilter filter(Opening opening, PcapSpec spec) {
    return spec.filter() == null ? null : PacketFilter.compile(opening.name(), spec.filter());
  }

  private static @Nullable PcapWriter writer(
      PcapSpec spec, @Nullable Capture capture, Opening opening) {
    try {
      return spec.out() == null ? null : PcapWriter.open(spec.out(), spec.limit(), opening.log());
    } catch (RuntimeException e) {
      if (capture != null) {
        capture.arena().close();
      }
      throw e;
    }
  }

  private synchronized void closed(PcapSpec spec) {
    open.remove(spec);
  }

  private void checkShared(PcapSpec spec) {
    if (spec.in() != null && spec.out() != null && same(spec.in(), spec.out())) {
      throw new OdpException(
          ErrorCode.INTERFACE_SPEC_INVALID,
          "%s: would be read and overwritten; write to another file".formatted(spec.out()));
    }
    for (PcapSpec other : open) {
      checkShared(spec.out(), other.in());
      checkShared(spec.out(), other.out());
      checkShared(spec.in(), other.out());
    }
  }

  private static void checkShared(@Nullable Path file, @Nullable Path used) {
    if (file != null && used != null && same(file, used)) {
      throw new OdpException(
          ErrorCode.INTERFACE_BUSY,
          "%s: is open in another interface and one of them writes; use another file"
              .formatted(file));
    }
  }

  /** Whether both are one file. Devices such as /dev/null may be used by all. */
  private static boolean same(Path a, Path b) {
    try {
      return Files.isRegularFile(a) && Files.exists(b) && Files.isSameFile(a, b);
    } catch (IOException e) {
      return false; // What cannot be looked at will be refused when it is opened, with the reason.
    }
  }
}
