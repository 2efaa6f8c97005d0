package nightjar.generator;

/** How grave a statement is; each {@link Format} has its own words for it. */
enum Level {
  DEBUG,
  INFO,
  WARN,
  ERROR,
  FATAL
}
