package nightjar.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nightjar.source.TemplateFormat.Kind;
import nightjar.source.TemplateFormat.Step;
import nightjar.source.TemplateFormat.Use;

/**
 * Turns a template into a {@link TemplateFormat}. A blank stands for a run of blanks and tabs, two
 * opening braces for a brace, every other byte for itself, and these for fields:
 *
 * <ul>
 *   <li>{@code {time}} a time in any known way; {@code {time:iso}}, {@code {time:epoch}}, {@code
 *       {time:syslog}}, {@code {time:clf}}, {@code {time:ctime}} or {@code {time:yyyy-MM-dd
 *       HH:mm:ss,SSS}} in one ({@link TimePattern}); {@code {uptime}} seconds since start
 *   <li>{@code {level}} a level word, {@code {letter}} one letter, {@code {pri}} syslog's {@code
 *       <134>}, {@code {status}} an HTTP status
 *   <li>{@code {int}} {@code {hex}} {@code {uuid}} {@code {word}} (no blanks) {@code {name}} (a
 *       word that looks like a name) {@code {class}} (a name with dots); any other name is text up
 *       to the fixed bytes behind it
 *   <li>{@code {service}} who wrote it, {@code {link}} an id that links records, {@code {tag}} a
 *       syslog tag, {@code {tag:process}} one with a process number
 *   <li>{@code {message}} the rest; {@code {from-here}} begins the message before fields that are
 *       only checked
 * </ul>
 */
final class TemplateCompiler {
  private final String name;
  private final String text;
  private final boolean weak;
  private final String bodyMark;
  private final List<Step> steps = new ArrayList<>();
  private byte[] suffixOpen = {};
  private byte[] suffixClose = {};
  private int weight;

  private TemplateCompiler(String name, boolean weak, String bodyMark, String text) {
    this.name = name;
    this.weak = weak;
    this.bodyMark = bodyMark;
    this.text = text;
  }

  /** Compiles a template that a person gave. */
  static TemplateFormat given(String text) {
    return new TemplateCompiler("given", false, "", text).compile();
  }

  /** Compiles a row of {@link LineFormats}, whose marks may stand in front. */
  static TemplateFormat compile(String name, String row) {
    String mark = row.startsWith("++") ? "++" : row.startsWith("+") ? "+" : "";
    boolean weak = row.startsWith("~");
    String text = row.substring(weak ? 1 : mark.length());
    return new TemplateCompiler(name, weak, mark, text).compile();
  }

  private TemplateFormat compile() {
    int i = 0;
    StringBuilder fixed = new StringBuilder();
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '{' && text.startsWith("{{", i)) {
        fixed.append('{');
        i += 2;
      } else if (c == '{') {
        literal(fixed);
        int close = text.indexOf('}', i);
        if (close < 0) {
          throw wrong(i, "this brace is not closed; write {{ for a brace that is in the line");
        }
        field(text.substring(i + 1, close), i, close + 1);
        i = close + 1;
        if (isMessage(last()) && i < text.length()) {
          suffix(i);
          i = text.length();
        }
      } else if (c == ' ') {
        literal(fixed);
        while (i < text.length() && text.charAt(i) == ' ') {
          i++;
        }
        steps.add(new Step(Kind.BLANKS, Use.NONE, new byte[0], false, TimePatterns.MONTH_FIRST));
      } else {
        fixed.append(c);
        i++;
      }
    }
    literal(fixed);
    if (steps.isEmpty()) {
      throw wrong(0, "it is empty; write one such as {time} {level} {message}");
    }
    return new TemplateFormat(
        name, weak, bodyMark, weight, stepsWithEnds(), suffixOpen, suffixClose);
  }

  private Step last() {
    return steps.get(steps.size() - 1);
  }

  private static boolean isMessage(Step step) {
    return step.kind == Kind.MESSAGE || step.kind == Kind.INNER;
  }

  private void literal(StringBuilder fixed) {
    if (!fixed.isEmpty()) {
      byte[] bytes = fixed.toString().getBytes(StandardCharsets.UTF_8);
      weight += 2 * bytes.length;
      steps.add(new Step(Kind.LITERAL, Use.NONE, bytes, false, TimePatterns.MONTH_FIRST));
      fixed.setLength(0);
    }
  }

  private void field(String field, int at, int after) {
    int colon = field.indexOf(':');
    String kind = colon < 0 ? field : field.substring(0, colon);
    String argument = colon < 0 ? "" : field.substring(colon + 1);
    switch (kind) {
      case "time" -> time(argument, at);
      case "uptime" -> add(Kind.UPTIME, 8);
      case "level" -> add(Kind.LEVEL, 12);
      case "letter" -> add(Kind.LEVEL_LETTER, 6);
      case "redis" -> add(Kind.LEVEL_REDIS, 4);
      case "pri" -> add(Kind.PRIORITY, 12);
      case "status" -> add(Kind.STATUS, 6);
      case "int", "pid" -> add(Kind.INTEGER, 4);
      case "hex" -> add(Kind.HEX, 3);
      case "word" -> add(Kind.WORD, 2);
      case "host" -> add(Kind.HOST, 3);
      case "name" -> add(Kind.NAME, 3);
      case "class" -> add(Kind.CLASS, 7);
      case "tag" -> add(argument.equals("process") ? Kind.TAG_PROCESS : Kind.TAG, 8);
      case "id" -> add(Kind.ID, 2);
      case "data" -> add(Kind.STRUCTURED, 5);
      case "uuid" -> add(Kind.UUID, Use.LINK, 9);
      case "stream" -> add(Kind.STREAM, 16);
      case "service", "app" -> add(Kind.NAME, Use.SERVICE, 4);
      case "link" -> add(Kind.ID, Use.LINK, 3);
      case "from-here" -> add(Kind.FROM_HERE, 0);
      case "cisco" -> add(Kind.CISCO, 12);
      case "access" -> add(Kind.ACCESS, 10);
      case "message" -> add(Kind.MESSAGE, 0);
      case "inner" -> add(Kind.INNER, 0);
      case "follows" -> add(Kind.FOLLOWS, 2);
      case "" -> throw wrong(at, "a field needs a name, such as {time}, {level} or {message}");
      default -> {
        if (after < text.length() && text.charAt(after) == '{' && !text.startsWith("{{", after)) {
          throw wrong(
              at,
              "{"
                  + kind
                  + "} is text up to the fixed bytes behind it: put some before the next field");
        }
        add(Kind.TEXT, 1);
      }
    }
  }

  private void add(Kind kind, int worth) {
    add(kind, Use.NONE, worth);
  }

  private void add(Kind kind, Use use, int worth) {
    weight += worth;
    steps.add(new Step(kind, use, new byte[0], false, TimePatterns.MONTH_FIRST));
  }

  private void time(String argument, int at) {
    switch (argument) {
      case "" -> add(Kind.TIME_ANY, 10);
      case "iso" -> add(Kind.TIME_ISO, 12);
      case "epoch" -> add(Kind.TIME_EPOCH, 11);
      default -> {
        weight += 12;
        try {
          steps.add(
              new Step(
                  Kind.TIME_PATTERN, Use.NONE, new byte[0], false, TimePatterns.named(argument)));
        } catch (IllegalArgumentException e) {
          throw wrong(at, String.valueOf(e.getMessage()));
        }
      }
    }
  }

  /** What stands behind the message: fixed bytes, perhaps with one word inside. */
  private void suffix(int from) {
    String rest = text.substring(from);
    int open = rest.indexOf('{');
    int close = rest.indexOf('}');
    if (open < 0
        || close < open
        || close == rest.length() - 1
        || open == 0
        || rest.indexOf('{', close) >= 0) {
      throw wrong(
          from,
          "behind {message} only one field between fixed bytes may stand, as in {message}"
              + " ({class})");
    }
    suffixOpen = rest.substring(0, open).stripLeading().getBytes(StandardCharsets.UTF_8);
    suffixClose = rest.substring(close + 1).getBytes(StandardCharsets.UTF_8);
    weight += 2 * (suffixOpen.length + suffixClose.length) + 3;
  }

  /** Tells every field which fixed bytes end it. */
  private Step[] stepsWithEnds() {
    Step[] result = new Step[steps.size()];
    for (int i = 0; i < result.length; i++) {
      Step step = steps.get(i);
      boolean fixedNext = i + 1 < result.length && steps.get(i + 1).kind == Kind.LITERAL;
      boolean blankNext = i + 1 < result.length && steps.get(i + 1).kind == Kind.BLANKS;
      boolean blankAfterFixed =
          fixedNext && i + 2 < result.length && steps.get(i + 2).kind == Kind.BLANKS;
      boolean isField = step.kind != Kind.LITERAL && step.kind != Kind.BLANKS;
      byte[] end = fixedNext ? steps.get(i + 1).literal : step.literal;
      // Text up to a blank and then fixed bytes, "{thread} - {message}", ends at all of them.
      if (step.kind == Kind.TEXT
          && blankNext
          && i + 2 < result.length
          && steps.get(i + 2).kind == Kind.LITERAL) {
        end =
            (" " + new String(steps.get(i + 2).literal, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
        blankAfterFixed = i + 3 < result.length && steps.get(i + 3).kind == Kind.BLANKS;
        blankNext = false;
        fixedNext = true;
      }
      result[i] =
          isField
              ? new Step(
                  step.kind, step.use, end, fixedNext ? blankAfterFixed : blankNext, step.pattern)
              : step;
    }
    return result;
  }

  private IllegalArgumentException wrong(int at, String what) {
    return new IllegalArgumentException(
        "format \"" + text + "\" at character " + (at + 1) + ": " + what);
  }
}
