package nightjar.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import nightjar.server.live.DeadLetterBox;
import nightjar.server.live.LiveEvent;
import nightjar.store.DeadLetter;
import nightjar.store.StoreException;

/**
 * {@code dead-letters.ndjson} of the data folder: what is left out, one JSON object a line, oldest
 * first, for people and their tools. It is written anew from the store whenever that has another
 * number of them, and nothing is ever read from it. Its words are redacted.
 */
public final class DeadLetterFile implements Consumer<LiveEvent> {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final Path file;
  private final DeadLetterBox box;
  private final Consumer<String> log;
  private long written = -1;

  /**
   * @param log gets lines for the operator
   */
  public DeadLetterFile(Path file, DeadLetterBox box, Consumer<String> log) {
    this.file = file;
    this.box = box;
    this.log = log;
  }

  /** Looks at every change of state, once a second. */
  @Override
  public void accept(LiveEvent event) {
    if (event instanceof LiveEvent.StateChanged) {
      refresh();
    }
  }

  /** Writes it if there is something new; what fails is told, and tried again. */
  public synchronized void refresh() {
    try {
      long letters = box.counts().letters();
      if (letters != written && (letters > 0 || Files.exists(file))) {
        write(file, box);
      }
      written = letters;
    } catch (IOException | StoreException e) {
      log.accept("dead letters cannot be listed in " + file + ": " + e.getMessage());
    }
  }

  /** Writes all of them to a file that only its owner may read; it is there whole or as before. */
  public static long write(Path file, DeadLetterBox box) throws IOException {
    StringBuilder text = new StringBuilder();
    long count = 0;
    for (DeadLetter letter : box.all()) {
      text.append(line(letter)).append('\n');
      count++;
    }
    write(file, text.toString());
    return count;
  }

  private static void write(Path file, String text) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(beside);
    try (FileChannel channel =
        FileChannel.open(
            beside,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** One letter as JSON, in ASCII: nothing in it acts on a terminal. */
  public static String line(DeadLetter letter) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      out.setHighestNonEscapedChar(0x7E);
      out.writeStartObject();
      out.writeNumberField("arrival", letter.arrival());
      out.writeStringField("time", Instant.ofEpochSecond(0, letter.nanos()).toString());
      out.writeStringField("source", letter.source());
      out.writeNumberField("lines", letter.lines());
      out.writeNumberField("bytes", letter.bytes());
      out.writeStringField("reason", letter.reason().toString());
      out.writeStringField("sample", letter.sample().toString());
      out.writeEndObject();
    }
    return text.toString();
  }
}
