package nightjar.incident;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nightjar.incident.Deed.AddMarker;
import nightjar.incident.Deed.Assign;
import nightjar.incident.Deed.EditPatterns;
import nightjar.incident.Deed.SetMark;
import nightjar.incident.Deed.SetState;
import nightjar.incident.Deed.Undo;
import nightjar.incident.TrackedIncident.Mark;
import nightjar.incident.TrackedIncident.State;
import nightjar.pattern.PatternFact;
import nightjar.pattern.PatternFactJson;

/**
 * A {@link Deed} as a JSON object, by {@code deed}:
 *
 * <pre>
 * {"deed":"state","incident":142,"state":"muted","by":"ann","note":"known"}
 * {"deed":"mark","incident":142,"mark":"noise","by":"ann"}
 * {"deed":"assign","incident":142,"assignee":"bob","by":"ann"}
 * {"deed":"undo","incident":142,"by":"ann"}
 * {"deed":"patterns","facts":[{"kind":"rename",…}],"by":"ann"}
 * {"deed":"marker","time":1763797440000000000,"kind":"deploy","service":"shop","text":"v2","by":"ci"}
 * </pre>
 *
 * Times are nanoseconds; fields that are not known are left aside; texts that are not given are
 * empty.
 */
public final class DeedJson {
  private DeedJson() {}

  /** Writes a deed, in ASCII; {@link #read} gives an equal one back. */
  public static String write(Deed deed) {
    return JsonValues.write(
        json -> {
          json.writeStartObject();
          switch (deed) {
            case SetState state -> {
              begin(json, "state", state.incident());
              json.writeStringField("state", JsonValues.word(state.state()));
              json.writeStringField("note", state.note());
            }
            case SetMark mark -> {
              begin(json, "mark", mark.incident());
              json.writeStringField("mark", JsonValues.word(mark.mark()));
            }
            case Assign assign -> {
              begin(json, "assign", assign.incident());
              json.writeStringField("assignee", assign.assignee());
            }
            case Undo undo -> begin(json, "undo", undo.incident());
            case AddMarker marker -> writeMarker(json, marker);
            case EditPatterns edit -> writeFacts(json, edit);
          }
          json.writeStringField("by", deed.by());
          json.writeEndObject();
        });
  }

  private static void begin(JsonGenerator json, String deed, long incident) throws IOException {
    json.writeStringField("deed", deed);
    json.writeNumberField("incident", incident);
  }

  private static void writeMarker(JsonGenerator json, AddMarker marker) throws IOException {
    json.writeStringField("deed", "marker");
    json.writeNumberField("time", marker.nanos());
    json.writeStringField("kind", marker.kind());
    json.writeStringField("service", marker.service());
    json.writeStringField("text", marker.text());
  }

  private static void writeFacts(JsonGenerator json, EditPatterns edit) throws IOException {
    json.writeStringField("deed", "patterns");
    json.writeArrayFieldStart("facts");
    for (PatternFact fact : edit.facts()) {
      PatternFactJson.write(json, fact);
    }
    json.writeEndArray();
  }

  /**
   * Reads a deed.
   *
   * @throws IOException if it is none; the message says why
   */
  public static Deed read(String document) throws IOException {
    return JsonValues.read(document, "a deed", DeedJson::read);
  }

  private static Deed read(JsonParser json) throws IOException {
    Map<String, String> texts = new HashMap<>();
    Map<String, Long> numbers = new HashMap<>();
    List<PatternFact> facts = new ArrayList<>();
    JsonValues.readObject(
        json,
        (name, value) -> {
          if (value.currentToken() == JsonToken.VALUE_STRING) {
            texts.put(name, value.getText());
          } else if (value.currentToken() == JsonToken.VALUE_NUMBER_INT
              && (name.equals("incident") || name.equals("time"))) {
            numbers.put(name, value.getLongValue());
          } else if (name.equals("facts")) {
            facts.addAll(JsonValues.readList(value, PatternFactJson::read));
          } else {
            value.skipChildren();
          }
        });
    return texts.getOrDefault("deed", "").equals("patterns")
        ? new EditPatterns(facts, texts.getOrDefault("by", ""))
        : deed(texts, numbers);
  }

  private static Deed deed(Map<String, String> texts, Map<String, Long> numbers)
      throws IOException {
    String by = texts.getOrDefault("by", "");
    String deed = texts.getOrDefault("deed", "");
    return switch (deed) {
      case "state" ->
          new SetState(
              needed(numbers, "incident"),
              State.valueOf(needed(texts, "state").toUpperCase(Locale.ROOT)),
              by,
              texts.getOrDefault("note", ""));
      case "mark" ->
          new SetMark(
              needed(numbers, "incident"),
              Mark.valueOf(needed(texts, "mark").toUpperCase(Locale.ROOT)),
              by);
      case "assign" ->
          new Assign(needed(numbers, "incident"), texts.getOrDefault("assignee", ""), by);
      case "undo" -> new Undo(needed(numbers, "incident"), by);
      case "marker" ->
          new AddMarker(
              needed(numbers, "time"),
              texts.getOrDefault("kind", ""),
              texts.getOrDefault("service", ""),
              texts.getOrDefault("text", ""),
              by);
      default ->
          throw new IOException(
              "\"deed\" must be state, mark, assign, undo, marker or patterns, not \""
                  + deed
                  + "\"");
    };
  }

  private static <T> T needed(Map<String, T> fields, String name) throws IOException {
    T value = fields.get(name);
    if (value == null) {
      throw new IOException("it lacks \"" + name + "\"");
    }
    return value;
  }
}
