package org.odpj.accel.isal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Set;
import org.odpj.accel.comp.Codec;
import org.odpj.accel.comp.Codecs;
import org.odpj.accel.comp.Window;
import org.odpj.comp.CompAlg;
import org.odpj.comp.CompHuffman;
import org.odpj.comp.CompSessionParam;

/**
 * What ISA-L compresses. Its level 0, the only one with fixed codes, stands for all levels of such
 * sessions; others have its levels 1 to 3.
 */
public final class IsalCodecs implements Codecs {
  private static final int MAX_LEVEL = 3;
  private static final int TRIAL = 512;

  /** ISA-L may use codes of nine bits for all bytes. */
  private static final int OUTPUT_PERCENT = 113;

  /** Loads the library with the first session. */
  public IsalCodecs() {}

  /**
   * Whether the library's structures are those that {@link IsalLayouts} has: a text goes through
   * both of them unchanged.
   */
  public static boolean works() {
    try (Arena arena = Arena.ofConfined();
        Codec compressor = new IsalCompressor(1, false, true);
        Codec decompressor = new IsalDecompressor(true)) {
      MemorySegment text = arena.allocate(TRIAL);
      for (int i = 0; i < TRIAL; i++) {
        text.set(ValueLayout.JAVA_BYTE, i, (byte) (i * i));
      }
      MemorySegment stream = arena.allocate(2 * TRIAL);
      MemorySegment back = arena.allocate(TRIAL);
      int length = run(compressor, text, TRIAL, stream);
      return run(decompressor, stream, length, back) == TRIAL && text.mismatch(back) < 0;
    }
  }

  /** The output's length, or less than 0 if the stream does not end. */
  private static int run(Codec codec, MemorySegment from, int length, MemorySegment to) {
    Window input = new Window();
    Window output = new Window();
    input.lay(from, 0, Math.max(0, length));
    output.lay(to, 0, (int) to.byteSize());
    codec.begin();
    return codec.run(input, output) == Codec.Progress.END ? (int) output.at() : -1;
  }

  @Override
  public String name() {
    return "isal";
  }

  @Override
  public int maxLevel() {
    return MAX_LEVEL;
  }

  @Override
  public Set<CompHuffman> codes() {
    return Set.of(CompHuffman.values());
  }

  @Override
  public int outputPercent() {
    return OUTPUT_PERCENT;
  }

  @Override
  public Codec compressor(CompSessionParam param) {
    boolean fixed = param.huffman() == CompHuffman.FIXED;
    int level = fixed ? 0 : Math.max(1, param.level());
    return new IsalCompressor(level, fixed, param.alg() == CompAlg.ZLIB);
  }

  @Override
  public Codec decompressor(CompAlg alg) {
    return new IsalDecompressor(alg == CompAlg.ZLIB);
  }
}
