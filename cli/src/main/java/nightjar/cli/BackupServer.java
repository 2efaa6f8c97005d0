package nightjar.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A backup that a running server makes on its own machine. */
final class BackupServer {
  private static final Duration PERIOD = Duration.ofMillis(200);
  private static final JsonFactory FACTORY = new JsonFactory();

  private final Shell shell;
  private final ServerDoor door;

  BackupServer(Shell shell, ServerDoor door) {
    this.shell = shell;
    this.door = door;
  }

  /**
   * Has it made, and waits for it.
   *
   * @return the exit code
   */
  int backup(String folder, boolean withKey, CopyProgress progress) throws IOException {
    Path place = Path.of(folder).toAbsolutePath().normalize();
    try {
      Map<String, @Nullable Object> state =
          door.post("api/v1/backups", request(place.toString(), withKey));
      while ("running".equals(state.get("state"))) {
        progress.accept(AnswerFields.number(state, "bytes"));
        Thread.sleep(PERIOD);
        state = door.get("api/v1/backups");
      }
      return told(place.toString(), state);
    } catch (NoAnswerException e) {
      shell.say(String.valueOf(e.getMessage()));
      return ExitCode.UNAVAILABLE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.NOT_WRITTEN;
    }
  }

  private static String request(String folder, boolean withKey) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      out.writeStartObject();
      out.writeStringField("folder", folder);
      out.writeBooleanField("with_key", withKey);
      out.writeEndObject();
    }
    return text.toString();
  }

  private int told(String folder, Map<String, @Nullable Object> state) throws IOException {
    if (!"done".equals(state.get("state")) || !folder.equals(state.get("folder"))) {
      shell.say("no backup was made: " + state.getOrDefault("detail", "the server began anew"));
      return ExitCode.NOT_WRITTEN;
    }
    shell.println(
        CopyProgress.summary(
            "copied",
            AnswerFields.number(state, "files"),
            AnswerFields.number(state, "bytes"),
            AnswerFields.number(state, "arrival"),
            AnswerFields.number(state, "records"),
            folder));
    KeyNote.tell(shell, AnswerFields.isTrue(state, "with_key"));
    return ExitCode.DONE;
  }
}
