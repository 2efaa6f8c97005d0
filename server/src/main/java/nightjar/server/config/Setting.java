package nightjar.server.config;

import java.util.List;
import java.util.Objects;

/**
 * Something that can be set: its names, its default and what it may be.
 *
 * @param <T> what it is once read
 * @param key name in YAML files, with dots: {@code http.port}
 * @param variables names in the environment and {@code .env}, the one to prefer first
 * @param defaultText value where nothing is set; empty for unset
 * @param parser reads its text
 * @param secret is its value never shown?
 * @param description one line for people
 */
public record Setting<T>(
    String key,
    List<String> variables,
    String defaultText,
    Parser<T> parser,
    boolean secret,
    String description) {
  public Setting {
    Objects.requireNonNull(key);
    variables = List.copyOf(variables);
    Objects.requireNonNull(defaultText);
    Objects.requireNonNull(parser);
    Objects.requireNonNull(description);
  }

  /** One that may be shown. */
  public static <T> Setting<T> of(
      String key, String variable, String defaultText, Parser<T> parser, String description) {
    return new Setting<>(key, List.of(variable), defaultText, parser, false, description);
  }

  /** One that is never shown; unset by default. */
  public static <T> Setting<T> secret(
      String key, String variable, Parser<T> parser, String description) {
    return new Setting<>(key, List.of(variable), "", parser, true, description);
  }

  /** Reads the text of a setting. */
  @FunctionalInterface
  public interface Parser<T> {
    /**
     * Reads it.
     *
     * @throws IllegalArgumentException if the text is not one; the message goes after the name:
     *     {@code must be a whole number from 1 to 9}
     */
    T parse(String text);
  }
}
