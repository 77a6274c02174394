package org.odpj.spi;

import java.util.List;
import java.util.function.Consumer;
import org.odpj.classify.ClsCapability;
import org.odpj.classify.Cos;
import org.odpj.classify.CosParam;
import org.odpj.classify.Pmr;
import org.odpj.classify.PmrLink;
import org.odpj.pktio.Pktio;
import org.odpj.queue.Queue;

/** Makes classes and rules, and sorts the packets of interfaces by them. Thread-safe. */
public interface ClassifierProvider {
  /**
   * What it can do.
   *
   * @return the capability
   */
  ClsCapability capability();

  /**
   * Makes a class of service. The parameters have been checked against the capability.
   *
   * @param name any text
   * @param param what it shall be
   * @param queues of the class: none if it drops, the parameters' queue, or as many as it spreads
   *     over, which the data plane has made and closes
   * @param onClose to be called once, with the class, when it is closed
   * @return the class
   */
  Cos createCos(String name, CosParam param, List<Queue> queues, Consumer<? super Cos> onClose);

  /**
   * Makes rules. The parameters have been checked against the capability, and make no circle.
   *
   * @param links the rules, of classes that this provider made
   * @param onClose to be called once, with each rule, when it is closed
   * @return the rules, in this order, in force
   */
  List<Pmr> createPmrs(List<PmrLink> links, Consumer<? super Pmr> onClose);

  /**
   * What sorts the packets of an interface.
   *
   * @param device any interface, of any backend
   * @return without classes
   */
  InputClassifier classify(Pktio device);
}
