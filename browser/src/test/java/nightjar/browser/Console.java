package nightjar.browser;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import nightjar.incident.TrackedIncident;
import nightjar.store.PatternRow;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One Chromium and one server with the shop's logs and an incident, for all classes of a run that
 * ask for a {@link Console}; they leave it as they found it.
 */
final class Console implements AutoCloseable {
  private static final Duration HISTORY = Duration.ofHours(2);

  /** What else goes on in the shop is told of with less. */
  private static final int CRASH_LOOP_SCORE = 80;

  private final Chromium chromium;
  private final Server server;
  private final TrackedIncident incident;

  private Console() throws IOException, InterruptedException {
    chromium = Chromium.start();
    server = new Server();
    Shop.send(server, HISTORY);
    incident = server.awaitIncident(CRASH_LOOP_SCORE);
  }

  /** Gives the console to tests that have it as a parameter. */
  static final class Shared implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Console.class;
    }

    @Override
    public Console resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(Console.class))
          .computeIfAbsent(Console.class, _ -> open(), Console.class);
    }

    private static Console open() {
      try {
        return new Console();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  Chromium chromium() {
    return chromium;
  }

  Server server() {
    return server;
  }

  Visit visit(View view) {
    return chromium.visit(server.address(), view);
  }

  /** The oddest incident. */
  String incident() {
    return incident.name();
  }

  /** Id of the pattern most lines have. */
  String pattern() {
    return server.nightjar().store().patterns().stream()
        .max(Comparator.comparingLong(PatternRow::count))
        .orElseThrow()
        .id();
  }

  @Override
  public void close() throws IOException {
    chromium.close();
    server.close();
  }
}
