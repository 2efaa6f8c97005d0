package nightjar.redact;

import java.util.List;

/**
 * Social security numbers of the United States, {@code AAA-GG-SSSS}; areas 000 and 666 are never
 * given out. Not recognised: numbers without hyphens.
 */
final class SocialSecurityNumbers implements WordRule {
  private static final String SHAPE = "000-00-0000";

  @Override
  public Kind kind() {
    return Kind.SSN;
  }

  @Override
  public String reason() {
    return "the form of a social security number";
  }

  @Override
  public List<Blank.Need> needs() {
    return List.of(Blank.ANY.digits(9).hyphens(2));
  }

  @Override
  public String anchors() {
    return "0123456789";
  }

  @Override
  public int end(CharSequence text, int start) {
    int end = start + SHAPE.length();
    if (end > text.length() || !Ascii.isWordEnd(text, end)) {
      return -1;
    }
    for (int i = 0; i < SHAPE.length(); i++) {
      char c = text.charAt(start + i);
      if (SHAPE.charAt(i) == '-' ? c != '-' : !Ascii.isDigit(c)) {
        return -1;
      }
    }
    return end;
  }

  @Override
  public boolean isValue(CharSequence text, int start, int end) {
    return !Ascii.stands(text, start, "000") && !Ascii.stands(text, start, "666");
  }
}
