package org.odpj.validation.cases;

import org.odpj.proto.Crc;
import org.odpj.validation.suite.Variant;

/** Kinds of CRCs, and what each of them is of the nine octets "123456789". */
enum CrcKind implements Variant {
  CRC_32(32, 0x04c1_1db7, true, 0xffff_ffffL, 0xffff_ffffL, 0xcbf4_3926L),
  CRC_32C(32, 0x1edc_6f41, true, 0xffff_ffffL, 0xffff_ffffL, 0xe306_9283L),
  CRC_32_BZIP2(32, 0x04c1_1db7, false, 0xffff_ffffL, 0xffff_ffffL, 0xfc89_1918L),
  CRC_32_MPEG_2(32, 0x04c1_1db7, false, 0xffff_ffffL, 0, 0x0376_e6e7L),
  CRC_32_POSIX(32, 0x04c1_1db7, false, 0, 0xffff_ffffL, 0x765e_7680L),
  CRC_32_Q(32, 0x8141_41abL, false, 0, 0, 0x3010_bf7fL),
  CRC_32_JAMCRC(32, 0x04c1_1db7, true, 0xffff_ffffL, 0, 0x340b_c6d9L),
  CRC_32_XFER(32, 0xaf, false, 0, 0, 0xbd0b_e338L),
  CRC_24_OPENPGP(24, 0x86_4cfb, false, 0xb7_04ce, 0, 0x21_cf02),
  CRC_24_FLEXRAY_A(24, 0x5d_6dcb, false, 0xfe_dcba, 0, 0x79_79bd),
  CRC_24_BLE(24, 0x65b, true, 0x55_5555, 0, 0xc2_5a56),
  CRC_16_ARC(16, 0x8005, true, 0, 0, 0xbb3d),
  CRC_16_GENIBUS(16, 0x1021, false, 0xffff, 0xffff, 0xd64e),
  CRC_16_USB(16, 0x8005, true, 0xffff, 0xffff, 0xb4c8),
  CRC_16_T10_DIF(16, 0x8bb7, false, 0, 0, 0xd0db),
  CRC_8_SMBUS(8, 0x07, false, 0, 0, 0xf4),
  CRC_64_ECMA_182(64, 0x42f0_e1eb_a9ea_3693L, false, 0, 0, 0x6c40_df5f_0b49_7347L),
  CRC_64_XZ(64, 0x42f0_e1eb_a9ea_3693L, true, -1, -1, 0x995d_c9bb_df19_39faL);

  final long initial;
  final long check;
  private final int width;
  private final long polynomial;
  private final boolean reflected;
  private final long xorOut;

  CrcKind(int width, long polynomial, boolean reflected, long initial, long xorOut, long check) {
    this.width = width;
    this.polynomial = polynomial;
    this.reflected = reflected;
    this.initial = initial;
    this.xorOut = xorOut;
    this.check = check;
  }

  Crc crc() {
    return new Crc(width, polynomial, reflected, reflected, xorOut);
  }

  /** ODP has a case for CRC-32, and one for each of three widths. */
  @Override
  public String odpName() {
    return switch (width) {
      case 24 -> "crc24_generic";
      case 8, 16 -> "crc16_generic";
      default -> this == CRC_32 ? "crc32" : "crc32_generic";
    };
  }
}
