package nightjar.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nightjar.incident.TrackedIncident;
import nightjar.server.Nightjar;
import nightjar.server.config.ConfigException;
import nightjar.server.config.Settings;
import nightjar.server.live.LiveEvent;
import nightjar.server.live.LiveState;
import nightjar.store.StoreException;
import org.jspecify.annotations.Nullable;

/** A server in the terminal: started, told of while it runs, and ended in order by a signal. */
final class Running {
  private final Shell shell;
  private final boolean quiet;
  private final CountDownLatch end = new CountDownLatch(1);
  private final Map<Long, String> told = new ConcurrentHashMap<>();
  private @Nullable Nightjar nightjar;
  private boolean lineShown;

  Running(Shell shell, boolean quiet) {
    this.shell = shell;
    this.quiet = quiet;
  }

  /** Thrown when a server does not come up; the code says which kind of reason. */
  static final class NotStarted extends Exception {
    private static final long serialVersionUID = 1L;
    private final int code;

    NotStarted(String message, int code) {
      super(message);
      this.code = code;
    }

    /** Says why; returns the code to end with. */
    int tell(Shell shell) {
      shell.say(String.valueOf(getMessage()));
      shell.interruption().endWith(code);
      return code;
    }
  }

  /** Starts the server. */
  Nightjar start(Settings settings, List<String> files) throws NotStarted {
    settings.notes().forEach(shell::say);
    String version = Running.class.getPackage().getImplementationVersion();
    shell.interruption().endWith(ExitCode.DONE);
    shell.interruption().onRequest(end::countDown);
    try {
      Nightjar started =
          Nightjar.start(
              settings,
              version == null ? "unreleased" : version,
              files,
              line -> say(line.toString()),
              shell.clock());
      nightjar = started;
      started.live().listen(this::heard);
      return started;
    } catch (ConfigException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    } catch (StoreException e) {
      throw new NotStarted(String.valueOf(e.getMessage()), ExitCode.NOT_WRITTEN);
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      boolean isTaken = message.contains("taken") || message.contains("in use");
      throw new NotStarted(message, isTaken ? ExitCode.UNAVAILABLE : ExitCode.NOT_WRITTEN);
    }
  }

  /** Says where it is, what is shown only once, and what to do next. */
  void greet(boolean isWithoutFiles) throws IOException {
    if (nightjar == null) {
      return;
    }
    if (nightjar.firstKey().isPresent()) {
      shell.sayPlain(
          "The administrator's key, shown this once (needed for raw lines, actions and"
              + " administration only):");
      shell.sayPlain("  " + nightjar.firstKey().get());
    }
    shell.println("Nightjar is up: " + nightjar.address());
    shell.out().flush();
    if (quiet) {
      return;
    }
    shell.sayPlain("Data in " + nightjar.data() + ". Ctrl-C ends it in order.");
    if (isWithoutFiles) {
      shell.sayPlain(
          "Send it lines:  curl -H 'Content-Type: text/plain' --data-binary @app.log '"
              + nightjar.address()
              + "/api/v1/logs?source=app.log'");
    }
  }

  /** Shows how it goes until a signal comes. */
  void untilSignal() throws InterruptedException {
    while (!end.await(1, TimeUnit.SECONDS)) {
      showState();
    }
  }

  /** Has a signal come, or comes within the time? */
  boolean isEnding(long millis) throws InterruptedException {
    boolean ending = end.await(millis, TimeUnit.MILLISECONDS);
    if (!ending) {
      showState();
    }
    return ending;
  }

  void close() {
    if (nightjar != null) {
      clearLine();
      say("ending: what was taken is judged and stored");
      nightjar.close();
    }
  }

  private void heard(LiveEvent event) {
    if (event instanceof LiveEvent.IncidentChanged(TrackedIncident incident)
        && incident.toldScore() > 0
        && nightjar != null) {
      String standing = incident.state().name().toLowerCase(Locale.ROOT);
      if (!standing.equals(told.put(incident.number(), standing))) {
        print(
            String.format(
                Locale.ROOT,
                "%-11s %3d  %s  %s/incidents/%s",
                standing,
                incident.latest().score(),
                Shell.printable(incident.latest().title()),
                nightjar.address(),
                incident.name()));
      }
    }
  }

  private synchronized void print(String line) {
    clearLine();
    try {
      shell.println(line);
      shell.out().flush();
    } catch (IOException e) {
      // Nobody reads what is printed; the console has it.
    }
  }

  private synchronized void say(String line) {
    clearLine();
    shell.say(line);
  }

  private synchronized void showState() {
    if (quiet || !shell.terminal().error() || nightjar == null) {
      return;
    }
    LiveState state = nightjar.state();
    long review = told.values().stream().filter(standing -> !standing.equals("resolved")).count();
    String line =
        String.format(
            Locale.ROOT,
            "%,.0f lines/s  %,d stored  %,d waiting  lag %.1f s  %d incidents  %s",
            state.linesPerSecond(),
            state.recordsStored(),
            state.lines().pending(),
            state.lagNanos() / 1e9,
            review,
            state.trouble());
    clearLine();
    shell.err().print(Shell.printable(line));
    shell.err().flush();
    lineShown = true;
  }

  private synchronized void clearLine() {
    if (lineShown) {
      shell.err().print("\r\u001b[2K");
      lineShown = false;
    }
  }
}
