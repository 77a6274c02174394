package org.odpj.crypto;

/**
 * Algorithms, keys and order of work (ODP: {@code odp_crypto_session_t}). Thread-safe: any number
 * of threads may run operations of one session at once.
 */
public interface CryptoSession extends AutoCloseable {
  /**
   * What it was made with. The keys in it are whatever the application left of them.
   *
   * @return the parameters, unchanged
   */
  CryptoSessionParam param();

  /**
   * Ends the session and clears its copies of keys (ODP: {@code odp_crypto_session_destroy}).
   * Idempotent.
   *
   * @throws IllegalStateException if operations are in flight, naming how many; the session stays
   *     as it was
   */
  @Override
  void close();
}
