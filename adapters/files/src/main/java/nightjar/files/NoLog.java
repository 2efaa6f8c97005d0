package nightjar.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why something that lies in a folder is left out: the one rule, whether the folder is read or
 * followed. What is named by itself is read whatever it is, as far as it can be.
 */
enum NoLog {
  /** A model, labels or a report of this program, told by its first bytes. */
  OWN(
      "%s was left out because Nightjar itself wrote it: %s.",
      "%s were left out because Nightjar itself wrote them: %s."),
  BY_NAME(
      "%s was left out by its name (hidden, or a kind that holds no log): %s; name it to read it.",
      "%s were left out by their names (hidden, or kinds that hold no log): %s; name one to read"
          + " it."),
  NOT_TEXT(
      "%s was left out because it does not hold plain text: %s; name it to learn how it can be"
          + " read.",
      "%s were left out because they do not hold plain text: %s; name one to learn how it can be"
          + " read."),
  SPECIAL(
      "%s was left out because it is a pipe, socket or device: %s; name a pipe to read it.",
      "%s were left out because they are pipes, sockets or devices: %s; name a pipe to read it."),
  /** Of a followed folder or pattern only, as the next; told of when there is no earlier run. */
  ROTATED(
      "%s was left out because it was rotated away before: %s; name it to read it.",
      "%s were left out because they were rotated away before: %s; name one to read it."),
  PACKED(
      "%s was left out because it is compressed and grows no more: %s; name it to read it.",
      "%s were left out because they are compressed and grow no more: %s; name one to read it.");

  /** How models, labels and reports of this program begin. */
  private static final Pattern OWN_HEAD =
      Pattern.compile("^\\{\\s*\"schema\"\\s*:\\s*\"nightjar\\.");

  private static final int HEAD = 64;
  private final String singular;
  private final String plural;

  NoLog(String singular, String plural) {
    this.singular = singular;
    this.plural = plural;
  }

  /** What a regular file is by its first bytes, decompressed. */
  record Look(Optional<NoLog> why, boolean isEmpty) {}

  /**
   * Looks at the first bytes.
   *
   * @throws NotTextException if it cannot be read at all, and how else it can
   * @throws IOException why it cannot be opened, and what next
   */
  static Look look(FileSource file) throws IOException {
    String head = new String(file.head(HEAD), StandardCharsets.ISO_8859_1);
    boolean isOwn = OWN_HEAD.matcher(head).find();
    return new Look(isOwn ? Optional.of(OWN) : Optional.empty(), head.isEmpty());
  }

  /** The sentence about what was left out for this reason; empty if nothing was. */
  Optional<String> note(LeftOut leftOut) {
    return leftOut.note(singular, plural);
  }
}
