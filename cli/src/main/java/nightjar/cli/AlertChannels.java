package nightjar.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import nightjar.NearestName;
import nightjar.act.AlertOutcome;
import nightjar.act.AlertTarget;
import nightjar.server.AlertTargets;
import nightjar.server.config.AlertConfig;
import nightjar.server.config.HttpConfig;
import nightjar.server.config.Settings;
import nightjar.server.config.StoreConfig;
import nightjar.web.Outbound;
import nightjar.web.TestAlert;
import org.jspecify.annotations.Nullable;

/** The channels of the settings, listed and tried out. */
final class AlertChannels {
  /** A channel did not take the alert. */
  private static final int NOT_DELIVERED = 1;

  private final Shell shell;
  private final Settings settings;
  private final Path data;
  private final List<AlertChannel> channels;

  private AlertChannels(Shell shell, Settings settings) {
    this.shell = shell;
    this.settings = settings;
    data = StoreConfig.from(settings).data();
    channels = AlertChannel.of(AlertConfig.from(settings), data);
  }

  static AlertChannels of(Shell shell, @Nullable String config, @Nullable String data) {
    return new AlertChannels(
        shell, ConfigFiles.required(shell, config, ConfigFiles.dataFlag(data)));
  }

  /** Prints what is configured, and what has to be set for the others. */
  int list() throws IOException {
    int score = AlertConfig.from(settings).minScore();
    for (AlertChannel channel : channels) {
      String state =
          channel.isConfigured()
              ? "on   " + channel.how() + ", from score " + score
              : "off  set " + channel.missing();
      shell.println(
          Shell.printable(String.format(Locale.ROOT, "%-15s  %s", channel.name(), state)));
    }
    return ExitCode.DONE;
  }

  /**
   * Sends a made-up alert and prints what became of it.
   *
   * @throws UsageException if no such channel is configured
   */
  int test(String name) throws IOException {
    mustBeConfigured(name);
    try (Outbound outbound = new Outbound()) {
      return told(name, TestAlert.tell(target(name, outbound), shell.clock()));
    }
  }

  private void mustBeConfigured(String name) {
    for (AlertChannel channel : channels) {
      if (channel.name().equals(name)) {
        if (channel.isConfigured()) {
          return;
        }
        throw new UsageException(
            "alert test: " + name + " is not configured; set " + channel.missing());
      }
    }
    List<String> configured =
        channels.stream().filter(AlertChannel::isConfigured).map(AlertChannel::name).toList();
    String meant =
        NearestName.of(name, channels.stream().map(AlertChannel::name).toList())
            .map(near -> "; did you mean " + near + "?")
            .orElse(";");
    throw new UsageException(
        "alert test: there is no channel "
            + name
            + meant
            + " Configured: "
            + String.join(", ", configured));
  }

  private AlertTarget target(String name, Outbound outbound) {
    try {
      return new AlertTargets(settings, HttpConfig.from(settings), data, outbound, shell.clock())
          .all().stream().filter(target -> target.name().equals(name)).findFirst().orElseThrow();
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private int told(String name, AlertOutcome outcome) throws IOException {
    String what =
        switch (outcome) {
          case AlertOutcome.Delivered delivered -> "delivered: " + delivered.note();
          case AlertOutcome.Later later -> "not delivered: " + later.why();
          case AlertOutcome.Refused refused -> "not delivered: " + refused.why();
        };
    shell.println(Shell.printable(name + ": " + what));
    return outcome instanceof AlertOutcome.Delivered ? ExitCode.DONE : NOT_DELIVERED;
  }
}
