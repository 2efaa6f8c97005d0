package nightjar.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import nightjar.journal.Damage;
import nightjar.journal.Erasure;
import nightjar.journal.Journal;
import nightjar.journal.JournalException;
import nightjar.journal.JournalSurvey;
import nightjar.journal.JournalView;
import nightjar.server.config.StoreConfig;
import org.jspecify.annotations.Nullable;

/** The journal of a data folder, as commands look at it and change it. */
final class JournalFolder {
  private final Shell shell;
  private final StoreConfig config;

  private JournalFolder(Shell shell, StoreConfig config) {
    this.shell = shell;
    this.config = config;
  }

  static JournalFolder of(Shell shell, @Nullable String file, @Nullable String data) {
    return new JournalFolder(
        shell, StoreConfig.from(ConfigFiles.required(shell, file, ConfigFiles.dataFlag(data))));
  }

  /** Reads everything; a server may run meanwhile. */
  int verify(boolean json) throws IOException {
    try {
      JournalSurvey survey = JournalView.open(folder(), config.journalKey()).survey();
      new JournalSurveyText(shell, folder()).print(survey, json);
      return survey.damage().isEmpty() ? ExitCode.DONE : ExitCode.SOME_FAILED;
    } catch (JournalException e) {
      return unreadable(e);
    }
  }

  /** Prints arrivals; a server may run meanwhile. */
  int dump(JournalDump dump) throws IOException {
    JournalView view;
    try {
      view = JournalView.open(folder(), config.journalKey());
    } catch (JournalException e) {
      return unreadable(e);
    }
    try {
      dump.print(view);
    } catch (JournalException e) {
      return unreadable(e);
    }
    view.damage().stream().map(Damage::sentence).forEach(shell::say);
    return view.damage().isEmpty() ? ExitCode.DONE : ExitCode.SOME_FAILED;
  }

  /** Makes what was written on a day unreadable; the journal need not be readable for that. */
  int eraseDay(String text) throws IOException {
    LocalDate day = day(text);
    present();
    try {
      Journal.eraseDay(folder(), day);
    } catch (JournalException e) {
      return unreadable(e);
    }
    shell.println("erased what was written on " + day + " (UTC)");
    shell.say(
        "what was concluded from it stays in the store, redacted; segments of format 1 have no key of their day and stay");
    return ExitCode.DONE;
  }

  int eraseValue(String value) throws IOException {
    return erase(value.getBytes(StandardCharsets.UTF_8));
  }

  /** As the file holds it, but for a line feed at its end. */
  int eraseFile(String file) throws IOException {
    byte[] value;
    try {
      value = Files.readAllBytes(Path.of(file));
    } catch (IOException e) {
      throw new UsageException("--value-file: " + file + " cannot be read: " + e);
    }
    int length = value.length;
    while (length > 0 && (value[length - 1] == '\n' || value[length - 1] == '\r')) {
      length--;
    }
    return erase(Arrays.copyOf(value, length));
  }

  int rotateKey() throws IOException {
    present();
    try (Journal journal = open()) {
      journal.rotateKey();
    } catch (JournalException e) {
      return unreadable(e);
    }
    shell.println("the journal has a new key");
    shell.say(
        "keep a copy of the new key apart from the journal; copies of the old one open nothing that was wrapped again");
    return ExitCode.DONE;
  }

  private int erase(byte[] value) throws IOException {
    if (value.length == 0) {
      throw new UsageException("journal erase: the value is empty");
    }
    present();
    try (Journal journal = open()) {
      Erasure done = journal.erase(value);
      shell.println(
          String.format(
              Locale.ROOT,
              "erased it from %,d places in %,d arrivals; %,d segments were written again",
              done.places(),
              done.arrivals(),
              done.segments()));
      if (done.unread() + done.setAside() > 0) {
        shell.say(
            String.format(
                Locale.ROOT,
                "%,d damaged frames and %,d files set aside could not be searched: see nightjar journal verify, and delete *.damaged in %s if they may hold it",
                done.unread(),
                done.setAside(),
                folder()));
        return ExitCode.SOME_FAILED;
      }
      return ExitCode.DONE;
    } catch (JournalException e) {
      return unreadable(e);
    }
  }

  private Journal open() throws JournalException {
    return Journal.open(folder(), config.journal(shell.clock()));
  }

  private void present() {
    if (!Files.isDirectory(folder())) {
      throw new UsageException(
          "there is no journal in " + folder() + "; name its data folder with --data");
    }
  }

  private Path folder() {
    return config.journalFolder();
  }

  private int unreadable(JournalException e) {
    shell.say(String.valueOf(e.getMessage()));
    return ExitCode.NOTHING_READ;
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new UsageException("--day: \"" + text + "\" is no day; write it as 2026-03-01");
    }
  }
}
