package org.odpj.classify;

import java.util.List;
import org.odpj.error.OdpException;

/**
 * Makes classes of service and the rules between them (ODP: classification). Interfaces whose input
 * was configured with {@code PktinQueueParam.classifier} pass their packets through it, from {@code
 * Pktio.defaultCos} on. Thread-safe, also beside traffic.
 */
public interface Classifier {
  /**
   * What it can do (ODP: {@code odp_cls_capability}).
   *
   * @return the capability
   */
  ClsCapability capability();

  /**
   * Makes a class of service (ODP: {@code odp_cls_cos_create}).
   *
   * @param name any text; need not be unique
   * @param param what it shall be
   * @return the class
   * @throws IllegalArgumentException if a parameter is outside the capability
   * @throws OdpException if there are as many classes, or queues, as the capabilities allow
   */
  Cos createCos(String name, CosParam param);

  /**
   * Makes a rule (ODP: {@code odp_cls_pmr_create_opt}).
   *
   * @param from whose packets it looks at
   * @param to where those that match go
   * @param param the rule
   * @return the rule, in force
   * @throws IllegalArgumentException if a parameter is outside the capability, a class is of
   *     another data plane, or packets could go round in circles
   * @throws OdpException if there are as many rules as the capability allows
   */
  default Pmr createPmr(Cos from, Cos to, PmrParam param) {
    return createPmrs(List.of(new PmrLink(from, to, param))).getFirst();
  }

  /**
   * Makes many rules at once (ODP: {@code odp_cls_pmr_create_multi}), which is quicker than one by
   * one. All are made, or none.
   *
   * @param links the rules
   * @return them, in this order, in force
   * @throws IllegalArgumentException as of {@link #createPmr}
   * @throws OdpException as of {@link #createPmr}
   */
  List<Pmr> createPmrs(List<PmrLink> links);
}
