package nightjar.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nightjar.server.config.KeyTable;
import nightjar.server.config.Setting;
import nightjar.server.config.Settings;
import org.jspecify.annotations.Nullable;

/** The settings, told to people and programs. No secret is in what is told. */
final class ConfigTable {
  /** A user and password in an address, which may be set in the clear elsewhere. */
  private static final Pattern LOGIN = Pattern.compile("(?<=://)[^/@\\s]*@");

  private ConfigTable() {}

  /** Tells every setting; notes go to standard error. */
  static int show(Shell shell, @Nullable String file, boolean origin, boolean json)
      throws IOException {
    Settings settings = ConfigFiles.required(shell, file, Map.of());
    if (json) {
      showJson(shell, settings);
    } else {
      showTable(shell, settings.shown(), origin);
    }
    settings.notes().forEach(shell::say);
    return ExitCode.DONE;
  }

  private static void showTable(Shell shell, List<Settings.Shown> rows, boolean origin)
      throws IOException {
    int keys = rows.stream().mapToInt(row -> row.key().length()).max().orElse(0);
    int values = rows.stream().mapToInt(row -> value(row).length()).max().orElse(0);
    for (Settings.Shown row : rows) {
      String line = padded(row.key(), keys) + "  ";
      line += origin ? padded(value(row), values) + "  " + row.origin() : value(row);
      shell.println(Shell.printable(line).stripTrailing());
    }
  }

  private static void showJson(Shell shell, Settings settings) throws IOException {
    try (JsonGenerator json = CheckJson.pretty(shell.out())) {
      json.writeStartObject();
      json.writeArrayFieldStart("settings");
      for (Settings.Shown row : settings.shown()) {
        json.writeStartObject();
        json.writeStringField("key", row.key());
        json.writeStringField("value", Shell.printable(value(row)));
        json.writeStringField("origin", Shell.printable(row.origin()));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("notes");
      for (String note : settings.notes()) {
        json.writeString(Shell.printable(note));
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    shell.println("");
  }

  /**
   * Prints a {@code .env} file in which every setting stands at its default and none has an effect
   * until its {@code #} is taken away.
   */
  static int example(Shell shell) throws IOException {
    shell.println("# Settings of Nightjar, each with its default. Take the # away to set one.");
    shell.println(
        "# What wins: option, environment, .env, nightjar.yaml, that of the user, default.");
    String group = "";
    for (Setting<?> setting : KeyTable.all()) {
      String own = setting.key().replaceFirst("\\..*", "");
      if (!own.equals(group)) {
        group = own;
        shell.println("");
      }
      String secret = setting.secret() ? " (secret)" : "";
      shell.println("# " + setting.description() + secret + "; in YAML: " + setting.key());
      shell.println("#" + setting.variables().getFirst() + "=" + quoted(setting.defaultText()));
    }
    return ExitCode.DONE;
  }

  /** Quoted where the text would not be read back as it is. */
  private static String quoted(String text) {
    return text.contains(" ") ? "'" + text + "'" : text;
  }

  private static String value(Settings.Shown row) {
    return LOGIN.matcher(row.value()).replaceAll("***@");
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
