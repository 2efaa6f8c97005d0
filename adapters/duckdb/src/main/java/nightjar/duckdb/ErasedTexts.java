package nightjar.duckdb;

import java.util.List;
import java.util.stream.Stream;

/**
 * Texts that are to go from every text of a database, and what stands in their place.
 *
 * @param texts as they may stand there: plain, and as JSON writes them; none for none
 * @param mark what stands in their place
 */
public record ErasedTexts(List<String> texts, String mark) {
  /** No text goes. */
  public static final ErasedTexts NONE = new ErasedTexts(List.of(), "[erased]");

  public ErasedTexts {
    texts = List.copyOf(texts);
    if (texts.stream().anyMatch(String::isEmpty)) {
      throw new IllegalArgumentException("an empty text cannot be erased");
    }
  }

  /** Is one of them in it? */
  public boolean isIn(String text) {
    return texts.stream().anyMatch(text::contains);
  }

  /** The text without them. */
  public String without(String text) {
    String left = text;
    for (String each : texts) {
      left = left.replace(each, mark);
    }
    return left;
  }

  /** SQL that gives a text without them; its parameters are {@link #parameters}. */
  String sql(String text) {
    return "replace(".repeat(texts.size()) + text + ", ?, ?)".repeat(texts.size());
  }

  /** Parameters of {@link #sql}. */
  List<String> parameters() {
    return texts.stream().flatMap(each -> Stream.of(each, mark)).toList();
  }
}
