package org.odpj.crypto;

/**
 * One way in which a cipher can be used (ODP: {@code odp_crypto_cipher_capability_t}).
 *
 * @param keyLength bytes
 * @param ivLength bytes
 * @param bitMode whether ranges may be in bits
 */
public record CipherCapability(int keyLength, int ivLength, boolean bitMode) {}
