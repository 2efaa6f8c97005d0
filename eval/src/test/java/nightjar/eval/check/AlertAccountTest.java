package nightjar.eval.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertAccountTest {
  private static final AlertKind OPENED = new AlertKind(7, "new");
  private static final AlertKind RISEN = new AlertKind(7, "escalating");

  private static StoredAlerts stored(AlertKind kind, int all, int due) {
    return new StoredAlerts(1, Map.of(kind, new StoredAlerts.Count(all, due)));
  }

  @Test
  void whatIsStoredAndCame_isAsItMustBe() {
    AlertAccount account = AlertAccount.of(Map.of(OPENED, Map.of(1, 1)), stored(OPENED, 1, 1));
    assertThat(account).isEqualTo(new AlertAccount(0, 0, 0, 0, 1));
    assertThat(account.differing()).isZero();
  }

  @Test
  void whatTheStoreDoesNotKnow_differs() {
    Map<AlertKind, Map<Integer, Integer>> received =
        Map.of(OPENED, Map.of(1, 1), RISEN, Map.of(1, 1));
    AlertAccount account = AlertAccount.of(received, stored(OPENED, 1, 1));
    assertThat(account.unknown()).isEqualTo(1);
    assertThat(account.differing()).isEqualTo(1);
  }

  @Test
  void whatNeverCame_differs_butNotWhatWasReplaced() {
    assertThat(AlertAccount.of(Map.of(), stored(OPENED, 1, 1)).differing()).isEqualTo(1);
    assertThat(AlertAccount.of(Map.of(), stored(OPENED, 1, 0)).differing()).isZero();
  }

  @Test
  void twiceFromOneProcess_differs() {
    AlertAccount account = AlertAccount.of(Map.of(OPENED, Map.of(2, 2)), stored(OPENED, 1, 1));
    assertThat(account.twice()).isEqualTo(1);
    assertThat(account.repeated()).isZero();
    assertThat(account.differing()).isEqualTo(1);
  }

  @Test
  void againFromTheNextProcess_isRepeated() {
    AlertAccount account =
        AlertAccount.of(Map.of(OPENED, Map.of(1, 1, 2, 1)), stored(OPENED, 1, 1));
    assertThat(account.repeated()).isEqualTo(1);
    assertThat(account.differing()).isZero();
  }

  @Test
  void asManyAsTheStoreHas_areNotRepeated() {
    AlertAccount account = AlertAccount.of(Map.of(RISEN, Map.of(1, 2)), stored(RISEN, 2, 2));
    assertThat(account).isEqualTo(new AlertAccount(0, 0, 0, 0, 2));
  }
}
