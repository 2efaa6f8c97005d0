package nightjar.detect;

/** Text in quotes within a sentence; it may hold quotes of its own. */
public final class Quoted {
  private Quoted() {}

  /** In double quotes; as it is if it stands in them already, in single ones if some are in it. */
  public static String of(String text) {
    int first = text.indexOf('"');
    boolean isWhole = first == 0 && text.length() > 1 && text.indexOf('"', 1) == text.length() - 1;
    return isWhole ? text : first < 0 ? '"' + text + '"' : "'" + text + "'";
  }
}
