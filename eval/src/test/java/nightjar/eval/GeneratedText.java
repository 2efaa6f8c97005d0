package nightjar.eval;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nightjar.generator.Generator;
import nightjar.generator.Scenario;
import nightjar.source.Names;
import nightjar.source.ParseSettings;
import nightjar.source.RecordBatch;
import nightjar.source.RecordReader;

/** Half an hour of the generated shop, as the benchmarks take it in. */
final class GeneratedText {
  private static final Scenario SCENARIO = Scenario.quiet(1).lasting(Duration.ofMinutes(30));
  static final ParseSettings SETTINGS =
      new ParseSettings("auto", ZoneOffset.UTC, SCENARIO.end(), ParseSettings.MAX_LINE_BYTES);

  private GeneratedText() {}

  /** All lines of one log of it. */
  static byte[] file(String name) {
    List<String> lines = Generator.generate(SCENARIO).files().get(name);
    if (lines == null) {
      throw new IllegalArgumentException("the generator writes no " + name);
    }
    return bytes(lines);
  }

  /** All logs of it, read: batches that nobody fills again. */
  static List<RecordBatch> batches(Names names) {
    List<RecordBatch> batches = new ArrayList<>();
    int source = 0;
    for (List<String> lines : Generator.generate(SCENARIO).files().values()) {
      var in = new ByteArrayInputStream(bytes(lines));
      try (RecordReader reader = new RecordReader(in, source++, SETTINGS, names)) {
        RecordBatch batch = new RecordBatch();
        while (reader.next(batch)) {
          batch.bytes = batch.bytes.clone();
          batches.add(batch);
          batch = new RecordBatch();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return batches;
  }

  private static byte[] bytes(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** All lines of it, log after log. */
  static Stream<String> lines() {
    return Generator.generate(SCENARIO).files().values().stream().flatMap(List::stream);
  }

  /** Records in batches. */
  static int records(List<RecordBatch> batches) {
    return batches.stream().mapToInt(batch -> batch.size).sum();
  }
}
