package nightjar.block;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What values of one kind have in common: literals, and runs of digits between them. */
final class Skeleton implements Pieced {
  private final byte[][] literals;
  private final int literalBytes;
  private final List<byte[]> folded = new ArrayList<>();
  private final DigitRun[] runs;

  /** Reads a counted skeleton, each {@code 0} of it a run, then the runs. */
  Skeleton(ByteInput in, Letters letters) {
    byte[] text = in.readCounted("bytes of a skeleton");
    int bytes = 0;
    List<byte[]> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= text.length; i++) {
      if (i == text.length || text[i] == '0') {
        byte[] literal = Arrays.copyOfRange(text, from, i);
        parts.add(literal);
        bytes += literal.length;
        letters.add(literal, 0, literal.length);
        from = i + 1;
      }
    }
    literals = parts.toArray(byte[][]::new);
    literalBytes = bytes;
    runs = new DigitRun[literals.length - 1];
    for (int i = 0; i < runs.length; i++) {
      runs[i] = new DigitRun(in);
      for (int digit = '0'; digit <= '9'; digit++) {
        letters.add(digit);
      }
    }
  }

  void load(ByteInput payload, int count) {
    for (DigitRun run : runs) {
      run.load(payload, count);
    }
  }

  DigitRun run(int number) {
    return runs[number];
  }

  int least() {
    int sum = literalBytes;
    for (DigitRun run : runs) {
      sum += run.least();
    }
    return sum;
  }

  int most() {
    int sum = literalBytes;
    for (DigitRun run : runs) {
      sum += run.most();
    }
    return sum;
  }

  void append(int row, ByteOutput out) {
    for (int i = 0; i < runs.length; i++) {
      out.put(literals[i], 0, literals[i].length);
      runs[i].append(row, out);
    }
    byte[] last = literals[runs.length];
    out.put(last, 0, last.length);
  }

  @Override
  public int gaps() {
    return runs.length;
  }

  @Override
  public byte[] literal(int number) {
    if (folded.isEmpty()) {
      for (byte[] literal : literals) {
        folded.add(Folding.folded(literal, 0, literal.length));
      }
    }
    return folded.get(number);
  }

  @Override
  public int least(int gap) {
    return runs[gap].least();
  }

  @Override
  public int most(int gap) {
    return runs[gap].most();
  }

  @Override
  public boolean mayHold(int gap, byte b) {
    return b >= '0' && b <= '9';
  }
}
