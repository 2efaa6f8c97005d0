package nightjar.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import nightjar.incident.Telling;
import nightjar.incident.TellingJson;
import nightjar.journal.Numbered;
import nightjar.source.Arrival;
import nightjar.store.Delivery;
import org.junit.jupiter.api.Test;

class ToldAheadTest {
  private static final long DAY = 86_400_000_000_000L;
  private final ToldAhead told = new ToldAhead();

  private void done(Telling telling) {
    told.found(new Numbered(1, new Arrival.Done(1, TellingJson.write(telling))));
  }

  private static Delivery pending(String target, long created) {
    return new Delivery(4, target, 9, "new", created, created, 0, Delivery.State.PENDING, "");
  }

  @Test
  void messageThatWasSettled_isMadeAsItWas_andNoOther() {
    done(new Telling.Settled("slack", "f1", "new", 70, 3, "failed", "no such channel"));
    Delivery made = told.made(pending("slack", 70), "f1");
    assertThat(made.state()).isEqualTo(Delivery.State.FAILED);
    assertThat(made.attempts()).isEqualTo(3);
    assertThat(made.note()).isEqualTo("no such channel");
    assertThat(told.made(pending("slack", 71), "f1").state()).isEqualTo(Delivery.State.PENDING);
    assertThat(told.made(pending("slack", 70), "f2").state()).isEqualTo(Delivery.State.PENDING);
    assertThat(told.made(pending("github", 70), "f1").state()).isEqualTo(Delivery.State.PENDING);
    done(new Telling.Settled("slack", "f1", "new", 70, 4, "a word of later", ""));
    assertThat(told.made(pending("slack", 70), "f1").state()).isEqualTo(Delivery.State.DELIVERED);
    told.clear();
    assertThat(told.made(pending("slack", 70), "f1").state()).isEqualTo(Delivery.State.PENDING);
  }

  @Test
  void messageThatIsADayOld_isNotTold() {
    assertThat(told.made(pending("slack", 1), "f1").state()).isEqualTo(Delivery.State.PENDING);
    told.found(new Numbered(7, new Arrival.Tick(DAY + 50)));
    assertThat(told.made(pending("slack", 50), "f1").state()).isEqualTo(Delivery.State.PENDING);
    Delivery old = told.made(pending("slack", 49), "f1");
    assertThat(old.state()).isEqualTo(Delivery.State.FAILED);
    assertThat(old.note()).contains("more than a day after");
    done(new Telling.Settled("slack", "f1", "new", 49, 1, "delivered", "ok"));
    assertThat(told.made(pending("slack", 49), "f1").state()).isEqualTo(Delivery.State.DELIVERED);
  }

  @Test
  void whatIsRemembered_isGivenToAStoreThatDoesNotKnow() {
    done(new Telling.Remembered("github/issue", "12"));
    done(new Telling.Remembered("github/issue", "13"));
    byte[] text = "line\n".getBytes(StandardCharsets.UTF_8);
    told.found(
        new Numbered(88, new Arrival.Lines(1, "app.log", "", "nightjar-dead-letter 5", "", text)));
    told.found(new Numbered(89, new Arrival.Lines(1, "app.log", "", "other", "", text)));
    MemoryStore store = new MemoryStore();
    store.remember("github/other", "3");
    told.remember(store);
    assertThat(store.memories())
        .containsEntry("github/issue", "13")
        .containsEntry("dead-letter 5", "88")
        .containsEntry("github/other", "3")
        .hasSize(3);
    store.remember("github/issue", "14");
    told.remember(store);
    assertThat(store.memory("github/issue")).contains("14");
  }
}
