package nightjar.source;

import nightjar.LineRef;
import nightjar.Severity;

/**
 * Takes the fields of a structured line one by one and keeps, for each meaning, the best: the way
 * from keys and values to {@link HeaderFields} that JSON and logfmt share. Used again for every
 * line.
 */
final class FieldChoice {
  /** Rank of the time that Serilog's compact lines have; they leave out the level Information. */
  private static final int SERILOG = 5;

  private static final int WORST = Integer.MAX_VALUE;

  private int timeRank;
  private int levelRank;
  private int messageRank;
  private int serviceRank;
  private int linkRank;
  private int nanos;
  private int status;
  private int nameStart;
  private int nameEnd;
  private int bunyan;

  /** Fields of the line that meant something. */
  int known;

  void reset() {
    timeRank = WORST;
    levelRank = WORST;
    messageRank = WORST;
    serviceRank = WORST;
    linkRank = WORST;
    nanos = 0;
    status = 0;
    nameStart = -1;
    bunyan = 0;
    known = 0;
  }

  boolean hasTime() {
    return timeRank != WORST;
  }

  boolean hasLevel() {
    return levelRank != WORST;
  }

  boolean hasMessage() {
    return messageRank != WORST;
  }

  /**
   * A field whose value is the text {@code bytes[from, to)}, without quotes.
   *
   * @param quoted it was a string, not a bare number or word
   */
  void take(int meaning, byte[] b, int from, int to, boolean quoted, HeaderFields fields) {
    int rank = meaning & 0xFF;
    switch (meaning >> 8) {
      case FieldNames.TIME -> {
        if (rank < timeRank && time(b, from, to, fields)) {
          timeRank = rank;
          known++;
        }
      }
      case FieldNames.LEVEL,
          FieldNames.PRIORITY,
          FieldNames.SEVERITY_NUMBER,
          FieldNames.PYTHON_LEVEL -> {
        byte number = rank < levelRank ? level(meaning >> 8, b, from, to) : 0;
        if (number != 0) {
          fields.severity = number;
          levelRank = rank;
          known++;
        }
      }
      case FieldNames.MESSAGE, FieldNames.WRAPPED -> {
        if (rank < messageRank && quoted) {
          fields.messageStart = from;
          fields.messageEnd = to;
          fields.wrapped = meaning >> 8 == FieldNames.WRAPPED;
          messageRank = rank;
          known++;
        }
      }
      case FieldNames.SERVICE -> {
        if (rank < serviceRank && quoted && to > from) {
          fields.service(from, to);
          serviceRank = rank;
          known++;
        }
      }
      case FieldNames.LINK -> {
        if (rank < linkRank && to - from > 1) {
          fields.link(from, to);
          linkRank = rank;
          known++;
        }
      }
      case FieldNames.TEMPLATE -> {
        if (quoted && to > from && fields.templateStart < 0) {
          fields.templateStart = from;
          fields.templateEnd = to;
        }
      }
      case FieldNames.NANOS -> nanos = to - from < 10 ? number(b, from, to) : 0;
      case FieldNames.STATUS -> {
        int number = to - from == 3 ? number(b, from, to) : 0;
        status = status == 0 && number >= 100 && number < 600 ? number : status;
        if (!quoted || number > 0) {
          fields.other(b, from, to);
        }
      }
      case FieldNames.NAME -> {
        if (quoted && to > from) {
          nameStart = from;
          nameEnd = to;
        }
      }
      case FieldNames.BUNYAN -> {
        bunyan++;
        if (!quoted || (to - from < 10 && number(b, from, to) > 0)) {
          fields.other(b, from, to);
        }
      }
      default -> {}
    }
  }

  /** Says what only the whole line can tell. */
  void finish(HeaderFields fields) {
    if (nanos > 0 && fields.timeNanos != LineRef.NO_TIME) {
      fields.timeNanos += nanos;
    }
    if (levelRank == WORST && status > 0) {
      fields.severity = Severities.ofHttpStatus(status);
    } else if (levelRank == WORST && timeRank == SERILOG) {
      fields.severity = Severity.INFO;
    }
    if (serviceRank == WORST && nameStart >= 0 && bunyan > 1) {
      fields.service(nameStart, nameEnd);
    }
  }

  /** Value of up to nine digits; 0 if there is anything else. */
  private static int number(byte[] b, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      if (!Ascii.isDigit(b[i])) {
        return 0;
      }
      value = value * 10 + b[i] - '0';
    }
    return value;
  }

  private static boolean time(byte[] b, int from, int to, HeaderFields fields) {
    Timestamps times = fields.times;
    int at = from < to && b[from] == '[' ? from + 1 : from;
    int end =
        at + 4 < to && Ascii.skipDigits(b, at, to) - at >= 9 && b[at + 8] != 'T'
            ? -1
            : times.readAny(b, at, to);
    if (end < 0) {
      end = times.readEpoch(b, at, to);
      if (end > 0 && end < to && (b[end] | 0x20) == 'e') {
        return exponent(b, at, to, fields);
      }
    }
    boolean read = end >= 0 && times.nanos != LineRef.NO_TIME;
    if (read) {
      fields.timeNanos = times.nanos;
    } else if (to - from > 3 && to - from < 24 && Ascii.isDigit(b[from]) && b[from + 1] == '.') {
      return exponent(b, from, to, fields);
    }
    return read;
  }

  /** {@code 1.7725e9}: seconds with an exponent, as some number printers write them. */
  private static boolean exponent(byte[] b, int from, int to, HeaderFields fields) {
    double whole = 0;
    double scale = 1;
    int at = from;
    boolean point = false;
    for (; at < to && (Ascii.isDigit(b[at]) || (b[at] == '.' && !point)); at++) {
      if (b[at] == '.') {
        point = true;
        continue;
      }
      whole = whole * 10 + b[at] - '0';
      scale *= point ? 10 : 1;
    }
    if (at + 1 >= to || (b[at] | 0x20) != 'e') {
      return false;
    }
    at += b[at + 1] == '+' ? 2 : 1;
    int power = 0;
    for (; at < to && Ascii.isDigit(b[at]) && power < 100; at++) {
      power = power * 10 + b[at] - '0';
    }
    double value = whole / scale * Math.pow(10, power);
    double seconds =
        value > 1e17
            ? value / 1e9
            : value > 1e14 ? value / 1e6 : value > 1e11 ? value / 1e3 : value;
    if (at != to || seconds < 1e8 || seconds > 9.2e9) {
      return false;
    }
    long micros = (long) (seconds * 1e6);
    fields.timeNanos = micros * 1000;
    return true;
  }

  private static byte level(int code, byte[] b, int from, int to) {
    if (from >= to) {
      return 0;
    }
    if (!Ascii.isDigit(b[from])) {
      if (to - from == 2 && b[from] == 'D' && Ascii.isDigit(b[from + 1])) {
        return Severity.DEBUG; // MongoDB's D1 to D5
      }
      byte word = Severities.ofWord(b, from, Severities.wordEnd(b, from, to));
      return word != 0 || to - from != 1 ? word : Severities.ofLetter((byte) (b[from] & ~0x20));
    }
    long number = 0;
    for (int i = from; i < to && i < from + 6 && Ascii.isDigit(b[i]); i++) {
      number = number * 10 + b[i] - '0';
    }
    return switch (code) {
      case FieldNames.PRIORITY -> number < 192 ? Severities.ofSyslog((int) number) : 0;
      case FieldNames.SEVERITY_NUMBER -> number <= 24 ? (byte) number : 0;
      default -> Severities.ofNumber(number, code == FieldNames.PYTHON_LEVEL);
    };
  }
}
