package nightjar.pipeline;

import java.util.ArrayList;
import java.util.List;
import nightjar.detect.CurrentRecord;
import nightjar.pattern.LineSamples;
import nightjar.pattern.RecordSamples;
import nightjar.pattern.Sample;
import nightjar.source.RecordBatch;

/** Messages kept of each shape, to see what stands in a pattern's slots. */
final class PatternSamples implements Pipeline.Witness {
  private final LineSamples lines;
  private final RecordSamples records = new RecordSamples();

  /**
   * @param lines different messages, which somebody else fills
   */
  PatternSamples(LineSamples lines) {
    this.lines = lines;
  }

  @Override
  public void observed(CurrentRecord record) {
    RecordBatch batch = record.batch;
    int from = batch.messageStart[record.row];
    int to = batch.messageEnd[record.row];
    records.offer(record.shape, batch.bytes, from, to);
  }

  /** Different messages of some shapes. */
  List<Sample> lines(List<Integer> shapes) {
    List<Sample> samples = new ArrayList<>();
    shapes.forEach(shape -> samples.addAll(lines.of(shape)));
    return samples;
  }

  /** Records of some shapes at even distances. */
  List<Sample> records(List<Integer> shapes) {
    List<Sample> samples = new ArrayList<>();
    shapes.forEach(shape -> samples.addAll(records.of(shape)));
    return samples;
  }
}
