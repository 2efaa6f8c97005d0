package nightjar.pattern;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a pattern is called: made when somebody asks first, because it costs up to a few
 * milliseconds and most patterns of a run are shown to nobody. One thread at a time.
 */
public final class Wording {
  private final Supplier<String> writeText;
  private final UnaryOperator<String> writeTitle;
  private @Nullable String text;
  private @Nullable String title;

  /**
   * @param writeText makes the text
   * @param writeTitle makes a title of the text
   */
  public Wording(Supplier<String> writeText, UnaryOperator<String> writeTitle) {
    this.writeText = writeText;
    this.writeTitle = writeTitle;
  }

  /** Words that are known. */
  public static Wording of(String text, String title) {
    return new Wording(() -> text, any -> title);
  }

  public String text() {
    String known = text;
    if (known == null) {
      known = writeText.get();
      text = known;
    }
    return known;
  }

  public String title() {
    String known = title;
    if (known == null) {
      known = writeTitle.apply(text());
      title = known;
    }
    return known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Wording that
        && text().equals(that.text())
        && title().equals(that.title());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
