package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.packet.PacketPool;
import org.odpj.pktio.PktinMode;
import org.odpj.pktio.PktinQueueParam;
import org.odpj.pktio.Pktio;
import org.odpj.pktio.PktioCapability;
import org.odpj.pktio.PktioOpMode;
import org.odpj.pktio.PktioParam;
import org.odpj.pktio.PktoutMode;
import org.odpj.pktio.PktoutQueueParam;
import org.odpj.proto.MacAddress;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;
import org.odpj.validation.suite.Variant;

/** Control of an interface: opening, configuration, addresses, limits. */
@CasesOf("pktio")
public final class PktioCases {
  private static final int COUNT = 256;
  private static final int LENGTH = 1_536;

  @Conformance(
      odp = "pktio/pktio_test_default_values",
      clause = "The defaults are direct mode and one queue each way that threads may share.",
      strategy = "Reads the defaults, opens and configures with them.",
      ifFails = "Whether the interface's capability has direct mode.")
  void defaultsAreServed(Fixture fixture) {
    assertEquals(new PktioParam(PktinMode.DIRECT, PktoutMode.DIRECT), PktioParam.direct(), "modes");
    assertEquals(
        new PktinQueueParam(1, PktioOpMode.MT, false), PktinQueueParam.defaults(), "input");
    assertEquals(new PktoutQueueParam(1, PktioOpMode.MT), PktoutQueueParam.defaults(), "output");
    Wire wire = Wire.started(fixture);
    assertTrue(wire.pktio.started(), "started after start");
  }

  /** Ways to open. */
  enum Direction implements Variant {
    BOTH(PktinMode.DIRECT, PktoutMode.DIRECT),
    INPUT_ONLY(PktinMode.DIRECT, PktoutMode.DISABLED),
    OUTPUT_ONLY(PktinMode.DISABLED, PktoutMode.DIRECT);

    private final PktinMode input;
    private final PktoutMode output;

    Direction(PktinMode input, PktoutMode output) {
      this.input = input;
      this.output = output;
    }

    PktioParam param() {
      return new PktioParam(input, output);
    }
  }

  @Conformance(
      odp = "pktio/pktio_test_open",
      variants = Direction.class,
      clause = "An interface can be opened and closed again and again; closing is idempotent.",
      strategy = "Three times: opens, closes twice, looks up.",
      ifFails = "What close() leaves behind in the device.")
  void opensAndCloses(Fixture fixture, Direction direction) {
    PacketPool pool = fixture.packets(COUNT, LENGTH);
    for (int i = 0; i < 3; i++) {
      Pktio pktio = fixture.odp().openPktio(fixture.pktio(), pool, direction.param());
      assertFalse(pktio.started(), "started after opening");
      assertSame(pool, pktio.pool(), "the pool");
      pktio.close();
      pktio.close();
      assertTrue(
          fixture.odp().lookupPktio(fixture.pktio()).isEmpty(),
          "the closed interface is still known");
    }
  }

  @Conformance(
      odp = "pktio/pktio_test_lookup",
      clause = "An open interface is found by its name and cannot be opened again.",
      strategy = "Looks it up; a second open is refused with ODP-402.",
      ifFails = "Whether the interface keeps the name it was opened by.")
  void cannotBeOpenedTwice(Fixture fixture) {
    PacketPool pool = fixture.packets(COUNT, LENGTH);
    Pktio pktio = Wire.open(fixture, pool, PktioParam.direct());
    assertSame(
        pktio, fixture.odp().lookupPktio(fixture.pktio()).orElseThrow(), "the interface found");
    OdpException e =
        assertThrows(
            OdpException.class, () -> Wire.open(fixture, pool, PktioParam.direct()), "second open");
    assertEquals(ErrorCode.INTERFACE_BUSY, e.code(), e.getMessage());
    Messages.assertNames(e, fixture.pktio());
  }

  @Conformance(
      clause =
          "A name that is no interface is refused with a code and the name; nothing stays open.",
      strategy = "Opens 'no-such-interface-0'.",
      ifFails = "The error of the driver that tried last.")
  void refusesUnknownNames(Fixture fixture) {
    String name = "no-such-interface-0";
    PacketPool pool = fixture.packets(COUNT, LENGTH);
    OdpException e =
        assertThrows(
            OdpException.class, () -> fixture.odp().openPktio(name, pool, PktioParam.direct()));
    Messages.assertNames(e, name);
    assertTrue(fixture.odp().lookupPktio(name).isEmpty(), "the interface is known");
  }

  @Conformance(
      odp = "pktio/pktio_test_index",
      clause = "An interface has a small number of its own.",
      strategy = "The index is 0 or more, and the same at every call.",
      ifFails = "Whether the provider takes the index it is given.")
  void hasAnIndex(Fixture fixture) {
    Pktio pktio = Wire.open(fixture, fixture.packets(COUNT, LENGTH), PktioParam.direct());
    assertEquals(0, pktio.index(), "index of the only interface");
    assertEquals(pktio.index(), pktio.index(), "index at the second call");
  }

  @Conformance(
      odp = {"pktio/pktio_test_info", "pktio/pktio_test_print"},
      clause = "An interface tells its name and what drives it.",
      strategy = "Compares the name; the driver is not blank.",
      ifFails = "The interface's info().")
  void tellsWhatItIs(Fixture fixture) {
    Pktio pktio = Wire.open(fixture, fixture.packets(COUNT, LENGTH), PktioParam.direct());
    assertEquals(fixture.pktio(), pktio.name(), "name");
    assertEquals(fixture.pktio(), pktio.info().name(), "name of the info");
    assertFalse(pktio.info().driver().isBlank(), "the driver is blank");
    assertFalse(pktio.info().toString().isBlank(), "the printed info is blank");
  }

  @Conformance(
      odp = "pktio/pktio_test_link_info",
      clause = "A started interface of the suite has its link up.",
      strategy = "Reads the link after start.",
      ifFails = "How the device reports its link.")
  void tellsItsLink(Fixture fixture) {
    Wire wire = Wire.started(fixture);
    assertTrue(wire.pktio.link().up(), () -> "link " + wire.pktio.link());
    assertTrue(wire.pktio.link().speedMbps() >= 0, () -> "link " + wire.pktio.link());
  }

  @Conformance(
      odp = "pktio/pktio_test_pktin_queue_config_direct",
      clause = "Input queues are as many as asked for, up to the capability.",
      strategy =
          "The largest number and one; one more is refused and changes nothing; indices are"
              + " checked.",
      ifFails = "What configureInput() changes before it checks.")
  void configuresInput(Fixture fixture) {
    Pktio pktio = Wire.open(fixture, fixture.packets(COUNT, LENGTH), PktioParam.direct());
    int max = pktio.capability().maxInputQueues();
    for (int queues : new int[] {max, 1}) {
      pktio.configureInput(new PktinQueueParam(queues, PktioOpMode.MT, queues > 1));
      pktio.input(queues - 1);
      assertThrows(
          IndexOutOfBoundsException.class, () -> pktio.input(queues), () -> "queue " + queues);
      assertThrows(IndexOutOfBoundsException.class, () -> pktio.input(-1), "queue -1");
    }
    for (int queues : new int[] {0, max + 1}) {
      var e =
          assertThrows(
              IllegalArgumentException.class,
              () -> pktio.configureInput(new PktinQueueParam(queues, PktioOpMode.MT, true)),
              () -> queues + " queues of " + max);
      Messages.assertNames(e, queues);
    }
    pktio.input(0);
  }

  @Conformance(
      odp = "pktio/pktio_test_pktout_queue_config",
      clause = "Output queues are as many as asked for, up to the capability.",
      strategy =
          "The largest number and one; one more is refused and changes nothing; indices are"
              + " checked.",
      ifFails = "What configureOutput() changes before it checks.")
  void configuresOutput(Fixture fixture) {
    Pktio pktio = Wire.open(fixture, fixture.packets(COUNT, LENGTH), PktioParam.direct());
    int max = pktio.capability().maxOutputQueues();
    for (int queues : new int[] {max, 1}) {
      pktio.configureOutput(new PktoutQueueParam(queues, PktioOpMode.MT));
      pktio.output(queues - 1);
      assertThrows(
          IndexOutOfBoundsException.class, () -> pktio.output(queues), () -> "queue " + queues);
      assertThrows(IndexOutOfBoundsException.class, () -> pktio.output(-1), "queue -1");
    }
    for (int queues : new int[] {0, max + 1}) {
      var e =
          assertThrows(
              IllegalArgumentException.class,
              () -> pktio.configureOutput(new PktoutQueueParam(queues, PktioOpMode.MT)),
              () -> queues + " queues of " + max);
      Messages.assertNames(e, queues);
    }
    pktio.output(0);
  }

  /** Input modes that need more than direct reception. */
  enum InputMode implements Variant {
    SCHED(PktinMode.SCHED),
    QUEUE(PktinMode.QUEUE);

    final PktinMode mode;

    InputMode(PktinMode mode) {
      this.mode = mode;
    }
  }

  @Conformance(
      odp = "pktio/pktio_test_pktin_queue_config_{variant}",
      variants = InputMode.class,
      clause =
          "An interface whose capability has the input mode can be opened in it; its queues are no"
              + " direct ones.",
      strategy = "Opens, configures one queue, asks for a direct queue.",
      ifFails = "Which modes the capability names.")
  void configuresOtherInputModes(Fixture fixture, InputMode mode) {
    PacketPool pool = fixture.packets(COUNT, LENGTH);
    try (Pktio probe = fixture.odp().openPktio(fixture.pktio(), pool, PktioParam.direct())) {
      NotApplicable.unlessContains(
          "the interface's input modes", probe.capability().inputModes(), mode.mode);
    }
    Pktio pktio = Wire.open(fixture, pool, new PktioParam(mode.mode, PktoutMode.DIRECT));
    pktio.configureInput(PktinQueueParam.defaults());
    assertThrows(IllegalStateException.class, () -> pktio.input(0), "a direct queue");
  }

  @Conformance(
      clause = "A mode outside the capability is refused.",
      strategy = "Opens in every input mode that the capability does not name.",
      ifFails = "Whether open() looks at the modes.")
  void refusesModesOutsideTheCapability(Fixture fixture) {
    PacketPool pool = fixture.packets(COUNT, LENGTH);
    PktioCapability can;
    try (Pktio probe = fixture.odp().openPktio(fixture.pktio(), pool, PktioParam.direct())) {
      can = probe.capability();
    }
    for (PktinMode mode : PktinMode.values()) {
      if (!can.inputModes().contains(mode)) {
        PktioParam param = new PktioParam(mode, PktoutMode.DIRECT);
        assertThrows(
            IllegalArgumentException.class,
            () -> Wire.open(fixture, pool, param),
            () -> "input " + mode);
      }
    }
  }

  @Conformance(
      odp = "pktio/pktio_test_mac",
      clause = "An interface has an address of one station.",
      strategy = "It is not a group's, and the same at every call.",
      ifFails = "The order of the address's bytes.")
  void hasAnAddress(Fixture fixture) {
    Pktio pktio = Wire.open(fixture, fixture.packets(COUNT, LENGTH), PktioParam.direct());
    MacAddress address = pktio.macAddress();
    assertFalse(address.isMulticast(), () -> address + " is a group's address");
    assertEquals(address, pktio.macAddress(), "address at the second call");
  }

  @Conformance(
      odp = "pktio/pktio_test_promisc",
      clause =
          "Promiscuous mode can be switched on and off where the capability has it; else it is"
              + " refused.",
      strategy = "Switches and reads back, twice.",
      ifFails = "Where the interface reads the mode from.")
  void switchesPromiscuousMode(Fixture fixture) {
    Wire wire = Wire.started(fixture);
    if (!wire.pktio.capability().setPromiscuous()) {
      assertThrows(
          IllegalStateException.class, () -> wire.pktio.promiscuous(true), "an absent capability");
    }
    NotApplicable.unless(
        wire.pktio.capability().setPromiscuous(),
        () -> "the interface cannot set promiscuous mode");
    for (boolean on : new boolean[] {true, false, true, false}) {
      wire.pktio.promiscuous(on);
      assertEquals(on, wire.pktio.promiscuous(), "promiscuous mode");
    }
  }

  @Conformance(
      odp = "pktio/pktio_test_maxlen",
      clause = "The longest frame is within the capability.",
      strategy = "Compares it with the capability's bounds.",
      ifFails = "Whether header and frame check sequence are counted.")
  void hasALongestFrame(Fixture fixture) {
    Pktio pktio = Wire.open(fixture, fixture.packets(COUNT, LENGTH), PktioParam.direct());
    PktioCapability can = pktio.capability();
    int length = pktio.maxFrameLength();
    assertTrue(
        length >= can.minFrameLength() && length <= can.maxFrameLength(),
        () -> "%d is outside %d..%d".formatted(length, can.minFrameLength(), can.maxFrameLength()));
    assertTrue(length >= Wire.SHORT, () -> "longest frame " + length);
  }

  @Conformance(
      odp = "pktio/pktio_test_maxlen_set",
      clause =
          "The longest frame can be set within the capability while stopped, and is refused"
              + " outside.",
      strategy = "Both bounds, then one step outside each, then while started.",
      ifFails = "Rounding by the device.")
  void setsTheLongestFrame(Fixture fixture) {
    Wire wire = Wire.opened(fixture, LENGTH);
    Pktio pktio = wire.pktio;
    PktioCapability can = pktio.capability();
    NotApplicable.unless(
        can.setMaxFrameLength(), () -> "the interface cannot set its longest frame");
    int before = pktio.maxFrameLength();
    for (int length : new int[] {can.minFrameLength(), can.maxFrameLength(), before}) {
      pktio.maxFrameLength(length);
      assertEquals(length, pktio.maxFrameLength(), "longest frame");
    }
    for (int length : new int[] {can.minFrameLength() - 1, can.maxFrameLength() + 1}) {
      var e = assertThrows(IllegalArgumentException.class, () -> pktio.maxFrameLength(length));
      Messages.assertNames(e, length);
    }
    pktio.start();
    assertThrows(IllegalStateException.class, () -> pktio.maxFrameLength(before), "while started");
  }

  @Conformance(
      clause =
          "An interface must be configured before it starts, and stopped before it is configured.",
      strategy = "Starts unconfigured; configures while started; both are refused.",
      ifFails = "The order of checks in start().")
  void keepsItsLifecycle(Fixture fixture) {
    Pktio pktio = Wire.open(fixture, fixture.packets(COUNT, LENGTH), PktioParam.direct());
    assertThrows(IllegalStateException.class, pktio::start, "start without queues");
    assertThrows(IllegalStateException.class, pktio::stop, "stop before start");
    pktio.configureInput(PktinQueueParam.defaults());
    pktio.configureOutput(PktoutQueueParam.defaults());
    pktio.start();
    assertThrows(IllegalStateException.class, pktio::start, "second start");
    assertThrows(
        IllegalStateException.class,
        () -> pktio.configureInput(PktinQueueParam.defaults()),
        "input");
    assertThrows(
        IllegalStateException.class,
        () -> pktio.configureOutput(PktoutQueueParam.defaults()),
        "output");
    pktio.stop();
    assertThrows(IllegalStateException.class, pktio::stop, "second stop");
    assertNotEquals(true, pktio.started(), "started after stop");
  }
}
