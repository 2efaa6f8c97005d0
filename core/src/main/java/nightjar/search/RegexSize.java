package nightjar.search;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How large a program a regular expression becomes, estimated from above before it is compiled: a
 * repetition of repetitions of a hundred characters can take all memory. Cost: linear.
 */
final class RegexSize {
  private static final long HUGE = 1L << 40;

  private final String expression;
  private final Deque<Long> outer = new ArrayDeque<>();
  private long size;
  private long last;
  private int at;

  private RegexSize(String expression) {
    this.expression = expression;
  }

  /** Instructions, at most; bad syntax is the compiler's business. */
  static long of(String expression) {
    RegexSize reader = new RegexSize(expression);
    while (reader.at < expression.length()) {
      reader.next(expression.charAt(reader.at++));
    }
    while (!reader.outer.isEmpty()) {
      reader.close();
    }
    return reader.size;
  }

  private void next(char c) {
    switch (c) {
      case '(' -> {
        outer.push(size);
        size = 0;
      }
      case ')' -> close();
      case '*', '+', '?', '|' -> grow(1);
      case '{' -> repeat();
      case '[' -> {
        skipClass();
        atom(2);
      }
      case '\\' -> escape();
      default -> atom(2);
    }
  }

  private void atom(long instructions) {
    last = instructions;
    size = Math.min(HUGE, size + last);
  }

  /** The repeated part and what repeats it, also where that is repeated in turn. */
  private void grow(long instructions) {
    last = Math.min(HUGE, last + instructions);
    size = Math.min(HUGE, size + instructions);
  }

  private void close() {
    if (!outer.isEmpty()) {
      long inner = size;
      size = outer.pop();
      atom(inner + 2);
    }
  }

  /** {@code {2}}, {@code {2,}}, {@code {2,5}}: so many copies. */
  private void repeat() {
    int end = expression.indexOf('}', at);
    String inner = end < 0 ? "" : expression.substring(at, Math.min(end, at + 12));
    if (!inner.matches("[0-9]{1,4}(,[0-9]{0,4})?")) {
      atom(2);
      return;
    }
    at = end + 1;
    long copies = 1;
    for (String number : inner.split(",", 2)) {
      copies = Math.max(copies, number.isEmpty() ? 1 : Long.parseLong(number) + 1);
    }
    long more = Math.min(HUGE, last * copies);
    size = Math.min(HUGE, size + more);
    last = Math.min(HUGE, last + more);
  }

  private void skipClass() {
    int first = at < expression.length() && expression.charAt(at) == '^' ? at + 1 : at;
    for (at = first; at < expression.length(); at++) {
      char c = expression.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '[' && expression.startsWith("[:", at)) {
        int end = expression.indexOf(":]", at);
        at = end < 0 ? at : end + 1;
      } else if (c == ']' && at > first) {
        at++;
        return;
      }
    }
  }

  private void escape() {
    char c = at < expression.length() ? expression.charAt(at++) : '\\';
    if (c == 'Q') {
      int end = expression.indexOf("\\E", at);
      int to = end < 0 ? expression.length() : end;
      atom(2L * (to - at));
      last = 2;
      at = end < 0 ? to : end + 2;
      return;
    }
    if ((c == 'p' || c == 'P' || c == 'x') && expression.startsWith("{", at)) {
      int end = expression.indexOf('}', at);
      at = end < 0 ? expression.length() : end + 1;
    }
    atom(2);
  }
}
