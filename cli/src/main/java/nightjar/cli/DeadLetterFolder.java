package nightjar.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nightjar.duckdb.DuckDbSettings;
import nightjar.duckdb.DuckDbStore;
import nightjar.journal.Journal;
import nightjar.journal.JournalException;
import nightjar.server.config.StoreConfig;
import nightjar.server.live.DeadLetterBox;
import nightjar.source.Arrival;
import nightjar.source.RefusedException;
import nightjar.store.LogStore;
import nightjar.store.StoreException;
import org.jspecify.annotations.Nullable;

/** Dead letters of a data folder that no server uses. */
final class DeadLetterFolder implements DeadLetters {
  private final Shell shell;
  private final StoreConfig config;

  private DeadLetterFolder(Shell shell, StoreConfig config) {
    this.shell = shell;
    this.config = config;
  }

  static DeadLetters of(Shell shell, @Nullable String file, @Nullable String data) {
    return new DeadLetterFolder(
        shell, StoreConfig.from(ConfigFiles.required(shell, file, ConfigFiles.dataFlag(data))));
  }

  @Override
  public List<Letter> list() throws IOException {
    return with(
        box -> {
          Map<String, String> memories = box.memories();
          return box.latest(Integer.MAX_VALUE).stream()
              .map(each -> new Letter(each, box.resubmittedAs(each.arrival(), memories)))
              .toList();
        });
  }

  @Override
  public String raw(long arrival) throws IOException {
    return with(
        box -> {
          known(box, arrival);
          Optional<Arrival.Lines> lines = box.lines(arrival);
          if (lines.isEmpty()) {
            throw new IOException("the lines of " + arrival + " are not in the journal any more");
          }
          return new String(lines.get().text(), StandardCharsets.UTF_8);
        });
  }

  @Override
  public Resubmitted resubmit(long arrival) throws IOException {
    return with(
        box -> {
          known(box, arrival);
          try {
            DeadLetterBox.Resubmitted done = box.resubmit(arrival);
            return new Resubmitted(done.lines(), done.arrival(), done.again());
          } catch (RefusedException e) {
            throw new IOException(e.getMessage(), e);
          }
        });
  }

  private static void known(DeadLetterBox box, long arrival) {
    if (box.find(arrival).isEmpty()) {
      throw DeadLetters.unknown(arrival);
    }
  }

  /** Something to do with an open folder. */
  private interface Visit<T> {
    T run(DeadLetterBox box) throws IOException, InterruptedException;
  }

  private <T> T with(Visit<T> visit) throws IOException {
    Path data = config.data();
    if (!Files.exists(data.resolve("nightjar.duckdb"))) {
      throw new IOException("there is no store in " + data + "; name its data folder with --data");
    }
    try (LogStore store = DuckDbStore.open(data, DuckDbSettings.DEFAULT, shell.clock());
        Journal journal = Journal.open(config.journalFolder(), config.journal(shell.clock()))) {
      journal.skipTo(store.arrival() + 1);
      return visit.run(new DeadLetterBox(store, n -> lines(journal, n), journal, shell.clock()));
    } catch (StoreException e) {
      throw new IOException(told(String.valueOf(e.getMessage())), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String told(String why) {
    return why.contains("in use") ? why + " Or ask the server that runs: --server URL." : why;
  }

  private static Optional<Arrival.Lines> lines(Journal journal, long arrival)
      throws JournalException, InterruptedException {
    return journal
        .find(arrival)
        .filter(Arrival.Lines.class::isInstance)
        .map(Arrival.Lines.class::cast);
  }
}
