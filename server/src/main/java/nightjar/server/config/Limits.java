package nightjar.server.config;

import java.time.Duration;
import java.util.List;

/**
 * How much the HTTP door takes from one caller, and from all.
 *
 * @param bodyBytes largest body as sent; more is answered 413
 * @param unpackedBytes largest body once decompressed; more is answered 413
 * @param unpackRatio how many bytes one compressed byte may become, beyond the first MiB
 * @param allBodiesBytes bodies held in memory at once, all callers, and copies of them; 0 for a
 *     quarter of the heap, at least 80 MiB; more is answered 503, or 413 where it is one body's
 * @param connections connections at once; the longest idle gives way to a new one
 * @param headerBytes largest headers of a call; more is answered 431
 * @param urlBytes longest request line; more is answered 414
 * @param headerTime longest time for the headers of a call to come
 * @param idleTime a connection without a call is closed after this
 * @param bodyRate slowest body in bytes a second, after five seconds; slower is answered 408; 0 for
 *     any
 * @param callTime a call that is not answered after this is answered 503
 * @param jsonDepth deepest nesting of JSON
 * @param jsonKeys most keys of one JSON object
 * @param jsonNumberLength longest number of JSON in characters
 */
public record Limits(
    long bodyBytes,
    long unpackedBytes,
    int unpackRatio,
    long allBodiesBytes,
    int connections,
    int headerBytes,
    int urlBytes,
    Duration headerTime,
    Duration idleTime,
    int bodyRate,
    Duration callTime,
    int jsonDepth,
    int jsonKeys,
    int jsonNumberLength) {
  public static final Setting<Long> BODY_BYTES =
      Setting.of(
          "http.limits.body",
          "NIGHTJAR_MAX_BODY_BYTES",
          "10MiB",
          Parsers.bytes(1024, 1L << 30),
          "Largest body as sent; more is answered 413");
  public static final Setting<Long> UNPACKED_BYTES =
      Setting.of(
          "http.limits.unpacked",
          "NIGHTJAR_MAX_UNPACKED_BYTES",
          "64MiB",
          Parsers.bytes(1024, 1L << 30),
          "Largest body once decompressed; more is answered 413");
  public static final Setting<Integer> UNPACK_RATIO =
      Setting.of(
          "http.limits.unpack-ratio",
          "NIGHTJAR_MAX_UNPACK_RATIO",
          "100",
          Parsers.whole(2, 100_000),
          "How many bytes one compressed byte may become, beyond the first MiB");
  public static final Setting<Long> ALL_BODIES_BYTES =
      Setting.of(
          "http.limits.all-bodies",
          "NIGHTJAR_MAX_ALL_BODIES_BYTES",
          "0",
          Parsers.bytes(0, 1L << 40),
          "Bodies held in memory at once, all callers; 0 for a quarter of the heap, at least 80 MiB; more is answered 503");
  public static final Setting<Integer> CONNECTIONS =
      Setting.of(
          "http.limits.connections",
          "NIGHTJAR_MAX_CONNECTIONS",
          "1024",
          Parsers.whole(1, 100_000),
          "Connections at once; the longest idle gives way to a new one");
  public static final Setting<Integer> HEADER_BYTES =
      Setting.of(
          "http.limits.header",
          "NIGHTJAR_MAX_HEADER_BYTES",
          "16384",
          Parsers.whole(1024, 1 << 20),
          "Largest headers of a call; more is answered 431");
  public static final Setting<Integer> URL_BYTES =
      Setting.of(
          "http.limits.url",
          "NIGHTJAR_MAX_URL_BYTES",
          "8192",
          Parsers.whole(256, 1 << 20),
          "Longest request line; more is answered 414");
  public static final Setting<Duration> HEADER_TIME =
      Setting.of(
          "http.limits.header-seconds",
          "NIGHTJAR_HEADER_SECONDS",
          "5",
          Parsers.seconds(0.1, 600),
          "Longest time for the headers of a call to come");
  public static final Setting<Duration> IDLE_TIME =
      Setting.of(
          "http.limits.idle-seconds",
          "NIGHTJAR_IDLE_SECONDS",
          "30",
          Parsers.seconds(0.1, 86_400),
          "A connection without a call is closed after this");
  public static final Setting<Integer> BODY_RATE =
      Setting.of(
          "http.limits.body-rate",
          "NIGHTJAR_MIN_BODY_RATE",
          "1024",
          Parsers.whole(0, 1 << 30),
          "Slowest body in bytes a second, after five seconds; slower is answered 408; 0 for any");
  public static final Setting<Duration> CALL_TIME =
      Setting.of(
          "http.limits.call-seconds",
          "NIGHTJAR_CALL_SECONDS",
          "60",
          Parsers.seconds(0.1, 86_400),
          "A call that is not answered after this is answered 503");
  public static final Setting<Integer> JSON_DEPTH =
      Setting.of(
          "http.limits.json-depth",
          "NIGHTJAR_MAX_JSON_DEPTH",
          "64",
          Parsers.whole(1, 1000),
          "Deepest nesting of JSON");
  public static final Setting<Integer> JSON_KEYS =
      Setting.of(
          "http.limits.json-keys",
          "NIGHTJAR_MAX_JSON_KEYS",
          "1000",
          Parsers.whole(1, 1_000_000),
          "Most keys of one JSON object");
  public static final Setting<Integer> JSON_NUMBER_LENGTH =
      Setting.of(
          "http.limits.json-number",
          "NIGHTJAR_MAX_JSON_NUMBER",
          "1000",
          Parsers.whole(1, 1_000_000),
          "Longest number of JSON in characters");

  /** Its part of the key table. */
  public static List<Setting<?>> settings() {
    return List.of(
        BODY_BYTES,
        UNPACKED_BYTES,
        UNPACK_RATIO,
        ALL_BODIES_BYTES,
        CONNECTIONS,
        HEADER_BYTES,
        URL_BYTES,
        HEADER_TIME,
        IDLE_TIME,
        BODY_RATE,
        CALL_TIME,
        JSON_DEPTH,
        JSON_KEYS,
        JSON_NUMBER_LENGTH);
  }

  /** Reads it. */
  public static Limits from(Settings settings) {
    return new Limits(
        settings.get(BODY_BYTES),
        settings.get(UNPACKED_BYTES),
        settings.get(UNPACK_RATIO),
        settings.get(ALL_BODIES_BYTES),
        settings.get(CONNECTIONS),
        settings.get(HEADER_BYTES),
        settings.get(URL_BYTES),
        settings.get(HEADER_TIME),
        settings.get(IDLE_TIME),
        settings.get(BODY_RATE),
        settings.get(CALL_TIME),
        settings.get(JSON_DEPTH),
        settings.get(JSON_KEYS),
        settings.get(JSON_NUMBER_LENGTH));
  }
}
