package nightjar.server.ingest;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import nightjar.EpochNanos;
import nightjar.server.http.JsonFault;
import nightjar.server.http.JsonLimits;
import nightjar.server.http.Problem;
import nightjar.server.http.Refusal;
import nightjar.server.http.Reply;
import nightjar.server.http.Request;
import nightjar.server.http.Route;
import nightjar.server.http.Scope;
import nightjar.source.Arrival;
import nightjar.source.Intake;
import nightjar.source.RefusedException;

/**
 * {@code POST /api/v1/logs}: a body of lines, all of it kept or none. The answer is 200 once it is
 * on disk. A body without a line is fine and keeps nothing. Costs no copy of a text whose last line
 * is ended, one of another text, and two of JSON; they count as bodies.
 */
public final class LogIngest {
  private static final Set<String> NDJSON = Set.of("application/x-ndjson", "application/jsonl");
  private static final int LONGEST_NAME = 128;
  private static final int LONGEST_KEY = 256;

  private final Intake intake;
  private final InstantSource clock;
  private final LongSupplier lastKept;
  private final JsonLimits limits;
  private final AtomicLong highest = new AtomicLong();

  /**
   * Lines for an intake.
   *
   * @param clock at the door
   * @param lastKept number of the last arrival that was kept; 0 if none or unknown. A resend gets
   *     the number it had then, and is told from a first send by not being beyond this
   */
  public LogIngest(Intake intake, InstantSource clock, LongSupplier lastKept, JsonLimits limits) {
    this.intake = intake;
    this.clock = clock;
    this.lastKept = lastKept;
    this.limits = limits;
  }

  /** The call. */
  public Route route() {
    Set<String> types =
        Set.of(Route.JSON, "application/x-ndjson", "application/jsonl", "text/plain");
    return new Route("POST", "/api/v1/logs", Scope.INGEST, types, this::take);
  }

  private Reply take(Request request) throws Problem, InterruptedException {
    String source = name(request, "source", "http");
    String service = name(request, "service", "");
    String batch = batch(request);
    Lines lines = lines(request);
    if (lines.count() == 0) {
      return answer(0, 0, false);
    }
    long before = Math.max(highest.get(), lastKept.getAsLong());
    try {
      long number =
          intake.take(
              new Arrival.Lines(EpochNanos.now(clock), source, service, batch, "", lines.text()));
      highest.accumulateAndGet(number, Math::max);
      return answer(lines.count(), number, !batch.isEmpty() && number <= before);
    } catch (RefusedException e) {
      throw Refusal.problem(e);
    }
  }

  private Lines lines(Request request) throws Problem {
    long marked = PlainLines.copiedForMark(request.body());
    if (marked > 0) {
      request.room(marked);
    }
    byte[] body = PlainLines.withoutMark(request.body());
    String type = type(request);
    if (type.startsWith("text/") || body.length == 0) {
      if (!PlainLines.isEnded(body)) {
        request.room(body.length);
      }
      return PlainLines.of(body);
    }
    request.room(2L * body.length);
    try {
      return NDJSON.contains(type)
          ? JsonLines.ofNdjson(body, limits)
          : JsonLines.ofJson(body, limits);
    } catch (JsonFault fault) {
      throw fault.problem(body);
    }
  }

  private static String type(Request request) throws Problem {
    String header = request.header("content-type").orElse("");
    int semicolon = header.indexOf(';');
    String type = semicolon < 0 ? header : header.substring(0, semicolon);
    if (type.isBlank() && request.body().length > 0) {
      throw new Problem(415, "The body has no Content-Type.", "Say text/plain, or which JSON.");
    }
    return type.strip().toLowerCase(Locale.ROOT);
  }

  private static String name(Request request, String parameter, String otherwise) throws Problem {
    String name = request.query(parameter).orElse(otherwise).strip();
    if (name.length() > LONGEST_NAME || !name.codePoints().allMatch(LogIngest::isPrintable)) {
      throw new Problem(
          400,
          "The parameter "
              + parameter
              + " must be at most "
              + LONGEST_NAME
              + " printable characters.",
          "Nothing of the body was accepted.");
    }
    return name;
  }

  private static boolean isPrintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static String batch(Request request) throws Problem {
    String key = request.header("idempotency-key").orElse("");
    if (key.length() > LONGEST_KEY || !key.chars().allMatch(c -> c >= ' ' && c < 127)) {
      throw new Problem(
          400,
          "Idempotency-Key must be at most " + LONGEST_KEY + " printable ASCII characters.",
          "Nothing of the body was accepted.");
    }
    return key;
  }

  private static Reply answer(int accepted, long arrival, boolean replayed) {
    String json =
        "{\"accepted\":"
            + accepted
            + ",\"rejected\":0,\"arrival\":"
            + arrival
            + ",\"replayed\":"
            + replayed
            + "}";
    return Reply.json(json.getBytes(StandardCharsets.US_ASCII));
  }
}
