package nightjar.cli.render;

import java.util.StringJoiner;
import nightjar.TimeRange;
import nightjar.act.Report;
import nightjar.cli.render.Palette.Role;

/** What was read, in one line, and what about it limits the result. */
final class Headline {
  private final Screen screen;
  private final RunStats stats;

  Headline(Screen screen, RunStats stats) {
    this.screen = screen;
    this.stats = stats;
  }

  void write(Report report) {
    screen.paragraph(Role.MUTED, 0, numbers(report, stats));
    Report.Input input = report.input();
    if (report.interrupted()) {
      screen.paragraph(Role.WARN, 0, "Stopped early: this is what was found until then.");
    }
    if (!input.failed().isEmpty()) {
      screen.paragraph(Role.WARN, 0, unread(input));
    }
    if (input.unparsed() > 0) {
      screen.paragraph(Role.MUTED, 0, unparsed(input));
    }
    if (input.rejected() > 0) {
      screen.paragraph(Role.MUTED, 0, Words.count(input.rejected(), "line") + " not analysed.");
    }
    if (input.outside() > 0) {
      screen.paragraph(
          Role.MUTED,
          0,
          Words.count(input.outside(), "record") + " outside the time range left out.");
    }
    if (!screen.settings().redactNote().isEmpty()) {
      screen.paragraph(Role.MUTED, 0, screen.settings().redactNote());
    }
  }

  /** {@code 1,052,604 lines, 146 MiB, 24 h 00 min, 312 patterns, 4 of them new. 9.8 s}. */
  static String numbers(Report report, RunStats stats) {
    Report.Input input = report.input();
    StringJoiner numbers = new StringJoiner(", ");
    numbers.add(Words.count(input.lines(), "line")).add(Words.bytes(input.bytes()));
    TimeRange range = input.range();
    if (range != null && Times.isKnown(range)) {
      numbers.add(Words.span(range.nanos()));
    }
    numbers.add(Words.count(report.patterns().size(), "pattern"));
    if (report.newPatterns() > 0) {
      numbers.add(
          report.newPatterns() == 1 && report.patterns().size() == 1
              ? "it is new"
              : Words.count(report.newPatterns()) + " of them new");
    }
    String took = Words.seconds(stats.seconds());
    return took.isEmpty() ? numbers + "." : numbers + ". " + took;
  }

  static String unparsed(Report.Input input) {
    String lack = " of records have no time or level I can read.";
    return input.unparsed() >= input.records()
        ? "No record has a time or level I can read."
        : Words.capital(Words.about(input.unparsed(), input.records())) + lack;
  }

  static String unread(Report.Input input) {
    long partly = input.failed().stream().filter(Report.Failure::partly).count();
    long not = input.failed().size() - partly;
    StringJoiner sentence = new StringJoiner(", ", "", ".");
    if (not > 0) {
      sentence.add(Words.count(not, "input") + " could not be read");
    }
    if (partly > 0) {
      sentence.add(Words.count(partly, "input") + " could be read only in part");
    }
    return sentence.toString();
  }

  /** What was looked for without finding it: for a report without incidents. */
  static String checked(Report report, int minScore) {
    Report.Input input = report.input();
    TimeRange range = input.range();
    boolean timed = range != null && Times.isKnown(range);
    String over = range != null && timed ? " over " + Words.span(range.nanos()) : "";
    String looked =
        timed
            ? "new patterns, rates, silences, order and values"
            : "new patterns, order and values";
    String bar = minScore > 0 ? " No score reached " + minScore + "." : "";
    String fresh =
        report.newPatterns() == 0
            ? ""
            : " "
                + Words.count(report.newPatterns(), "pattern")
                + (report.newPatterns() == 1 ? " is" : " are")
                + " new, but nothing else about them stands out.";
    String blind =
        timed ? "" : " No record has a time I can read, so rates and silences were not judged.";
    return "I compared "
        + Words.count(input.records(), "record")
        + " of "
        + Words.count(report.patterns().size(), "pattern")
        + over
        + " for "
        + looked
        + "."
        + bar
        + fresh
        + blind;
  }
}
