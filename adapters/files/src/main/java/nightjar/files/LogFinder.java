package nightjar.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nightjar.act.Report;
import nightjar.source.LogSource;

/** Walks from arguments to logs and keeps account of what it left out. Used once. */
final class LogFinder {
  /**
   * How something was come by: what was named is read or refused, what was only met may be left
   * out.
   */
  private enum Found {
    NAMED,
    MATCHED,
    MET
  }

  private final boolean anyBytes;
  private final List<LogSource> sources = new ArrayList<>();
  private final List<Report.Failure> failures = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Set<Object> seen = new HashSet<>();
  private final LeftOut empty = new LeftOut();
  private final LeftOutFiles leftOut = new LeftOutFiles();

  LogFinder(boolean anyBytes) {
    this.anyBytes = anyBytes;
  }

  void addArgument(String argument) {
    if (argument.equals("-")) {
      if (seen.add(argument)) {
        sources.add(new StandardInput(anyBytes));
      }
      return;
    }
    try {
      Path path = Path.of(argument);
      if (!Reasons.exists(path) && Glob.isPattern(argument)) {
        addMatches(argument);
      } else {
        add(argument, path, Found.NAMED);
      }
    } catch (InvalidPathException e) {
      fail(argument, "no file can have this name: " + e.getReason() + "; check it");
    }
  }

  Inputs found() {
    empty.note("%2$s is empty.", "%s are empty: %s.").ifPresent(notes::add);
    notes.addAll(leftOut.notes());
    return new Inputs(sources, failures, notes);
  }

  private void addMatches(String pattern) {
    List<Path> matches;
    try {
      matches = Glob.expand(pattern);
    } catch (IllegalArgumentException e) {
      fail(pattern, "it is no pattern: " + e.getMessage() + "; see: nightjar help scan");
      return;
    }
    if (matches.isEmpty()) {
      fail(pattern, "no file fits this pattern; check the folder and the quotes");
    }
    for (Path match : matches) {
      add(match.toString(), match, Found.MATCHED);
    }
  }

  private void add(String name, Path path, Found how) {
    FileType type;
    try {
      type = FileType.of(path);
    } catch (IOException e) {
      fail(name, whyUnknown(path, name, e));
      return;
    }
    if (type == FileType.FOLDER) {
      addFolder(name, path);
      return;
    }
    if (how == Found.MET && type == FileType.REGULAR && FileType.isNoLogByName(path)) {
      leftOut.add(NoLog.BY_NAME, name);
    } else if (!seen.add(FileType.identity(path))) {
      if (how == Found.NAMED) {
        notes.add(name + " was named more than once, or under two names; it is read once.");
      }
    } else {
      switch (type) {
        case REGULAR -> addFile(name, path, how);
        case PIPE, CHARACTERS -> {
          if (how == Found.NAMED) {
            sources.add(new NamedPipe(name, path, anyBytes));
          } else {
            leftOut.add(NoLog.SPECIAL, name);
          }
        }
        case OTHER -> {
          if (how == Found.NAMED) {
            fail(name, "it is a socket or a disk, not a log; name a file, a folder or a pipe");
          } else {
            leftOut.add(NoLog.SPECIAL, name);
          }
        }
        case FOLDER -> throw new IllegalStateException(name);
      }
    }
  }

  private void addFile(String name, Path path, Found how) {
    var file = new FileSource(name, path, anyBytes);
    try {
      NoLog.Look look = NoLog.look(file);
      if (how == Found.MET && look.why().isPresent()) {
        leftOut.add(look.why().get(), name);
        return;
      }
      if (look.isEmpty()) {
        empty.add(name);
      }
      sources.add(file);
    } catch (NotTextException e) {
      if (how == Found.MET) {
        leftOut.add(NoLog.NOT_TEXT, name);
      } else {
        fail(name, e.getMessage());
      }
    } catch (IOException e) {
      fail(name, String.valueOf(e.getMessage()));
    }
  }

  /** Adds what lies in a folder, by name; folders that links lead to as well, each once. */
  private void addFolder(String name, Path folder) {
    if (!seen.add(FileType.identity(folder))) {
      return;
    }
    int before = sources.size() + failures.size();
    var entries = new ArrayList<Path>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    } catch (IOException e) {
      fail(name, Reasons.whyNotListed(folder, name, e));
      return;
    }
    entries.sort(null);
    for (Path entry : entries) {
      if (FileType.isHidden(entry)) {
        leftOut.add(NoLog.BY_NAME, entry.toString());
      } else {
        add(entry.toString(), entry, Found.MET);
      }
    }
    if (entries.isEmpty() && before == sources.size() + failures.size()) {
      notes.add(name + " is an empty folder.");
    }
  }

  private static String whyUnknown(Path path, String name, IOException failure) {
    if (failure instanceof java.nio.file.FileSystemLoopException || isLinkLoop(path, failure)) {
      return Reasons.linkLoop();
    }
    return Reasons.whyNotOpened(path, name, failure);
  }

  private static boolean isLinkLoop(Path path, IOException failure) {
    try {
      return Files.readSymbolicLink(path) != null
          && !(failure instanceof java.nio.file.NoSuchFileException)
          && !(failure instanceof java.nio.file.AccessDeniedException);
    } catch (NotLinkException e) {
      return false;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private void fail(String name, String reason) {
    failures.add(new Report.Failure(name, reason, false));
  }
}
