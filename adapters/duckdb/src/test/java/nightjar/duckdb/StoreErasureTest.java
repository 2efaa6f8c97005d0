package nightjar.duckdb;

import static nightjar.testkit.LogStoreContractRecords.commit;
import static nightjar.testkit.LogStoreContractRecords.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import nightjar.redact.Redacted;
import nightjar.store.Checkpoint;
import nightjar.store.Commit;
import nightjar.store.KeptFact;
import nightjar.store.LineCounts;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;
import nightjar.store.PathState;
import nightjar.store.Seal;
import nightjar.store.Sealed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is erased is in no file of the store that is made, and all else is as it was. */
class StoreErasureTest {
  private static final DuckDbSettings SMALL = DuckDbSettings.DEFAULT.withBlockRows(100);

  /** Base64 stands for a cipher: nothing is found in what it makes. */
  private static final Seal SEAL =
      new Seal() {
        @Override
        public Sealed seal(String text) {
          byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
          return new Sealed("~" + Base64.getEncoder().encodeToString(bytes));
        }

        @Override
        public String open(Sealed sealed) throws IOException {
          if (!sealed.characters().startsWith("~")) {
            throw new IOException("sealed by another key");
          }
          return new String(
              Base64.getDecoder().decode(sealed.characters().substring(1)), StandardCharsets.UTF_8);
        }
      };

  @TempDir Path dir;
  private Path old;
  private Path made;

  @BeforeEach
  void fill() throws Exception {
    old = dir.resolve("old");
    made = Files.createDirectories(dir.resolve("made"));
    try (DuckDbStore store = DuckDbStore.open(old, SMALL)) {
      store.commit(commit(1, rows(1, 250)));
      store.remember("sent to kim@shop.example", "kim@shop.example \"x\"");
    }
  }

  private static List<LogRow> rows(long first, long last) {
    return LongStream.rangeClosed(first, last)
        .mapToObj(n -> row(n, "line " + n + (n % 90 == 0 ? " of kim@shop.example" : "")))
        .toList();
  }

  private static RecordEdit without(Predicate<LogRow> gone) {
    return row -> gone.test(row) ? Optional.empty() : Optional.of(row);
  }

  private void take() throws Exception {
    StoreCarry.into(made, old);
    Files.move(
        made.resolve(Database.FILE), old.resolve(Database.FILE), StandardCopyOption.ATOMIC_MOVE);
  }

  private static List<Long> numbers(DuckDbStore store) {
    List<Long> numbers = new ArrayList<>();
    store.each(row -> numbers.add(row.number()));
    return numbers;
  }

  private static long counted(DuckDbStore store) {
    return store.services(LogQuery.ALL, Duration.ofMinutes(1)).counts().values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  @Test
  void records_goWithTheirNumbers_andNoOtherNumberChanges() throws Exception {
    Predicate<LogRow> gone = row -> row.number() % 40 == 0;
    StoreErasure.Outcome outcome =
        new StoreErasure(old, made, without(gone), ErasedTexts.NONE, SEAL).run("");
    assertThat(outcome.gone()).isEqualTo(6);
    assertThat(outcome.renumbered()).isZero();
    take();
    try (DuckDbStore store = DuckDbStore.open(old, SMALL)) {
      assertThat(store.rows()).isEqualTo(250);
      assertThat(numbers(store))
          .isEqualTo(LongStream.rangeClosed(1, 250).filter(n -> n % 40 != 0).boxed().toList());
      assertThat(store.row(40)).isEmpty();
      assertThat(store.row(41).orElseThrow().text()).isEqualTo("line 41");
      assertThat(counted(store)).isEqualTo(244);
      store.commit(commit(2, rows(251, 260)));
      assertThat(store.row(260)).isPresent();
      assertThat(counted(store)).isEqualTo(254);
    }
  }

  @Test
  void manyRecordsOfABlock_go_andTheOthersAreClosedUp() throws Exception {
    StoreErasure.Outcome outcome =
        new StoreErasure(
                old,
                made,
                without(row -> row.number() <= 150 && row.number() % 2 == 0),
                ErasedTexts.NONE,
                SEAL)
            .run("");
    assertThat(outcome.gone()).isEqualTo(75);
    assertThat(outcome.renumbered()).isZero(); // 50 parts
    take();
    try (DuckDbStore store = DuckDbStore.open(old, SMALL)) {
      assertThat(numbers(store)).hasSize(175);
      assertThat(store.row(149).orElseThrow().text()).isEqualTo("line 149");
    }
  }

  @Test
  void moreThanAFewParts_areOneBlock_withNewNumbers() throws Exception {
    DuckDbSettings large = DuckDbSettings.DEFAULT.withBlockRows(200);
    Path other = dir.resolve("large");
    try (DuckDbStore store = DuckDbStore.open(other, large)) {
      store.commit(commit(1, rows(1, 200)));
    }
    StoreErasure.Outcome outcome =
        new StoreErasure(other, made, without(row -> row.number() % 2 == 0), ErasedTexts.NONE, SEAL)
            .run("");
    assertThat(outcome.renumbered()).isEqualTo(99);
    try (DuckDbStore store = DuckDbStore.open(made, large)) {
      assertThat(numbers(store)).isEqualTo(LongStream.rangeClosed(1, 100).boxed().toList());
      assertThat(store.row(100).orElseThrow().text()).isEqualTo("line 199");
      assertThat(store.rows()).isEqualTo(200);
    }
  }

  @Test
  void text_isInNoFile_andTheOldOneIsAsItWas() throws Exception {
    RecordEdit masked =
        row ->
            Optional.of(
                row.text().contains("kim@")
                    ? row.withTexts(
                        row.service(),
                        row.source(),
                        Redacted.kept(row.text().replace("kim@shop.example", "[erased]")),
                        row.messageFrom(),
                        row.messageFrom())
                    : row);
    StoreErasure.Outcome outcome =
        new StoreErasure(
                old, made, masked, new ErasedTexts(List.of("kim@shop.example"), "[erased]"), SEAL)
            .run("");
    assertThat(outcome.changed()).isEqualTo(2);
    assertThat(outcome.texts()).isEqualTo(2);
    assertThat(texts(old)).anyMatch(text -> text.contains("kim@shop.example"));
    take();
    try (DuckDbStore store = DuckDbStore.open(old, SMALL)) {
      assertThat(store.row(90).orElseThrow().text()).isEqualTo("line 90 of [erased]");
      assertThat(store.memory("sent to [erased]")).contains("[erased] \"x\"");
      assertThat(numbers(store)).hasSize(250);
    }
    assertThat(texts(old)).isNotEmpty().noneMatch(text -> text.contains("kim@shop.example"));
    assertThat(Files.readString(old.resolve(Database.FILE), StandardCharsets.ISO_8859_1))
        .doesNotContain("kim@shop.example");
  }

  private static Commit remembering(long arrival, Sealed model, Sealed memory, KeptFact fact) {
    return new Commit(
        arrival,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        new Checkpoint(arrival, 250, 1, model),
        new PathState(2, 0, 0, 0, memory, LineCounts.NONE),
        Map.of(),
        List.of(fact),
        List.of());
  }

  @Test
  void text_isInNothingThatIsSealed() throws Exception {
    Sealed holding = SEAL.seal("{\"user kim@shop.example\":1}");
    Sealed other = SEAL.seal("{\"user ann\":1}");
    Sealed closed = new Sealed("of a key that is lost");
    try (DuckDbStore store = DuckDbStore.open(old, SMALL)) {
      store.commit(remembering(2, holding, other, new KeptFact(1, 5, holding)));
      store.commit(remembering(3, other, other, new KeptFact(2, 6, other)));
      store.commit(remembering(4, closed, holding, new KeptFact(3, 7, closed)));
    }
    ErasedTexts texts = new ErasedTexts(List.of("kim@shop.example"), "[erased]");
    StoreErasure.Outcome outcome = new StoreErasure(old, made, Optional::of, texts, SEAL).run("");
    assertThat(outcome.states()).isEqualTo(3); // a model, one that nobody can read, the memory
    take();
    try (DuckDbStore store = DuckDbStore.open(old, SMALL)) {
      assertThat(store.checkpoints()).containsExactly(new Checkpoint(3, 250, 1, other));
      assertThat(store.path().orElseThrow().memory()).isEqualTo(new Sealed("{}"));
      assertThat(store.facts())
          .containsExactly(
              new KeptFact(1, 5, SEAL.seal("{\"user [erased]\":1}")),
              new KeptFact(2, 6, other),
              new KeptFact(3, 7, closed));
    }
  }

  private static List<String> texts(Path data) throws Exception {
    List<String> texts = new ArrayList<>();
    StoreTexts.each(data.resolve(Database.FILE), texts::add);
    for (String name : Folders.records(data)) {
      StoreTexts.each(data.resolve("store").resolve(name), texts::add);
    }
    return texts;
  }
}
