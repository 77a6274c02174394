package org.odpj.stash;

/** A stash of ints (ODP: handles of 4 bytes and less). */
public interface IntStash extends Stash {
  /**
   * Puts in as many as fit (ODP: {@code odp_stash_put_u32}).
   *
   * @param objects holds them
   * @param offset index of the first
   * @param count how many, 0 or more
   * @return how many went in, a prefix
   * @throws IndexOutOfBoundsException if the range is not within the array; nothing went in
   */
  int put(int[] objects, int offset, int count);

  /**
   * Puts in all or none (ODP: {@code odp_stash_put_u32_batch}).
   *
   * @param objects holds them
   * @param offset index of the first
   * @param count how many, 0 or more
   * @return {@code count}, or 0 if they do not fit
   * @throws IndexOutOfBoundsException if the range is not within the array; nothing went in
   */
  int putBatch(int[] objects, int offset, int count);

  /**
   * Takes out as many as there are (ODP: {@code odp_stash_get_u32}).
   *
   * @param objects receives them; not touched beyond what the call returns
   * @param offset index of the first
   * @param count how many at most, 0 or more
   * @return how many came out
   * @throws IndexOutOfBoundsException if the range is not within the array; nothing came out
   */
  int get(int[] objects, int offset, int count);

  /**
   * Takes out all or none (ODP: {@code odp_stash_get_u32_batch}).
   *
   * @param objects receives them; not touched if the call returns 0
   * @param offset index of the first
   * @param count how many, 0 or more
   * @return {@code count}, or 0 if there are fewer
   * @throws IndexOutOfBoundsException if the range is not within the array; nothing came out
   */
  int getBatch(int[] objects, int offset, int count);
}
