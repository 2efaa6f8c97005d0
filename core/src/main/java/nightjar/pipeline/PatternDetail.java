package nightjar.pipeline;

import java.util.List;
import nightjar.pattern.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a pattern beside its counts. All texts are hostile; personal data is replaced
 * where the scan was asked to.
 *
 * @param title a few words
 * @param text with {@code <*>} for slots
 * @param regex matches what the text matches, anchored; for RE2 and Java
 * @param shape the shape that stands for it: facts of people name it so, word for word
 * @param shapes how many shapes it unites
 * @param parameters what stands in the slots of the text, in their order
 * @param known is it one of the saved patterns that were asked for? Null if none were
 */
public record PatternDetail(
    String title,
    String text,
    String regex,
    String shape,
    int shapes,
    List<Parameter> parameters,
    @Nullable Boolean known) {
  public PatternDetail {
    parameters = List.copyOf(parameters);
  }
}
