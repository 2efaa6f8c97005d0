package nightjar.web;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import nightjar.act.AlertMemory;
import nightjar.act.AlertOutcome;
import nightjar.act.AlertTarget;
import nightjar.incident.TrackedIncident;

/**
 * Issues in a GitHub repository: one for each fingerprint, however often its incident comes back.
 * Which issue that is, is remembered here; before one is made, the latest issues are looked through
 * for its hidden marker, so that a lost answer or a lost memory does not make a second.
 *
 * <p>A change is a comment, at a bounded rate: one that comes too early waits, and if more changes
 * come meanwhile, only the newest is told. What returns opens its issue again at once.
 */
public final class GithubTarget implements AlertTarget {
  private final GithubIssues issues;
  private final GithubSettings settings;
  private final ConsoleLink console;
  private final InstantSource clock;
  private final RateLimit limit;

  public GithubTarget(
      Outbound outbound, GithubSettings settings, ConsoleLink console, InstantSource clock) {
    issues = new GithubIssues(outbound, settings, clock);
    this.settings = settings;
    this.console = console;
    this.clock = clock;
    limit = new RateLimit(clock);
  }

  @Override
  public String name() {
    return "github";
  }

  /** A test makes an issue for the sample, or comments on the one there is, and closes it. */
  @Override
  public AlertOutcome tell(TrackedIncident incident, String change, AlertMemory memory) {
    if (Telling.isTold(incident, change, memory)) {
      return new AlertOutcome.Delivered("GitHub was told before");
    }
    Optional<AlertOutcome> quiet = limit.quiet();
    if (quiet.isPresent()) {
      return quiet.get();
    }
    return Telling.guarded(
        () -> {
          try {
            AlertOutcome outcome = tellNow(incident, change, memory);
            if (outcome instanceof AlertOutcome.Delivered) {
              Telling.remember(incident, change, memory);
            }
            return outcome;
          } catch (GithubException e) {
            return limit.note(e.outcome());
          }
        });
  }

  private AlertOutcome tellNow(TrackedIncident incident, String change, AlertMemory memory)
      throws IOException, InterruptedException {
    var words = new IncidentWords(incident, change);
    Optional<String> number = known(incident, memory);
    if (number.isEmpty()) {
      String made = issues.create(GithubText.title(words), GithubText.issue(words, console));
      memory.remember(issueKey(incident), made);
      closeIfDue(made, change);
      return new AlertOutcome.Delivered("made issue #" + made);
    }
    try {
      return tellOn(number.get(), words, memory);
    } catch (GithubException e) {
      if (!GithubIssues.GONE.equals(e.getMessage())) {
        throw e;
      }
      // Deleted, or moved away: the next attempt makes a new one, if the repository is still there.
      memory.remember(issueKey(incident), "");
      return new AlertOutcome.Later("issue #" + number.get() + " is gone", Duration.ZERO);
    }
  }

  private static String issueKey(TrackedIncident incident) {
    return "issue/" + incident.fingerprint();
  }

  private Optional<String> known(TrackedIncident incident, AlertMemory memory)
      throws IOException, InterruptedException {
    Optional<String> number = memory.recall(issueKey(incident)).filter(kept -> !kept.isEmpty());
    if (number.isPresent()) {
      return number;
    }
    Optional<String> found = issues.find(GithubText.marker(incident.fingerprint()));
    found.ifPresent(kept -> memory.remember(issueKey(incident), kept));
    return found;
  }

  private AlertOutcome tellOn(String number, IncidentWords words, AlertMemory memory)
      throws IOException, InterruptedException {
    String change = words.change();
    if (change.equals("new") || change.equals("regressed")) {
      if (issues.isClosed(number)) {
        issues.setState(number, "open");
      }
    }
    if (change.equals("new") && isJustMade(number, words)) {
      // The answer to its making was lost: nothing is left to tell.
      return new AlertOutcome.Delivered("made issue #" + number);
    }
    Duration wait = waitToComment(number, memory);
    if (wait.isPositive()) {
      return new AlertOutcome.Later(
          "issue #%s was commented lately; the next comment is due in %d min"
              .formatted(number, wait.plusSeconds(59).toMinutes()),
          wait);
    }
    comment(number, words, memory);
    closeIfDue(number, change);
    return new AlertOutcome.Delivered("commented on issue #" + number);
  }

  /** Was it made for this very incident, by an attempt whose answer was lost? */
  private boolean isJustMade(String number, IncidentWords words)
      throws IOException, InterruptedException {
    return issues.mentions(number, "Open " + words.tracked().name() + " in Nightjar");
  }

  private Duration waitToComment(String number, AlertMemory memory) {
    return memory
        .recall("commented/" + number)
        .map(
            text ->
                Duration.between(
                    clock.instant(), Instant.parse(text).plus(settings.commentEvery())))
        .orElse(Duration.ZERO);
  }

  /** The comment to be is noted before, so that one whose answer was lost is found again. */
  private void comment(String number, IncidentWords words, AlertMemory memory)
      throws IOException, InterruptedException {
    TrackedIncident incident = words.tracked();
    String marker =
        GithubText.marker(
            incident.fingerprint(), incident.number(), Telling.signature(incident, words.change()));
    String key = "commenting/" + number;
    Instant now = clock.instant();
    boolean tried = memory.recall(key).filter(kept -> kept.startsWith(marker)).isPresent();
    if (!tried) {
      memory.remember(key, marker + now);
    }
    Instant since =
        memory.recall(key).map(kept -> Instant.parse(kept.substring(marker.length()))).orElse(now);
    if (!tried || !issues.hasComment(number, marker, since.minus(Duration.ofHours(1)))) {
      issues.comment(number, GithubText.comment(words, marker, console));
    }
    memory.remember("commented/" + number, now.toString());
    memory.remember(key, "");
  }

  private void closeIfDue(String number, String change) throws IOException, InterruptedException {
    if (change.equals(Telling.TEST) || (change.equals("resolved") && settings.closesResolved())) {
      issues.setState(number, "closed");
    }
  }
}
