package nightjar.redact;

import java.util.List;

/** Access key ids of AWS: {@code AKIA} or {@code ASIA} and sixteen capitals or digits. */
final class CloudKeys implements WordRule {
  private static final int LENGTH = 20;

  @Override
  public Kind kind() {
    return Kind.SECRET;
  }

  @Override
  public String reason() {
    return "an access key id of AWS";
  }

  @Override
  public List<Blank.Need> needs() {
    return List.of(Blank.ANY.length(LENGTH).capitals(4));
  }

  @Override
  public String anchors() {
    return "A";
  }

  @Override
  public int end(CharSequence text, int start) {
    if (!Ascii.stands(text, start, "AKIA") && !Ascii.stands(text, start, "ASIA")) {
      return -1;
    }
    int end = start + LENGTH;
    if (end > text.length() || !Ascii.isWordEnd(text, end)) {
      return -1;
    }
    for (int i = start; i < end; i++) {
      if (!Ascii.isUpperOrDigit(text.charAt(i))) {
        return -1;
      }
    }
    return end;
  }
}
