package nightjar.generator;

import java.io.IOException;
import java.util.OptionalInt;

/** Renders lines and hands them to the labels and the sink. */
final class Scribe {
  private final Effects effects;
  private final LabelBook labels;
  private final LineSink sink;
  private final Stamp stamp = new Stamp();
  private final StringBuilder text = new StringBuilder(512);

  Scribe(Effects effects, LabelBook labels, LineSink sink) {
    this.effects = effects;
    this.labels = labels;
    this.sink = sink;
  }

  /**
   * Writes a record unless a fault keeps it from being written.
   *
   * @param fault the fault that caused or changed it, or {@link Effects#NONE}
   */
  void write(long micros, Statement statement, Values values, int fault) throws IOException {
    if (effects.mutes(statement, micros, fault)) {
      return;
    }
    text.setLength(0);
    stamp.set(micros);
    statement.source().format().write(statement, values, stamp, text);
    String record = text.toString();
    String file = statement.source().file();
    labels.note(file, record, values, fault);
    OptionalInt cause = fault == Effects.NONE ? OptionalInt.empty() : OptionalInt.of(fault);
    sink.line(file, Micros.instant(micros), record, cause);
  }
}
