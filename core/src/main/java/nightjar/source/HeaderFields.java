package nightjar.source;

import nightjar.LineRef;

/**
 * What a format read from one line. Filled by {@link LineFormat#match}, used again for the next
 * line; places are in the array that was matched.
 */
final class HeaderFields {
  /** Reads this source's times. */
  final Timestamps times;

  /** Weighs the fields of structured lines. */
  final FieldChoice choice = new FieldChoice();

  long timeNanos;
  byte severity;
  int messageStart;
  int messageEnd;
  int serviceStart;
  int serviceEnd;
  int linkStart;
  int linkEnd;
  int templateStart;
  int templateEnd;

  /**
   * Fields beside the message whose values are numbers, in order, at most {@link
   * RecordBatch#MAX_NUMBERS}.
   */
  final int[] numberStart = new int[RecordBatch.MAX_NUMBERS];

  final int[] numberEnd = new int[RecordBatch.MAX_NUMBERS];
  int numbers;

  /** The message is another logger's whole line and is to be parsed again. */
  boolean wrapped;

  /** The message is JSON text with escapes, which are to be resolved before it is parsed again. */
  boolean escaped;

  /** The message goes on in the next line of the same format. */
  boolean partial;

  /** The message stands on the next line. */
  boolean messageFollows;

  HeaderFields(Timestamps times) {
    this.times = times;
  }

  /** Forgets the last line: the message is the whole of this one. */
  void reset(int from, int to) {
    timeNanos = LineRef.NO_TIME;
    severity = 0;
    messageStart = from;
    messageEnd = to;
    serviceStart = -1;
    serviceEnd = -1;
    linkStart = -1;
    linkEnd = -1;
    templateStart = -1;
    templateEnd = -1;
    numbers = 0;
    wrapped = false;
    escaped = false;
    partial = false;
    messageFollows = false;
  }

  /** A field that means nothing to us, if its value begins like a number. */
  void other(byte[] b, int from, int to) {
    boolean isNumber = to > from && (Ascii.isDigit(b[from]) || (b[from] == '-' && to > from + 1));
    if (isNumber && numbers < RecordBatch.MAX_NUMBERS) {
      numberStart[numbers] = from;
      numberEnd[numbers] = to;
      numbers++;
    }
  }

  void service(int from, int to) {
    boolean nil = to - from == 1 && from >= 0 && to > from;
    serviceStart = nil ? -1 : from;
    serviceEnd = nil ? -1 : to;
  }

  void link(int from, int to) {
    boolean some = to - from > 1;
    linkStart = some ? from : -1;
    linkEnd = some ? to : -1;
  }
}
