package nightjar.eval.check;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Random;

/**
 * Ports below those that a system gives out by itself. A client goes on sending to the port of a
 * server that is dead; nobody else may answer there, or it would take lines for kept that were not.
 */
final class OwnPort {
  private static final int LOWEST = 20_000;
  private static final int BEHIND = 32_000;
  private static final int TRIES = 1_000;
  private static final Random RANDOM = new Random();

  private OwnPort() {}

  /**
   * One that is free, another each time.
   *
   * @throws IOException if none is found
   */
  static int free() throws IOException {
    for (int i = 0; i < TRIES; i++) {
      int port = RANDOM.nextInt(LOWEST, BEHIND);
      try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // Somebody has it.
      }
    }
    throw new IOException("no port between %d and %d is free".formatted(LOWEST, BEHIND));
  }
}
