package nightjar.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GeneratorTest {
  private static final Scenario HOUR = Scenario.quiet(11).lasting(Duration.ofHours(1));

  @TempDir private Path folder;

  @Test
  void sameSeed_givesSameBytes_whateverLocaleAndZone() throws IOException {
    Scenario scenario = HOUR.with(FaultKind.SLOW_REQUESTS).with(FaultKind.CRASH_LOOP);
    Generator.generateMerged(scenario, folder.resolve("one"));
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      Generator.generateMerged(
          HOUR.with(FaultKind.SLOW_REQUESTS).with(FaultKind.CRASH_LOOP), folder.resolve("two"));
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
    try (var files = Files.list(folder.resolve("one"))) {
      for (Path file : files.toList()) {
        assertThat(folder.resolve("two").resolve(file.getFileName())).hasSameBinaryContentAs(file);
      }
    }
  }

  @Test
  void knownSeed_givesKnownBytes() {
    Generated run = Generator.generate(Scenario.quiet(1).lasting(Duration.ofMinutes(10)));
    String text = run.files().values().stream().map(Object::toString).collect(Collectors.joining());
    assertThat(text.hashCode()).isEqualTo(-1_940_153_965);
  }

  @Test
  void otherSeed_givesOtherLines() {
    Generated one = Generator.generate(HOUR);
    Generated other = Generator.generate(Scenario.quiet(12).lasting(Duration.ofHours(1)));
    assertThat(one.files().keySet()).isEqualTo(other.files().keySet());
    assertThat(one.files())
        .allSatisfy((file, lines) -> assertThat(lines).isNotEqualTo(other.files().get(file)));
  }

  @Test
  void directoryAndMemory_holdTheSame() throws IOException {
    Scenario scenario = HOUR.with(FaultKind.ERROR_BURST);
    Generated memory = Generator.generate(scenario);
    Labels labels = Generator.generate(scenario, folder);
    assertThat(labels).isEqualTo(memory.labels()).isEqualTo(Labels.read(folder));
    for (String file : memory.files().keySet()) {
      assertThat(Files.readAllLines(folder.resolve(file))).isEqualTo(memory.files().get(file));
      assertThat(labels.files()).containsEntry(file, (long) memory.files().get(file).size());
    }
    assertThat(folder.resolve(DirectorySink.MERGED)).doesNotExist();
  }

  @Test
  void mergedFile_holdsEveryLineOnce_andItsOwnLineNumbers() throws IOException {
    Labels labels = Generator.generateMerged(HOUR.with(FaultKind.SINGLE_FATAL), folder);
    var merged = Files.readAllLines(folder.resolve(DirectorySink.MERGED));
    assertThat(labels.files()).containsEntry(DirectorySink.MERGED, (long) merged.size());
    assertThat(labels.lineCount()).isEqualTo(merged.size());
    var lines = labels.faults().getFirst().lines();
    assertThat(lines).hasSize(2).containsKey(DirectorySink.MERGED);
    var texts =
        lines.entrySet().stream()
            .map(entry -> lineOf(entry.getKey(), entry.getValue().getFirst()))
            .distinct();
    assertThat(texts).hasSize(1);
  }

  private String lineOf(String file, long number) {
    try {
      return Files.readAllLines(folder.resolve(file)).get((int) number - 1);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void times_neverGoBackwards() {
    Lines run = Lines.of(HOUR.with(FaultKind.BROKEN_ORDER).with(FaultKind.SLOW_REQUESTS));
    assertThat(run.all()).extracting(Lines.Line::time).isSorted();
    for (String file :
        new String[] {
          "checkout.log", "inventory.log", "mailer.log", "database.log", "scheduler.log"
        }) {
      var stamps = run.in(file).texts().stream().map(text -> text.substring(1, 27));
      assertThat(stamps.map(text -> text.replaceFirst(" [A-Z\\[-].*", "")).toList())
          .as(file)
          .isSorted();
    }
  }

  @Test
  void quietRun_hasNoFaultsInItsLabels() {
    assertThat(Generator.generate(HOUR).labels().faults()).isEmpty();
    assertThat(Lines.of(HOUR).faulty().all()).isEmpty();
  }

  @Test
  void defaultRun_hasNaturalShares() {
    Lines run = Lines.of(Scenario.quiet(3));
    Pattern warnings =
        Pattern.compile(
            " WARN | level=warn |\"WARN\"| WARNING |^W0|WARNING: |\\[warn\\]|warning: ");
    Pattern errors =
        Pattern.compile(
            " ERROR | level=error |\"ERROR\"|^E0|ERROR: |SEVERE: |\\[error\\]| error: ");
    assertThat(run.labels().lineCount()).isBetween(100_000L, 150_000L);
    assertThat(share(run, warnings)).isBetween(0.010, 0.020);
    assertThat(share(run, errors)).isBetween(0.001, 0.004);
  }

  private static double share(Lines run, Pattern pattern) {
    return (double) run.where(line -> pattern.matcher(line.text()).find()).size() / run.size();
  }

  @Test
  void newKindsOfLines_appearAllDay() {
    Lines run = Lines.of(Scenario.quiet(4));
    Instant noon = Scenario.quiet(4).start().plus(Duration.ofHours(3));
    var before =
        run.before(noon).texts().stream().map(GeneratorTest::words).collect(Collectors.toSet());
    var after =
        run.from(noon).texts().stream().map(GeneratorTest::words).collect(Collectors.toSet());
    after.removeAll(before);
    assertThat(after).hasSizeGreaterThan(10);
  }

  private static String words(String text) {
    return text.replaceAll("(req-|pay_)?[0-9a-f]*[0-9][0-9a-f]*", "#");
  }

  @Test
  void impossibleFault_isRefused() {
    Fault fault = new Fault.SingleFatal("bakery", HOUR.start(), 0);
    assertThatIllegalArgumentException().isThrownBy(() -> Generator.generate(HOUR.with(fault)));
  }

  @Test
  void faultOutsideTheRun_isRefused() {
    Fault fault = new Fault.SingleFatal("search", HOUR.end(), 0);
    assertThatIllegalArgumentException().isThrownBy(() -> HOUR.with(fault));
  }
}
