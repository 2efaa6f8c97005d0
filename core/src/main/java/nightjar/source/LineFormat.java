package nightjar.source;

/**
 * One way of writing a log line. Immutable and shared by all sources: what a source has shown so
 * far is in {@link HeaderFields#times}.
 */
sealed interface LineFormat permits TemplateFormat, JsonFormat, LogfmtFormat, RegexFormat {
  /** The name a person may give. */
  String name();

  /**
   * Reads the line {@code bytes[from, to)}, without its line break, into {@code fields}. The array
   * can be read for {@link RecordBatch#PADDING} bytes behind {@code to}. Returns false, with {@code
   * fields} in any state, if the line is not written so. Costs time linear in the line at most; no
   * bytes make it throw.
   */
  boolean match(byte[] bytes, int from, int to, HeaderFields fields);

  /** Could a line that begins with this byte fit? */
  boolean mayStartWith(byte first);

  /**
   * How much a fitting line says: fixed bytes, fields and their kinds weighed. Larger goes first.
   */
  int specificity();

  /**
   * Lines that mean something else may fit too, so the format is believed only where nearly all
   * lines fit.
   */
  boolean isWeak();

  /** Does a line of it carry a time (or a count since start)? */
  boolean hasTime();
}
