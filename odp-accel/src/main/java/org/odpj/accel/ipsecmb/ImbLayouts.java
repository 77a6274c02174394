package org.odpj.accel.ipsecmb;

/**
 * Where things are in the structures of intel-ipsec-mb.h, for version {@link #VERSION} on x86-64.
 * The names are the library's. Most functions are not exported: {@code IMB_MGR} holds pointers to
 * the ones that suit the CPU.
 */
final class ImbLayouts {
  /** What {@code imb_get_version_str} says. */
  static final String VERSION = "1.3.0";

  static final long GCM_KEY_DATA_SIZE = 1_008;
  static final long GCM_CONTEXT_DATA_SIZE = 88;
  static final long CHACHA20_POLY1305_CONTEXT_DATA_SIZE = 192;

  /** For keys of 128, 192 and 256 bits, one pointer after the other. */
  static final long GCM_ENC = 256;

  static final long GCM_DEC = 280;
  static final long GCM_PRE = 448;

  static final long EEA3_1_BUFFER = 472;
  static final long EIA3_1_BUFFER = 496;
  static final long F8_1_BUFFER = 504;
  static final long F9_1_BUFFER_USER = 560;
  static final long KASUMI_INIT_F8_KEY_SCHED = 568;
  static final long KASUMI_INIT_F9_KEY_SCHED = 576;
  static final long KASUMI_KEY_SCHED_SIZE = 584;
  static final long SNOW3G_F8_1_BUFFER = 600;
  static final long SNOW3G_F9_1_BUFFER = 656;
  static final long SNOW3G_INIT_KEY_SCHED = 664;
  static final long SNOW3G_KEY_SCHED_SIZE = 672;
  static final long CHACHA20_POLY1305_INIT = 920;
  static final long CHACHA20_POLY1305_ENC_UPDATE = 928;
  static final long CHACHA20_POLY1305_DEC_UPDATE = 936;
  static final long CHACHA20_POLY1305_FINALIZE = 944;

  /** Enough of {@code IMB_MGR} for all of the above. */
  static final long FUNCTIONS_END = 1_008;

  private ImbLayouts() {}
}
