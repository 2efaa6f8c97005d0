package nightjar.web;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nightjar.act.AlertOutcome;
import org.jspecify.annotations.Nullable;

/** The issues of a repository, by GitHub's REST API of 2022-11-28. */
final class GithubIssues {
  private static final String LABEL = "nightjar";
  private static final int PAGE = 100;

  /** Latest issues that are looked through for one of ours: three pages. */
  private static final int MOST_PAGES = 3;

  private final Outbound outbound;
  private final GithubSettings settings;
  private final InstantSource clock;

  GithubIssues(Outbound outbound, GithubSettings settings, InstantSource clock) {
    this.outbound = outbound;
    this.settings = settings;
    this.clock = clock;
  }

  /** Number of the latest issue whose text begins with a marker. */
  Optional<String> find(String marker) throws IOException, InterruptedException {
    for (int page = 1; page <= MOST_PAGES; page++) {
      Map<String, String> parameters = new LinkedHashMap<>();
      parameters.put("state", "all");
      parameters.put("sort", "created");
      parameters.put("direction", "desc");
      parameters.put("per_page", Integer.toString(PAGE));
      parameters.put("page", Integer.toString(page));
      JsonTree issues = call("GET", "", parameters, null);
      for (JsonTree issue : issues.items()) {
        if (issue.at("body").text().startsWith(marker) && !issue.at("pull_request").isObject()) {
          return Optional.of(issue.at("number").text());
        }
      }
      if (issues.items().size() < PAGE) {
        break;
      }
    }
    return Optional.empty();
  }

  /** Makes an issue; gives its number. */
  String create(String title, String text) throws IOException, InterruptedException {
    byte[] body =
        JsonTree.write(
            json -> {
              json.writeStartObject();
              json.writeStringField("title", title);
              json.writeStringField("body", text);
              json.writeArrayFieldStart("labels");
              json.writeString(LABEL);
              json.writeEndArray();
              json.writeEndObject();
            });
    String number = call("POST", "", Map.of(), body).at("number").text();
    if (number.isEmpty()) {
      throw later(settings.api().host() + " answered without an issue's number", Duration.ZERO);
    }
    return number;
  }

  /** Does its text hold these words? */
  boolean mentions(String number, String words) throws IOException, InterruptedException {
    return call("GET", "/" + number, Map.of(), null).at("body").text().contains(words);
  }

  /** Is the issue closed? */
  boolean isClosed(String number) throws IOException, InterruptedException {
    return call("GET", "/" + number, Map.of(), null).at("state").text().equals("closed");
  }

  /** Opens or closes an issue. */
  void setState(String number, String state) throws IOException, InterruptedException {
    call("PATCH", "/" + number, Map.of(), one("state", state));
  }

  void comment(String number, String text) throws IOException, InterruptedException {
    call("POST", "/" + number + "/comments", Map.of(), one("body", text));
  }

  /** Is there a comment that begins with a marker, written since a moment? */
  boolean hasComment(String number, String marker, Instant since)
      throws IOException, InterruptedException {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("since", since.truncatedTo(ChronoUnit.SECONDS).toString());
    parameters.put("per_page", Integer.toString(PAGE));
    return call("GET", "/" + number + "/comments", parameters, null).items().stream()
        .anyMatch(comment -> comment.at("body").text().startsWith(marker));
  }

  private static byte[] one(String name, String value) {
    return JsonTree.write(
        json -> {
          json.writeStartObject();
          json.writeStringField(name, value);
          json.writeEndObject();
        });
  }

  private JsonTree call(
      String method, String path, Map<String, String> parameters, byte @Nullable [] body)
      throws IOException, InterruptedException {
    var uri =
        settings.api().below("/repos/" + settings.repository() + "/issues" + path, parameters);
    // A page of a hundred long issues is larger than usual replies.
    Call call = (body == null ? Call.get(uri) : Call.json(method, uri, body)).atMost(16L << 20);
    Reply reply =
        outbound.send(
            call.with("Accept", "application/vnd.github+json")
                .with("X-GitHub-Api-Version", "2022-11-28")
                .with("Authorization", "Bearer " + settings.token().reveal()));
    if (!reply.isSuccess()) {
      throw failure(reply);
    }
    JsonTree answer = JsonTree.read(reply.body());
    if (answer.value() == null) {
      throw later(reply.host() + " answered " + reply.status() + " without JSON", Duration.ZERO);
    }
    return answer;
  }

  private GithubException failure(Reply reply) {
    String said = CleanText.of(JsonTree.read(reply.body()).at("message").text(), 200);
    String why = "GitHub answered " + reply.status() + (said.isEmpty() ? "" : " (" + said + ")");
    Duration after = after(reply);
    boolean limited =
        reply.status() == 429
            || (reply.status() == 403 && (after.isPositive() || said.contains("rate limit")));
    if (limited) {
      // Without a time, GitHub asks for a minute at least.
      return later(why, after.isPositive() ? after : Duration.ofMinutes(1));
    }
    return switch (reply.status()) {
      case 401 -> refused(why + ": it does not accept GITHUB_TOKEN; make a new one");
      case 403 -> refused(why + ": GITHUB_TOKEN lacks the permission to write issues");
      case 404 ->
          new GithubException(
              GONE,
              new AlertOutcome.Refused(
                  why
                      + ": there is no repository %s, or GITHUB_TOKEN may not see it"
                          .formatted(settings.repository())));
      case 410 ->
          new GithubException(
              GONE, new AlertOutcome.Refused(why + ": the repository has its issues turned off"));
      default -> reply.isPassing() ? later(why, after) : refused(why);
    };
  }

  /** Message of a failure that means, for an issue that was there: it is no more. */
  static final String GONE = "gone";

  /** {@code Retry-After}, else the time when the limit of calls begins anew. */
  private Duration after(Reply reply) {
    Duration asked = reply.retryAfter(clock.instant());
    if (asked.isPositive() || !isUsedUp(reply)) {
      return asked;
    }
    try {
      long reset = Long.parseLong(reply.headers().firstValue("x-ratelimit-reset").orElse("0"));
      return Reply.bounded(Duration.between(clock.instant(), Instant.ofEpochSecond(reset)));
    } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
      return Duration.ZERO;
    }
  }

  private static boolean isUsedUp(Reply reply) {
    return reply.headers().firstValue("x-ratelimit-remaining").orElse("").equals("0");
  }

  private static GithubException later(String why, Duration after) {
    return new GithubException(why, new AlertOutcome.Later(why, after));
  }

  private static GithubException refused(String why) {
    return new GithubException(why, new AlertOutcome.Refused(why));
  }
}
