/**
 * The contract of a portable data plane: interfaces, value types and protocol headers, and the SPI
 * that a backend implements.
 *
 * <p>It depends on nothing but the JDK; JSpecify's annotations are there at compile time only.
 */
module org.odpj.api {
  requires static transitive org.jspecify;

  exports org.odpj;
  exports org.odpj.buffer;
  exports org.odpj.classify;
  exports org.odpj.comp;
  exports org.odpj.config;
  exports org.odpj.crypto;
  exports org.odpj.error;
  exports org.odpj.event;
  exports org.odpj.packet;
  exports org.odpj.parse;
  exports org.odpj.pktio;
  exports org.odpj.pool;
  exports org.odpj.proto;
  exports org.odpj.queue;
  exports org.odpj.schedule;
  exports org.odpj.spi;
  exports org.odpj.spi.check;
  exports org.odpj.spi.output;
  exports org.odpj.stash;
  exports org.odpj.system;
  exports org.odpj.thread;
  exports org.odpj.timer;

  uses org.odpj.spi.Backend;
}
