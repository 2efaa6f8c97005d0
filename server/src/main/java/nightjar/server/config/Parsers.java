package nightjar.server.config;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nightjar.server.config.Setting.Parser;
import nightjar.web.Secret;

/** What settings may be. Each says in words what it takes. */
public final class Parsers {
  // Bounded, linear: a number, then a unit.
  private static final Pattern BYTES =
      Pattern.compile("(\\d{1,15})\\s*([kmgt]?)(i?b)?", Pattern.CASE_INSENSITIVE);

  private Parsers() {}

  /** Any text. */
  public static Parser<String> text() {
    return text -> text;
  }

  /** Nothing, or what the other takes. */
  public static <T> Parser<Optional<T>> optional(Parser<T> parser) {
    return text -> text.isBlank() ? Optional.empty() : Optional.of(parser.parse(text));
  }

  /** A secret, or none. */
  public static Parser<Optional<Secret>> secret() {
    return optional(Secret::new);
  }

  /** A whole number within bounds. */
  public static Parser<Integer> whole(int min, int max) {
    return text -> (int) number(text, min, max);
  }

  /** A decimal number within bounds. */
  public static Parser<Double> decimal(double min, double max) {
    return text -> {
      try {
        double value = Double.parseDouble(text.strip());
        if (value >= min && value <= max) {
          return value;
        }
      } catch (NumberFormatException _) {
        // told below
      }
      throw new IllegalArgumentException("must be a number from " + min + " to " + max);
    };
  }

  /** Yes or no. */
  public static Parser<Boolean> flag() {
    return text ->
        switch (text.strip().toLowerCase(Locale.ROOT)) {
          case "true", "yes", "on", "1" -> true;
          case "false", "no", "off", "0" -> false;
          default -> throw new IllegalArgumentException("must be true or false");
        };
  }

  /** A size: plain bytes, or with KB, MB, GB, TB, KiB, MiB …, all counted by 1,024. */
  public static Parser<Long> bytes(long min, long max) {
    return text -> {
      Matcher match = BYTES.matcher(text.strip());
      if (match.matches()) {
        String unit = match.group(2).toLowerCase(Locale.ROOT);
        int shift = unit.isEmpty() ? 0 : 10 * (1 + "kmgt".indexOf(unit));
        long count = Long.parseLong(match.group(1));
        if (count <= (Long.MAX_VALUE >> shift)) {
          long value = count << shift;
          if (value >= min && value <= max) {
            return value;
          }
        }
      }
      throw new IllegalArgumentException(
          "must be a size from " + min + " to " + max + " bytes, such as 10MiB");
    };
  }

  /** Seconds, with decimals, within bounds. */
  public static Parser<Duration> seconds(double min, double max) {
    Parser<Double> number = decimal(min, max);
    return text -> Duration.ofNanos(Math.round(number.parse(text) * 1e9));
  }

  /** Minutes within bounds. */
  public static Parser<Duration> minutes(int min, int max) {
    Parser<Integer> number = whole(min, max);
    return text -> Duration.ofMinutes(number.parse(text));
  }

  /** Whole days within bounds: {@code 30d} or {@code 30}. */
  public static Parser<Duration> days(int min, int max) {
    return text -> {
      String bare = text.strip();
      String count = bare.endsWith("d") ? bare.substring(0, bare.length() - 1) : bare;
      try {
        return Duration.ofDays(number(count, min, max));
      } catch (IllegalArgumentException _) {
        throw new IllegalArgumentException(
            "must be a number of days from " + min + " to " + max + ", such as 30d");
      }
    };
  }

  /** A web address with {@code http} or {@code https}. */
  public static Parser<URI> webAddress() {
    return text -> {
      try {
        URI uri = URI.create(text.strip());
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if ((scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null) {
          return uri;
        }
      } catch (IllegalArgumentException _) {
        // told below
      }
      throw new IllegalArgumentException("must be an address such as https://host:port");
    };
  }

  /** A web address that holds a secret, such as a webhook's. */
  public static Parser<Optional<Secret>> secretAddress() {
    return optional(text -> new Secret(webAddress().parse(text).toString()));
  }

  /** One of several words; upper and lower case are the same. */
  public static Parser<String> choice(String... words) {
    return text -> {
      for (String word : words) {
        if (word.equalsIgnoreCase(text.strip())) {
          return word;
        }
      }
      throw new IllegalArgumentException("must be one of " + String.join(", ", words));
    };
  }

  /** A time zone's name. */
  public static Parser<ZoneId> zone() {
    return text -> {
      try {
        return ZoneId.of(text.strip());
      } catch (DateTimeException _) {
        throw new IllegalArgumentException("must be a time zone such as UTC or Europe/Berlin");
      }
    };
  }

  /** A list: {@code a, b} or {@code ["a", "b"]}. */
  public static <T> Parser<List<T>> list(Parser<T> element) {
    return text -> {
      String inner = text.strip();
      if (inner.startsWith("[") && inner.endsWith("]")) {
        inner = inner.substring(1, inner.length() - 1);
      }
      List<T> list = new ArrayList<>();
      for (String part : inner.split(",", -1)) {
        String bare = unquoted(part.strip());
        if (!bare.isEmpty()) {
          list.add(element.parse(bare));
        }
      }
      return List.copyOf(list);
    };
  }

  /** What another takes, further checked: the function throws what {@link Parser#parse} may. */
  public static <S, T> Parser<T> then(Parser<S> first, Function<S, T> next) {
    return text -> next.apply(first.parse(text));
  }

  private static String unquoted(String text) {
    boolean quoted =
        text.length() >= 2
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(text.length() - 1) == text.charAt(0);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private static long number(String text, long min, long max) {
    try {
      long value = Long.parseLong(text.strip());
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException _) {
      // told below
    }
    throw new IllegalArgumentException("must be a whole number from " + min + " to " + max);
  }
}
