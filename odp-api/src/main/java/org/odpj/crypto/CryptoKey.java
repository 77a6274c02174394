package org.odpj.crypto;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * A key. Its bytes are never shown: not by {@link #toString}, not in messages.
 *
 * <p>Sessions copy what they need when they are created; the application closes its keys then.
 */
public final class CryptoKey implements AutoCloseable {
  private final byte[] bytes;
  private boolean closed;

  private CryptoKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * A key with a copy of some bytes; the caller clears its own.
   *
   * @param bytes the key, in the order of the algorithm's standard
   * @return the key
   */
  public static CryptoKey of(byte... bytes) {
    return new CryptoKey(bytes.clone());
  }

  /**
   * The key of what needs none.
   *
   * @return a key of no bytes
   */
  public static CryptoKey none() {
    return new CryptoKey(new byte[0]);
  }

  /**
   * Another key of the same bytes, to be closed on its own. For engines.
   *
   * @return a copy
   * @throws IllegalStateException if the key was closed
   */
  public synchronized CryptoKey copy() {
    checkOpen();
    return new CryptoKey(bytes.clone());
  }

  /**
   * How long it is.
   *
   * @return bytes
   */
  public int length() {
    return bytes.length;
  }

  /**
   * Copies the key to where an engine needs it; the engine clears that place when its session ends.
   *
   * @param target receives {@link #length} bytes
   * @param offset the first byte's place
   * @throws IllegalStateException if the key was closed
   */
  public synchronized void copyTo(MemorySegment target, long offset) {
    checkOpen();
    MemorySegment.copy(bytes, 0, target, ValueLayout.JAVA_BYTE, offset, bytes.length);
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("the key was closed before the session was created");
    }
  }

  /** Clears the bytes. Idempotent. */
  @Override
  public synchronized void close() {
    closed = true;
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public String toString() {
    return "CryptoKey[" + bytes.length + " bytes]";
  }
}
