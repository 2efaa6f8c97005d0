package nightjar.server.api;

import java.util.List;
import java.util.Locale;
import nightjar.incident.TrackedIncident;
import nightjar.server.live.LiveState;

/**
 * Is anything wrong, in a sentence and a second one.
 *
 * @param headline how many incidents need a look
 * @param detail the most urgent one, or what was looked at; and what is wrong with Nightjar itself
 */
record Verdict(String headline, String detail) {
  private static final List<String> NUMBERS =
      List.of(
          "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
          "Eleven", "Twelve");

  /**
   * @param review incidents that need a look, most urgent first
   * @param when such as {@code in the last 24 hours}
   */
  static Verdict of(
      List<TrackedIncident> review,
      String when,
      long lines,
      int patterns,
      int newPatterns,
      LiveState state) {
    if (!review.isEmpty()) {
      TrackedIncident first = review.getFirst();
      return new Verdict(
          number(review.size(), "incident needs a look.", "incidents need a look."),
          "Most urgent: "
              + first.latest().title()
              + " ("
              + first.name()
              + ", score "
              + first.latest().score()
              + ")."
              + trouble(state));
    }
    if (lines == 0) {
      return new Verdict(
          "No lines " + when + ".",
          "Follow a file with nightjar up FILE, or send lines to POST /api/v1/logs."
              + trouble(state));
    }
    String looked =
        String.format(
            Locale.ROOT,
            "%,d %s of %,d %s, %s.",
            lines,
            lines == 1 ? "line" : "lines",
            patterns,
            patterns == 1 ? "pattern" : "patterns",
            newPatterns == 0 ? "none of them new" : newPatterns + " of them new");
    return new Verdict("Nothing unusual " + when + ".", looked + trouble(state));
  }

  private static String trouble(LiveState state) {
    if (!state.trouble().isEmpty()) {
      return " Nightjar itself needs help: " + state.trouble();
    }
    List<String> failed =
        state.sources().stream()
            .filter(source -> !source.trouble().isEmpty())
            .map(LiveState.SourceState::name)
            .toList();
    return failed.isEmpty()
        ? ""
        : " "
            + number(failed.size(), "source cannot be read: ", "sources cannot be read: ")
            + String.join(", ", failed)
            + ".";
  }

  private static String number(int count, String one, String many) {
    String word =
        count < NUMBERS.size() ? NUMBERS.get(count) : String.format(Locale.ROOT, "%,d", count);
    return word + " " + (count == 1 ? one : many);
  }
}
