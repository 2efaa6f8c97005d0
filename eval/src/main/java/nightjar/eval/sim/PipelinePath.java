package nightjar.eval.sim;

import java.time.ZoneOffset;
import java.util.function.Consumer;
import nightjar.journal.Numbered;
import nightjar.pattern.Model;
import nightjar.pipeline.LivePipeline;
import nightjar.pipeline.LiveSettings;
import nightjar.pipeline.ScanSettings;
import nightjar.shape.FastKey;
import nightjar.source.Arrival;
import nightjar.store.LogRow;

/** The path of the live system. */
final class PipelinePath implements LinePath {
  private final LivePipeline pipeline =
      new LivePipeline(
          LiveSettings.defaults(ScanSettings.defaults(ZoneOffset.UTC), new FastKey(1)),
          Model.EMPTY);

  @Override
  public void recall(Numbered numbered) {
    accept(numbered, row -> {});
  }

  @Override
  public void take(Numbered numbered, Consumer<String> rows) {
    accept(numbered, row -> rows.accept(row.toString()));
  }

  private void accept(Numbered numbered, Consumer<LogRow> rows) {
    if (numbered.arrival() instanceof Arrival.Lines lines) {
      long _ = pipeline.accept(numbered.number(), lines);
    } else {
      pipeline.tick(numbered.arrival().nanos(), rows::accept);
    }
  }

  @Override
  public boolean needsRecall() {
    return true;
  }

  @Override
  public String knowledge() {
    return pipeline.records() + " records, " + pipeline.judge();
  }
}
