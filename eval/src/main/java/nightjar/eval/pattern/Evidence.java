package nightjar.eval.pattern;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nightjar.pattern.LineSamples;
import nightjar.pattern.Model;
import nightjar.pattern.ModelFile;
import nightjar.pattern.PatternFacts;

/**
 * What a {@link Mining} has learned, as it is joined with that of others and kept over restarts.
 *
 * @param shapes text of each shape that lines are kept of, in the order of {@code lines}
 * @param lines the lines that texts are made from; after a restart they are in the model
 */
record Evidence(Model model, List<String> shapes, LineSamples lines) {
  static final Evidence NONE = new Evidence(Model.EMPTY, List.of(), new LineSamples());

  /** What both know together; texts are made anew. */
  Evidence plus(Evidence other) {
    Model sum = model.plus(other.model);
    List<String> texts = new ArrayList<>();
    Map<String, Integer> numbers = new HashMap<>();
    LineSamples joined = new LineSamples();
    for (Evidence each : List.of(this, other)) {
      for (int shape = 0; shape < each.shapes.size(); shape++) {
        String text = each.shapes.get(shape);
        Integer known = numbers.putIfAbsent(text, texts.size());
        if (known == null) {
          texts.add(text);
        }
        joined.join(each.lines, known == null ? texts.size() - 1 : known, shape);
      }
    }
    Model withoutTexts =
        new Model(
            sum.evidence(),
            sum.records(),
            sum.nanos(),
            sum.severities(),
            sum.sessions(),
            Map.of(),
            sum.aliases(),
            PatternFacts.NONE,
            Map.of());
    return new Evidence(withoutTexts, texts, joined);
  }

  /** Written as a file and read again, as a restart does. */
  Evidence restarted() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ModelFile.write(model, file);
    Model read = ModelFile.read(new ByteArrayInputStream(file.toByteArray()));
    return new Evidence(read, List.of(), new LineSamples());
  }
}
