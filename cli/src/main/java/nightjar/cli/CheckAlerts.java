package nightjar.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nightjar.server.config.AlertConfig;

/** Who is told of incidents: is anybody at the address? Nothing is sent. */
final class CheckAlerts {
  private CheckAlerts() {}

  static List<Check> all(AlertConfig config, Path data) {
    List<Check> checks = new ArrayList<>();
    for (AlertChannel channel : AlertChannel.of(config, data)) {
      if (channel.isConfigured()) {
        checks.add(channel.address().map(to -> reached(channel, to)).orElseGet(() -> log(channel)));
      } else if (isBegun(channel.name(), config)) {
        checks.add(
            Check.warn(
                "alerts to " + channel.name(),
                "off, for they are set by half",
                "set " + channel.missing()));
      }
    }
    return checks;
  }

  private static boolean isBegun(String name, AlertConfig config) {
    return switch (name) {
      case "slack" -> config.slackToken().isPresent() || config.slackChannel().isPresent();
      case "github" -> config.githubToken().isPresent() || config.githubRepository().isPresent();
      default -> false;
    };
  }

  private static Check reached(AlertChannel channel, URI address) {
    String what = "alerts to " + channel.name();
    String host = AlertChannel.host(address);
    try {
      CheckCall.connect(address.getHost(), AlertChannel.port(address));
      return Check.ok(what, host + " takes connections; nothing was sent");
    } catch (IOException e) {
      return Check.fail(
          what,
          host + " cannot be reached: " + e.getMessage(),
          "check the address and the firewall, then: nightjar alert test " + channel.name());
    }
  }

  private static Check log(AlertChannel channel) {
    Path file = channel.file().toAbsolutePath();
    Path at = file;
    while (at != null && !Files.exists(at)) {
      at = at.getParent();
    }
    boolean fits =
        at != null && (at.equals(file) ? Files.isRegularFile(at) : Files.isDirectory(at));
    return fits && Files.isWritable(at)
        ? Check.ok("alerts to " + channel.name(), channel.how())
        : Check.fail(
            "alerts to " + channel.name(),
            file + " cannot be written to",
            "set REMEDIATION_LOG to a file that can");
  }
}
