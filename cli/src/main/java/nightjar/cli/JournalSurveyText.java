package nightjar.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import nightjar.journal.Damage;
import nightjar.journal.JournalSurvey;

/** What was found in a journal, for people or as JSON. */
final class JournalSurveyText {
  private final Shell shell;
  private final Path folder;

  JournalSurveyText(Shell shell, Path folder) {
    this.shell = shell;
    this.folder = folder;
  }

  void print(JournalSurvey survey, boolean json) throws IOException {
    if (json) {
      shell.println(json(survey));
      return;
    }
    line("journal", folder.toString());
    line(
        "segments",
        String.format(
            Locale.ROOT,
            "%,d (%,d of format 1, %,d erased), %,d bytes",
            survey.segments(),
            survey.plainSegments(),
            survey.erasedSegments(),
            survey.bytes()));
    line(
        "arrivals",
        String.format(
            Locale.ROOT,
            "%,d in %,d frames, %d to %d",
            survey.arrivals(),
            survey.frames(),
            survey.first(),
            survey.last()));
    line("lines", String.format(Locale.ROOT, "%,d", survey.lines()));
    line(
        "packed",
        String.format(
            Locale.ROOT, "%,d bytes of arrivals, ratio %.3f", survey.rawBytes(), ratio(survey)));
    line("days", days(survey.days()));
    line("erased", days(survey.erasedDays()));
    if (survey.unfinishedBytes() > 0) {
      line(
          "unfinished",
          String.format(
              Locale.ROOT,
              "%,d bytes at the end: being written, or cut off at the next start",
              survey.unfinishedBytes()));
    }
    int found = survey.damage().size();
    line("damage", found == 0 ? "none" : found == 1 ? "one finding" : found + " findings");
    for (Damage damage : survey.damage()) {
      shell.println("  " + Shell.printable(damage.sentence()));
    }
  }

  private void line(String name, String text) throws IOException {
    shell.println(String.format(Locale.ROOT, "%-10s  %s", name, Shell.printable(text)));
  }

  private static double ratio(JournalSurvey survey) {
    return survey.rawBytes() == 0 ? 0 : (double) survey.bytes() / survey.rawBytes();
  }

  private static String days(List<LocalDate> days) {
    return days.isEmpty()
        ? "none"
        : days.stream().map(LocalDate::toString).collect(Collectors.joining(", "));
  }

  private static String json(JournalSurvey survey) throws IOException {
    var text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("segments", survey.segments());
      json.writeNumberField("plain_segments", survey.plainSegments());
      json.writeNumberField("erased_segments", survey.erasedSegments());
      json.writeNumberField("frames", survey.frames());
      json.writeNumberField("arrivals", survey.arrivals());
      json.writeNumberField("lines", survey.lines());
      json.writeNumberField("bytes", survey.bytes());
      json.writeNumberField("raw_bytes", survey.rawBytes());
      json.writeNumberField("first", survey.first());
      json.writeNumberField("last", survey.last());
      json.writeNumberField("unfinished_bytes", survey.unfinishedBytes());
      days(json, "days", survey.days());
      days(json, "erased_days", survey.erasedDays());
      json.writeArrayFieldStart("damage");
      for (Damage damage : survey.damage()) {
        json.writeStartObject();
        json.writeStringField("segment", Shell.printable(damage.segment().toString()));
        json.writeNumberField("offset", damage.offset());
        json.writeNumberField("bytes", damage.bytes());
        json.writeNumberField("lost", damage.lost());
        json.writeStringField("reason", damage.reason());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void days(JsonGenerator json, String name, List<LocalDate> days)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (LocalDate day : days) {
      json.writeString(day.toString());
    }
    json.writeEndArray();
  }
}
