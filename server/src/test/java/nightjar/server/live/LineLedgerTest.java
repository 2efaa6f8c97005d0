package nightjar.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import nightjar.store.LineCounts;
import org.junit.jupiter.api.Test;

class LineLedgerTest {
  private static final LineCounts BEFORE = new LineCounts(10, 8, 2, 5);

  private final LineLedger ledger = new LineLedger(BEFORE, 4, 6);

  private void isBalanced(long in, long stored, long pending, long rejected) {
    LineBalance balance = ledger.balance();
    assertThat(balance)
        .extracting(
            LineBalance::in, LineBalance::stored, LineBalance::pending, LineBalance::rejected)
        .containsExactly(in, stored, pending, rejected);
    assertThat(balance.difference()).isZero();
  }

  private static LineCounts stored(long lines) {
    return new LineCounts(lines + 2, lines, 2, 5);
  }

  @Test
  void whatRunsBeforeLeft_isPendingUntilItIsStored() {
    isBalanced(10, 8, 0, 2);
    ledger.recovered(3);
    ledger.recovered(4);
    isBalanced(17, 8, 7, 2);
    ledger.seen(5, 3);
    ledger.seen(6, 4);
    ledger.seen(5, 3); // taken again after another one was left out
    isBalanced(17, 8, 7, 2);
    ledger.committed(5, stored(11));
    isBalanced(17, 11, 4, 2);
    ledger.committed(6, stored(15));
    isBalanced(17, 15, 0, 2);
    assertThat(ledger.balance().inSinceStart()).isZero();
    assertThat(ledger.balance().sinceNanos()).isEqualTo(5);
  }

  @Test
  void whoeverIsFirst_anArrivalIsCountedOnce() {
    ledger.came(7, 1);
    isBalanced(11, 8, 1, 2);
    ledger.seen(7, 1);
    ledger.seen(8, 20); // read back before its sender's thread came to say so
    isBalanced(31, 8, 21, 2);
    ledger.committed(8, stored(29));
    isBalanced(31, 29, 0, 2);
    ledger.came(8, 20);
    isBalanced(31, 29, 0, 2);
    assertThat(ledger.balance().inSinceStart()).isEqualTo(21);
  }

  @Test
  void aLineThatWasTakenAndNeverReadBack_isMissing() {
    ledger.came(7, 3);
    ledger.came(8, 1);
    ledger.seen(8, 1);
    ledger.committed(8, stored(9));
    assertThat(ledger.balance().difference()).isEqualTo(3);
    ledger.came(6, 2); // said after a commit passed it by
    assertThat(ledger.balance().difference()).isEqualTo(5);
  }

  @Test
  void aLineThatWasReadBackAndNotStored_isMissing() {
    ledger.came(7, 3);
    ledger.seen(7, 3);
    ledger.committed(7, stored(10));
    assertThat(ledger.balance().difference()).isEqualTo(1);
  }

  @Test
  void aLineOfARunBeforeThatDidNotComeBack_isMissing() {
    ledger.recovered(3);
    ledger.committed(6, stored(8));
    assertThat(ledger.balance().difference()).isEqualTo(3);
  }
}
