package org.odpj.accel.comp;

import org.odpj.comp.Comp;
import org.odpj.comp.CompAlgCapability;
import org.odpj.comp.CompDirection;
import org.odpj.comp.CompSessionParam;
import org.odpj.queue.Queue;

/** Whether an engine's capability covers what a session shall be. */
final class SessionRules {
  private SessionRules() {}

  static void check(CompSessionParam param, Comp engine) {
    CompAlgCapability can = engine.capability(param.alg());
    require(can.hashes().contains(param.hash()), "hash", param.hash(), "none of " + can.hashes());
    if (param.direction() == CompDirection.COMPRESS) {
      int level = param.level();
      require(level >= 0 && level <= can.maxLevel(), "level", level, "not in 0.." + can.maxLevel());
      require(
          can.codes().contains(param.huffman()),
          "Huffman code",
          param.huffman(),
          "none of " + can.codes());
    }
    Queue queue = param.completionQueue();
    if (queue != null) {
      require(
          engine.capability().completionQueues().contains(queue.type()),
          "completion queue's type",
          queue.type(),
          "none of " + engine.capability().completionQueues());
    }
  }

  private static void require(boolean holds, String what, Object value, String instead) {
    if (!holds) {
      throw new IllegalArgumentException("the %s %s is %s".formatted(what, value, instead));
    }
  }
}
