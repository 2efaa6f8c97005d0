package nightjar.web;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocketHandshakeException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;

/** Says in words why a request failed. */
final class OutboundFailure {
  /** What the JDK says when the other side speaks something else. */
  private static final List<String> NOT_TLS =
      List.of("plaintext connection", "unrecognized SSL message", "terminated the handshake");

  private OutboundFailure() {}

  /** No whole reply in time. */
  static OutboundException late(String host, Duration limit, Throwable cause) {
    return new OutboundException(host + " did not answer within " + seconds(limit), cause);
  }

  private static String seconds(Duration limit) {
    return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }

  /** What a client's exception means. */
  static OutboundException of(String host, Duration connect, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutboundException known) {
        return known;
      }
      String words = words(host, connect, cause);
      if (!words.isEmpty()) {
        return new OutboundException(words, failure);
      }
    }
    Throwable root = root(failure);
    String said = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    return new OutboundException(
        "the connection to " + host + " failed: " + CleanText.of(said, 200), failure);
  }

  private static String words(String host, Duration connect, Throwable cause) {
    return switch (cause) {
      case UnresolvedAddressException _ -> unknown(host);
      case UnknownHostException _ -> unknown(host);
      case HttpTimeoutException _ ->
          host + " did not accept a connection within " + seconds(connect);
      case SSLException tls -> tls(host, tls);
      case NoRouteToHostException _ -> "there is no route to " + host;
      case WebSocketHandshakeException shake ->
          host + " answered " + shake.getResponse().statusCode() + " instead of a WebSocket";
      case ConnectException refused when root(refused) instanceof UnresolvedAddressException ->
          unknown(host);
      case ConnectException _ ->
          host + " refused the connection; is it running, and is the port right?";
      // Of the heap nobody would hear: the process ends.
      case OutOfMemoryError _ -> "this machine gives no thread that " + host + " could be asked by";
      case EOFException _ -> host + " closed the connection without an answer";
      default ->
          cause.getMessage() != null && cause.getMessage().contains("reset")
              ? host + " broke the connection off"
              : "";
    };
  }

  private static String unknown(String host) {
    return "no address is known for " + host + " (DNS); is the name right?";
  }

  private static String tls(String host, SSLException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException) {
        return "TLS with " + host + " failed: its certificate has expired";
      }
    }
    Throwable root = root(failure);
    String said = String.valueOf(root.getMessage());
    if (said.contains("unable to find valid certification path")) {
      return "TLS with "
          + host
          + " failed: its certificate is signed by nobody this machine trusts";
    }
    if (NOT_TLS.stream().anyMatch(said::contains)) {
      return "TLS with " + host + " failed: it does not speak TLS there; is http:// meant?";
    }
    return "TLS with " + host + " failed: " + CleanText.of(said, 200);
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
