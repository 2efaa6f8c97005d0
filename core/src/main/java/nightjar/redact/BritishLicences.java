package nightjar.redact;

import java.util.List;

/**
 * Numbers of British driving licences, whose sixteen characters tell themselves: {@code
 * MORGA657054SM9IJ}, with the two digits of their issue if they stand behind.
 */
final class BritishLicences implements WordRule {
  @Override
  public Kind kind() {
    return Kind.DRIVER_LICENSE;
  }

  @Override
  public String reason() {
    return "name, date of birth and initials as on a British driving licence";
  }

  @Override
  public List<Blank.Need> needs() {
    return List.of(Blank.ANY.length(16).capitals(4).digits(6));
  }

  @Override
  public String anchors() {
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  }

  @Override
  public int end(CharSequence text, int start) {
    return DrivingLicences.britishEnd(text, start);
  }
}
