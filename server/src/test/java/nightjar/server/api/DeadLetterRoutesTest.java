package nightjar.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nightjar.server.http.Scope;
import nightjar.source.RefusedException;
import nightjar.source.RefusedException.Reason;
import org.junit.jupiter.api.Test;

class DeadLetterRoutesTest {
  private static final String RAW = "/api/v1/dead-letters/{arrival}/raw";
  private static final String RESUBMIT = "/api/v1/dead-letters/{arrival}/resubmit";

  private final Samples samples = Samples.filled();

  @Test
  void list_hasWhatIsLeftOut_latestFirst_withCountsOfAll() throws Exception {
    Map<String, Object> answer = samples.get("/api/v1/dead-letters", "limit", "1");
    assertThat(answer)
        .containsEntry("total", 2L)
        .containsEntry("lines", 2L)
        .containsEntry("bytes", 60L);
    assertThat(Samples.list(answer, "letters"))
        .singleElement()
        .satisfies(letter -> assertThat(letter).containsEntry("arrival", 2L));
    assertThat(Samples.list(samples.get("/api/v1/dead-letters"), "letters").getLast())
        .containsEntry("source", "shop.log")
        .containsEntry("reason", "no time can hold [EMAIL]")
        .containsEntry("sample", "odd \u001b[31m")
        .containsEntry("resubmitted_as", null);
  }

  @Test
  void raw_isForAKeyOfItsOwn_andIsWrittenDownBefore() throws Exception {
    samples.live.raw.put(1L, "odd ann@example.com\nmore\n");
    assertThat(samples.route("GET", RAW).scope()).isEqualTo(Scope.READ_RAW);
    assertThat(samples.get(RAW, "arrival", "1"))
        .containsEntry("text", "odd ann@example.com\nmore\n")
        .containsEntry("source", "shop.log");
    assertThat(samples.rawReads).containsExactly("dead-letter-1");
    assertThat(samples.refused("GET", RAW, "", "arrival", "2").status()).isEqualTo(404);
    // No way to lines that are no dead letter.
    samples.live.raw.put(9L, "private\n");
    assertThat(samples.refused("GET", RAW, "", "arrival", "9").status()).isEqualTo(404);
    assertThat(samples.refused("GET", RAW, "", "arrival", "x'1").status()).isEqualTo(400);
    assertThat(samples.rawReads).hasSize(1);
  }

  @Test
  void resubmit_takesTheLinesInAgain_once() throws Exception {
    samples.live.raw.put(1L, "odd\nmore\n");
    assertThat(samples.route("POST", RESUBMIT).scope()).isEqualTo(Scope.ADMIN);
    assertThat(samples.post(RESUBMIT, "", "arrival", "1"))
        .isEqualTo(Map.of("lines", 2L, "arrival", 7001L, "replayed", false));
    assertThat(samples.live.taken)
        .singleElement()
        .satisfies(
            lines -> {
              assertThat(new String(lines.text(), StandardCharsets.UTF_8)).isEqualTo("odd\nmore\n");
              assertThat(lines.source()).isEqualTo("shop.log");
              assertThat(lines.service()).isEqualTo("shop");
              assertThat(lines.batch()).contains("dead-letter 1");
              assertThat(lines.position()).isEmpty(); // the source is read on from where it is
              assertThat(lines.nanos()).isEqualTo(Samples.NOW);
            });
    assertThat(samples.post(RESUBMIT, "", "arrival", "1"))
        .isEqualTo(Map.of("lines", 2L, "arrival", 7001L, "replayed", true));
    assertThat(samples.live.taken).hasSize(1);
    assertThat(Samples.list(samples.get("/api/v1/dead-letters"), "letters"))
        .extracting(letter -> letter.get("resubmitted_as"))
        .isEqualTo(java.util.Arrays.asList(null, 7001L));
  }

  @Test
  void whatCannotBeResubmitted_isSaid() {
    assertThat(samples.refused("POST", RESUBMIT, "", "arrival", "77").status()).isEqualTo(404);
    assertThat(samples.refused("POST", RESUBMIT, "", "arrival", "-1").status()).isEqualTo(400);
    assertThat(samples.refused("POST", RESUBMIT, "", "arrival", "2"))
        .satisfies(
            problem -> {
              assertThat(problem.status()).isEqualTo(409);
              assertThat(problem.detail()).contains("holds no lines");
            });
    assertThat(samples.refused("POST", RESUBMIT, "", "arrival", "1").detail())
        .contains("not in the journal any more");
    samples.live.raw.put(1L, "odd\n");
    for (Reason reason : List.of(Reason.FULL, Reason.BUSY)) {
      samples.live.refusal = Optional.of(new RefusedException(reason, "not now"));
      assertThat(samples.refused("POST", RESUBMIT, "", "arrival", "1").status())
          .isEqualTo(reason == Reason.FULL ? 507 : 503);
    }
  }
}
