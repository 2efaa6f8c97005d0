package nightjar.web;

import java.util.ArrayList;
import java.util.List;

/**
 * Issues and comments in GitHub's Markdown. What log lines say stands in fenced blocks only, whose
 * fence is longer than any run of backticks inside: there, nothing is a mention, a reference, a
 * link or HTML.
 */
final class GithubText {
  /** GitHub takes 256 characters; what is put between these may double them. */
  private static final int TITLE = 120;

  private GithubText() {}

  /** Hidden in an issue's text: what it is about. */
  static String marker(String fingerprint) {
    return "<!-- nightjar:" + fingerprint + " -->";
  }

  /** Hidden in a comment: what it tells. */
  static String marker(String fingerprint, long number, String signature) {
    return "<!-- nightjar:%s:%d:%s -->".formatted(fingerprint, number, signature.replace(' ', '-'));
  }

  /** A title has no Markdown; mentions and references in it are broken. */
  static String title(IncidentWords words) {
    String title =
        words
            .headline(TITLE)
            .replace("@", "@\u200b")
            .replace("#", "#\u200b")
            .replace("://", "[:]//");
    return title.replaceAll("(?i)\\bgh-(?=\\d)", "GH\u200b-").replace('`', '\'');
  }

  static String issue(IncidentWords words, ConsoleLink console) {
    List<String> parts = new ArrayList<>();
    parts.add(marker(words.tracked().fingerprint()));
    parts.add("**" + words.news() + "**: " + words.extent() + ". " + link(words, console));
    parts.add(fence(List.of(words.headline(300), words.summary())));
    if (!words.services().isEmpty()) {
      parts.add("### Where\n" + fence(words.services()));
    }
    parts.add("### Why, points of 100\n" + fence(words.points()));
    List<String> evidence = new ArrayList<>(words.evidence());
    words.windowSummary().ifPresent(evidence::add);
    if (!evidence.isEmpty()) {
      parts.add("### Evidence\n" + fence(evidence));
    }
    if (!words.lines().isEmpty()) {
      parts.add("### Lines\n" + fence(words.lines()));
    }
    return String.join("\n\n", parts) + "\n";
  }

  static String comment(IncidentWords words, String marker, ConsoleLink console) {
    return marker
        + "\n**"
        + words.news()
        + "**: "
        + words.extent()
        + ". "
        + link(words, console)
        + "\n\n"
        + fence(List.of(words.headline(300), words.summary()))
        + "\n";
  }

  private static String link(IncidentWords words, ConsoleLink console) {
    return "[Open %s in Nightjar](<%s>)"
        .formatted(words.tracked().name(), console.of(words.tracked()));
  }

  /** A block that shows its lines as they are. */
  static String fence(List<String> lines) {
    String fence = "`".repeat(Math.max(3, longestRun(lines) + 1));
    return fence + "text\n" + String.join("\n", lines) + "\n" + fence;
  }

  private static int longestRun(List<String> lines) {
    int longest = 0;
    for (String line : lines) {
      int run = 0;
      for (int i = 0; i < line.length(); i++) {
        run = line.charAt(i) == '`' ? run + 1 : 0;
        longest = Math.max(longest, run);
      }
    }
    return longest;
  }
}
