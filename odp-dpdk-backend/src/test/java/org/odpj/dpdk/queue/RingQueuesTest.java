package org.odpj.dpdk.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.odpj.config.OdpConfig;
import org.odpj.dpdk.OpenDpdk;
import org.odpj.dpdk.lib.Layouts.Ring;
import org.odpj.dpdk.lib.Rings;
import org.odpj.error.OdpException;
import org.odpj.event.Event;
import org.odpj.packet.Packet;
import org.odpj.packet.PacketPool;
import org.odpj.queue.Queue;
import org.odpj.queue.QueueOpMode;
import org.odpj.queue.QueueParam;
import org.odpj.spi.BackendContext;

/** Queues on rings that are found by name. */
final class RingQueuesTest {
  @RegisterExtension final OpenDpdk dpdk = new OpenDpdk();

  private final List<String> log = new ArrayList<>();
  private final List<RingQueues> opened = new ArrayList<>();

  private RingQueues rings(Set<String> created, Set<String> attached) {
    OdpConfig config = OdpConfig.backend("dpdk").withLog((level, line) -> log.add(line));
    RingQueues rings = new RingQueues(new BackendContext(config), created, attached);
    opened.add(rings);
    return rings;
  }

  @AfterEach
  void close() {
    opened.reversed().forEach(RingQueues::close);
  }

  @Test
  void packetsTravelThroughASharedRing() {
    Queue near = rings(Set.of("wire"), Set.of()).createQueue("wire", queue(4), _ -> {});
    Queue far = rings(Set.of(), Set.of("wire")).createQueue("wire", queue(4), _ -> {});
    PacketPool pool = dpdk.pool();
    Packet packet = Objects.requireNonNull(pool.alloc(60));
    packet.userFlag(true);
    assertThat(near.enqueue(packet)).isTrue();
    assertThat(far.length()).isOne();
    assertThatThrownBy(near::close).isInstanceOf(IllegalStateException.class);
    Event arrived = far.dequeue();
    assertThat(arrived).isSameAs(packet);
    assertThat(packet.userFlag()).as("what Java had noted").isFalse();
    assertThat(packet.length()).isEqualTo(60);
    packet.free();
    far.close();
    near.close();
    pool.close();
  }

  @Test
  void refusesWhatIsNoMbuf() {
    Queue queue = rings(Set.of(), Set.of()).createQueue("any", queue(4), _ -> {});
    assertThatThrownBy(() -> queue.enqueue(new NoMbuf()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rte_ring");
    assertThat(queue.length()).isZero();
    queue.close();
  }

  @Test
  void saysWhyARingCannotBeUsed() {
    RingQueues maker = rings(Set.of("taken", "one"), Set.of());
    maker.createQueue("taken", queue(4), _ -> {});
    assertThatThrownBy(() -> maker.createQueue("taken", queue(4), _ -> {}))
        .isInstanceOf(OdpException.class)
        .hasMessageContaining("'taken' already");
    RingQueues user = rings(Set.of(), Set.of("absent", "taken", "one", "rts"));
    assertThatThrownBy(() -> user.createQueue("absent", queue(4), _ -> {}))
        .isInstanceOf(OdpException.class)
        .hasMessageContaining("no ring 'absent'");
    assertThatThrownBy(() -> user.createQueue("taken", queue(5), _ -> {}))
        .isInstanceOf(OdpException.class)
        .hasMessageContaining("holds 4");
    maker.createQueue(
        "one", queue(4).withModes(QueueOpMode.MT_UNSAFE, QueueOpMode.MT_UNSAFE), _ -> {});
    assertThatThrownBy(() -> user.createQueue("one", queue(4), _ -> {}))
        .isInstanceOf(OdpException.class)
        .hasMessageContaining("for one thread");
    var rts = Rings.create("rts", 4, Ring.EXACT_SIZE | 0x0008 | 0x0010); // both sides RTS
    assertThatThrownBy(() -> user.createQueue("rts", queue(4), _ -> {}))
        .isInstanceOf(OdpException.class)
        .hasMessageContaining("RTS");
    Rings.free(rts);
  }

  private static QueueParam queue(int size) {
    return QueueParam.plain().withSize(size);
  }
}
