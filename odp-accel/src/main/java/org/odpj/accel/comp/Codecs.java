package org.odpj.accel.comp;

import java.util.Set;
import org.odpj.comp.CompAlg;
import org.odpj.comp.CompHuffman;
import org.odpj.comp.CompSessionParam;

/**
 * What a library compresses, DEFLATE and zlib both. An engine is one of these with the sessions of
 * this package around it.
 */
public interface Codecs {
  /** The engine's name, for people. */
  String name();

  /** The level that compresses best; levels count from 1. */
  int maxLevel();

  /** The codes that can be asked for. */
  Set<CompHuffman> codes();

  /** How long compressed data are at most, by estimate, in percent of the plain text. */
  int outputPercent();

  /** A compressor for a format other than {@link CompAlg#NULL}. */
  Codec compressor(CompSessionParam param);

  /** A decompressor of a format other than {@link CompAlg#NULL}. */
  Codec decompressor(CompAlg alg);
}
