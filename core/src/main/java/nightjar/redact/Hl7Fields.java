package nightjar.redact;

import org.jspecify.annotations.Nullable;

/**
 * Fields of a patient in messages of HL7 version 2, which are told by their place: {@code
 * PID|1||…||DOE^JANE||19840307|F}: date of birth (PID-7), telephones (PID-13, PID-14), social
 * security number (PID-19), driving licence (PID-20). Source: HL7 2.5.1, §3.4.2. Not recognised:
 * messages with other delimiters.
 */
final class Hl7Fields implements Rule {
  private static final String SEGMENT = "PID|";
  private static final int FIELDS = 20;

  /** No segment of a patient is longer. */
  private static final int MAX_LENGTH = 1000;

  @Override
  public Kind kind() {
    return Kind.DATE_OF_BIRTH;
  }

  @Override
  public Kind kind(CharSequence text, int start, int end) {
    for (int field = 1; field <= FIELDS; field++) {
      NumberForm form = form(field);
      if (form != null && form.end(text, start) == end && isField(text, start, field)) {
        return form.kind();
      }
    }
    return kind();
  }

  @Override
  public String reason() {
    return "its place in a segment of HL7";
  }

  @Override
  public String anchors() {
    return "P";
  }

  @Override
  public boolean mayHold(CharSequence text, int at) {
    return isSegment(text, at);
  }

  @Override
  public long next(CharSequence text, int from) {
    for (int at = Math.max(0, from - MAX_LENGTH); at < text.length(); at++) {
      long found = isSegment(text, at) ? inSegment(text, at, from) : Span.NONE;
      if (found != Span.NONE) {
        return found;
      }
    }
    return Span.NONE;
  }

  private static boolean isSegment(CharSequence text, int at) {
    return text.charAt(at) == 'P'
        && Ascii.isWordStart(text, at)
        && Ascii.stands(text, at, SEGMENT)
        && Tokens.isNoValueBefore(text, at);
  }

  /** The first value that begins at {@code from} or later in the segment at {@code segment}. */
  private static long inSegment(CharSequence text, int segment, int from) {
    int limit = Math.min(text.length(), segment + MAX_LENGTH);
    int field = 0;
    for (int at = segment; at < limit && field <= FIELDS; at++) {
      if (text.charAt(at) == '|') {
        field++;
        NumberForm form = form(field);
        int end = form == null || at + 1 < from ? -1 : form.end(text, at + 1);
        if (end >= 0) {
          return Span.of(at + 1, end);
        }
      }
    }
    return Span.NONE;
  }

  /** Is the field that starts at {@code start} this one of its segment? */
  private static boolean isField(CharSequence text, int start, int field) {
    int bars = 0;
    int at = start;
    while (at > 0 && start - at < MAX_LENGTH && bars < field) {
      at--;
      bars += text.charAt(at) == '|' ? 1 : 0;
    }
    return bars == field && Ascii.stands(text, at - SEGMENT.length() + 1, SEGMENT);
  }

  private static @Nullable NumberForm form(int field) {
    return switch (field) {
      case 7 -> Birthdays.DAY_OR_TIME;
      case 13, 14 -> PhoneForms.NAMED;
      case 19 -> AmericanNumbers.ANY_SSN;
      case 20 -> DrivingLicences.ANY;
      default -> null;
    };
  }
}
