package nightjar.block;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Distinct names in order of appearance, numbered from 0, and how many rows have each. */
final class NameTallies {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> values = new ArrayList<>();
  private int[] rows = new int[16];
  private @Nullable String last;
  private int lastNumber;

  /** Counts a row; the number of its value. */
  @SuppressWarnings("ReferenceEquality") // neighbours mostly share the object
  int add(String value) {
    if (value != last) {
      lastNumber = number(value);
      last = value;
    }
    rows[lastNumber]++;
    return lastNumber;
  }

  private int number(String value) {
    int number = numbers.computeIfAbsent(value, v -> numbers.size());
    if (number == values.size()) {
      values.add(value);
      if (number == rows.length) {
        rows = Arrays.copyOf(rows, number * 2);
      }
    }
    return number;
  }

  void clear() {
    numbers.clear();
    values.clear();
    Arrays.fill(rows, 0);
    last = null;
  }

  /** Rows that have the name so far. */
  int rows(int number) {
    return rows[number];
  }

  List<Tally<String>> all() {
    List<Tally<String>> all = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      all.add(new Tally<>(values.get(i), rows[i]));
    }
    return all;
  }
}
