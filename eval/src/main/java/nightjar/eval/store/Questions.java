package nightjar.eval.store;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nightjar.eval.live.HttpConnection;

/** Chooses what to ask of a store that holds certain lines: what is asked for is there. */
final class Questions {
  private static final String SEARCH = "/api/v1/logs/search?";
  private static final Pattern WORD =
      Pattern.compile("(?<![A-Za-z0-9_])[A-Za-z]{4,20}(?![A-Za-z0-9_])");
  private static final Pattern LOG = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
  private static final Pattern DAY = Pattern.compile("\"timestamp\":\"(\\d{4}-\\d\\d-\\d\\d)T");
  private static final Pattern PATTERN = Pattern.compile("\"id\":\"([0-9a-f]{16})\"");
  private static final int WORDINGS = 50;

  private final HttpConnection http;
  private final Random random;
  private final List<String> ids = new ArrayList<>();
  private final List<String> days = new ArrayList<>();

  private Questions(HttpConnection http, long seed) {
    this.http = http;
    this.random = new Random(seed);
  }

  /**
   * Asks for samples and ids until it knows what is there.
   *
   * @param samples lines that were stored
   * @param rare words of one line each
   */
  static List<Question> choose(
      HttpConnection http, List<String> samples, List<String> rare, long seed) throws IOException {
    Questions questions = new Questions(http, seed);
    questions.lookUp(rare);
    List<String> pairs = questions.pairs(samples);
    return List.of(
        new Question("newest_100_of_two_words", newest(pairs)),
        new Question("by_id", questions.ids.stream().map(id -> "/api/v1/logs/" + id).toList()),
        new Question("minutes_of_pattern_in_a_day", questions.minutes()),
        new Question("patterns_of_a_day", questions.patterns()),
        new Question("rare_id", words(rare)),
        new Question("absent_word", questions.absent()),
        new Question("explore_screen", screens(pairs)),
        new Question(
            "context_10",
            questions.ids.stream().map(id -> "/api/v1/logs/" + id + "/context?lines=10").toList()));
  }

  private void lookUp(List<String> rare) throws IOException {
    for (String word : spread(rare)) {
      String answer = ask(SEARCH + "limit=10&count=false&q=" + word);
      found(LOG, answer).ifPresent(ids::add);
      found(DAY, answer).ifPresent(days::add);
    }
    if (ids.isEmpty()) {
      throw new IOException("none of " + rare.size() + " planted ids is found");
    }
  }

  private static List<String> spread(List<String> all) {
    int step = Math.ceilDiv(Math.max(1, all.size()), WORDINGS);
    List<String> some = new ArrayList<>();
    for (int i = 0; i < all.size(); i += step) {
      some.add(all.get(i));
    }
    return some;
  }

  /** Two words of one line each, such that a line with both is found. */
  private List<String> pairs(List<String> samples) throws IOException {
    List<String> pairs = new ArrayList<>();
    for (String line : spread(samples)) {
      List<String> words = WORD.matcher(line).results().map(MatchResult::group).distinct().toList();
      if (words.size() >= 2) {
        int first = random.nextInt(words.size() - 1);
        String query = text(words.get(first) + " " + words.get(first + 1));
        if (found(LOG, ask(SEARCH + "limit=1&count=false&q=" + query)).isPresent()) {
          pairs.add(query);
        }
      }
    }
    if (pairs.isEmpty()) {
      throw new IOException("no line with two words is found");
    }
    return pairs;
  }

  private static List<String> newest(List<String> pairs) {
    return pairs.stream().map(pair -> SEARCH + "limit=100&count=false&q=" + pair).toList();
  }

  /** What Explore asks for at once. */
  private static List<String> screens(List<String> pairs) {
    return pairs.stream()
        .map(
            pair ->
                SEARCH
                    + "limit=200&count=false&facets=level,service,pattern&histogram=150&q="
                    + pair)
        .toList();
  }

  private static List<String> words(List<String> words) {
    return words.stream().map(word -> SEARCH + "limit=100&q=" + word).toList();
  }

  private List<String> absent() {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < WORDINGS; i++) {
      words.add(RareIds.word(random) + "absent");
    }
    return words(words);
  }

  private List<String> minutes() throws IOException {
    String patterns = ask("/api/v1/patterns?limit=20");
    List<String> paths = new ArrayList<>();
    for (MatchResult id : PATTERN.matcher(patterns).results().toList()) {
      for (String range : ranges()) {
        paths.add("/api/v1/logs/volume?bucket_minutes=1&" + range + "&pattern_id=" + id.group(1));
      }
    }
    return paths;
  }

  private List<String> patterns() {
    return ranges().stream().map(range -> "/api/v1/patterns?limit=100&" + range).toList();
  }

  private List<String> ranges() {
    return days.stream()
        .distinct()
        .map(
            day ->
                "from=" + day + "T00:00:00Z&to=" + LocalDate.parse(day).plusDays(1) + "T00:00:00Z")
        .toList();
  }

  private String ask(String path) throws IOException {
    return Asked.answer(http, path);
  }

  private static Optional<String> found(Pattern what, String answer) {
    Matcher matcher = what.matcher(answer);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String text(String words) {
    return URLEncoder.encode(words, StandardCharsets.UTF_8);
  }
}
