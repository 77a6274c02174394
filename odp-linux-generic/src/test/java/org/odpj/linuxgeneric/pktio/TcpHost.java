package org.odpj.linuxgeneric.pktio;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.zip.CRC32C;

/**
 * A program of its own in a host: receives or sends random bytes by TCP, and prints how many and
 * their sum. System tests start it from this source file, whatever module they are in.
 */
final class TcpHost {
  private static final int PORT = 5001;
  private static final int CHUNK = 1 << 16;

  private TcpHost() {}

  /** {@code receive ADDRESS} or {@code send ADDRESS BYTES SEED}. */
  public static void main(String[] arguments) throws IOException {
    InetAddress address = InetAddress.getByName(arguments[1]);
    if (arguments[0].equals("receive")) {
      receive(address);
    } else {
      send(address, Long.parseLong(arguments[2]), Long.parseLong(arguments[3]));
    }
  }

  private static void receive(InetAddress address) throws IOException {
    try (ServerSocket server = new ServerSocket(PORT, 1, address)) {
      System.out.println("listening");
      try (Socket socket = server.accept()) {
        InputStream in = socket.getInputStream();
        CRC32C sum = new CRC32C();
        long total = 0;
        byte[] chunk = new byte[CHUNK];
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
          sum.update(chunk, 0, n);
          total += n;
        }
        System.out.println(total + " bytes, sum " + sum.getValue());
      }
    }
  }

  private static void send(InetAddress address, long bytes, long seed) throws IOException {
    Random random = new Random(seed);
    CRC32C sum = new CRC32C();
    try (Socket socket = new Socket(address, PORT)) {
      OutputStream out = socket.getOutputStream();
      byte[] chunk = new byte[CHUNK];
      for (long left = bytes; left > 0; left -= chunk.length) {
        random.nextBytes(chunk);
        int n = (int) Math.min(left, chunk.length);
        sum.update(chunk, 0, n);
        out.write(chunk, 0, n);
      }
    }
    System.out.println(bytes + " bytes, sum " + sum.getValue());
  }
}
