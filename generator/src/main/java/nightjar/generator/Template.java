package nightjar.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The text of a log statement with places to fill: {@code {sku}} is a {@link Slot}, {@code {3-40}}
 * a whole number drawn evenly, {@code {north|south}} a choice.
 */
final class Template {
  private sealed interface Part {
    record Literal(String text) implements Part {}

    record Named(Slot slot) implements Part {}

    record Choice(List<String> words) implements Part {}

    record Range(int low, int high) implements Part {}
  }

  private final List<Part> parts;

  private Template(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  static Template of(String text) {
    List<Part> parts = new ArrayList<>();
    int done = 0;
    while (done < text.length()) {
      int open = text.indexOf('{', done);
      int close = text.indexOf('}', open + 1);
      if (open < 0 || close < 0) {
        break;
      }
      parts.add(new Part.Literal(text.substring(done, open)));
      parts.add(place(text.substring(open + 1, close)));
      done = close + 1;
    }
    parts.add(new Part.Literal(text.substring(done)));
    return new Template(parts);
  }

  private static Part place(String inside) {
    if (inside.indexOf('|') >= 0) {
      return new Part.Choice(List.of(inside.split("\\|", -1)));
    }
    int dash = inside.indexOf('-');
    if (dash > 0) {
      int low = Integer.parseInt(inside.substring(0, dash));
      return new Part.Range(low, Integer.parseInt(inside.substring(dash + 1)));
    }
    return new Part.Named(Slot.valueOf(inside.toUpperCase(Locale.ROOT)));
  }

  void write(Values values, StringBuilder out) {
    for (int i = 0; i < parts.size(); i++) {
      switch (parts.get(i)) {
        case Part.Literal(String text) -> out.append(text);
        case Part.Named(Slot slot) -> slot.write(values, i, out);
        case Part.Choice(List<String> words) ->
            out.append(words.get(values.line().at(i).below(words.size())));
        case Part.Range(int low, int high) ->
            out.append(low + values.line().at(i).below(high - low + 1));
      }
    }
  }

  boolean printsOwnDuration() {
    return slots().stream().anyMatch(Slot::ofOwnDuration);
  }

  boolean printsTotalDuration() {
    return slots().stream().anyMatch(Slot::ofTotalDuration);
  }

  /** Whether the whole text is one number. */
  boolean isNumber() {
    List<Part> inked = parts.stream().filter(part -> !part.equals(new Part.Literal(""))).toList();
    return inked.size() == 1
        && switch (inked.getFirst()) {
          case Part.Named(Slot slot) -> slot.isNumber();
          case Part.Range _ -> true;
          case Part.Literal(String text) -> text.matches("[0-9]+");
          case Part.Choice _ -> false;
        };
  }

  private List<Slot> slots() {
    return parts.stream()
        .filter(Part.Named.class::isInstance)
        .map(part -> ((Part.Named) part).slot())
        .toList();
  }
}
