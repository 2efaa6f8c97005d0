package nightjar.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import nightjar.journal.JournalReader;
import nightjar.journal.JournalView;
import nightjar.journal.Numbered;
import nightjar.source.Arrival;

/**
 * Prints arrivals: one a line for people, as NDJSON, or the lines that came. What a terminal would
 * act on is replaced or, in JSON, written as an escape.
 */
final class JournalDump {
  private final Shell shell;
  private final long from;
  private final long to;
  private final boolean lines;
  private final boolean json;
  private final JsonFactory factory = new JsonFactory();

  JournalDump(Shell shell, long from, long to, boolean lines, boolean json) {
    this.shell = shell;
    this.from = from;
    this.to = to;
    this.lines = lines;
    this.json = json;
  }

  void print(JournalView view) throws IOException {
    try (JournalReader reader = view.reader(from)) {
      for (var next = reader.next(Duration.ZERO);
          next.isPresent() && next.get().number() <= to && !shell.interruption().isRequested();
          next = reader.next(Duration.ZERO)) {
        print(next.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void print(Numbered found) throws IOException {
    if (json) {
      shell.println(json(found));
    } else if (lines) {
      lines(found.arrival());
    } else {
      shell.println(
          String.format(
              Locale.ROOT,
              "%10d  %s  %s",
              found.number(),
              time(found.arrival().nanos()),
              Shell.printable(told(found.arrival()))));
    }
  }

  private void lines(Arrival arrival) throws IOException {
    if (arrival instanceof Arrival.Lines came) {
      String text = new String(came.text(), StandardCharsets.UTF_8);
      for (String line : text.split("\n", -1)) {
        if (!line.isEmpty()) {
          shell.println(Shell.printable(line));
        }
      }
    }
  }

  private static String told(Arrival arrival) {
    return switch (arrival) {
      case Arrival.Lines l ->
          "lines  %d from %s, %d bytes%s%s%s"
              .formatted(
                  l.count(),
                  l.source(),
                  l.text().length,
                  l.service().isEmpty() ? "" : ", service " + l.service(),
                  l.batch().isEmpty() ? "" : ", batch " + l.batch(),
                  l.position().isEmpty() ? "" : ", at " + l.position());
      case Arrival.Tick _ -> "tick";
      case Arrival.Done d -> "done   " + d.json();
    };
  }

  private String json(Numbered found) throws IOException {
    var text = new StringWriter();
    try (JsonGenerator out = factory.createGenerator(text)) {
      out.setHighestNonEscapedChar(0x7E);
      out.writeStartObject();
      out.writeNumberField("number", found.number());
      out.writeNumberField("nanos", found.arrival().nanos());
      out.writeStringField("time", time(found.arrival().nanos()));
      switch (found.arrival()) {
        case Arrival.Lines l -> {
          out.writeStringField("kind", "lines");
          out.writeStringField("source", l.source());
          out.writeStringField("service", l.service());
          out.writeStringField("batch", l.batch());
          out.writeStringField("position", l.position());
          out.writeStringField("text", new String(l.text(), StandardCharsets.UTF_8));
        }
        case Arrival.Tick _ -> out.writeStringField("kind", "tick");
        case Arrival.Done d -> {
          out.writeStringField("kind", "done");
          out.writeStringField("json", d.json());
        }
      }
      out.writeEndObject();
    }
    return text.toString();
  }

  private static String time(long nanos) {
    return Instant.ofEpochSecond(0, nanos).toString();
  }
}
