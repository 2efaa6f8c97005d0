package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nightjar.cli.BuiltCommand.Ended;
import nightjar.testkit.StandInJson;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code nightjar up} as a person starts it, sends it lines, ends it and starts it again. */
class UpIT {
  private static final String TEXT = "text/plain";
  private static final Duration SOON = Duration.ofSeconds(20);

  /** Members that say when somebody asked, or what time has made of it since. */
  private static final Set<String> PASSING = Set.of("took_ms", "state", "updated_at", "trend");

  @TempDir private Path folder;

  private UpProcess up() throws Exception {
    return UpProcess.up(folder, Map.of(), folder.resolve("data"));
  }

  @Test
  void freshStart_answers() throws Exception {
    try (UpProcess up = up()) {
      for (String path : List.of("/livez", "/readyz", "/health", "/metrics", "/openapi.json")) {
        assertThat(up.door().call(path).statusCode()).as(path).isEqualTo(200);
      }
      assertThat(StandInJson.text(up.door().get("/health"), "status")).isEqualTo("healthy");
      assertThat(up.err()).contains("The administrator's key").contains("Ctrl-C ends it");
      assertThat(up.err().lines()).noneMatch(line -> line.contains("?  nj_"));
    }
  }

  @Test
  void linesInEveryForm_areFoundWithinSeconds() throws Exception {
    try (UpProcess up = up()) {
      UpDoor door = up.door();
      String now = Instant.now().toString();
      door.posted(
          "/api/v1/logs?source=a", TEXT, now + " INFO alpha one\n" + now + " WARN alpha two");
      String object = "{\"time\":\"%s\",\"level\":\"error\",\"message\":\"%s\"}";
      door.posted(
          "/api/v1/logs?source=b",
          "application/json",
          "["
              + object.formatted(now, "bravo one")
              + ","
              + object.formatted(now, "bravo two")
              + "]");
      door.posted(
          "/api/v1/logs?source=c",
          "application/x-ndjson",
          object.formatted(now, "charlie") + "\n" + object.formatted(now, "charlie") + "\n");
      byte[] packed = SampleLog.gzip(now + " INFO delta one\n" + now + " INFO delta two\n");
      assertThat(door.post("/api/v1/logs?source=d", TEXT, packed, "Content-Encoding", "gzip"))
          .satisfies(response -> assertThat(response.statusCode()).isEqualTo(200))
          .satisfies(response -> assertThat(response.body()).contains("\"accepted\":2"));
      for (String word : List.of("alpha", "bravo", "charlie", "delta")) {
        UpWait.until(word, SOON, () -> door.total(word) == 2);
      }
      assertThat(door.total("nowhere")).isZero();
      UpWait.until(
          "counts of patterns",
          SOON,
          () -> UpDoor.number(door.get("/api/v1/patterns"), "lines") == 8);
      assertThat(
              UpDoor.number(door.get("/api/v1/logs/volume?hours=1&bucket_minutes=1"), "total_logs"))
          .isEqualTo(8);
    }
  }

  @Test
  void restart_keepsEverything() throws Exception {
    Map<String, Object> before;
    Object first;
    try (UpProcess up = up()) {
      UpDoor door = up.door();
      first = door.posted("/api/v1/logs?source=shop", TEXT, burst(), "Idempotency-Key", "burst");
      UpWait.until("an incident", SOON, () -> !incidents(door).isEmpty());
      UpWait.until("all lines", SOON, () -> door.total("") == UpDoor.number(first, "accepted"));
      String number = StandInJson.text(incidents(door).getFirst(), "number");
      door.posted(
          "/api/v1/incidents/" + number + "/mark", "application/json", "{\"mark\":\"real\"}");
      door.posted("/api/v1/markers", "application/json", "{\"text\":\"deploy 7\"}");
      before = everything(door);
      assertThat(up.end().code()).isZero();
    }
    assertThat(before.toString()).contains("mark=real").contains("deploy 7");
    try (UpProcess up = up()) {
      UpDoor door = up.door();
      UpWait.until("live", SOON, () -> door.call("/health").body().contains("\"live\""));
      assertThat(everything(door)).isEqualTo(before);
      Object again =
          door.posted("/api/v1/logs?source=shop", TEXT, burst(), "Idempotency-Key", "burst");
      assertThat(StandInJson.text(again, "replayed")).isEqualTo("true");
      assertThat(StandInJson.text(again, "arrival")).isEqualTo(StandInJson.text(first, "arrival"));
      assertThat(up.err()).doesNotContain("administrator's key");
      door.posted("/api/v1/logs?source=shop", TEXT, Instant.now() + " INFO the last one\n");
      UpWait.until("the last", SOON, () -> door.total("last") == 1);
      assertThat(door.total("")).isEqualTo(UpDoor.number(first, "accepted") + 1);
    }
  }

  /** The same whenever it is asked for. */
  private static String burst() {
    return SampleLog.withBurst(2000);
  }

  private static List<Object> incidents(UpDoor door) throws Exception {
    return StandInJson.items(door.get("/api/v1/incidents?state=all"), "incidents");
  }

  private static Map<String, Object> everything(UpDoor door) throws Exception {
    Map<String, Object> all = new TreeMap<>();
    all.put("rows", lasting(door.all("")));
    all.put("patterns", lasting(door.get("/api/v1/patterns")));
    List<Object> incidents = new ArrayList<>();
    for (Object incident : incidents(door)) {
      incidents.add(lasting(door.get("/api/v1/incidents/" + StandInJson.text(incident, "number"))));
    }
    all.put("incidents", incidents);
    all.put("markers", lasting(door.get("/api/v1/markers")));
    return all;
  }

  private static Object lasting(Object json) {
    return switch (json) {
      case Map<?, ?> map -> {
        Map<String, Object> kept = new TreeMap<>();
        map.forEach(
            (name, value) -> {
              if (!PASSING.contains(String.valueOf(name))) {
                kept.put(String.valueOf(name), lasting(value));
              }
            });
        yield kept;
      }
      case List<?> list -> list.stream().map(each -> lasting(each)).toList();
      default -> json;
    };
  }

  @Test
  void sigterm_underLoad_losesNothingThatWasAnswered() throws Exception {
    UpProcess up = up();
    try (UpSenders senders = new UpSenders(up.address())) {
      UpWait.until("lines are sent", Duration.ofSeconds(30), () -> senders.answers() >= 200);
      Ended ended = up.end();
      assertThat(ended.code()).as(ended.err()).isZero();
      assertThat(ended.err()).doesNotContain("Exception").doesNotContain("closing:");
      up = up();
      senders.goOn(up.address());
      long before = senders.answers();
      UpWait.until("they go on", Duration.ofSeconds(30), () -> senders.answers() > before + 20);
      senders.stop();
      checkLines(up.door(), senders);
    } finally {
      up.close();
    }
  }

  @Test
  @Tag("slow")
  void idle_isMeasured() throws Exception {
    long started = System.nanoTime();
    try (UpProcess up = up()) {
      UpWait.until("ready", SOON, () -> up.door().call("/readyz").statusCode() == 200);
      Duration cpu =
          ProcessHandle.of(up.pid()).orElseThrow().info().totalCpuDuration().orElseThrow();
      System.out.printf(
          "ready after %.2f s and %.2f CPU-s%n",
          (System.nanoTime() - started) / 1e9, cpu.toMillis() / 1e3);
      long later = System.nanoTime() + Duration.ofSeconds(5).toNanos();
      UpWait.until("time passes", SOON, () -> System.nanoTime() > later);
      Files.readAllLines(Path.of("/proc/" + up.pid() + "/status")).stream()
          .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
          .forEach(System.out::println);
    }
  }

  /** Everything answered is there once, and nothing twice. */
  private static void checkLines(UpDoor door, UpSenders senders) throws Exception {
    Set<String> answered = senders.answered();
    UpWait.until(
        "everything is stored",
        Duration.ofSeconds(30),
        () -> {
          Object conservation = StandInJson.member(door.get("/health"), "conservation");
          return UpDoor.number(conservation, "pending") == 0 && door.total("") >= answered.size();
        });
    List<String> found = UpSenders.ids(door.all(""));
    Set<String> distinct = new HashSet<>(found);
    assertThat(found).doesNotHaveDuplicates();
    assertThat(distinct).containsAll(answered);
    distinct.removeAll(answered);
    assertThat(senders.unanswered()).containsAll(distinct);
    assertThat(door.total("")).isEqualTo(found.size());
    Object store = StandInJson.member(StandInJson.member(door.get("/health"), "parts"), "store");
    assertThat(UpDoor.number(store, "records")).isEqualTo(found.size());
  }
}
