package org.odpj.comp;

import java.util.Set;

/**
 * What an engine can do with a format (ODP: {@code odp_comp_alg_capability_t}).
 *
 * @param maxLevel the level that compresses best, from 1; 0 if the format has no levels
 * @param codes the codes that a session may ask for; only {@link CompHuffman#DEFAULT} if the format
 *     has none
 * @param hashes the hashes that can be appended
 * @param outputPercent how long compressed data may be expected to be at most, in percent of the
 *     plain text, with a few bytes for headers beside it (ODP: {@code compression_ratio}). An
 *     estimate: more may come out
 */
public record CompAlgCapability(
    int maxLevel, Set<CompHuffman> codes, Set<CompHash> hashes, int outputPercent) {
  /** Copies the sets. */
  public CompAlgCapability {
    codes = Set.copyOf(codes);
    hashes = Set.copyOf(hashes);
  }
}
