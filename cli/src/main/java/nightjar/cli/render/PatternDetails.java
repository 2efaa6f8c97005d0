package nightjar.cli.render;

import java.util.List;
import nightjar.act.Report;
import nightjar.pattern.PatternTitle;
import nightjar.pattern.Template;
import nightjar.pipeline.PatternDetail;

/** Where renderers ask for what is known of a pattern beside its counts. */
@FunctionalInterface
public interface PatternDetails {
  /** What a row's text alone says. */
  PatternDetails OF_TEXT =
      row ->
          new PatternDetail(
              PatternTitle.of(row.text()),
              row.text(),
              Template.parse(row.text()).regex(),
              row.text(),
              1,
              List.of(),
              null);

  PatternDetail of(Report.PatternRow row);
}
