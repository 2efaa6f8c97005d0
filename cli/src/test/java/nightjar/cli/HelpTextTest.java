package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTextTest {
  /** Options of other programs in examples. */
  private static final Set<String> FOREIGN = Set.of("--fault", "--out", "--data-binary");

  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+");

  static List<String> commands() {
    return Commands.NAMES;
  }

  static List<String> topics() {
    List<String> topics = new ArrayList<>(Commands.NAMES);
    topics.addAll(List.of("overview", "formats"));
    return topics;
  }

  @ParameterizedTest
  @MethodSource("topics")
  void text_fitsAnyTerminal(String topic) throws IOException {
    assertThat(HelpText.of(topic).lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100).matches("[ -~]*"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyOption_isExplained_andNoOther(String command) throws IOException {
    Set<String> real = new TreeSet<>(options(Commands.commandLine(command)));
    Set<String> explained =
        new TreeSet<>(
            OPTION.matcher(HelpText.of(command)).results().map(MatchResult::group).toList());
    explained.remove("--help");
    explained.removeIf(option -> !real.contains(option) && FOREIGN.contains(option));
    assertThat(explained).isEqualTo(real);
  }

  @Test
  void overview_namesEveryCommand() throws IOException {
    for (String name : Commands.NAMES) {
      assertThat(HelpText.of("overview")).contains("\n  " + name + " ");
    }
  }

  private static List<String> options(CommandLine line) {
    var names = new ArrayList<String>();
    line.getCommandSpec().options().forEach(option -> names.add(option.longestName()));
    line.getSubcommands().values().forEach(sub -> names.addAll(options(sub)));
    return names;
  }
}
