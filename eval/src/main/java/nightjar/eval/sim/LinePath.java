package nightjar.eval.sim;

import java.util.function.Consumer;
import nightjar.journal.Numbered;

/** What makes rows of arrivals, in their order. A new one begins with every process. */
interface LinePath {
  /** Shows it an arrival that is stored. */
  void recall(Numbered numbered);

  /** Takes an arrival; what follows from it goes to the sink, at the latest at the next tick. */
  void take(Numbered numbered, Consumer<String> rows);

  /** Does it have to be shown what is stored? Then the journal has to keep all. */
  boolean needsRecall();

  /** What it knows by now, as text; equal for equal arrivals. */
  String knowledge();

  /** A row for an arrival, and nothing more. */
  static LinePath plain() {
    return new LinePath() {
      @Override
      public void recall(Numbered numbered) {}

      @Override
      public void take(Numbered numbered, Consumer<String> rows) {
        String id = Request.idIn(Request.content(numbered.arrival()));
        if (!id.isEmpty()) {
          rows.accept(numbered.number() + " " + id);
        }
      }

      @Override
      public boolean needsRecall() {
        return false;
      }

      @Override
      public String knowledge() {
        return "";
      }
    };
  }
}
