package org.odpj.classify;

/**
 * A rule and the classes that it leads from and to.
 *
 * @param from whose packets it looks at
 * @param to where those that match go
 * @param param the rule
 */
public record PmrLink(Cos from, Cos to, PmrParam param) {}
