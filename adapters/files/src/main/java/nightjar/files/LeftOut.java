package nightjar.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Files left out for one reason: how many, and the first few by name. */
final class LeftOut {
  private static final int SHOWN = 3;
  private final List<String> first = new ArrayList<>();
  private long count;

  void add(String name) {
    count++;
    if (first.size() < SHOWN) {
      first.add(name);
    }
  }

  /**
   * The sentence about them; empty if there are none.
   *
   * @param singular with places for "1 file" and its name
   * @param plural with places for "2 files" and the names
   */
  Optional<String> note(String singular, String plural) {
    if (count == 0) {
      return Optional.empty();
    }
    String names = String.join(", ", first) + (count > SHOWN ? ", …" : "");
    return Optional.of((count == 1 ? singular : plural).formatted(Sizes.of(count, "file"), names));
  }
}
