package nightjar.source;

/**
 * Which keys of structured lines mean what. A key is compared without regard to case and to {@code
 * _ - .}, and a nested one as if the outer key stood before it: {@code "log.level"}, {@code
 * "log_level"} and {@code {"log":{"level":…}}} are one. Of several keys for the same field the one
 * with the lower rank is taken; of two equal ones the first.
 *
 * <p>A key is known by a 64-bit hash that is made while it is read; nothing is allocated.
 */
final class FieldNames {
  static final int NONE = 0;
  static final int TIME = 1;
  static final int LEVEL = 2;
  static final int MESSAGE = 3;
  static final int SERVICE = 4;
  static final int LINK = 5;

  /** Syslog severities 0 to 7. */
  static final int PRIORITY = 6;

  /** OpenTelemetry's 1 to 24. */
  static final int SEVERITY_NUMBER = 7;

  /** Python's 10 to 50. */
  static final int PYTHON_LEVEL = 8;

  /** Text of another logger, to be parsed again. */
  static final int WRAPPED = 9;

  /** Nanoseconds beside a time in seconds. */
  static final int NANOS = 10;

  /** An HTTP status. */
  static final int STATUS = 11;

  /** What writes the line, if the line is bunyan's. */
  static final int NAME = 12;

  /** A field that bunyan always writes. */
  static final int BUNYAN = 13;

  /** OpenTelemetry's log.record.template: what the sender's logger was called with. */
  static final int TEMPLATE = 14;

  static final long START = 0xCBF29CE484222325L;

  private static final String TABLE =
      """
      TIME 0 @timestamp timestamp realtimetimestamp eventtime
      TIME 1 time ts datetime timeunixnano asctime logtime
      TIME 2 t t$date date sourcerealtimetimestamp starttime record.time.timestamp
      TIME 1 timelocal timeiso8601 instantepochsecond
      TIME 5 @t
      NANOS 0 instantnanoofsecond
      STATUS 0 status responsecode statuscode httpstatus httpresponsestatuscode responsestatus
      NAME 0 name
      TEMPLATE 0 logrecordtemplate attributeslogrecordtemplate
      BUNYAN 0 hostname pid v
      TIME 3 observedtimeunixnano receivetimestamp created createdat
      LEVEL 0 level lvl severity loglevel levelname @l severitytext
      LEVEL 1 s fieldslevel jsonpayloadlevel jsonpayloadseverity logger.level
      PRIORITY 0 priority syslogseverity syslogpriority syslogseveritycode
      SEVERITY_NUMBER 0 severitynumber
      PYTHON_LEVEL 0 levelno
      MESSAGE 0 message msg @m fieldsmessage jsonpayloadmessage textpayload shortmessage
      MESSAGE 1 @mt jsonpayloadmsg fieldsmsg logmessage messagetext renderedmessage
      MESSAGE 2 body text bodystringvalue fullmessage
      WRAPPED 3 log
      MESSAGE 4 event description statusmessage
      MESSAGE 5 eventname error err errormessage
      SERVICE 0 service servicename
      SERVICE 1 app application appname applicationname syslogidentifier
      SERVICE 0 resourceservicename resourceattributesservicename
      SERVICE 2 resourcelabelscontainername
      SERVICE 4 eventsource
      SERVICE 2 containername kubernetescontainername container program
      SERVICE 3 component systemdunit
      LINK 0 traceid trace otraceid contexttraceid
      LINK 1 requestid reqid xrequestid
      LINK 2 correlationid xcorrelationid
      LINK 3 sessionid transactionid
      """;

  private static final int SIZE = 512;
  private static final long[] HASHES = new long[SIZE];
  private static final byte[] CODES = new byte[SIZE];
  private static final byte[] RANKS = new byte[SIZE];

  static {
    for (String row : TABLE.strip().lines().toList()) {
      String[] parts = row.split(" ", -1);
      int code =
          switch (parts[0]) {
            case "TIME" -> TIME;
            case "LEVEL" -> LEVEL;
            case "MESSAGE" -> MESSAGE;
            case "SERVICE" -> SERVICE;
            case "LINK" -> LINK;
            case "PRIORITY" -> PRIORITY;
            case "SEVERITY_NUMBER" -> SEVERITY_NUMBER;
            case "PYTHON_LEVEL" -> PYTHON_LEVEL;
            case "NANOS" -> NANOS;
            case "STATUS" -> STATUS;
            case "NAME" -> NAME;
            case "BUNYAN" -> BUNYAN;
            case "TEMPLATE" -> TEMPLATE;
            default -> WRAPPED;
          };
      for (int i = 2; i < parts.length; i++) {
        put(parts[i], code, Integer.parseInt(parts[1]));
      }
    }
  }

  private FieldNames() {}

  private static void put(String key, int code, int rank) {
    byte[] bytes = key.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    long hash = hash(START, bytes, 0, bytes.length);
    int slot = (int) (hash >>> 55);
    while (HASHES[slot] != 0) {
      slot = slot + 1 & SIZE - 1;
    }
    HASHES[slot] = hash;
    CODES[slot] = (byte) code;
    RANKS[slot] = (byte) rank;
  }

  /**
   * Hash of the key {@code bytes[from, to)} inside an outer key with hash {@code outer}, {@link
   * #START} if there is none.
   */
  static long hash(long outer, byte[] b, int from, int to) {
    long hash = outer;
    int limit = Math.min(to, from + 48);
    for (int i = from; i < limit; i++) {
      int c = b[i];
      if (c == '_' || c == '-' || c == '.') {
        continue;
      }
      if (c >= 'A' && c <= 'Z') {
        c |= 0x20;
      }
      hash = (hash ^ c) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return hash;
  }

  /** {@code code << 8 | rank} of a key's hash; 0 if the key means nothing. */
  static int meaning(long hash) {
    for (int slot = (int) (hash >>> 55); HASHES[slot] != 0; slot = slot + 1 & SIZE - 1) {
      if (HASHES[slot] == hash) {
        return CODES[slot] << 8 | RANKS[slot];
      }
    }
    return 0;
  }
}
