package nightjar.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import nightjar.act.AlertOutcome;
import nightjar.testkit.StandInFault;
import nightjar.testkit.StandInJson;
import nightjar.testkit.WebhookStandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookTargetTest {
  private final WebhookStandIn receiver = new WebhookStandIn("s3cret");
  private final Outbound outbound = new Outbound();
  private final Incidents.Memory memory = new Incidents.Memory();
  @TempDir private Path folder;

  @AfterEach
  void end() {
    outbound.close();
    receiver.close();
  }

  private WebhookTarget target(String secret) {
    return new WebhookTarget(
        outbound,
        Endpoint.of("NIGHTJAR_WEBHOOK_URL", receiver.url() + "/in?key=1"),
        Optional.of(new Secret(secret)),
        Incidents.CONSOLE,
        () -> Incidents.NOW);
  }

  @Test
  void incident_isSentAsSignedJson() {
    assertThat(target("s3cret").tell(Incidents.hostile(142), "new", memory))
        .isInstanceOf(AlertOutcome.Delivered.class);
    Object json = receiver.taken().getFirst();
    assertThat(StandInJson.text(json, "schema")).isEqualTo("nightjar.incident/1");
    assertThat(StandInJson.text(json, "change")).isEqualTo("new");
    assertThat(StandInJson.text(json, "name")).isEqualTo("NJ-142");
    assertThat(StandInJson.text(json, "score")).isEqualTo("94");
    assertThat(StandInJson.text(json, "state")).isEqualTo("new");
    assertThat(StandInJson.text(json, "opened_at")).isEqualTo("2026-11-22T07:44:00Z");
    assertThat(StandInJson.text(json, "ended_at")).isEqualTo("null");
    assertThat(StandInJson.text(json, "url")).isEqualTo("http://localhost:8000/incidents/NJ-142");
    assertThat(StandInJson.items(json, "samples")).hasSize(3);
    assertThat(StandInJson.text(json, "points")).isEqualTo("{new=84, rate=10}");
    assertThat(StandInJson.text(json, "title")).contains("<!channel>").doesNotContain("\u001b");
  }

  @Test
  void wrongSignature_isRefused() {
    assertThat(target("other").tell(Incidents.plain(1), "new", memory))
        .isInstanceOfSatisfying(
            AlertOutcome.Refused.class,
            no -> assertThat(no.why()).contains("401: wrong signature"));
  }

  @Test
  void repeatedTelling_hasTheSameKey_andATakenOneIsNotRepeated() {
    receiver.next(new StandInFault.LostReply());
    WebhookTarget target = target("s3cret");
    assertThat(target.tell(Incidents.plain(1), "new", memory))
        .isInstanceOf(AlertOutcome.Later.class);
    target.tell(Incidents.plain(1), "new", memory);
    target.tell(Incidents.plain(1), "new", memory);
    assertThat(receiver.requests()).hasSize(2);
    target.tell(Incidents.resolved(1), "resolved", memory);
    List<Optional<String>> keys =
        receiver.requests().stream().map(request -> request.header("idempotency-key")).toList();
    assertThat(keys.get(0)).isPresent().isEqualTo(keys.get(1));
    assertThat(keys.get(2)).isPresent().isNotEqualTo(keys.get(1));
  }

  @Test
  void statuses_areForLaterOrForGood() {
    for (int status : new int[] {408, 429, 500, 503}) {
      receiver.next(StandInFault.status(status, "x"));
      assertThat(target("s3cret").tell(Incidents.plain(1), "new", memory))
          .isInstanceOf(AlertOutcome.Later.class);
    }
    for (int status : new int[] {400, 404, 410, 422}) {
      receiver.next(StandInFault.status(status, "x"));
      assertThat(target("s3cret").tell(Incidents.plain(1), "new", memory))
          .isInstanceOf(AlertOutcome.Refused.class);
    }
  }

  @Test
  void remediationLog_hasALineAChange_forItsOwnerOnly() throws IOException {
    Path file = folder.resolve("data/remediation.log");
    var log = new RemediationLog(file, () -> Incidents.NOW);
    log.tell(Incidents.hostile(1), "new", memory);
    log.tell(Incidents.hostile(1), "new", memory);
    // A crash lost the memory of it.
    log.tell(Incidents.hostile(1), "new", new Incidents.Memory());
    log.tell(Incidents.resolved(1), "resolved", memory);
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst())
        .startsWith("2026-11-22T07:44:00Z - New incident: NJ-1 · score 94 · ")
        .endsWith("window#3: avg_len=81.5, errors=9, warns=0, uniq=31")
        .doesNotContain("\u001b");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void remediationLog_thatCannotBeWritten_isForLater() throws IOException {
    Path file = Files.createDirectory(folder.resolve("folder"));
    assertThat(
            new RemediationLog(file, () -> Incidents.NOW).tell(Incidents.plain(1), "new", memory))
        .isInstanceOfSatisfying(
            AlertOutcome.Later.class,
            later -> assertThat(later.why()).contains("cannot be written"));
  }
}
