package nightjar.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import nightjar.server.config.HttpConfig;

/** The port that calls come in by: free, or answered by the Nightjar that should be there. */
final class CheckDoor {
  private static final String WHAT = "port";

  private final HttpConfig config;
  private final CheckCall call;
  private final Optional<String> holder;

  /**
   * A port.
   *
   * @param holder who runs on the data folder now
   */
  CheckDoor(HttpConfig config, CheckCall call, Optional<String> holder) {
    this.config = config;
    this.call = call;
    this.holder = holder;
  }

  Check port() {
    String place = config.bind() + ":" + config.port();
    if (isOpenInTheClear()) {
      return Check.fail(
          WHAT,
          place + " can be reached from other machines, and there is no TLS",
          "set http.tls.cert and http.tls.key, or http.insecure if everybody may read along");
    }
    if (config.port() == 0) {
      return Check.ok(WHAT, "any that is free");
    }
    boolean taken = isTaken();
    if (taken && answers()) {
      return holder
          .map(who -> Check.ok(WHAT, "Nightjar, " + who + ", answers at " + place))
          .orElseGet(
              () ->
                  Check.warn(
                      WHAT,
                      "a Nightjar of another data folder answers at " + place,
                      "set http.port to start a second one"));
    }
    if (holder.isPresent()) {
      return Check.warn(
          WHAT,
          "the data folder is in use by " + holder.get() + ", which does not answer at " + place,
          "it may be starting or listen elsewhere; if neither, end it");
    }
    if (taken) {
      return Check.fail(
          WHAT,
          place + " is taken by another program, or no address of this machine",
          "set http.port or http.bind");
    }
    return Check.ok(WHAT, place + " is free");
  }

  /** The server does not start like that. */
  private boolean isOpenInTheClear() {
    boolean tls = config.tlsCertificate().isPresent() || config.tlsKey().isPresent();
    try {
      return !tls && !config.insecure() && !InetAddress.getByName(bare()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false; // told as an address that is none of this machine
    }
  }

  private boolean isTaken() {
    try (ServerSocket socket = new ServerSocket()) {
      // As the server does, so that connections that are just ending do not count.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(bare(), config.port()));
      return false;
    } catch (IOException | IllegalArgumentException e) {
      return true;
    }
  }

  private boolean answers() {
    String scheme = config.tlsCertificate().isPresent() ? "https" : "http";
    try {
      URI address = URI.create(scheme + "://" + host() + ":" + config.port() + "/livez");
      CheckCall.Answer answer = call.get(address, Map.of());
      return answer.status() == 200 && answer.text().contains("\"status\":\"ok\"");
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  /** The address without the brackets that one of IPv6 may be written in. */
  private String bare() {
    return config.bind().replaceAll("[\\[\\]]", "");
  }

  /** Where one who listens everywhere can be asked. */
  private String host() throws IOException {
    InetAddress address = InetAddress.getByName(bare());
    InetAddress asked = address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
    String text = asked.getHostAddress();
    return text.contains(":") ? "[" + text.replaceFirst("%.*", "") + "]" : text;
  }
}
