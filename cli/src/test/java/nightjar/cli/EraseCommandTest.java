package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nightjar.cli.ConfigShell.Ended;
import nightjar.duckdb.DuckDbSettings;
import nightjar.duckdb.DuckDbStore;
import nightjar.journal.Journal;
import nightjar.store.LogRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EraseCommandTest {
  @TempDir private Path folder;
  private ConfigShell shell = new ConfigShell(Path.of(""));

  @BeforeEach
  void fill() throws Exception {
    shell = new ConfigShell(folder.resolve("data")).set("TZ", "UTC");
    KeptShop.fill(shell);
  }

  private Ended erased(String... options) {
    String[] arguments =
        Stream.concat(Stream.of("erase"), Stream.of(options)).toArray(String[]::new);
    Ended ended = shell.run(arguments);
    assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(ExitCode.DONE);
    return ended;
  }

  private String rawLines() {
    return shell.run("journal", "dump", "--lines").out();
  }

  private List<LogRow> rows() {
    return KeptShop.rows(shell.data());
  }

  private String incidents() {
    try (DuckDbStore store = DuckDbStore.open(shell.data(), DuckDbSettings.DEFAULT)) {
      return store.incidents().toString() + store.patterns();
    }
  }

  @Test
  void value_isInNoFile_andAllElseIsAsItWas() throws Exception {
    assertThat(rawLines()).contains(KeptShop.VOUCHER);
    assertThat(incidents()).contains(KeptShop.VOUCHER);
    Files.writeString(shell.data().resolve("audit.log"), "read by " + KeptShop.VOUCHER + "\n");
    List<String> before = KeptShop.texts(shell.data());
    Path secret = Files.writeString(folder.resolve("secret"), KeptShop.VOUCHER + "\n");

    Ended ended = erased("--value-file", secret.toString());

    assertThat(ended.out())
        .contains("erased it from 25 records", "found 0", "nightjar.duckdb", "store/")
        .doesNotContainPattern("found [1-9]");
    assertThat(ended.err()).contains("backups");
    assertThat(KeptShop.texts(shell.data()))
        .isEqualTo(before.stream().map(t -> t.replace(KeptShop.VOUCHER, "[erased]")).toList());
    assertThat(rawLines()).doesNotContain("ZX-kilo").contains("[erased]");
    assertThat(incidents()).doesNotContain("ZX-kilo");
    assertThat(shell.data().resolve("audit.log")).hasContent("read by [erased]\n");
    for (Path file : files()) {
      assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("ZX-kilo");
    }
    Ended again = erased("--value", KeptShop.VOUCHER);
    assertThat(again.out()).contains("erased it from 0 records and 0 arrivals");
    assertThat(shell.run("replay", "-q").code()).isZero();
    assertThat(KeptShop.texts(shell.data())).hasSameSizeAs(before);
  }

  private List<Path> files() throws Exception {
    try (Stream<Path> files = Files.walk(shell.data())) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void source_isGone_itsRawLinesToo_andAReplayDoesNotBringItBack() {
    List<LogRow> others = rows().stream().filter(row -> !row.source().equals("pay.log")).toList();
    Ended ended = erased("--source", "pay.log");
    assertThat(ended.out())
        .contains("erased it from 240 records and 24 arrivals")
        .doesNotContainPattern("found [1-9]");
    List<String> left = others.stream().map(LogRow::text).toList();
    assertThat(KeptShop.texts(shell.data())).isEqualTo(left);
    assertThat(rawLines()).doesNotContain("paid").contains("served");
    assertThat(shell.run("replay", "-q").code()).isZero();
    assertThat(KeptShop.texts(shell.data())).containsExactlyInAnyOrderElementsOf(left);
  }

  @Test
  void linesOfAQuery_areGone_andNoOtherLine() {
    List<String> left =
        KeptShop.texts(shell.data()).stream().filter(t -> !t.contains("voucher")).toList();
    Ended ended = erased("--where", "voucher");
    assertThat(ended.out())
        .contains("erased it from 24 records and 24 arrivals")
        .doesNotContainPattern("found [1-9]");
    assertThat(KeptShop.texts(shell.data())).isEqualTo(left);
    assertThat(rawLines()).doesNotContain("voucher").contains("request 31 served", "FATAL");
    assertThat(shell.run("query", "voucher", "--count", "--data", shell.data().toString()).out())
        .isEqualTo("0\n");
    Ended volume = shell.run("query", "", "--count", "--data", shell.data().toString());
    assertThat(volume.out()).isEqualTo(left.size() + "\n");
    assertThat(shell.run("replay", "-q").code()).isZero();
    assertThat(KeptShop.texts(shell.data())).containsExactlyInAnyOrderElementsOf(left);
  }

  @Test
  void linesBeforeATime_areGone() {
    erased("--before", "2026-03-02T07:00:00Z");
    assertThat(rows())
        .isNotEmpty()
        .allSatisfy(
            row ->
                assertThat(row.timeNanos())
                    .isGreaterThanOrEqualTo(
                        KeptShop.START.plusSeconds(3600).getEpochSecond() * 1_000_000_000L));
    assertThat(rawLines()).doesNotContain("T06:").contains("T07:");
  }

  @Test
  void dryRun_counts_andChangesNothing() {
    List<LogRow> before = rows();
    Ended ended = erased("--value", KeptShop.VOUCHER, "--dry-run");
    assertThat(ended.out()).contains("would erase it from 25 records and 24 arrivals");
    assertThat(rows()).isEqualTo(before);
    assertThat(rawLines()).contains(KeptShop.VOUCHER);
  }

  @Test
  void whatWasCutShort_isCompleted() throws Exception {
    Path halfMade = Files.createDirectories(shell.data().resolve("erase/store"));
    Files.writeString(halfMade.resolve("00000001.block"), "half of " + KeptShop.VOUCHER);
    Files.writeString(shell.data().resolve("erase/nightjar.duckdb"), KeptShop.VOUCHER);
    Files.createDirectories(shell.data().resolve("replay"));
    Files.writeString(shell.data().resolve("replay/left"), KeptShop.VOUCHER);
    Files.writeString(shell.data().resolve("store/00009999.block"), KeptShop.VOUCHER);
    erased("--value", KeptShop.VOUCHER);
    for (Path file : files()) {
      assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("ZX-kilo");
    }
  }

  @Test
  void whatCannotBeSearched_isTold() throws Exception {
    Path aside = Files.createDirectories(shell.data().resolve("store-damaged"));
    Files.writeString(aside.resolve("00000001.block"), "damaged");
    Ended ended = shell.run("erase", "--value", KeptShop.VOUCHER);
    assertThat(ended.code()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(ended.err()).contains("store-damaged/00000001.block cannot be looked into");
    Files.writeString(aside.resolve("notes"), "of " + KeptShop.VOUCHER);
    Ended found = shell.run("erase", "--value", KeptShop.VOUCHER);
    assertThat(found.code()).isEqualTo(ExitCode.BROKEN);
    assertThat(found.out()).containsPattern("store-damaged/notes .* found 1");
  }

  @Test
  void whileSomebodyUsesTheFolder_itIsRefused() throws Exception {
    try (Journal _ = Journal.open(KeptShop.journal(shell), KeptShop.settings())) {
      Ended ended = shell.run("erase", "--value", "x");
      assertThat(ended.code()).isEqualTo(ExitCode.UNAVAILABLE);
      assertThat(ended.err()).contains("in use");
    }
  }

  @Test
  void wrongUse_isTold() {
    for (List<String> wrong :
        List.of(
            List.of("erase"),
            List.of("erase", "--value", "x", "--source", "y"),
            List.of("erase", "--value", " "),
            List.of("erase", "--value", "a\nb"),
            List.of("erase", "--where", ""),
            List.of("erase", "--where", "levle:error"),
            List.of("erase", "--before", "20:00"),
            List.of("erase", "--value-file", folder.resolve("none").toString()))) {
      Ended ended = shell.run(wrong.toArray(String[]::new));
      assertThat(ended.code()).as(wrong + ended.err()).isEqualTo(ExitCode.USAGE);
    }
  }
}
