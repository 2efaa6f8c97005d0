package nightjar.shape;

/**
 * Pieces of expressions for names with dots in them, host names and qualified names: the shape
 * masks them in blanked text, a template in whole messages, and both must mean the same by them.
 */
public final class DottedNames {
  /** Last parts of host names. */
  public static final String TOP_LEVEL =
      "com|org|net|edu|gov|mil|io|cn|hk|uk|de|jp|fr|ru|us|eu|info|local|lan|internal|localdomain";

  /** Not the beginning of a package: such names end like hosts sometimes. */
  public static final String NO_PACKAGE = "(?!(?:com|org|net|java|javax|android|io|edu)\\.)";

  /** First part of a qualified name that needs no class behind it. */
  public static final String NAMESPACE =
      "(?:com|org|net|edu|gov|io|java|javax|android|androidx)\\.";

  /** A part of a qualified name. */
  public static final String PART = "[A-Za-z_][\\w$-]*+";

  /** What went wrong, as the last part: it is the message, not a value. */
  public static final String EXCEPTION = "[\\w$-]*(?:Exception|Error|Throwable)(?![\\w$.-])";

  private DottedNames() {}
}
