package org.odpj.crypto;

import org.jspecify.annotations.Nullable;
import org.odpj.queue.Queue;

/**
 * What a session shall be (ODP: {@code odp_crypto_session_param_t}).
 *
 * @param direction whether it encodes or decodes
 * @param form where results go
 * @param cipher the cipher
 * @param auth the authentication
 * @param authCipherText whether the authentication sees what is on the wire, encrypted (true), or
 *     the plain text (false, ODP's default). An encoder of the first kind encrypts first, a decoder
 *     of it authenticates first. No meaning for AEADs
 * @param digestInAuthRange whether the digest may lie in the range that it covers; it counts as
 *     zeros there
 * @param nullCrypto whether single operations may ask to leave their packet as it is; asynchronous
 *     sessions only
 * @param completionQueue receives completions in the order of submission; null for a synchronous
 *     session
 */
public record CryptoSessionParam(
    CryptoDirection direction,
    CryptoForm form,
    CipherParam cipher,
    AuthParam auth,
    boolean authCipherText,
    boolean digestInAuthRange,
    boolean nullCrypto,
    @Nullable Queue completionQueue) {
  /**
   * A synchronous session that works in place.
   *
   * @param direction whether it encodes or decodes
   * @param cipher the cipher
   * @param auth the authentication
   * @return the parameters
   */
  public static CryptoSessionParam of(
      CryptoDirection direction, CipherParam cipher, AuthParam auth) {
    return new CryptoSessionParam(
        direction, CryptoForm.IN_PLACE, cipher, auth, false, false, false, null);
  }

  /**
   * The mode, which the completion queue decides.
   *
   * @return {@link CryptoMode#ASYNC} if there is one
   */
  public CryptoMode mode() {
    return completionQueue == null ? CryptoMode.SYNC : CryptoMode.ASYNC;
  }

  /**
   * The same in another form.
   *
   * @param where where results go
   * @return new parameters
   */
  public CryptoSessionParam withForm(CryptoForm where) {
    return new CryptoSessionParam(
        direction,
        where,
        cipher,
        auth,
        authCipherText,
        digestInAuthRange,
        nullCrypto,
        completionQueue);
  }

  /**
   * The same with the authentication over the cipher text, as IPsec and most protocols have it.
   *
   * @return new parameters
   */
  public CryptoSessionParam overCipherText() {
    return new CryptoSessionParam(
        direction, form, cipher, auth, true, digestInAuthRange, nullCrypto, completionQueue);
  }

  /**
   * The same with the digest in the range that it covers.
   *
   * @return new parameters
   */
  public CryptoSessionParam withDigestInAuthRange() {
    return new CryptoSessionParam(
        direction, form, cipher, auth, authCipherText, true, nullCrypto, completionQueue);
  }

  /**
   * The same as an asynchronous session.
   *
   * @param queue receives completions; plain or scheduled
   * @return new parameters
   */
  public CryptoSessionParam completingTo(Queue queue) {
    return new CryptoSessionParam(
        direction, form, cipher, auth, authCipherText, digestInAuthRange, nullCrypto, queue);
  }

  /**
   * The same with single operations allowed to leave their packet as it is.
   *
   * @return new parameters
   */
  public CryptoSessionParam withNullCrypto() {
    return new CryptoSessionParam(
        direction, form, cipher, auth, authCipherText, digestInAuthRange, true, completionQueue);
  }
}
