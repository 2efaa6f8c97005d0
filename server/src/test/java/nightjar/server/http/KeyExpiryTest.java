package nightjar.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys end by the clock, while their successors work. */
class KeyExpiryTest {
  @TempDir Path folder;
  private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

  private static String withoutId(HttpResponse<String> answer) {
    return answer.statusCode() + answer.body().replaceAll("\"request_id\":\"[^\"]*\"", "");
  }

  @Test
  void expiredKey_isRefusedLikeAnUnknownOne_itsSuccessorWorksBesideIt() throws Exception {
    try (TestDoor door = new TestDoor(folder, () -> now)) {
      door.routes.add(
          new Route("GET", "/api/v1/test", Scope.READ_RAW, _ -> Reply.json(new byte[0])));
      door.start();
      String old = key(door, Optional.of(Duration.ofDays(90)));
      now = now.plus(Duration.ofDays(80));
      String fresh = key(door, Optional.of(Duration.ofDays(90)));
      assertThat(call(door, old).statusCode()).isEqualTo(200);
      assertThat(call(door, fresh).statusCode()).isEqualTo(200);
      now = now.plus(Duration.ofDays(10)).minusNanos(1);
      assertThat(call(door, old).statusCode()).isEqualTo(200);
      now = now.plusNanos(1);
      HttpResponse<String> expired = call(door, old);
      assertThat(call(door, fresh).statusCode()).isEqualTo(200);
      assertThat(expired.statusCode()).isEqualTo(401);
      assertThat(expired.headers().firstValue("www-authenticate")).isPresent();
      assertThat(expired.body()).contains("expired", "nightjar keys create");
      HttpResponse<String> unknown = call(door, "nj_00000000_" + old.substring(12));
      assertThat(withoutId(unknown)).isEqualTo(withoutId(expired));
      // A clock that is set back makes it good again: the file is what counts.
      now = now.minus(Duration.ofDays(1));
      assertThat(call(door, old).statusCode()).isEqualTo(200);
      assertThat(door.keys.revoke(old.substring(3, 11))).isTrue();
      assertThat(withoutId(call(door, old))).isEqualTo(withoutId(expired));
    }
  }

  private static String key(TestDoor door, Optional<Duration> lifetime) throws Exception {
    return door.keys.create("reader", Set.of(Scope.READ_RAW), lifetime).secret().reveal();
  }

  private static HttpResponse<String> call(TestDoor door, String key) throws Exception {
    return door.get("/api/v1/test", "authorization", "Bearer " + key);
  }
}
