/** A complete backend in software, for any Linux. Applications reach it through the API only. */
module org.odpj.linuxgeneric {
  requires org.odpj.api;
  requires static org.jspecify;

  provides org.odpj.spi.Backend with
      org.odpj.linuxgeneric.LinuxGenericBackend;
}
