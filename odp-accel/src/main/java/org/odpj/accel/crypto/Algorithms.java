package org.odpj.accel.crypto;

import java.util.List;
import java.util.Map;
import org.odpj.crypto.AuthAlg;
import org.odpj.crypto.AuthCapability;
import org.odpj.crypto.AuthParam;
import org.odpj.crypto.CipherAlg;
import org.odpj.crypto.CipherCapability;
import org.odpj.crypto.CipherParam;

/**
 * What a library computes. An engine is one of these with the sessions of this package around it.
 *
 * <p>Contexts are made from the session's copies of keys, one set for each thread that works on the
 * session at the same time, and are used by one thread at a time.
 */
public interface Algorithms {
  /** The engine's name, for people. */
  String name();

  /** The ciphers but the null cipher, sorted as the API promises. */
  Map<CipherAlg, List<CipherCapability>> ciphers();

  /** The authentications but the null one, sorted as the API promises. */
  Map<AuthAlg, List<AuthCapability>> auths();

  /** A context of a cipher that is neither null nor an AEAD. */
  CipherContext cipher(CipherParam param, boolean encrypt);

  /** A context of an authentication that is neither null nor an AEAD's half. */
  AuthContext auth(AuthParam param);

  /** A context of an AEAD. */
  AeadContext aead(CipherParam cipher, AuthParam auth, boolean encrypt);
}
