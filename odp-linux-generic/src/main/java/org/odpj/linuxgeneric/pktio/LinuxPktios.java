package org.odpj.linuxgeneric.pktio;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.linuxgeneric.pktio.base.Capabilities;
import org.odpj.linuxgeneric.pktio.base.Driver;
import org.odpj.linuxgeneric.pktio.base.DriverPktio;
import org.odpj.linuxgeneric.pktio.base.Opening;
import org.odpj.linuxgeneric.pktio.loop.LoopDriver;
import org.odpj.linuxgeneric.pktio.none.NullDriver;
import org.odpj.linuxgeneric.pktio.pcap.PcapOpener;
import org.odpj.packet.PacketPool;
import org.odpj.pktio.Pktio;
import org.odpj.pktio.PktioForm;
import org.odpj.pktio.PktioParam;
import org.odpj.spi.BackendContext;
import org.odpj.spi.PktioProvider;

/** Opens the interfaces of linux-generic. */
public final class LinuxPktios implements PktioProvider {
  /** The forms of names that can be opened. */
  public static final List<PktioForm> FORMS =
      List.of(
          new PktioForm("loop, loop1 .. loop15", "sent packets come back on the same interface"),
          new PktioForm("null, null:ANY", "receives nothing, drops what is sent"),
          PcapOpener.FORM);

  private static final Pattern LOOP = Pattern.compile("loop([1-9]|1[0-5])?");
  private static final Pattern NULL = Pattern.compile("null(:.*)?");

  private final BackendContext context;
  private final PcapOpener captures = new PcapOpener();

  /**
   * The interfaces of one data plane.
   *
   * @param context its configuration and log
   */
  public LinuxPktios(BackendContext context) {
    this.context = context;
  }

  @Override
  public Pktio open(
      String name, int index, PacketPool pool, PktioParam param, Consumer<? super Pktio> onClose) {
    Capabilities.check(name, param);
    Opening opening = new Opening(name, index, pool, param, onClose, context.log());
    return new DriverPktio(opening, driver(opening));
  }

  private Driver driver(Opening opening) {
    String name = opening.name();
    Matcher loop = LOOP.matcher(name);
    if (loop.matches()) {
      String number = loop.group(1);
      return new LoopDriver(number == null ? 0 : Integer.parseInt(number), opening.pool());
    }
    if (NULL.matcher(name).matches()) {
      return new NullDriver();
    }
    if (name.equals("pcap") || name.startsWith("pcap:")) {
      return captures.open(opening);
    }
    throw new OdpException(
        ErrorCode.INTERFACE_UNKNOWN,
        "no interface '%s'; forms: %s"
            .formatted(name, String.join(", ", FORMS.stream().map(PktioForm::form).toList())));
  }
}
