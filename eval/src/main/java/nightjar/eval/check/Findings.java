package nightjar.eval.check;

import java.util.ArrayList;
import java.util.List;

/** What is not as promised, the first twenty sentences. One thread. */
final class Findings {
  private static final int MOST = 20;
  private final List<String> sentences = new ArrayList<>();
  private int count;

  void add(String sentence) {
    count++;
    if (sentences.size() < MOST) {
      sentences.add(sentence);
    }
  }

  int count() {
    return count;
  }

  List<String> sentences() {
    return List.copyOf(sentences);
  }
}
