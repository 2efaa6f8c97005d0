package nightjar.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import nightjar.pattern.FrozenPatterns;
import nightjar.pattern.LogPattern;
import nightjar.pattern.Parameter;
import nightjar.pattern.Parameters;
import nightjar.pattern.PatternFacts;
import nightjar.pattern.PatternTitle;
import nightjar.pattern.PatternView;
import nightjar.pattern.Template;
import nightjar.source.LogSource;
import nightjar.source.MergedReader;
import nightjar.source.Names;
import nightjar.source.RecordBatch;
import org.jspecify.annotations.Nullable;

/**
 * The patterns of a scan that is over: what there is to say about each, and to which one each
 * record belongs. One thread at a time.
 */
public final class MinedPatterns {
  private final ScanSettings settings;
  private final List<LogSource> sources;
  private final Names names;
  private final Pipeline pipeline;
  private final PatternView view;
  private final PatternSamples samples;
  private final @Nullable FrozenPatterns frozen;
  private final Redaction redaction;
  private final List<List<Integer>> shapes = new ArrayList<>();

  MinedPatterns(
      ScanSettings settings,
      List<LogSource> sources,
      Names names,
      Pipeline pipeline,
      PatternView view,
      PatternSamples samples,
      PatternChoice choice) {
    this.settings = settings;
    this.sources = sources;
    this.names = names;
    this.pipeline = pipeline;
    this.view = view;
    this.samples = samples;
    this.frozen = choice.frozen();
    this.redaction = new Redaction(settings.redact());
    for (int pattern = 0; pattern < view.size(); pattern++) {
      shapes.add(new ArrayList<>());
    }
    for (int shape = 0; shape < view.shapes(); shape++) {
      shapes.get(view.patternOf(shape)).add(shape);
    }
  }

  /** Patterns, by number and by id. */
  public PatternView view() {
    return view;
  }

  /** What people said, as it was applied. */
  public PatternFacts facts() {
    return pipeline.miner().facts();
  }

  /** All about a pattern of the view. Costs a match per sample: some milliseconds. */
  public PatternDetail detail(LogPattern pattern) {
    String text = text(pattern);
    Template template = Template.parse(text);
    return new PatternDetail(
        title(pattern, text),
        text,
        redaction.template(text).regex(),
        redaction.apply(view.representative(pattern.number()).text()),
        shapes.get(pattern.number()).size(),
        parameters(template, shapes.get(pattern.number())),
        isKnown(pattern));
  }

  /** Is it one of the saved patterns that were asked for? Null if none were. */
  public @Nullable Boolean isKnown(LogPattern pattern) {
    return frozen == null ? null : frozen.knows(pattern.id());
  }

  /** Is it the id of one of the saved patterns that were asked for? */
  public boolean knows(String id) {
    return frozen != null && frozen.knows(id);
  }

  /** The pattern's text as people are shown it. */
  public String text(LogPattern pattern) {
    return redaction.apply(pattern.text());
  }

  private String title(LogPattern pattern, String text) {
    boolean isMade = text.equals(pattern.text());
    String title = pattern.title();
    return isMade || !title.equals(PatternTitle.of(pattern.text()))
        ? redaction.title(title, pattern.text())
        : PatternTitle.of(text);
  }

  private List<Parameter> parameters(Template template, List<Integer> members) {
    List<Parameter> found =
        Parameters.of(
            template,
            samples.lines(members).stream().map(redaction::apply).toList(),
            samples.records(members).stream().map(redaction::apply).toList());
    return found.stream().map(redaction::apply).toList();
  }

  /** Is shown every record of a source, read again. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * A record.
     *
     * @param batch holds it; valid during the call
     * @param pattern its pattern; null if it was left out ({@link #isOutside}), or was not read
     *     before
     * @return whether to go on
     */
    boolean visit(RecordBatch batch, int row, @Nullable LogPattern pattern) throws IOException;
  }

  /**
   * Reads a source once more, in the order of its lines, and says to which pattern each record was
   * counted. Memory does not depend on its length.
   *
   * @param source number of the source in the scan
   * @return why it could not be read to its end; empty if it was
   * @throws IOException from the visitor
   */
  public String readAgain(int source, Visitor visitor) throws IOException {
    List<LogSource> one = List.of(sources.get(source));
    try (MergedReader reader = new MergedReader(one, names, settings::parsing)) {
      while (reader.next()) {
        RecordBatch batch = reader.batch();
        batch.source = source;
        for (int row = reader.from(); row < reader.to(); row++) {
          if (!visitor.visit(batch, row, patternOf(batch, row))) {
            return "";
          }
        }
      }
      return reader.outcomes().getFirst().failure();
    }
  }

  /**
   * Reads all sources once more, merged by time as the scan read them, and says to which pattern
   * each record was counted.
   *
   * @return what became of each source
   * @throws IOException from the visitor
   */
  public List<MergedReader.Outcome> readAgain(Visitor visitor) throws IOException {
    try (MergedReader reader = new MergedReader(sources, names, settings::parsing)) {
      while (reader.next()) {
        RecordBatch batch = reader.batch();
        for (int row = reader.from(); row < reader.to(); row++) {
          if (!visitor.visit(batch, row, patternOf(batch, row))) {
            return reader.outcomes();
          }
        }
      }
      return reader.outcomes();
    }
  }

  /** Name of the service of a record that a visitor is shown; empty where it names none. */
  public String service(RecordBatch batch, int row) {
    return batch.service[row] < 0 ? "" : names.name(batch.service[row]);
  }

  /** Was a record of that time left out, by the range that was asked for? */
  public boolean isOutside(long timeNanos) {
    return !settings.holds(timeNanos);
  }

  private @Nullable LogPattern patternOf(RecordBatch batch, int row) {
    if (isOutside(batch.timeNanos[row])) {
      return null;
    }
    int shape = pipeline.find(batch, row);
    return shape < 0 || shape >= view.shapes() ? null : view.pattern(view.patternOf(shape));
  }

  /** Records of saved patterns. */
  public long knownRecords() {
    return view.patterns().stream()
        .filter(pattern -> frozen != null && frozen.knows(pattern.id()))
        .mapToLong(LogPattern::count)
        .sum();
  }
}
