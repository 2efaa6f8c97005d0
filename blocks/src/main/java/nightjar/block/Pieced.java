package nightjar.block;

/** Texts that are literals and gaps in turn: literal 0, gap 0, literal 1 … and a literal last. */
interface Pieced {
  int gaps();

  /** Folded bytes. */
  byte[] literal(int number);

  /** Fewest bytes in a gap. */
  int least(int gap);

  /** Most bytes in a gap. */
  int most(int gap);

  /** False if no value of the gap has this byte when folded. */
  boolean mayHold(int gap, byte b);
}
