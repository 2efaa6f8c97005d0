package nightjar.block;

/** A part of a folded word that must lie in one value. */
final class Piece {
  private final byte[] bytes;
  private final boolean atStart;
  private final boolean atEnd;

  /** A part with which the value must begin, or end, or both, if so said. */
  Piece(byte[] bytes, boolean atStart, boolean atEnd) {
    this.bytes = bytes;
    this.atStart = atStart;
    this.atEnd = atEnd;
  }

  byte[] bytes() {
    return bytes;
  }

  boolean atStart() {
    return atStart;
  }

  boolean atEnd() {
    return atEnd;
  }

  int length() {
    return bytes.length;
  }
}
