package nightjar.server.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import nightjar.pattern.LogPattern;
import nightjar.pattern.Parameter;
import nightjar.pattern.Parameters;
import nightjar.pattern.Quantiles;
import nightjar.pattern.Sample;
import nightjar.pattern.SplitRule;
import nightjar.pattern.Template;
import nightjar.server.live.PatternBook;
import nightjar.store.LogQuery;
import nightjar.store.LogRow;
import nightjar.store.PatternRow;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the slots of a pattern, by its latest stored rows, which are redacted. Remembered
 * for some seconds per pattern. Any thread; broken off when the thread is interrupted.
 */
final class SlotValues {
  /** Rows looked at. */
  static final int ROWS = 1_000;

  private static final int MOST_CHARS = 4_096;
  private static final long FRESH_NANOS = 5 * Times.SECOND;

  private final Views views;
  private final Lru<String, Found> lately = new Lru<>(200);

  /** Of a text of a pattern, at a moment. */
  private record Found(String text, int rows, List<Parameter> parameters, long atNanos) {}

  SlotValues(Views views) {
    this.views = views;
  }

  /** The fields {@code parameters}, {@code looked_at} and {@code regex}. */
  void fields(Json json, PatternRow row) {
    Found found = found(row);
    Optional<SplitRule> rule = rule(views.parts.live().patterns(), row);
    json.put("looked_at", found.rows).array("parameters");
    for (Parameter parameter : found.parameters) {
      json.object()
          .put("index", parameter.index())
          .put("kind", parameter.kind().name().toLowerCase(Locale.ROOT))
          .put("distinct", parameter.distinct())
          .put("records", parameter.records())
          .array("top");
      for (Parameter.Value value : parameter.top()) {
        json.object()
            .put("value", value.text())
            .put("count", value.count())
            .put("can_split", rule.isPresent() && rule.get().allows(value.text()))
            .end();
      }
      json.end();
      quantiles(json, parameter.quantiles());
      json.end();
    }
    json.end().put("regex", Template.parse(row.text().toString()).regex());
  }

  private static void quantiles(Json json, @Nullable Quantiles quantiles) {
    if (quantiles == null) {
      json.putNull("quantiles");
      return;
    }
    json.object("quantiles")
        .put("unit", quantiles.unit())
        .put("min", quantiles.min())
        .put("p50", quantiles.p50())
        .put("p95", quantiles.p95())
        .put("p99", quantiles.p99())
        .put("max", quantiles.max())
        .end();
  }

  /** By what the pattern can be split, if the running system knows it. */
  static Optional<SplitRule> rule(PatternBook book, PatternRow row) {
    Optional<LogPattern> pattern = book.view().find(row.id());
    return pattern.map(found -> SplitRule.of(book.view(), found.number()));
  }

  private Found found(PatternRow row) {
    long now = views.now();
    Optional<Found> last = lately.get(row.id());
    if (last.isPresent()
        && last.get().text.equals(row.text().toString())
        && now - last.get().atNanos < FRESH_NANOS) {
      return last.get();
    }
    Template template = Template.parse(row.text().toString());
    List<LogRow> rows =
        views
            .parts
            .store()
            .search(
                LogQuery.ofShapes(Set.copyOf(row.shapes())),
                Long.MAX_VALUE,
                0,
                ROWS,
                false,
                ApiParts.PART)
            .rows();
    List<Sample> samples = new ArrayList<>();
    int[] spans = new int[2 * template.slots()];
    for (LogRow each : rows) {
      samples.add(new Sample(fitting(template, each.message(), spans), 1));
    }
    Found found =
        new Found(row.text().toString(), rows.size(), Parameters.of(template, samples), now);
    lately.put(row.id(), found);
    return found;
  }

  /** The message, or its first line where only that is what the template says. */
  private static String fitting(Template template, String message, int[] spans) {
    String text = message.substring(0, Math.min(MOST_CHARS, message.length()));
    int end = text.indexOf('\n');
    return end < 0 || template.match(text, spans) ? text : text.substring(0, end);
  }
}
