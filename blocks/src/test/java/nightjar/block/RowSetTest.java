package nightjar.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Sets of rows are as java.util.BitSet has them. */
class RowSetTest {
  @Test
  void sets_areJoinedAndWalkedBothWays() {
    SplittableRandom random = new SplittableRandom(1);
    for (int rows = 1; rows < 300; rows++) {
      BitSet plain = new BitSet();
      BitSet plainOther = new BitSet();
      RowSet set = new RowSet(rows);
      RowSet other = new RowSet(rows);
      for (int i = random.nextInt(rows); i > 0; i--) {
        int row = random.nextInt(rows);
        plain.set(row);
        set.add(row);
        plainOther.set(rows - 1 - row / 2);
        other.add(rows - 1 - row / 2);
      }
      assertSame(set, plain, rows);
      assertSame(set.and(other), joined(plain, plainOther, 0), rows);
      assertSame(set.or(other), joined(plain, plainOther, 1), rows);
      BitSet not = (BitSet) plain.clone();
      not.flip(0, rows);
      assertSame(set.not(), not, rows);
      assertThat(set.not().not()).isEqualTo(set).hasSameHashCodeAs(set);
      assertThat(RowSet.all(rows).count()).isEqualTo(rows);
    }
  }

  @Test
  void setsOfOtherBlocks_areRefused() {
    assertThatThrownBy(() -> new RowSet(3).and(new RowSet(4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows of blocks of 3 and 4");
  }

  private static BitSet joined(BitSet one, BitSet other, int how) {
    BitSet joined = (BitSet) one.clone();
    if (how == 0) {
      joined.and(other);
    } else {
      joined.or(other);
    }
    return joined;
  }

  private static void assertSame(RowSet set, BitSet plain, int rows) {
    assertThat(set.count()).isEqualTo(plain.cardinality());
    assertThat(set.isEmpty()).isEqualTo(plain.isEmpty());
    for (int row = 0; row < rows; row++) {
      assertThat(set.contains(row)).isEqualTo(plain.get(row));
      assertThat(set.next(row)).isEqualTo(plain.nextSetBit(row));
      assertThat(set.previous(row)).isEqualTo(plain.previousSetBit(row));
    }
    assertThat(set.next(rows)).isEqualTo(-1);
    assertThat(set.previous(-1)).isEqualTo(-1);
  }
}
