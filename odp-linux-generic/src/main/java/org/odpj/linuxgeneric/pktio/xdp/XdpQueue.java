package org.odpj.linuxgeneric.pktio.xdp;

/**
 * A queue of a device, between start and stop.
 *
 * @param socket joined to the queue
 * @param rx receives by it
 * @param tx sends by it
 */
record XdpQueue(XskSocket socket, RxSide rx, TxSide tx) implements AutoCloseable {
  static final XdpQueue[] NONE = {};

  /** Ends sending and receiving; the kernel then has no packets any more. */
  @Override
  public void close() {
    tx.finish();
    rx.readCounters();
    socket.close();
    rx.free();
    tx.free();
  }
}
