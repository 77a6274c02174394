package org.odpj.validation.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.odpj.classify.Classifier;
import org.odpj.classify.ClsCapability;
import org.odpj.classify.Cos;
import org.odpj.classify.CosAction;
import org.odpj.classify.CosParam;
import org.odpj.classify.CosStatistics;
import org.odpj.classify.EnqueueProfile;
import org.odpj.classify.HashProto;
import org.odpj.classify.Pmr;
import org.odpj.classify.PmrField;
import org.odpj.classify.PmrLink;
import org.odpj.classify.PmrMatch;
import org.odpj.classify.PmrParam;
import org.odpj.classify.PmrTerm;
import org.odpj.error.ErrorCode;
import org.odpj.error.OdpException;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueParam;
import org.odpj.validation.suite.CasesOf;
import org.odpj.validation.suite.Conformance;
import org.odpj.validation.suite.Fixture;
import org.odpj.validation.suite.NotApplicable;

/** Classes of service and rules as objects: made, changed, closed, refused. */
@CasesOf("classification")
public final class ClassifierCases {
  private static final CosStatistics NOTHING = new CosStatistics(0, 0, 0, 0);

  @Conformance(
      odp = "classification/cls_default_values",
      clause =
          "Parameters have ODP's defaults: no pool, no threshold, no vectors; mark and priority 0.",
      strategy = "The shortest way to make each; every component.",
      ifFails = "Factories of the parameter records.")
  void hasDefaults(Fixture fixture) {
    CosParam cos = CosParam.enqueue(fixture.plain(16));
    assertEquals(CosAction.ENQUEUE, cos.action(), "action");
    assertEquals(EnqueueProfile.NONE, cos.profile(), "profile");
    assertNull(cos.pool(), "pool");
    assertNull(cos.red(), "early detection");
    assertNull(cos.backPressure(), "back pressure");
    assertNull(cos.vectors(), "vectors");
    assertNull(cos.spread(), "spread");
    PmrParam rule = PmrParam.of(PmrMatch.of(PmrField.IP_PROTOCOL, 17));
    assertEquals(0, rule.mark(), "mark");
    assertEquals(0, rule.priority(), "priority");
    ClsCapability can = fixture.odp().classifier().capability();
    assertTrue(can.maxCos() >= 2, "classes");
    assertTrue(can.maxPmrs() >= 1 && can.maxPmrsOfCos() >= 1 && can.maxTerms() >= 1, "rules");
    assertTrue(can.profiles().contains(EnqueueProfile.NONE), "the profile that is none");
  }

  @Conformance(
      odp = {"classification/cls_create_cos", "classification/cls_destroy_cos"},
      clause = "A class is what it was made with, and close ends it, any number of times.",
      strategy = "One that enqueues, one that drops; same names; what they tell; close twice.",
      ifFails = "Queues of a class that drops.")
  void makesAndClosesClasses(Fixture fixture) {
    Classifier classifier = fixture.odp().classifier();
    assertSame(classifier, fixture.odp().classifier(), "the classifier");
    Queue queue = fixture.plain(16);
    PacketPool pool = fixture.packets(64, 128);
    CosParam param = CosParam.enqueue(queue).withPool(pool);
    Cos enqueues = classifier.createCos("same", param);
    Cos drops = classifier.createCos("same", CosParam.drop());
    assertEquals("same", enqueues.name(), "name");
    assertEquals("same", drops.name(), "name");
    assertEquals(param, enqueues.param(), "parameters");
    assertSame(queue, enqueues.queue(), "queue");
    assertEquals(List.of(queue), enqueues.queues(), "queues");
    assertSame(pool, enqueues.pool(), "pool");
    assertNull(drops.queue(), "queue of a class that drops");
    assertEquals(List.of(), drops.queues(), "queues of a class that drops");
    assertEquals(NOTHING, enqueues.statistics(), "counters of the class");
    assertEquals(NOTHING, enqueues.statistics(queue), "counters of the queue");
    assertThrows(
        IllegalArgumentException.class, () -> drops.statistics(queue), "the queue of another");
    for (int i = 0; i < 2; i++) {
      enqueues.close();
      drops.close();
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> classifier.createPmr(enqueues, drops, udp()),
        "rules of a class that is closed");
  }

  @Conformance(
      odp = {
        "classification/cls_create_cos_max",
        "classification/cls_create_cos_max_stats",
        "classification/cls_create_cos_multi"
      },
      clause = "As many classes can be made as the capability says, and one more is refused.",
      strategy = "All of them, with counters; one more; one closed, one more.",
      ifFails = "Classes that still count after close.")
  void makesAsManyClassesAsItSays(Fixture fixture) {
    Classifier classifier = fixture.odp().classifier();
    List<Cos> classes = new ArrayList<>();
    for (int i = 0; i < classifier.capability().maxCos(); i++) {
      classes.add(classifier.createCos("", CosParam.drop()));
    }
    OdpException error =
        assertThrows(
            OdpException.class, () -> classifier.createCos("", CosParam.drop()), "one more");
    assertEquals(ErrorCode.RESOURCE_EXHAUSTED, error.code(), "code");
    classes.forEach(cos -> assertEquals(NOTHING, cos.statistics(), "counters"));
    classes.removeLast().close();
    classes.add(classifier.createCos("", CosParam.drop()));
    classes.forEach(Cos::close);
  }

  @Conformance(
      odp = {"classification/cls_create_pmr_match", "classification/cls_create_pmr_multi"},
      clause = "Rules tell what they were made with; many are made at once, or none.",
      strategy = "One; 100 at once; 100 of which the last is refused, and what is left of them.",
      ifFails = "The order of checks and effects when several rules are made.")
  void makesRules(Fixture fixture) {
    Classifier classifier = fixture.odp().classifier();
    Cos from = drop(fixture);
    Cos to = drop(fixture);
    PmrLink link = new PmrLink(from, to, udp().withPriority(1).withMark(2));
    Pmr rule = fixture.closing(classifier.createPmr(from, to, link.param()));
    assertEquals(link, rule.link(), "what the rule was made with");
    int count = Math.min(100, classifier.capability().maxPmrsOfCos() - 1);
    List<PmrLink> links = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      PmrTerm term = PmrMatch.of(PmrField.UDP_DESTINATION_PORT, i);
      links.add(new PmrLink(from, to, PmrParam.of(term)));
    }
    List<Pmr> made = classifier.createPmrs(links);
    assertEquals(links, made.stream().map(Pmr::link).toList(), "what the rules were made with");
    made.forEach(Pmr::close);
    rule.close();
    links.set(count - 1, new PmrLink(to, from, udp()));
    assertThrows(IllegalArgumentException.class, () -> classifier.createPmrs(links), "a circle");
    from.close();
    to.close();
  }

  @Conformance(
      odp = {
        "classification/cls_max_pmr_from_default_drop",
        "classification/cls_max_pmr_from_default_enqueue"
      },
      clause = "As many rules can lead on from a class as the capability says, all in force.",
      strategy =
          "Up to 10,000 rules by port and address; frames to the first, the last and none; one"
              + " more rule where that is the most.",
      ifFails = "The look-up structure at its limits.")
  void makesAsManyRulesAsItSays(Fixture fixture) {
    ClsCapability can = fixture.odp().classifier().capability();
    NotApplicable.unlessContains("fields", can.fields(), PmrField.UDP_DESTINATION_PORT);
    Sorter sorter = Sorter.started(fixture);
    Cos others = sorter.defaultCos();
    Cos last = sorter.cos("last");
    Cos dropped = sorter.cos("dropped", CosParam.drop());
    int count = Math.min(10_000, Math.min(can.maxPmrs(), can.maxPmrsOfCos()));
    int port = 12_346;
    List<PmrLink> links =
        IntStream.range(0, count)
            .mapToObj(i ->
                new PmrLink(
                    others,
                    i == count - 1 ? last : dropped,
                    PmrParam.of(
                        PmrMatch.of(PmrField.UDP_DESTINATION_PORT, port - (count - 1) + i))))
            .toList();
    List<Pmr> rules = sorter.classifier.createPmrs(links);
    sorter.expect(last, TermFrame.udp());
    sorter.expect(others, TermFrame.tcp());
    if (count == can.maxPmrsOfCos()) {
      assertThrows(
          OdpException.class, () -> sorter.classifier.createPmr(others, last, udp()), "one more");
    }
    rules.getLast().close();
    sorter.expect(others, TermFrame.udp());
    rules.forEach(Pmr::close);
  }

  @Conformance(
      odp = "classification/cls_pmr_composite_create",
      clause = "A rule of several terms matches packets for which all hold.",
      strategy = "Protocol, address and port; frames that miss one of them each.",
      ifFails = "Terms after the first.")
  void needsAllTerms(Fixture fixture) {
    NotApplicable.unless(
        fixture.odp().classifier().capability().maxTerms() >= 3, () -> "terms are fewer than 3");
    Sorter sorter = Sorter.started(fixture);
    Cos others = sorter.defaultCos();
    Cos matched = sorter.cos("matched");
    sorter.rule(
        others,
        matched,
        PmrMatch.of(PmrField.IP_PROTOCOL, 17),
        PmrMatch.of(PmrField.IPV4_SOURCE, 0x0a00_0001),
        PmrMatch.of(PmrField.UDP_DESTINATION_PORT, 12_346));
    byte[] frame = TermFrame.udp();
    sorter.expect(matched, frame);
    sorter.expect(others, TermFrame.tcp());
    sorter.expect(others, TermFrame.flipped(frame, TermFrame.L3 + 15, 2));
    sorter.expect(others, TermFrame.flipped(frame, TermFrame.L4 + 3, 2));
  }

  @Conformance(
      odp = {"classification/cls_cos_set_queue", "classification/cls_pmr_queue_set"},
      clause =
          "A class's queue can be replaced beside traffic; one that drops has none to replace.",
      strategy = "Frames before and after; who spreads or drops refuses.",
      ifFails = "Where the queue of a class is remembered.")
  void replacesTheQueue(Fixture fixture) {
    Sorter sorter = Sorter.started(fixture);
    Cos cos = sorter.defaultCos();
    sorter.expect(cos, TermFrame.udp());
    Queue first = cos.queue();
    assertNotNull(first, "the queue");
    Queue second = fixture.plain(64);
    cos.queue(second);
    assertSame(second, cos.queue(), "the queue");
    assertEquals(List.of(second), cos.queues(), "the queues");
    sorter.expect(cos, TermFrame.udp());
    assertNull(first.dequeue(), "an event in the queue that was replaced");
    assertThrows(
        IllegalStateException.class, () -> drop(fixture).queue(second), "a class that drops");
    fixture.closing(() -> cos.queue(first));
  }

  @Conformance(
      odp = {"classification/cls_cos_set_pool", "classification/cls_pmr_pool_set"},
      clause = "Packets of a class with a pool are of that pool, with all their data and metadata.",
      strategy = "With the pool, with another, without; a pool without a free packet: a discard.",
      ifFails = "Copying between pools.")
  void movesPacketsToThePool(Fixture fixture) {
    Sorter sorter = Sorter.started(fixture);
    Cos cos = sorter.defaultCos();
    PacketPool pool = fixture.packets(1, 256);
    for (PacketPool wanted : List.of(pool, fixture.packets(64, 256))) {
      cos.pool(wanted);
      assertSame(wanted, cos.pool(), "the pool");
      sorter.send(TermFrame.udp());
      Packet packet = sorter.receive(cos, 1).getFirst();
      assertSame(wanted, packet.pool(), "the packet's pool");
      assertEquals(sorter.pktio.index(), packet.inputIndex(), "where it came in");
      assertEquals(TermFrame.L4, packet.l4Offset(), "transport layer");
      packet.free();
    }
    cos.pool(pool);
    List<Packet> taken = Allocation.all(pool);
    long before = cos.statistics().packets();
    sorter.send(TermFrame.udp());
    sorter.arrived(cos, before + 1);
    assertEquals(1, cos.statistics().discards(), "discards");
    Allocation.free(taken);
    cos.pool(null);
    sorter.send(TermFrame.udp());
    Packet packet = sorter.receive(cos, 1).getFirst();
    assertSame(sorter.pool, packet.pool(), "the packet's pool");
    packet.free();
  }

  @Conformance(
      odp = "classification/cls_create_cos_with_aggr_enq_profile",
      clause = "Profiles are offered or refused by name.",
      strategy = "Every profile of the capability and every other one.",
      ifFails = "Which profiles are checked.")
  void refusesProfilesThatAreNotOffered(Fixture fixture) {
    Classifier classifier = fixture.odp().classifier();
    for (EnqueueProfile profile : EnqueueProfile.values()) {
      CosParam param = CosParam.enqueue(fixture.plain(16)).withProfile(profile);
      if (classifier.capability().profiles().contains(profile)) {
        fixture.closing(classifier.createCos("", param));
      } else {
        IllegalArgumentException error =
            assertThrows(
                IllegalArgumentException.class,
                () -> classifier.createCos("", param),
                profile::name);
        Messages.assertNames(error, profile.name());
      }
    }
  }

  @Conformance(
      odp = {
        "classification/cls_create_cos_with_hash_queues",
        "classification/cls_hash_result_many_queues",
        "classification/cls_hash_result_single_queue"
      },
      clause =
          "A class spreads packets over its queues by flow: one flow goes to one queue, which the"
              + " class can tell beforehand.",
      strategy =
          "64 flows twice; each by the queue told; more than one queue is used; other protocols.",
      ifFails = "What the hash is of.")
  void spreadsByFlow(Fixture fixture) {
    ClsCapability can = fixture.odp().classifier().capability();
    NotApplicable.unless(can.maxQueues() >= 2, () -> "classes do not spread");
    NotApplicable.unlessContains("hashes", can.hash(), HashProto.IPV4_UDP);
    Sorter sorter = Sorter.started(fixture);
    int queues = Math.min(4, can.maxQueues());
    QueueParam each = QueueParam.plain().withSize(256);
    CosParam.Spread spread = new CosParam.Spread(queues, each, Set.of(HashProto.IPV4_UDP));
    Cos cos = sorter.cos("spread", CosParam.spread(spread));
    sorter.startsWith(cos);
    assertEquals(queues, cos.queues().size(), "queues");
    assertNull(cos.queue(), "the one queue of a class with several");
    boolean[] used = new boolean[queues];
    for (int flow = 0; flow < 64; flow++) {
      byte[] frame = TermFrame.flipped(TermFrame.udp(), TermFrame.L4 + 1, flow);
      int first = spreadTo(sorter, cos, frame);
      used[first] = true;
      assertEquals(first, spreadTo(sorter, cos, frame), "queue of the same flow");
    }
    assertTrue(
        IntStream.range(0, queues).filter(i -> used[i]).count() > 1, "queues used by 64 flows");
    assertEquals(0, spreadTo(sorter, cos, TermFrame.tcp()), "queue of what is not spread");
    assertEquals(129, cos.statistics().packets(), "packets of the class");
    long sum = cos.queues().stream().mapToLong(queue -> cos.statistics(queue).packets()).sum();
    assertEquals(129, sum, "packets of its queues");
    Queue one = fixture.plain(16);
    Cos single = sorter.cos("single", CosParam.enqueue(one));
    Packet packet = Allocation.one(sorter.pool, 100);
    Bytes.fill(packet, TermFrame.udp());
    assertSame(one, single.queueOf(packet), "the queue of a class that has one");
    assertNull(drop(fixture).queueOf(packet), "the queue of a class that drops");
    packet.free();
  }

  private static int spreadTo(Sorter sorter, Cos cos, byte[] frame) {
    sorter.send(frame);
    long before = cos.statistics().packets();
    sorter.arrived(cos, before + 1);
    for (int i = 0; i < cos.queues().size(); i++) {
      if (cos.queues().get(i).dequeue() instanceof Packet packet) {
        assertSame(cos.queues().get(i), cos.queueOf(packet), "the queue told");
        packet.free();
        return i;
      }
    }
    throw new AssertionError("the packet is in none of the queues");
  }

  @Conformance(
      clause = "What could go round in circles is refused by the names of the classes.",
      strategy = "A rule to its own class, two that make a circle, three in one call.",
      ifFails = "Rules of one call that make the circle only together.")
  void refusesCircles(Fixture fixture) {
    Classifier classifier = fixture.odp().classifier();
    Cos a = fixture.closing(classifier.createCos("a", CosParam.drop()));
    Cos b = fixture.closing(classifier.createCos("b", CosParam.drop()));
    Cos c = fixture.closing(classifier.createCos("c", CosParam.drop()));
    refusedAsCircle(classifier, List.of(new PmrLink(a, a, udp())), "a");
    List<PmrLink> three =
        List.of(new PmrLink(a, b, udp()), new PmrLink(b, c, udp()), new PmrLink(c, a, udp()));
    refusedAsCircle(classifier, three, "a", "b", "c");
    Pmr rule = classifier.createPmr(a, b, udp());
    refusedAsCircle(classifier, List.of(new PmrLink(b, a, udp())), "a", "b");
    rule.close();
    fixture.closing(classifier.createPmr(b, a, udp()));
  }

  private static void refusedAsCircle(Classifier classifier, List<PmrLink> links, String... names) {
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class, () -> classifier.createPmrs(links), "a circle");
    for (String name : names) {
      Messages.assertNames(error, "'" + name + "'");
    }
  }

  @Conformance(
      clause = "A class in use cannot be closed and stays as it was.",
      strategy = "Close with a rule from it, a rule to it, as default, as error class, after each.",
      ifFails = "Uses that are forgotten, and uses that are never given back.")
  void refusesToCloseWhatIsUsed(Fixture fixture) {
    Sorter sorter = Sorter.started(fixture);
    Cos from = sorter.cos("from");
    Cos to = sorter.cos("to");
    Pmr rule = sorter.rule(from, to, udp());
    assertThrows(IllegalStateException.class, from::close, "a class with a rule from it");
    assertThrows(IllegalStateException.class, to::close, "a class with a rule to it");
    sorter.pktio.defaultCos(from);
    sorter.pktio.errorCos(to);
    sorter.expect(to, TermFrame.udp());
    rule.close();
    assertThrows(IllegalStateException.class, from::close, "the default class");
    assertThrows(IllegalStateException.class, to::close, "the class of errors");
    sorter.expect(from, TermFrame.udp());
    sorter.pktio.errorCos(null);
    to.close();
    sorter.pktio.defaultCos(null);
    from.close();
    assertThrows(
        IllegalArgumentException.class, () -> sorter.pktio.defaultCos(from), "a closed class");
  }

  @Conformance(
      clause = "Parameters outside the capability are refused, naming value and bound.",
      strategy = "Priority, mark, terms, queues: the most, and one more.",
      ifFails = "Limits that are declared and not kept.")
  void keepsItsLimits(Fixture fixture) {
    Classifier classifier = fixture.odp().classifier();
    ClsCapability can = classifier.capability();
    Cos from = drop(fixture);
    Cos to = drop(fixture);
    PmrParam most = udp().withPriority(can.maxPriority()).withMark(can.maxMark());
    fixture.closing(classifier.createPmr(from, to, most));
    List<PmrTerm> terms = new ArrayList<>();
    for (int i = 0; i < can.maxTerms(); i++) {
      terms.add(PmrMatch.of(PmrField.IP_PROTOCOL, 17));
    }
    fixture.closing(classifier.createPmr(from, to, new PmrParam(terms, 0, 0)));
    terms.add(PmrMatch.of(PmrField.IP_PROTOCOL, 17));
    refused(classifier, from, to, new PmrParam(terms, 0, 0));
    refused(classifier, from, to, udp().withMark(-1));
    refused(classifier, from, to, udp().withPriority(-1));
    if (can.maxPriority() < Integer.MAX_VALUE) {
      refused(classifier, from, to, udp().withPriority(can.maxPriority() + 1));
    }
    if (can.maxMark() < Long.MAX_VALUE) {
      refused(classifier, from, to, udp().withMark(can.maxMark() + 1));
    }
    CosParam.Spread spread =
        new CosParam.Spread(can.maxQueues() + 1, QueueParam.plain(), can.hash());
    assertThrows(
        IllegalArgumentException.class,
        () -> classifier.createCos("", CosParam.spread(spread)),
        "more queues than there can be");
  }

  private static void refused(Classifier classifier, Cos from, Cos to, PmrParam param) {
    assertThrows(
        IllegalArgumentException.class,
        () -> classifier.createPmr(from, to, param),
        param::toString);
  }

  private static Cos drop(Fixture fixture) {
    return fixture.closing(fixture.odp().classifier().createCos("drop", CosParam.drop()));
  }

  private static PmrParam udp() {
    return PmrParam.of(PmrMatch.of(PmrField.IP_PROTOCOL, 17));
  }
}
