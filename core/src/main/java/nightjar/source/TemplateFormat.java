package nightjar.source;

import nightjar.LineRef;

/**
 * A format written as a template, such as {@code "{time} {level} [{thread}] {class}: {message}"},
 * run as a short list of steps over the bytes of a line. {@link TemplateCompiler} describes the
 * language.
 *
 * <p>A step looks at most at {@link #REACH} bytes for the end of its field, so that a hostile line
 * costs no more than a friendly one. About 100 ns for a header of 60 bytes.
 */
final class TemplateFormat implements LineFormat {
  /** Longest field that is not the message, in bytes. */
  static final int REACH = 256;

  /** What a step does; in the order of {@link #run}. */
  enum Kind {
    LITERAL,
    BLANKS,
    TIME_ANY,
    TIME_ISO,
    TIME_EPOCH,
    TIME_PATTERN,
    UPTIME,
    LEVEL,
    LEVEL_LETTER,
    LEVEL_REDIS,
    PRIORITY,
    STATUS,
    INTEGER,
    HEX,
    WORD,
    HOST,
    TEXT,
    NAME,
    CLASS,
    TAG,
    TAG_PROCESS,
    ID,
    STRUCTURED,
    UUID,
    STREAM,
    FROM_HERE,
    CISCO,
    ACCESS,
    MESSAGE,
    INNER,
    FOLLOWS
  }

  /** What is done with the field besides checking it. */
  enum Use {
    NONE,
    SERVICE,
    LINK
  }

  /** One step. */
  static final class Step {
    final Kind kind;
    final Use use;

    /**
     * Bytes of a {@code LITERAL}; for fields the fixed bytes that end them, empty if a blank or the
     * end of the line does.
     */
    final byte[] literal;

    /** Those fixed bytes are followed by a blank. */
    final boolean blankAfter;

    /** Of a {@code TIME_PATTERN}. */
    final TimePattern pattern;

    Step(Kind kind, Use use, byte[] literal, boolean blankAfter, TimePattern pattern) {
      this.kind = kind;
      this.use = use;
      this.literal = literal;
      this.blankAfter = blankAfter;
      this.pattern = pattern;
    }
  }

  private final String name;
  private final boolean weak;
  private final int specificity;
  private final String bodyMark;
  private final boolean hasTime;
  private final Step[] steps;

  /**
   * Fixed text that must end the line behind the message, as in {@code {message} ({class})}; empty
   * if none.
   */
  private final byte[] suffixOpen;

  private final byte[] suffixClose;
  private final boolean[] first = new boolean[256];

  TemplateFormat(
      String name,
      boolean weak,
      String bodyMark,
      int specificity,
      Step[] steps,
      byte[] suffixOpen,
      byte[] suffixClose) {
    this.name = name;
    this.weak = weak;
    this.bodyMark = bodyMark;
    this.specificity = specificity;
    this.steps = steps;
    this.suffixOpen = suffixOpen;
    this.suffixClose = suffixClose;
    boolean time = false;
    for (Step step : steps) {
      time |= step.kind.compareTo(Kind.TIME_ANY) >= 0 && step.kind.compareTo(Kind.UPTIME) <= 0;
    }
    this.hasTime = time;
    for (int i = 0; i < 256; i++) {
      first[i] = admits(steps[0], (byte) i);
    }
  }

  private static boolean admits(Step step, byte c) {
    return switch (step.kind) {
      case LITERAL -> c == step.literal[0];
      case BLANKS -> Ascii.isBlank(c);
      case TIME_ISO, TIME_EPOCH -> Ascii.isDigit(c);
      case INTEGER -> Ascii.isDigit(c) || c == '-';
      case TIME_ANY, HEX, UUID -> Ascii.isLetterOrDigit(c);
      case TIME_PATTERN -> step.pattern.startsWithLetter ? Ascii.isLetter(c) : Ascii.isDigit(c);
      case LEVEL, LEVEL_LETTER -> Ascii.isLetter(c) || Ascii.isBlank(c);
      case PRIORITY -> c == '<';
      case CLASS, NAME, TAG, HOST -> !Ascii.isBlank(c) && c != '{' && c != '[';
      case WORD -> !Ascii.isBlank(c);
      default -> true;
    };
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean mayStartWith(byte c) {
    return first[c & 0xFF];
  }

  @Override
  public int specificity() {
    return specificity;
  }

  @Override
  public boolean isWeak() {
    return weak;
  }

  @Override
  public boolean hasBody() {
    return !bodyMark.isEmpty();
  }

  @Override
  public boolean hasFields() {
    return bodyMark.equals("++");
  }

  @Override
  public boolean hasTime() {
    return hasTime;
  }

  @Override
  public boolean match(byte[] b, int from, int to, HeaderFields fields) {
    fields.reset(from, to);
    int at = from;
    for (Step step : steps) {
      int end = run(step, b, at, to, fields);
      if (end < 0) {
        return false;
      }
      if (step.use != Use.NONE && !keep(step.use, b, at, end, fields)) {
        return false;
      }
      at = end;
    }
    return suffixClose.length == 0 || cutSuffix(b, to, fields);
  }

  /** Returns false if the field cannot be what it should be. */
  private static boolean keep(Use use, byte[] b, int from, int to, HeaderFields fields) {
    if (use == Use.LINK) {
      fields.link(from, to);
      return true;
    }
    int end = Ascii.trimEnd(b, from, to);
    fields.service(from, end);
    return Severities.ofStrictWord(b, from, end) == 0;
  }

  private int run(Step step, byte[] b, int at, int to, HeaderFields fields) {
    return switch (step.kind) {
      case LITERAL -> Ascii.startsWith(b, at, to, step.literal) ? at + step.literal.length : -1;
      case BLANKS -> at >= to || Ascii.isBlank(b[at]) ? Ascii.skipBlanks(b, at, to) : -1;
      case TIME_ANY -> timed(fields.times.readAny(b, at, to), fields);
      case TIME_ISO -> timed(fields.times.readIso(b, at, to), fields);
      case TIME_EPOCH -> timed(fields.times.readEpoch(b, at, to), fields);
      case TIME_PATTERN -> timed(fields.times.read(step.pattern, b, at, to), fields);
      case UPTIME -> HeaderTokens.uptime(b, at, to);
      case LEVEL -> HeaderTokens.level(b, at, to, step.literal.length > 0, fields);
      case LEVEL_LETTER -> HeaderTokens.levelLetter(b, at, to, fields);
      case LEVEL_REDIS -> HeaderTokens.levelRedis(b, at, to, fields);
      case PRIORITY -> SyslogTokens.priority(b, at, to, fields);
      case STATUS -> HeaderTokens.status(b, at, to, fields);
      case INTEGER -> HeaderTokens.integer(b, at, to);
      case HEX -> HeaderTokens.hex(b, at, to);
      case WORD -> HeaderTokens.word(b, at, to, step);
      case HOST -> HeaderTokens.host(b, at, to);
      case TEXT -> HeaderTokens.text(b, at, to, step);
      case NAME -> HeaderTokens.name(b, at, to, step, false);
      case CLASS -> HeaderTokens.name(b, at, to, step, true);
      case TAG -> SyslogTokens.tag(b, at, to, false, fields);
      case TAG_PROCESS -> SyslogTokens.tag(b, at, to, true, fields);
      case ID -> HeaderTokens.id(b, at, to);
      case STRUCTURED -> SyslogTokens.structured(b, at, to);
      case UUID -> HeaderTokens.uuid(b, at, to);
      case STREAM -> SyslogTokens.stream(b, at, to, fields);
      case FROM_HERE -> {
        fields.messageStart = at;
        yield at;
      }
      case CISCO -> HeaderTokens.cisco(b, at, to, fields);
      case ACCESS -> HeaderTokens.access(b, at, to, fields);
      case MESSAGE -> {
        fields.messageStart = SyslogTokens.skipMark(b, at, to);
        yield to;
      }
      case INNER -> {
        fields.messageStart = at;
        fields.wrapped = true;
        yield to;
      }
      case FOLLOWS -> {
        fields.messageStart = to;
        fields.messageFollows = true;
        yield Ascii.trimEnd(b, at, to) == at ? to : -1;
      }
    };
  }

  private static int timed(int end, HeaderFields fields) {
    if (end >= 0 && fields.times.nanos != LineRef.NO_TIME) {
      fields.timeNanos = fields.times.nanos;
    }
    return end;
  }

  private boolean cutSuffix(byte[] b, int to, HeaderFields fields) {
    int close = to - suffixClose.length;
    int least = Math.max(fields.messageStart, close - REACH);
    if (close < least || !Ascii.startsWith(b, close, to, suffixClose)) {
      return false;
    }
    for (int i = close - 1; i >= least && !Ascii.isBlank(b[i]); i--) {
      if (Ascii.startsWith(b, i, close, suffixOpen)) {
        fields.messageEnd = Ascii.trimEnd(b, fields.messageStart, i);
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return name;
  }
}
