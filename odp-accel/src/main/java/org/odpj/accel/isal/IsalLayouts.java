package org.odpj.accel.isal;

/**
 * Where things are in the structures of igzip_lib.h of ISA-L 2 on x86-64. The library does not say
 * which version it is; {@link IsalCodecs} tries it out.
 */
final class IsalLayouts {
  /** Room for {@code struct isal_zstream}, which has 82,384 bytes in 2.30. */
  static final long ZSTREAM_SIZE = 1 << 17;

  static final long Z_NEXT_IN = 0;
  static final long Z_AVAIL_IN = 8;
  static final long Z_NEXT_OUT = 16;
  static final long Z_AVAIL_OUT = 24;
  static final long Z_LEVEL = 40;
  static final long Z_LEVEL_BUF_SIZE = 44;
  static final long Z_LEVEL_BUF = 48;
  static final long Z_END_OF_STREAM = 56;
  static final long Z_GZIP_FLAG = 60;
  static final long Z_STATE = 84;

  /** {@code IGZIP_ZLIB_NO_HDR}: with the trailer of zlib. */
  static final short IGZIP_ZLIB_NO_HDR = 4;

  /** {@code IGZIP_HUFFTABLE_STATIC}: the code that the standard fixes. */
  static final int HUFFTABLE_STATIC = 2;

  static final int ZSTATE_END = 11;

  /** {@code ISAL_DEF_LVLn_DEFAULT} for n from 0. */
  static final int[] LEVEL_BUF_SIZES = {0, 282_624, 331_776, 348_160};

  /** Room for {@code struct inflate_state}, which has 87,368 bytes in 2.30. */
  static final long INFLATE_SIZE = 1 << 17;

  static final long I_NEXT_OUT = 0;
  static final long I_AVAIL_OUT = 8;
  static final long I_NEXT_IN = 16;
  static final long I_AVAIL_IN = 32;
  static final long I_BLOCK_STATE = 21_160;
  static final long I_CRC_FLAG = 21_172;

  /** {@code ISAL_ZLIB}: with the header and trailer of zlib, which are checked. */
  static final int ISAL_ZLIB = 3;

  static final int ISAL_BLOCK_FINISH = 5;

  /** Results from here on up, and negative ones, are errors. */
  static final int ISAL_NAME_OVERFLOW = 3;

  private IsalLayouts() {}
}
