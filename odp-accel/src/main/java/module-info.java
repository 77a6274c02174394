/** Accelerators for crypto and compression, usable under any backend. */
module org.odpj.accel {
  requires com.lmax.disruptor;
  requires org.odpj.api;
  requires static org.jspecify;

  provides org.odpj.spi.Backend with
      org.odpj.accel.IpsecMbBackend,
      org.odpj.accel.IsalBackend,
      org.odpj.accel.JcaBackend,
      org.odpj.accel.OpensslBackend,
      org.odpj.accel.ZipBackend,
      org.odpj.accel.ZlibBackend;
}
