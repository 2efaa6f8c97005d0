package nightjar.source;

/**
 * A format whose lines name their fields: a line that fits means just that, and its time may be
 * among the fields or not.
 */
sealed interface StructuredFormat extends LineFormat permits JsonFormat, LogfmtFormat, LtsvFormat {
  @Override
  default boolean isWeak() {
    return false;
  }

  @Override
  default boolean isStructured() {
    return true;
  }

  @Override
  default boolean hasTime() {
    return true;
  }
}
