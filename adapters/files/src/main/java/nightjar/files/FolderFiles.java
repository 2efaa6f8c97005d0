package nightjar.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is left out of followed folders, looked at again only when it changes, and told of once.
 * Remembers a bounded number of names. One thread.
 */
final class FolderFiles {
  private record Verdict(FileLook look, NoLog why) {}

  private record Told(NoLog why, String name) {}

  private static final int MOST = 10_000;

  private final Map<String, Verdict> verdicts = new HashMap<>();
  private final Set<Told> told = new HashSet<>();
  private LeftOutFiles news = new LeftOutFiles();
  private boolean isBeginning;

  /**
   * @param isBeginning is there no earlier run, so that rotated and compressed files were never
   *     read under another name?
   */
  FolderFiles(boolean isBeginning) {
    this.isBeginning = isBeginning;
  }

  /** Why a regular file that was met is left out by what it holds; empty if it is a log. */
  Optional<NoLog> why(String name, Path path) {
    try {
      FileLook look = FileLook.at(path);
      Verdict known = verdicts.get(name);
      if (known != null && known.look.equals(look)) {
        return Optional.of(known.why);
      }
      Optional<NoLog> why = lookInto(name, path);
      verdicts.remove(name);
      if (why.isPresent() && verdicts.size() < MOST) {
        verdicts.put(name, new Verdict(look, why.get()));
      }
      return why;
    } catch (IOException e) {
      return Optional.empty(); // following it says what is wrong
    }
  }

  private static Optional<NoLog> lookInto(String name, Path path) throws IOException {
    try {
      return NoLog.look(new FileSource(name, path, false)).why();
    } catch (NotTextException e) {
      return Optional.of(NoLog.NOT_TEXT);
    }
  }

  void leaveOut(NoLog why, String name) {
    boolean isHistory = why == NoLog.ROTATED || why == NoLog.PACKED;
    boolean isTold = (isBeginning || !isHistory) && told.size() < MOST;
    if (isTold && told.add(new Told(why, name))) {
      news.add(why, name);
    }
  }

  /** Sentences about what was left out and not told of before. */
  List<String> news() {
    List<String> notes = news.notes();
    news = new LeftOutFiles();
    isBeginning = false;
    return notes;
  }
}
