package nightjar.pattern;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What structured records are called: by their sentence, else by the names of their fields. */
final class RecordTitle {
  private static final int MAX_NAMES = 12;
  private static final String KEYS = "(?:msg|message|log|event|body|text|error)";

  /** The first that is found gives the sentence. */
  private static final List<Pattern> SENTENCES =
      List.of(
          Pattern.compile("^(?:json|kv) " + KEYS + ": (.++)$"),
          Pattern.compile("(?<=^\\{|[ ,{])\"" + KEYS + "\" ?: ?\"([^\"]*+)\""),
          Pattern.compile("(?<![^ ,;])" + KEYS + "=\"([^\"]*+)\""),
          Pattern.compile("(?<![^ ,;])" + KEYS + "='([^']*+)'"));

  private static final Pattern LIST = Pattern.compile("^(json|kv|xml) [{<](.*+)$");
  private static final Pattern CELLS = Pattern.compile("^csv \\S++ cells\\b");
  private static final Pattern JSON_NAME = Pattern.compile("\"([\\w.@-]{1,40}+)\" ?:");
  private static final Pattern TAG = Pattern.compile("<([A-Za-z_][\\w:.-]{0,40}+)");

  private RecordTitle() {}

  /** Message of a structured record if it has one with words; else the text itself. */
  static String sentence(String text) {
    for (Pattern pattern : SENTENCES) {
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        if (TitleText.hasWord(matcher.group(1))) {
          return matcher.group(1);
        }
      }
    }
    return text;
  }

  /** Names of the fields of a structured record without a sentence; else nothing. */
  static String names(String text) {
    if (CELLS.matcher(text).find()) {
      return "Row of cells";
    }
    if (!sentence(text).equals(text)) {
      return "";
    }
    Matcher list = LIST.matcher(text);
    if (list.matches()) {
      String kind = list.group(1).equals("kv") ? "Fields" : upper(list.group(1));
      return kind + ": " + TitleText.list(list.group(2));
    }
    if (text.startsWith("{\"") || text.startsWith("{ \"")) {
      return "JSON: " + all(JSON_NAME.matcher(text));
    }
    return text.startsWith("<") && (text.contains("</") || text.contains("/>"))
        ? "XML: " + all(TAG.matcher(text))
        : "";
  }

  private static String upper(String kind) {
    return kind.equals("xml") ? "XML" : "JSON";
  }

  private static String all(Matcher names) {
    return names
        .results()
        .map(name -> name.group(1))
        .distinct()
        .limit(MAX_NAMES)
        .collect(Collectors.joining(", "));
  }
}
