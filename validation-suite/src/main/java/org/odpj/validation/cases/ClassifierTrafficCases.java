package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.odpj.buffer.Buffer;
import org.odpj.classify.ClsCapability;
import org.odpj.classify.Cos;
import org.odpj.classify.CosParam;
import org.odpj.classify.CosStatistics;
import org.odpj.classify.Pmr;
import org.odpj.classify.PmrField;
import org.odpj.classify.PmrMatch;
import org.odpj.classify.PmrParam;
import org.odpj.classify.PmrTerm;
import org.odpj.classify.Threshold;
import org.odpj.classify.ThresholdType;
import org.odpj.event.Event;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketVectorPool;
import org.odpj.packet.PktinVectors;
import org.odpj.parse.PacketFlags;
import org.odpj.parse.ProtoLayer;
import org.odpj.pktio.PktinMode;
import org.odpj.pktio.PktinQueueParam;
import org.odpj.pktio.Pktio;
import org.odpj.pktio.PktioConfig;
import org.odpj.pktio.PktioParam;
import org.odpj.pktio.PktoutMode;
import org.odpj.pool.VectorPoolParam;
import org.odpj.queue.Queue;
import org.odpj.queue.SchedSync;
import org.odpj.schedule.Scheduler;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Deadline;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;
import org.odpj.validation.suite.Variant;

/** Packets on their way from class to class, and what is done with them at the end. */
@CasesOf("classification")
public final class ClassifierTrafficCases {
  private static final PmrTerm IS_UDP = PmrMatch.of(PmrField.IP_PROTOCOL, 17);
  private static final PmrTerm TO_PORT = PmrMatch.of(PmrField.UDP_DESTINATION_PORT, 12_346);
  private static final PmrTerm TO_OTHER_PORT = PmrMatch.of(PmrField.UDP_DESTINATION_PORT, 12_344);

  /** Whether packets come in vectors. */
  enum Form implements Variant {
    PKT,
    PKTV
  }

  @Conformance(
      odp = "classification/cls_pmr_serial",
      clause = "Rules lead from class to class; a packet stays where none leads on.",
      strategy = "A chain of four; frames that stop at each; every class counts those that pass.",
      ifFails = "Walking on from the class that a rule leads to.")
  void followsChains(Fixture fixture) {
    Sorter sorter = Sorter.started(fixture);
    Cos first = sorter.defaultCos();
    Cos ipv4 = sorter.cos("ipv4");
    Cos udp = sorter.cos("udp");
    Cos port = sorter.cos("port");
    sorter.rule(first, ipv4, PmrMatch.of(PmrField.IPV4_SOURCE, 0x0a00_0001));
    sorter.rule(ipv4, udp, IS_UDP);
    sorter.rule(udp, port, TO_PORT);
    sorter.expect(first, TermFrame.udpOverIpv6());
    sorter.expect(ipv4, TermFrame.tcp());
    sorter.expect(udp, TermFrame.flipped(TermFrame.udp(), TermFrame.L4 + 3, 2));
    sorter.expect(port, TermFrame.udp());
    assertEquals(4, first.statistics().packets(), "packets that came to the first class");
    assertEquals(3, ipv4.statistics().packets(), "packets that came to the second class");
    assertEquals(2, udp.statistics().packets(), "packets that came to the third class");
    assertEquals(1, port.statistics().packets(), "packets that came to the last class");
    assertEquals(400, first.statistics().octets(), "bytes that came to the first class");
  }

  @Conformance(
      odp = {"classification/cls_pmr_parallel", "classification/cls_pmr_term_tcp_dport_multi"},
      clause = "Several rules may lead from one class, to different ones and to one.",
      strategy = "Sixteen ports to eight classes; one frame each; one to no rule.",
      ifFails = "Rules after the first one.")
  void choosesAmongRules(Fixture fixture) {
    Sorter sorter = Sorter.started(fixture);
    Cos others = sorter.defaultCos();
    List<Cos> classes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      classes.add(sorter.cos("class " + i));
    }
    for (int i = 0; i < 16; i++) {
      long port = 12_346 ^ i;
      sorter.rule(others, classes.get(i / 2), PmrMatch.of(PmrField.TCP_DESTINATION_PORT, port));
    }
    for (int i = 0; i < 16; i++) {
      byte[] frame = TermFrame.flipped(TermFrame.tcp(), TermFrame.L4 + 3, i);
      sorter.expect(classes.get(i / 2), frame);
    }
    sorter.expect(others, TermFrame.flipped(TermFrame.tcp(), TermFrame.L4 + 3, 16));
    sorter.expect(others, TermFrame.udp());
  }

  @Conformance(
      odp = {
        "classification/cls_pmr_priority",
        "classification/cls_pmr_priority_after_del",
        "classification/cls_pmr_priority_no_match"
      },
      clause = "Of the rules that match, the one of the highest priority holds.",
      strategy =
          "Five rules for the same frames in a mixed order, the highest for others; closes one"
              + " after the other.",
      ifFails = "The order in which rules are tried, after changes too.")
  void prefersPriority(Fixture fixture) {
    int most = fixture.odp().classifier().capability().maxPriority();
    NotApplicable.unless(most >= 5, () -> "priorities are 0 to " + most);
    Sorter sorter = Sorter.started(fixture);
    Cos others = sorter.defaultCos();
    List<Cos> classes = new ArrayList<>();
    List<Pmr> rules = new ArrayList<>();
    int[] order = {2, 0, 4, 1, 3};
    for (int i = 0; i < 5; i++) {
      classes.add(sorter.cos("priority " + i));
    }
    for (int priority : order) {
      PmrParam param = PmrParam.of(IS_UDP).withPriority(priority);
      rules.add(sorter.rule(others, classes.get(priority), param));
    }
    Cos never = sorter.cos("never");
    sorter.rule(others, never, PmrParam.of(TO_OTHER_PORT).withPriority(5));
    for (int priority = 4; priority >= 0; priority--) {
      sorter.expect(classes.get(priority), TermFrame.udp());
      int closed = priority;
      rules.stream().filter(rule -> rule.link().param().priority() == closed).forEach(Pmr::close);
    }
    sorter.expect(others, TermFrame.udp());
    assertEquals(0, never.statistics().packets(), "packets of the rule that nothing matches");
  }

  @Conformance(
      odp = "classification/cls_pmr_priority_in_cos_hierarchy",
      clause = "Priorities compare rules of one class only.",
      strategy = "A low rule leads to a class whose rules are high, and the other way round.",
      ifFails = "Rules of all classes in one order.")
  void comparesPrioritiesWithinAClass(Fixture fixture) {
    Sorter sorter = Sorter.started(fixture);
    Cos first = sorter.defaultCos();
    Cos low = sorter.cos("low");
    Cos high = sorter.cos("high");
    Cos end = sorter.cos("end");
    int most = sorter.classifier.capability().maxPriority();
    sorter.rule(first, low, PmrParam.of(TO_OTHER_PORT).withPriority(most));
    sorter.rule(first, high, PmrParam.of(IS_UDP));
    sorter.rule(low, end, PmrParam.of(IS_UDP).withPriority(most));
    sorter.rule(high, end, PmrParam.of(TO_PORT));
    sorter.rule(high, low, PmrParam.of(TO_OTHER_PORT).withPriority(most));
    sorter.expect(end, TermFrame.udp());
    assertEquals(1, high.statistics().packets(), "packets by the lower rule");
    assertEquals(0, low.statistics().packets(), "packets by the higher rule");
    sorter.expect(end, TermFrame.flipped(TermFrame.udp(), TermFrame.L4 + 3, 2));
    assertEquals(1, low.statistics().packets(), "packets by the higher rule");
  }

  @Conformance(
      odp = "classification/cls_pmr_marking",
      clause = "A rule's mark is on the packets that matched it; the last rule with one counts.",
      strategy = "No rule, a rule with a mark, then one without, then one with another.",
      ifFails = "Marks of rules on the way; marks of packets before.")
  void marks(Fixture fixture) {
    long most = fixture.odp().classifier().capability().maxMark();
    NotApplicable.unless(most >= 2, () -> "marks are 0 to " + most);
    Sorter sorter = Sorter.started(fixture);
    Cos first = sorter.defaultCos();
    Cos marked = sorter.cos("marked");
    Cos kept = sorter.cos("kept");
    Cos again = sorter.cos("again");
    sorter.rule(first, marked, PmrParam.of(IS_UDP).withMark(most));
    assertEquals(0, mark(sorter, first, TermFrame.tcp()), "mark without a rule");
    assertEquals(most, mark(sorter, marked, TermFrame.udp()), "mark");
    sorter.rule(marked, kept, TO_PORT);
    assertEquals(most, mark(sorter, kept, TermFrame.udp()), "mark after a rule without");
    sorter.rule(kept, again, PmrParam.of(TO_PORT).withMark(1));
    assertEquals(1, mark(sorter, again, TermFrame.udp()), "mark after a rule with another");
    assertEquals(0, mark(sorter, first, TermFrame.tcp()), "mark without a rule");
  }

  private static long mark(Sorter sorter, Cos cos, byte[] frame) {
    sorter.send(frame);
    Packet packet = sorter.receive(cos, 1).getFirst();
    long mark = packet.classMark();
    packet.free();
    return mark;
  }

  @Conformance(
      odp = {"classification/cls_pktin_classifier_flag"},
      clause =
          "Without the classifier an interface's packets go to its own queues, whatever rules"
              + " there are; the classifier needs the scheduled mode.",
      strategy = "A default class and a rule, the classifier off; then other modes, switched on.",
      ifFails = "What start() looks at.")
  void sortsOnlyWhereAsked(Fixture fixture) {
    Sorter sorter = Sorter.started(fixture);
    Cos first = sorter.defaultCos();
    Cos udp = sorter.cos("udp");
    sorter.rule(first, udp, IS_UDP);
    sorter.expect(udp, TermFrame.udp());
    sorter.pktio.stop();
    sorter.pktio.configureInput(PktinQueueParam.defaults());
    sorter.pktio.start();
    sorter.send(TermFrame.udp());
    Scheduler scheduler = fixture.odp().scheduler();
    Deadline deadline = Deadline.seconds(5);
    Event event = scheduler.schedule(Scheduler.NO_WAIT);
    while (event == null) {
      deadline.orFail(() -> "no packet came by the input's queue");
      event = scheduler.schedule(Scheduler.NO_WAIT);
    }
    assertSame(sorter.pktio.inputEventQueue(0), scheduler.source(), "where the packet came from");
    event.free();
    assertNull(scheduler.schedule(Scheduler.NO_WAIT), "one more event");
    assertEquals(1, udp.statistics().packets(), "packets of the class");
    sorter.pktio.stop();
    sorter.pktio.configureInput(PktinQueueParam.defaults().withClassifier(true));
    sorter.pktio.start();
    sorter.expect(udp, TermFrame.udp());
    sorter.pktio.close();
    PktioParam queue = new PktioParam(PktinMode.QUEUE, PktoutMode.DISABLED);
    try (Pktio queued = fixture.odp().openPktio(fixture.pktio(), sorter.pool, queue)) {
      assertThrows(
          IllegalArgumentException.class,
          () -> queued.configureInput(PktinQueueParam.defaults().withClassifier(true)),
          "the classifier in another mode");
    }
  }

  @Conformance(
      odp = {
        "classification/cls_pktio_configure",
        "classification/cls_pktio_test",
        "classification/cls_pktio_configure_pktv",
        "classification/cls_pktio_test_pktv",
        "pktio/pktio_test_default_cos",
        "pktio/pktio_test_error_cos"
      },
      variants = Form.class,
      clause =
          "A tree of classes sorts traffic of many kinds at once: each packet by its own way, in"
              + " order, none lost.",
      strategy =
          "Default, drop and error classes, a chain, terms in common; 5 x 60 frames in bursts, in"
              + " vectors too.",
      ifFails = "Bursts whose packets go different ways.")
  void sortsTraffic(Fixture fixture, Form form) {
    Sorter sorter = Sorter.started(fixture);
    Cos first = cos(fixture, sorter, form, "first");
    Cos errors = cos(fixture, sorter, form, "errors");
    Cos udp = cos(fixture, sorter, form, "udp");
    Cos port = cos(fixture, sorter, form, "port");
    Cos dropped = sorter.cos("dropped", CosParam.drop());
    sorter.startsWith(first);
    sorter.pktio.errorCos(errors);
    fixture.closing(() -> sorter.pktio.errorCos(null));
    sorter.rule(first, udp, IS_UDP, PmrMatch.of(PmrField.IPV4_SOURCE, 0x0a00_0001));
    sorter.rule(udp, port, TO_PORT);
    sorter.rule(first, dropped, PmrMatch.of(PmrField.TCP_DESTINATION_PORT, 12_346));
    byte[] broken = TermFrame.put(TermFrame.udp(), TermFrame.L3, 0x41);
    byte[] otherPort = TermFrame.flipped(TermFrame.udp(), TermFrame.L4 + 3, 2);
    for (int i = 0; i < 60; i++) {
      sorter.send(
          numbered(TermFrame.udp(), i),
          numbered(otherPort, i),
          numbered(TermFrame.sctp(), i),
          numbered(TermFrame.tcp(), i),
          numbered(broken, i));
    }
    for (Cos cos : List.of(first, errors, udp, port)) {
      List<Packet> in = sorter.receive(cos, 60);
      for (int i = 0; i < 60; i++) {
        int place = i;
        assertEquals(
            i, Bytes.of(in.get(i))[99], () -> "frame %d of '%s'".formatted(place, cos.name()));
      }
      Allocation.free(in);
    }
    sorter.arrived(dropped, 60);
    assertEquals(240, first.statistics().packets(), "packets of the first class");
    assertEquals(60, errors.statistics().errors(), "packets with errors");
    assertEquals(0, first.statistics().errors(), "packets with errors of the first class");
    assertEquals(0, dropped.statistics().discards(), "discards of a class that drops");
    assertEquals(0, sorter.pktio.unclassified(), "packets without a class");
  }

  private static Cos cos(Fixture fixture, Sorter sorter, Form form, String name) {
    CosParam param = CosParam.enqueue(fixture.plain(256));
    if (form == Form.PKT) {
      return sorter.cos(name, param);
    }
    PacketVectorPool vectors =
        fixture.closing(fixture.odp().createPacketVectorPool(name, VectorPoolParam.of(64, 8)));
    return sorter.cos(name, param.withVectors(new PktinVectors(vectors, 8)));
  }

  private static byte[] numbered(byte[] frame, int number) {
    return TermFrame.put(frame.clone(), 99, number);
  }

  @Conformance(
      odp = {"classification/cls_queue_stats_pkt", "classification/cls_queue_stats_pktv"},
      variants = Form.class,
      clause =
          "A class's queue counts packets and bytes that it took, and what it had no room for.",
      strategy = "More frames than the queue holds; all are accounted for.",
      ifFails = "Vectors counted as packets; discards of the class and of the queue.")
  void countsByQueue(Fixture fixture, Form form) {
    Sorter sorter = Sorter.started(fixture);
    Cos cos = cos(fixture, sorter, form, "counted");
    sorter.startsWith(cos);
    Queue queue = cos.queue();
    assertNotNull(queue, "the queue");
    int sent = 40;
    for (int i = 0; i < sent; i++) {
      sorter.send(TermFrame.udp());
    }
    sorter.arrived(cos, sent);
    Allocation.free(sorter.receive(cos, sent));
    CosStatistics taken = cos.statistics(queue);
    assertEquals(new CosStatistics(sent, sent * 100L, 0, 0), taken, "counters of the queue");
    assertEquals(taken, cos.statistics(), "counters of the class");
    int before = (int) taken.packets();
    fill(fixture, queue);
    sorter.send(TermFrame.udp(), TermFrame.udp());
    sorter.arrived(cos, before + 2);
    assertEquals(2, cos.statistics().discards(), "discards of the class");
    assertEquals(2, cos.statistics(queue).discards(), "discards of the queue");
    assertEquals(before, cos.statistics(queue).packets(), "packets that the queue took");
    for (Event event = queue.dequeue(); event != null; event = queue.dequeue()) {
      event.free();
    }
  }

  private static void fill(Fixture fixture, Queue queue) {
    for (Buffer buffer : Allocation.all(fixture.buffers(8_192))) {
      if (!queue.enqueue(buffer)) {
        buffer.free();
      }
    }
  }

  @Conformance(
      clause = "Packets for which there is no class are dropped and counted.",
      strategy = "No default class, no error class; sound and broken frames.",
      ifFails = "Packets that nobody frees.")
  void countsWhatHasNoClass(Fixture fixture) {
    Sorter sorter = Sorter.started(fixture);
    assertNull(sorter.pktio.defaultCos(), "default class");
    assertNull(sorter.pktio.errorCos(), "class of errors");
    sorter.send(TermFrame.udp(), TermFrame.put(TermFrame.udp(), TermFrame.L3, 0x41));
    Deadline deadline = Deadline.seconds(5);
    while (sorter.pktio.unclassified() < 2) {
      sorter.poll();
      deadline.orFail(() -> "%d of 2 were counted".formatted(sorter.pktio.unclassified()));
    }
    Allocation.free(Allocation.all(sorter.pool));
  }

  @Conformance(
      odp = "classification/cls_pktio_set_skip",
      clause = "Parsing starts behind the bytes that are skipped.",
      strategy = "Eight bytes before each frame; a frame shorter than what is skipped is an error.",
      ifFails = "Offsets that count from the first header instead of the packet's start.")
  void skipsBytes(Fixture fixture) {
    Sorter sorter = Sorter.started(fixture);
    Cos others = sorter.defaultCos();
    Cos udp = sorter.cos("udp");
    Cos errors = sorter.cos("errors");
    sorter.rule(others, udp, TO_PORT);
    sorter.pktio.errorCos(errors);
    fixture.closing(() -> sorter.pktio.errorCos(null));
    byte[] frame = TermFrame.udp();
    byte[] behind = new byte[8 + frame.length];
    System.arraycopy(frame, 0, behind, 8, frame.length);
    sorter.pktio.classifierSkip(8);
    sorter.expect(udp, behind);
    sorter.send(behind);
    Packet packet = sorter.receive(udp, 1).getFirst();
    assertEquals(8, packet.l2Offset(), "link layer");
    assertEquals(8 + TermFrame.L3, packet.l3Offset(), "network layer");
    packet.free();
    sorter.pktio.classifierSkip(1_000);
    sorter.expect(errors, frame);
    sorter.pktio.classifierSkip(0);
    sorter.expect(udp, frame);
    assertThrows(
        IllegalArgumentException.class, () -> sorter.pktio.classifierSkip(-1), "a skip of -1");
  }

  @Conformance(
      clause = "Rules see every field, however little the interface is told to parse.",
      strategy = "Parsing off on the interface; a rule by port.",
      ifFails = "Who parses what the interface has not.")
  void parsesWhatTheInterfaceDoesNot(Fixture fixture) {
    Sorter sorter = Sorter.started(fixture);
    sorter.pktio.stop();
    sorter.pktio.configure(PktioConfig.defaults().withParserLayer(ProtoLayer.NONE));
    sorter.pktio.start();
    Cos others = sorter.defaultCos();
    Cos udp = sorter.cos("udp");
    sorter.rule(others, udp, TO_PORT);
    sorter.expect(udp, TermFrame.udp());
    sorter.expect(others, TermFrame.tcp());
  }

  @Conformance(
      clause = "Early detection drops none up to the minimum, all from the maximum on.",
      strategy =
          "A queue that fills: 8, then on to between 16 and 32; discards account for the rest.",
      ifFails = "How full the queue is taken to be.")
  void dropsEarly(Fixture fixture) {
    ClsCapability can = fixture.odp().classifier().capability();
    NotApplicable.unlessContains("early detection", can.red(), ThresholdType.PACKETS);
    Sorter sorter = Sorter.started(fixture);
    Threshold red = new Threshold(ThresholdType.PACKETS, 16, 32);
    Cos cos = sorter.cos("red", CosParam.enqueue(fixture.plain(512)).withRed(red));
    sorter.startsWith(cos);
    sendOneByOne(sorter, cos, 8);
    Queue queue = cos.queue();
    assertNotNull(queue, "the queue");
    assertEquals(8, queue.length(), "packets below the minimum");
    assertEquals(0, cos.statistics().discards(), "discards below the minimum");
    sendOneByOne(sorter, cos, 400);
    assertTrue(queue.length() > 16, "packets above the minimum");
    assertTrue(queue.length() <= 32, "packets below the maximum");
    assertEquals(408 - queue.length(), cos.statistics().discards(), "discards");
    Allocation.free(sorter.receive(cos, queue.length()));
  }

  private static void sendOneByOne(Sorter sorter, Cos cos, int count) {
    long before = cos.statistics().packets();
    for (int i = 1; i <= count; i++) {
      sorter.send(TermFrame.udp());
      sorter.arrived(cos, before + i);
    }
  }

  @Conformance(
      clause = "From the threshold of back pressure on nothing is received, and below it again.",
      strategy = "Fills the queue, sends more, which stay outside; empties it, and they come.",
      ifFails = "Who asks the class before receiving.")
  void pressesBack(Fixture fixture) {
    ClsCapability can = fixture.odp().classifier().capability();
    NotApplicable.unlessContains("back pressure", can.backPressure(), ThresholdType.PACKETS);
    Sorter sorter = Sorter.started(fixture);
    Threshold full = new Threshold(ThresholdType.PACKETS, 0, 4);
    Cos cos = sorter.cos("pressing", CosParam.enqueue(fixture.plain(512)).withBackPressure(full));
    sorter.startsWith(cos);
    sendOneByOne(sorter, cos, 4);
    sorter.send(TermFrame.udp(), TermFrame.udp());
    for (int i = 0; i < 100; i++) {
      sorter.poll();
    }
    assertEquals(4, cos.statistics().packets(), "packets received");
    Allocation.free(sorter.receive(cos, 6));
    assertEquals(0, cos.statistics().discards(), "discards");
  }

  @Conformance(
      clause = "Classes may have scheduled queues; the scheduler gives what was sorted.",
      strategy = "An atomic queue for UDP, a parallel one for the rest; 100 frames.",
      ifFails = "Sources that put events into queues other than their own.")
  void feedsScheduledQueues(Fixture fixture) {
    Sorter sorter = Sorter.started(fixture);
    Queue rest = fixture.scheduled(SchedSync.PARALLEL, 256);
    Queue flow = fixture.scheduled(SchedSync.ATOMIC, 256);
    Cos others = sorter.cos("rest", CosParam.enqueue(rest));
    Cos udp = sorter.cos("udp", CosParam.enqueue(flow));
    sorter.startsWith(others);
    sorter.rule(others, udp, IS_UDP);
    for (int i = 0; i < 50; i++) {
      sorter.send(TermFrame.udp(), TermFrame.tcp());
    }
    int[] came = new int[2];
    Scheduler scheduler = fixture.odp().scheduler();
    Deadline deadline = Deadline.seconds(5);
    while (came[0] + came[1] < 100) {
      Event event = scheduler.schedule(Scheduler.NO_WAIT);
      if (event == null) {
        deadline.orFail(() -> "%d and %d of 50 packets came".formatted(came[0], came[1]));
        continue;
      }
      boolean isUdp = ((Packet) event).has(PacketFlags.UDP);
      assertSame(isUdp ? flow : rest, scheduler.source(), "where the packet came from");
      came[isUdp ? 1 : 0]++;
      event.free();
    }
    assertNull(scheduler.schedule(Scheduler.NO_WAIT), "one more event");
    assertEquals(50, came[1], "UDP");
  }

  @Conformance(
      clause = "Rules may come and go beside traffic; every packet goes one of the two ways.",
      strategy = "One thread makes and closes a rule, the other passes 2,000 frames.",
      ifFails = "Tables that change while a packet looks at them.")
  void changesBesideTraffic(Fixture fixture) {
    Sorter sorter = Sorter.started(fixture);
    Cos others = sorter.defaultCos();
    Cos udp = sorter.cos("udp");
    Queue[] queues = {others.queue(), udp.queue()};
    AtomicBoolean stop = new AtomicBoolean();
    int[] came = new int[2];
    fixture.parallel(
        2,
        number -> {
          if (number == 1) {
            while (!stop.get()) {
              sorter.classifier.createPmr(others, udp, PmrParam.of(TO_PORT)).close();
            }
            return;
          }
          try {
            pass(sorter, queues, came);
          } finally {
            stop.set(true);
          }
        });
    assertEquals(2_000, came[0] + came[1], "frames");
    assertFalse(came[0] == 0, "frames that no rule matched");
  }

  private static void pass(Sorter sorter, Queue[] queues, int[] came) {
    for (int i = 0; i < 2_000; i++) {
      sorter.send(TermFrame.udp());
      Deadline deadline = Deadline.seconds(5);
      for (int before = came[0] + came[1]; came[0] + came[1] == before; ) {
        sorter.poll();
        for (int q = 0; q < 2; q++) {
          Event event = queues[q].dequeue();
          if (event != null) {
            event.free();
            came[q]++;
          }
        }
        deadline.orFail(() -> "a frame did not come");
      }
    }
  }
}
