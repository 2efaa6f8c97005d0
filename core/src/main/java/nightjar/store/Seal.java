package nightjar.store;

import java.io.IOException;

/** Encrypts texts that a store keeps and nobody is to read there. Any thread. */
public interface Seal {
  /** The text, to be read by {@link #open} only. */
  Sealed seal(String text);

  /**
   * What was sealed; what stores of earlier versions hold is given as it is.
   *
   * @throws IOException if it is damaged, or was sealed by another key
   */
  String open(Sealed sealed) throws IOException;
}
