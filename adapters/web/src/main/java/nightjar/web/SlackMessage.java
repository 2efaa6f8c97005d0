package nightjar.web;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nightjar.incident.TrackedIncident;

/**
 * A message of Slack's Block Kit. Its limits are kept by construction: 150 characters a header,
 * 3,000 a section, some 9,000 in all, ten blocks. Nothing that a log line says can mention
 * somebody, link somewhere or change how the message is set: it stands in code, escaped.
 *
 * @param text what notifications show
 */
record SlackMessage(String text, List<Block> blocks) {
  /** A part of a message. */
  sealed interface Block {}

  /** Large, plain. */
  record Header(String text) implements Block {}

  /** Set by Slack's own markup. */
  record Section(String text) implements Block {}

  /** Small. */
  record Context(String text) implements Block {}

  private static final int HEADER = 150;
  private static final int SECTION = 2_500;

  /** Everything about an incident. */
  static SlackMessage whole(IncidentWords words, ConsoleLink console) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Header(SlackText.plain(words.headline(HEADER), HEADER)));
    blocks.add(new Section(opening(words)));
    blocks.add(new Section("*Why*, points of 100\n" + SlackText.fence(words.points(), SECTION)));
    if (!words.evidence().isEmpty()) {
      blocks.add(new Section("*Evidence*\n" + SlackText.fence(words.evidence(), SECTION)));
    }
    words.windowSummary().ifPresent(text -> blocks.add(new Section(SlackText.code(text, SECTION))));
    if (!words.lines().isEmpty()) {
      blocks.add(new Section("*Lines*\n" + SlackText.fence(words.lines(), SECTION)));
    }
    blocks.add(new Context(footer(words, console)));
    return new SlackMessage(SlackText.plain(words.oneLine(600), 900), List.copyOf(blocks));
  }

  private static String opening(IncidentWords words) {
    String where =
        words.services().isEmpty()
            ? ""
            : " in "
                + String.join(
                    " ", words.services().stream().map(s -> SlackText.code(s, 100)).toList());
    String summary = words.summary();
    return "*"
        + words.news()
        + "*"
        + where
        + ": "
        + words.extent()
        + (summary.isEmpty() ? "" : "\n" + SlackText.fence(List.of(summary), 1_000));
  }

  private static String footer(IncidentWords words, ConsoleLink console) {
    String before = words.seenBefore();
    return link(words.tracked(), console) + (before.isEmpty() ? "" : " · seen before: " + before);
  }

  private static String link(TrackedIncident incident, ConsoleLink console) {
    return "<"
        + SlackText.escape(console.of(incident))
        + "|Open "
        + incident.name()
        + " in Nightjar>";
  }

  /** What changed, in one section. */
  static SlackMessage change(IncidentWords words, ConsoleLink console) {
    String text =
        "*"
            + words.news()
            + "*: "
            + SlackText.code(words.headline(200), 300)
            + "\n"
            + words.extent()
            + " · "
            + link(words.tracked(), console);
    return new SlackMessage(SlackText.plain(words.oneLine(600), 900), List.of(new Section(text)));
  }

  /** The message as JSON, with further members. */
  byte[] json(Map<String, String> members) {
    return JsonTree.write(
        json -> {
          json.writeStartObject();
          for (var member : members.entrySet()) {
            json.writeStringField(member.getKey(), member.getValue());
          }
          json.writeStringField("text", text);
          json.writeBooleanField("mrkdwn", false);
          json.writeBooleanField("unfurl_links", false);
          json.writeBooleanField("unfurl_media", false);
          json.writeArrayFieldStart("blocks");
          for (Block block : blocks) {
            write(json, block);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void write(JsonGenerator json, Block block) throws IOException {
    json.writeStartObject();
    switch (block) {
      case Header header -> {
        json.writeStringField("type", "header");
        json.writeObjectFieldStart("text");
        json.writeStringField("type", "plain_text");
        json.writeStringField("text", header.text());
        json.writeBooleanField("emoji", false);
        json.writeEndObject();
      }
      case Section section -> {
        json.writeStringField("type", "section");
        json.writeFieldName("text");
        markup(json, section.text());
      }
      case Context context -> {
        json.writeStringField("type", "context");
        json.writeArrayFieldStart("elements");
        markup(json, context.text());
        json.writeEndArray();
      }
    }
    json.writeEndObject();
  }

  private static void markup(JsonGenerator json, String text) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "mrkdwn");
    json.writeStringField("text", text);
    json.writeBooleanField("verbatim", true);
    json.writeEndObject();
  }
}
