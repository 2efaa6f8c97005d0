package nightjar.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar doctor}: does everything that Nightjar needs work? */
@Command(name = "nightjar doctor")
final class DoctorCommand implements Action {
  /** Something does not work. */
  private static final int UNWELL = 1;

  @Mixin private final ConfigOptions config = new ConfigOptions();

  @Parameters(paramLabel = "FILE", arity = "0..*")
  private List<String> files = List.of();

  @Option(names = "--data", paramLabel = "DIR")
  private @Nullable String data;

  @Option(names = "--json")
  private boolean json;

  @Override
  public int run(Shell shell) throws IOException {
    List<Check> checks = CheckRound.run(shell, config.file(), data, files);
    if (json) {
      showJson(shell, checks);
    } else {
      for (Check check : checks) {
        shell.println(check.line(shell.unicode()));
      }
    }
    return checks.stream().anyMatch(Check::failed) ? UNWELL : ExitCode.DONE;
  }

  private static void showJson(Shell shell, List<Check> checks) throws IOException {
    try (JsonGenerator json = CheckJson.pretty(shell.out())) {
      json.writeStartObject();
      json.writeBooleanField("well", checks.stream().noneMatch(Check::failed));
      json.writeArrayFieldStart("checks");
      for (Check check : checks) {
        json.writeStartObject();
        json.writeStringField("status", check.status().word());
        json.writeStringField("what", Shell.printable(check.what()));
        json.writeStringField("detail", Shell.printable(check.detail()));
        json.writeStringField("next", Shell.printable(check.next()));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    shell.println("");
  }
}
