package nightjar.source;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Arrays;
import java.util.Map;
import nightjar.LineRef;

/**
 * A format that a person gave as an expression with named groups time, level, message, service and
 * link, of which any may be missing. RE2: the time it takes is linear in the line, whatever the
 * expression. Unlike the other formats it copies every line, and costs microseconds.
 */
final class RegexFormat implements LineFormat {
  private final Pattern pattern;
  private final Map<String, Integer> groups;

  private RegexFormat(Pattern pattern) {
    this.pattern = pattern;
    this.groups = pattern.namedGroups();
  }

  static RegexFormat compile(String expression) {
    try {
      Pattern pattern = Pattern.compile(expression);
      Map<String, Integer> groups = pattern.namedGroups();
      if (!groups.containsKey("time")
          && !groups.containsKey("level")
          && !groups.containsKey("message")) {
        throw new IllegalArgumentException(
            "format regex \""
                + expression
                + "\" names no group: call at least one time, level or message, as in (?P<time>\\S+"
                + " \\S+) (?P<message>.*)");
      }
      return new RegexFormat(pattern);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "format regex \""
              + expression
              + "\": "
              + e.getDescription()
              + " at \""
              + e.getPattern()
              + "\"",
          e);
    }
  }

  @Override
  public String name() {
    return "regex";
  }

  @Override
  public boolean mayStartWith(byte first) {
    return true;
  }

  @Override
  public int specificity() {
    return 1000;
  }

  @Override
  public boolean isWeak() {
    return false;
  }

  @Override
  public boolean hasTime() {
    return groups.containsKey("time");
  }

  @Override
  public boolean match(byte[] b, int from, int to, HeaderFields fields) {
    fields.reset(from, to);
    Matcher matcher = pattern.matcher(Arrays.copyOfRange(b, from, to));
    if (!matcher.find()) {
      return false;
    }
    int message = start(matcher, "message");
    if (message >= 0) {
      fields.messageStart = from + message;
      fields.messageEnd = from + end(matcher, "message");
    }
    int level = start(matcher, "level");
    if (level >= 0) {
      int length = end(matcher, "level") - level;
      fields.severity =
          length == 1
              ? Severities.ofLetter(b[from + level])
              : Severities.ofWord(b, from + level, from + level + length);
    }
    int time = start(matcher, "time");
    if (time >= 0) {
      boolean read = fields.times.readAny(b, from + time, from + end(matcher, "time")) >= 0;
      fields.timeNanos = read ? fields.times.nanos : LineRef.NO_TIME;
    }
    int service = start(matcher, "service");
    if (service >= 0) {
      fields.service(from + service, from + end(matcher, "service"));
    }
    int link = start(matcher, "link");
    if (link >= 0) {
      fields.link(from + link, from + end(matcher, "link"));
    }
    return true;
  }

  private int start(Matcher matcher, String group) {
    Integer number = groups.get(group);
    return number == null ? -1 : matcher.start(number);
  }

  private int end(Matcher matcher, String group) {
    Integer number = groups.get(group);
    return number == null ? -1 : matcher.end(number);
  }
}
