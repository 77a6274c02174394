package org.odpj.crypto;

import java.util.Set;
import org.odpj.queue.QueueType;

/**
 * What an engine can do (ODP: {@code odp_crypto_capability_t}).
 *
 * @param engine its name, for people
 * @param maxSessions sessions that can exist at once
 * @param modes the modes of sessions
 * @param ciphers the ciphers; {@link Crypto#capabilities(CipherAlg)} has each one's lengths
 * @param auths the authentications; {@link Crypto#capabilities(AuthAlg)} has each one's lengths
 * @param hardware whether the engine works outside the CPU
 * @param completionQueues the kinds of queue that completions can go to
 */
public record CryptoCapability(
    String engine,
    int maxSessions,
    Set<CryptoMode> modes,
    Set<CipherAlg> ciphers,
    Set<AuthAlg> auths,
    boolean hardware,
    Set<QueueType> completionQueues) {
  /** Copies the sets. */
  public CryptoCapability {
    modes = Set.copyOf(modes);
    ciphers = Set.copyOf(ciphers);
    auths = Set.copyOf(auths);
    completionQueues = Set.copyOf(completionQueues);
  }
}
