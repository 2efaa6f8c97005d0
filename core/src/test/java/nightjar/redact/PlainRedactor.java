package nightjar.redact;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * What {@link Redactor} must equal: rules as regular expressions, each run over the whole of what
 * those before it have left. Rules of which a table is the greater part have no such twin; they are
 * tried by themselves.
 */
final class PlainRedactor {
  /** A rule and its expression; the value is the group {@code v}, or all of it. */
  private record Twin(Rule rule, Pattern pattern, Predicate<String> check) {
    Twin(Rule rule, String pattern, Predicate<String> check) {
      this(rule, Pattern.compile(pattern), check);
    }
  }

  private record Value(int start, int end, String marker) {
    boolean isApart(Value other) {
      return start >= other.end || end <= other.start;
    }

    boolean goesBeyond(Value other) {
      return start <= other.start && end >= other.end && !isSame(other);
    }

    private boolean isSame(Value other) {
      return start == other.start && end == other.end;
    }
  }

  private static final List<Twin> TWINS =
      List.of(
          new Twin(new PrivateKeys(), "-----BEGIN [A-Z ]*PRIVATE KEY-----.*", text -> true),
          new Twin(
              new WebTokens(),
              "\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*",
              text -> true),
          new Twin(new CloudKeys(), "\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b", text -> true),
          new Twin(
              new ServiceTokens(),
              "\\b(?:gh[pousr]_[A-Za-z0-9]{20,}|xox[abprs]-[A-Za-z0-9-]{10,}|sk-[A-Za-z0-9_-]{20,})",
              text -> true),
          new Twin(
              new NamedSecrets(),
              "(?i)\\b(?:password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|authorization|bearer)"
                  + "[\"']?(?:\\s*[:=]\\s*|\\s+)(?:(?:bearer|basic)\\s+)?[\"']?(?P<v>[^\\s\"',;&]{4,})",
              PlainRedactor::looksSecret),
          new Twin(
              new UrlPasswords(),
              "\\b[a-z][a-z0-9+.-]*://[^\\s:/@]+:(?P<v>[^\\s@/]+)@",
              text -> true),
          new Twin(
              new Emails(),
              "[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}\\b",
              text -> true),
          new Twin(
              new Ibans(),
              "\\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\\b",
              PlainRedactor::isIban),
          new Twin(new CardNumbers(), "\\b[0-9](?:[ -]?[0-9]){12,18}\\b", PlainRedactor::isCard),
          new Twin(
              new SocialSecurityNumbers(),
              "\\b[0-9]{3}-[0-9]{2}-[0-9]{4}\\b",
              text -> !text.startsWith("000") && !text.startsWith("666")),
          new Twin(
              new MacAddresses(),
              "\\b[0-9A-Fa-f]{2}(?:(?::[0-9A-Fa-f]{2}){5}|(?:-[0-9A-Fa-f]{2}){5})\\b",
              text -> true),
          new Twin(
              new IpAddresses(), "\\b[0-9]{1,3}(?:\\.[0-9]{1,3}){3}\\b", PlainRedactor::isAddress));

  /** The rules that have an expression here, in their order. */
  static List<Rule> twins() {
    return TWINS.stream().map(Twin::rule).toList();
  }

  String redact(String raw) {
    Decoded decoded = Decoded.of(raw);
    String text = decoded == null ? raw : decoded.text();
    List<Value> values = new ArrayList<>();
    for (Twin twin : TWINS) {
      for (Value value : find(twin, blotted(text, values))) {
        settle(values, value);
      }
    }
    values.sort(Comparator.comparingInt(Value::start));
    StringBuilder result = new StringBuilder();
    int done = 0;
    for (Value value : values) {
      int start = decoded == null ? value.start : decoded.rawStart(value.start);
      result.append(raw, done, start).append(value.marker);
      done = decoded == null ? value.end : decoded.rawEnd(value.end);
    }
    return result.append(raw, done, raw.length()).toString();
  }

  /** The one that holds the other stays, else the earlier. */
  private static void settle(List<Value> values, Value value) {
    List<Value> over = values.stream().filter(known -> !known.isApart(value)).toList();
    if (over.stream().allMatch(value::goesBeyond)) {
      values.removeAll(over);
      values.add(value);
    }
  }

  private static String blotted(String text, List<Value> values) {
    StringBuilder blotted = new StringBuilder(text);
    for (Value value : values) {
      for (int i = value.start; i < value.end; i++) {
        blotted.setCharAt(i, '\0');
      }
    }
    return blotted.toString();
  }

  private static List<Value> find(Twin twin, String text) {
    List<Value> found = new ArrayList<>();
    Matcher matcher = twin.pattern.matcher(text);
    while (matcher.find()) {
      if (twin.check.test(matcher.group())) {
        int group = twin.pattern.groupCount();
        String marker = "[" + twin.rule.kind() + "]";
        String value = matcher.group(group);
        if (!value.matches("\\[(" + String.join("|", Redacted.names(-1)) + ")\\]")) {
          found.add(new Value(matcher.start(group), matcher.end(group), marker));
        }
      }
    }
    return found;
  }

  /**
   * A word such as "password is wrong" is no secret; a value after ':' or '=' is, and so is one
   * with a digit in it.
   */
  private static boolean looksSecret(String match) {
    return match.indexOf('=') >= 0
        || match.indexOf(':') >= 0
        || match.substring(match.lastIndexOf(' ') + 1).chars().anyMatch(Character::isDigit);
  }

  private static boolean isCard(String text) {
    int sum = 0;
    boolean twice = false;
    for (int i = text.length() - 1; i >= 0; i--) {
      int digit = text.charAt(i) - '0';
      if (digit >= 0 && digit <= 9) {
        int value = twice ? digit * 2 : digit;
        sum += value > 9 ? value - 9 : value;
        twice = !twice;
      }
    }
    return sum % 10 == 0 && "23456".indexOf(text.charAt(0)) >= 0;
  }

  private static boolean isIban(String text) {
    String compact = text.replace(" ", "");
    String moved = compact.substring(4) + compact.substring(0, 4);
    int rest = 0;
    for (int i = 0; i < moved.length(); i++) {
      int value = Character.digit(moved.charAt(i), 36);
      rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    return rest == 1;
  }

  private static boolean isAddress(String text) {
    for (String part : text.split("\\.", -1)) {
      if (Integer.parseInt(part) > 255) {
        return false;
      }
    }
    return !text.startsWith("127.") && !text.equals("0.0.0.0");
  }
}
