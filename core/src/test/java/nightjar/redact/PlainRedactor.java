package nightjar.redact;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.function.Predicate;

/**
 * What {@link Redactor} must equal: the rules as regular expressions, each run over the whole of
 * what those before it have left.
 */
final class PlainRedactor {
  private static final List<Rule> RULES =
      List.of(
          new Rule("[SECRET]", "-----BEGIN [A-Z ]*PRIVATE KEY-----.*", text -> true),
          new Rule(
              "[SECRET]",
              "\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*",
              text -> true),
          new Rule("[SECRET]", "\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b", text -> true),
          new Rule(
              "[SECRET]",
              "\\b(?:gh[pousr]_[A-Za-z0-9]{20,}|xox[abprs]-[A-Za-z0-9-]{10,}|sk-[A-Za-z0-9_-]{20,})",
              text -> true),
          new Rule(
              "$1[SECRET]",
              "(?i)(\\b(?:password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|authorization|bearer)"
                  + "[\"']?(?:\\s*[:=]\\s*|\\s+)(?:(?:bearer|basic)\\s+)?[\"']?)[^\\s\"',;&]{4,}",
              PlainRedactor::looksSecret),
          new Rule("$1[SECRET]@", "(\\b[a-z][a-z0-9+.-]*://[^\\s:/@]+:)[^\\s@/]+@", text -> true),
          new Rule(
              "[EMAIL]",
              "[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}\\b",
              text -> true),
          new Rule(
              "[IBAN]",
              "\\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\\b",
              PlainRedactor::isIban),
          new Rule("[CREDIT_CARD]", "\\b[0-9](?:[ -]?[0-9]){12,18}\\b", PlainRedactor::isCard),
          new Rule(
              "[SSN]",
              "\\b[0-9]{3}-[0-9]{2}-[0-9]{4}\\b",
              text -> !text.startsWith("000") && !text.startsWith("666")),
          new Rule(
              "[MAC]",
              "\\b[0-9A-Fa-f]{2}(?:(?::[0-9A-Fa-f]{2}){5}|(?:-[0-9A-Fa-f]{2}){5})\\b",
              text -> true),
          new Rule("[IP]", "\\b[0-9]{1,3}(?:\\.[0-9]{1,3}){3}\\b", PlainRedactor::isAddress));

  private record Rule(String marker, Pattern pattern, Predicate<String> check) {
    Rule(String marker, String pattern, Predicate<String> check) {
      this(marker, Pattern.compile(pattern), check);
    }
  }

  String redact(String text) {
    String result = text;
    for (Rule rule : RULES) {
      result = apply(rule, result);
    }
    return result;
  }

  private static String apply(Rule rule, String text) {
    Matcher matcher = rule.pattern.matcher(text);
    StringBuilder result = new StringBuilder();
    int done = 0;
    while (matcher.find()) {
      if (rule.check.test(matcher.group())) {
        result.append(text, done, matcher.start());
        String kept = matcher.groupCount() > 0 && matcher.group(1) != null ? matcher.group(1) : "";
        result.append(rule.marker.replace("$1", kept));
        done = matcher.end();
      }
    }
    return done == 0 ? text : result.append(text, done, text.length()).toString();
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
