package nightjar.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nightjar.block.BlockWriter;
import nightjar.duckdb.DuckDbSettings;
import nightjar.duckdb.DuckDbStore;
import nightjar.redact.Redacted;
import nightjar.search.Query;
import nightjar.store.Commit;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;

/**
 * How long questions to a large store take: {@code java -cp … nightjar.eval.StoreFigures DIR FILE
 * ROWS}, with the class path that {@code ./nightjar bench} uses. If DIR has no store, it is filled
 * with so many rows of the file, over and over with other numbers. Each question is asked with
 * things of random records; of each kind the first time and p50, p99 of all in milliseconds. {@code
 * -Dnightjar.questions=PATTERN} asks some kinds only.
 */
public final class StoreFigures {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final int TIMES = Integer.getInteger("nightjar.times", 25);
  private static final long MINUTE = 60_000_000_000L;
  private static final Pattern WORD = Pattern.compile("[A-Za-z]{4,}");
  private static final Pattern ID = Pattern.compile("[0-9]{9,}");

  private final DuckDbStore store;
  private final Random random = new Random(1);

  private StoreFigures(DuckDbStore store) {
    this.store = store;
  }

  /** Fills a store and asks. */
  public static void main(String[] args) throws IOException {
    Path dir = Path.of(args[0]);
    long begun = System.nanoTime();
    try (DuckDbStore store = DuckDbStore.open(dir, DuckDbSettings.DEFAULT)) {
      System.out.printf(Locale.ROOT, "open %.0f ms%n", (System.nanoTime() - begun) / 1e6);
      if (store.rows() == 0) {
        fill(store, Path.of(args[1]), Long.parseLong(args[2]));
      }
      System.out.printf(
          Locale.ROOT,
          "%,d rows, %.1f bytes a row%n",
          store.rows(),
          (double) store.bytes() / store.rows());
      new StoreFigures(store).ask();
    }
  }

  private static void fill(DuckDbStore store, Path file, long rows) throws IOException {
    List<LogRow> batch = new ArrayList<>();
    long[] last = {0};
    for (int pass = 0; last[0] < rows; pass++) {
      int turn = pass;
      long first = last[0];
      new ReadRows(file)
          .read(
              first + 1,
              row -> {
                if (row.number() <= rows) {
                  last[0] = row.number();
                  batch.add(turned(row, turn));
                  if (batch.size() == BlockWriter.MAX_ROWS || row.number() == rows) {
                    commit(store, batch);
                  }
                }
              });
    }
  }

  private static void commit(DuckDbStore store, List<LogRow> batch) {
    store.commit(
        new Commit(
            store.arrival() + 1,
            batch,
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            Map.of(),
            List.of(),
            List.of(),
            null));
    batch.clear();
  }

  /** Long numbers get other digits, each pass its own. */
  private static LogRow turned(LogRow row, int pass) {
    if (pass == 0) {
      return row;
    }
    char[] text = row.text().toCharArray();
    Matcher ids = ID.matcher(row.text());
    while (ids.find()) {
      for (int i = ids.start() + 1; i < ids.end(); i++) {
        text[i] = (char) ('0' + (text[i] - '0' + pass * (i - ids.start())) % 10);
      }
    }
    return row.withTexts(
        row.service(),
        row.source(),
        Redacted.kept(new String(text), row.redactions()),
        row.messageFrom(),
        row.messageTo());
  }

  /** Asks something about a record. */
  private interface Question {
    long ask(LogRow about);
  }

  private void ask() {
    measure("newest 100 of two words", this::twoWords);
    measure("by number", row -> store.row(number()).isPresent() ? 1 : 0);
    measure("minute x shape over a day", this::minutes);
    measure("rare id anywhere", row -> found(first(ID, row.text(), "blk_1608999687919862906")));
    measure("absent word", row -> found("zzyqx" + random.nextInt(1000)));
    measure("absent id", row -> found("9" + (1_000_000_000_000L + random.nextInt())));
    measure("around", row -> store.around(row, 10).size());
  }

  private long number() {
    return 1 + random.nextLong(store.rows());
  }

  private void measure(String name, Question question) {
    if (!name.matches(System.getProperty("nightjar.questions", ".*"))) {
      return;
    }
    double[] millis = new double[TIMES];
    long found = 0;
    for (int i = 0; i < TIMES; i++) {
      LogRow about = store.row(number()).orElseThrow();
      long begun = System.nanoTime();
      found += question.ask(about);
      millis[i] = (System.nanoTime() - begun) / 1e6;
    }
    double cold = millis[0];
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "%-28s first %8.1f p50 %8.1f p99 %8.1f ms, %d found%n",
        name,
        cold,
        millis[TIMES / 2],
        millis[TIMES - 1],
        found);
  }

  private static String first(Pattern pattern, String text, String other) {
    Matcher found = pattern.matcher(text);
    return found.find() ? found.group() : other;
  }

  private long twoWords(LogRow about) {
    Matcher words = WORD.matcher(about.text());
    String one = words.find() ? words.group() : "session";
    String two = words.find() ? words.group() : "info";
    LogQuery query = LogQuery.of(new Query.And(List.of(new Query.Word(one), new Query.Word(two))));
    return store.search(query, Long.MAX_VALUE, 0, 100, false, LONG).rows().size();
  }

  private long minutes(LogRow about) {
    long from = about.timeNanos() / MINUTE * MINUTE;
    LogQuery shape = LogQuery.ofShapes(Set.of(about.shape()));
    return store.volume(shape, from, MINUTE, 1440, LONG).total() > 0 ? 1 : 0;
  }

  private long found(String word) {
    LogQuery query = LogQuery.of(new Query.Word(word));
    return store.search(query, Long.MAX_VALUE, 0, 100, false, LONG).rows().size();
  }
}
