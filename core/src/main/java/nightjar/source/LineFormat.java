package nightjar.source;

/**
 * One way of writing a log line. Immutable and shared by all sources: what a source has shown so
 * far is in {@link HeaderFields#times}.
 */
sealed interface LineFormat permits TemplateFormat, StructuredFormat, RegexFormat {
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

  /** Does it know fields by their names, so that a time may be there or not? */
  default boolean isStructured() {
    return false;
  }

  /** Are those lines {@code KEY=value}, the message among them? */
  default boolean hasFields() {
    return false;
  }

  /** Do lines that fit no format, behind one of this format, belong to its record? */
  default boolean hasBody() {
    return false;
  }

  /** Does a line of it carry a time (or a count since start)? */
  boolean hasTime();
}
