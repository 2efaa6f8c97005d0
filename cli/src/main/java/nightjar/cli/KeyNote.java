package nightjar.cli;

/** What is said of the journal's key where a backup is made or used. */
final class KeyNote {
  private KeyNote() {}

  /** Of a backup that was made. */
  static void tell(Shell shell, boolean withKey) {
    shell.say(
        withKey
            ? "the journal's key is in it: whoever has the backup can read every raw line"
            : "the journal's key is not in it: keep a copy of journal.key apart from it, for without"
                + " the key the raw lines cannot be read");
  }
}
