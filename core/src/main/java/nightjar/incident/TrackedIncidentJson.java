package nightjar.incident;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;
import nightjar.incident.TrackedIncident.Activity;
import nightjar.incident.TrackedIncident.Before;
import nightjar.incident.TrackedIncident.Mark;
import nightjar.incident.TrackedIncident.State;
import org.jspecify.annotations.Nullable;

/**
 * A {@link TrackedIncident} as a JSON object, named as its record's components are in snake_case,
 * times in nanoseconds. It is ASCII, whatever the incident quotes. Fields that are not known are
 * left aside, so that an older Nightjar reads what a newer one wrote.
 */
public final class TrackedIncidentJson {
  private TrackedIncidentJson() {}

  /** Writes the whole incident; {@link #read} gives an equal one back. */
  public static String write(TrackedIncident incident) {
    return JsonValues.write(json -> write(json, incident));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it is no incident; the message says why
   */
  public static TrackedIncident read(String document) throws IOException {
    return JsonValues.read(
        document,
        "an incident",
        json -> {
          Fields fields = new Fields();
          JsonValues.readObject(json, fields::read);
          return fields.incident();
        });
  }

  private static void write(JsonGenerator json, TrackedIncident incident) throws IOException {
    json.writeStartObject();
    json.writeNumberField("number", incident.number());
    json.writeStringField("fingerprint", incident.fingerprint());
    json.writeStringField("state", JsonValues.word(incident.state()));
    json.writeFieldName("latest");
    IncidentJson.write(json, incident.latest());
    json.writeNumberField("opened", incident.openedNanos());
    json.writeNumberField("updated", incident.updatedNanos());
    json.writeNumberField("ended", incident.endedNanos());
    json.writeNumberField("peak_score", incident.peakScore());
    json.writeNumberField("muted_at_score", incident.mutedAtScore());
    json.writeStringField("mark", JsonValues.word(incident.mark()));
    json.writeStringField("assignee", incident.assignee());
    JsonValues.writeNumbers(json, "seen_before", incident.seenBefore());
    json.writeArrayFieldStart("activity");
    for (Activity activity : incident.activity()) {
      json.writeStartObject();
      json.writeNumberField("time", activity.nanos());
      json.writeStringField("who", activity.who());
      json.writeStringField("text", activity.text());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("told_score", incident.toldScore());
    if (incident.before() != null) {
      write(json, incident.before());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Before before) throws IOException {
    json.writeObjectFieldStart("before");
    json.writeStringField("state", JsonValues.word(before.state()));
    json.writeStringField("mark", JsonValues.word(before.mark()));
    json.writeStringField("assignee", before.assignee());
    json.writeNumberField("muted_at_score", before.mutedAtScore());
    json.writeNumberField("ended", before.endedNanos());
    json.writeEndObject();
  }

  private static Before readBefore(JsonParser json) throws IOException {
    Fields fields = new Fields(); // its components are the incident's own, of an earlier time
    JsonValues.readObject(json, fields::read);
    return new Before(
        fields.state, fields.mark, fields.assignee, fields.mutedAtScore, fields.ended);
  }

  /** What has been read of an incident. */
  private static final class Fields {
    long number;
    String fingerprint = "";
    State state = State.NEW;
    @Nullable Incident latest;
    long opened;
    long updated;
    long ended;
    int peakScore;
    int mutedAtScore;
    Mark mark = Mark.NONE;
    String assignee = "";
    List<Long> seenBefore = List.of();
    List<Activity> activity = List.of();
    int toldScore;
    @Nullable Before before;

    void read(String name, JsonParser json) throws IOException {
      switch (name) {
        case "number" -> number = json.getLongValue();
        case "fingerprint" -> fingerprint = JsonValues.text(json);
        case "state" -> state = JsonValues.constant(json, State.class);
        case "latest" -> latest = IncidentJson.read(json);
        case "opened" -> opened = json.getLongValue();
        case "updated" -> updated = json.getLongValue();
        case "ended" -> ended = json.getLongValue();
        case "peak_score" -> peakScore = json.getIntValue();
        case "muted_at_score" -> mutedAtScore = json.getIntValue();
        case "mark" -> mark = JsonValues.constant(json, Mark.class);
        case "assignee" -> assignee = JsonValues.text(json);
        case "seen_before" -> seenBefore = JsonValues.readList(json, JsonParser::getLongValue);
        case "activity" -> activity = JsonValues.readList(json, TrackedIncidentJson::readActivity);
        case "told_score" -> toldScore = json.getIntValue();
        case "before" -> before = readBefore(json);
        default -> json.skipChildren();
      }
    }

    TrackedIncident incident() throws IOException {
      if (latest == null) {
        throw new IOException("it lacks \"latest\"");
      }
      return new TrackedIncident(
          number,
          fingerprint,
          state,
          latest,
          opened,
          updated,
          ended,
          peakScore,
          mutedAtScore,
          mark,
          assignee,
          seenBefore,
          activity,
          toldScore,
          before);
    }
  }

  private static Activity readActivity(JsonParser json) throws IOException {
    String[] texts = {"", ""};
    long[] nanos = {0};
    JsonValues.readObject(
        json,
        (name, value) -> {
          switch (name) {
            case "time" -> nanos[0] = value.getLongValue();
            case "who" -> texts[0] = JsonValues.text(value);
            case "text" -> texts[1] = JsonValues.text(value);
            default -> value.skipChildren();
          }
        });
    return new Activity(nanos[0], texts[0], texts[1]);
  }
}
