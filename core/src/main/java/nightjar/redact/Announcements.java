package nightjar.redact;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The phrases of {@code announcements.txt}: about two thousand, a quarter of a megabyte, read once.
 * Where a phrase stands twice it is the first that counts. Immutable.
 */
final class Announcements {
  private static final String FILE = "announcements.txt";
  private static final List<String> NUMBER_WORDS = List.of("no", "nr", "num", "number");
  private static final List<Announcement> ALL = List.of(Announcement.values());

  static final Announcements KNOWN = read();

  private final LabelWords phrases;

  /** Second and later words of phrases. */
  private final LabelWords laterWords;

  /** By the first two letters of ASCII, 32 each: does a phrase begin so? */
  private final boolean[] beginnings = new boolean[1 << 10];

  private Announcements(Map<String, Integer> entries) {
    phrases = LabelWords.of(entries);
    Map<String, Integer> later = new HashMap<>();
    for (String phrase : entries.keySet()) {
      String[] words = phrase.split(" ", -1);
      for (int i = 1; i < words.length; i++) {
        later.put(words[i], 1);
      }
      if (phrase.charAt(0) < 0x80) {
        beginnings[beginning(phrase, 0)] = true;
      }
    }
    laterWords = LabelWords.of(later);
  }

  private static Announcements read() {
    Map<String, Integer> entries = new HashMap<>();
    InputStream file = Objects.requireNonNull(Announcements.class.getResourceAsStream(FILE), FILE);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isEmpty() && line.charAt(0) != '#') {
          add(line, entries);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
    return new Announcements(entries);
  }

  private static void add(String line, Map<String, Integer> to) {
    int colon = line.indexOf(':');
    boolean isNumbered = line.charAt(colon - 1) == '+';
    String name = line.substring(0, isNumbered ? colon - 1 : colon);
    int number = 1 + ALL.indexOf(Announcement.valueOf(name));
    for (String each : line.substring(colon + 1).split(",", -1)) {
      String phrase = each.strip();
      to.putIfAbsent(phrase, number);
      for (String word : isNumbered ? NUMBER_WORDS : List.<String>of()) {
        to.putIfAbsent(phrase + " " + word, number);
      }
    }
  }

  /** The phrase that starts at {@code at}: a {@link Span} of its announcement and its end. */
  long behind(CharSequence text, int at) {
    return mayBegin(text, at) && LabelWords.isWordStart(text, at)
        ? phrases.behind(text, at)
        : Span.NONE;
  }

  /** What the name that ends at {@code end}, perhaps with digits, says; 0 if nothing. */
  int before(CharSequence text, int end) {
    return phrases.before(text, end);
  }

  /** Of the number of a phrase. */
  static Announcement of(int number) {
    return ALL.get(number - 1);
  }

  /** May a phrase go on with the word that starts at {@code at}? */
  boolean mayGoOn(CharSequence text, int at) {
    return at < text.length() && laterWords.behind(text, at) != Span.NONE;
  }

  private boolean mayBegin(CharSequence text, int at) {
    return text.charAt(at) >= 0x80 || beginnings[beginning(text, at)];
  }

  private static int beginning(CharSequence text, int at) {
    char second = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    boolean isPlain = Ascii.isLetter(second);
    return (text.charAt(at) & 31) << 5 | (isPlain ? second & 31 : 0);
  }
}
