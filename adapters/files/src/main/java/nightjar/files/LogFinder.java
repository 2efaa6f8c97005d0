package nightjar.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
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

  /** How models, labels and reports of this program begin. */
  private static final Pattern OWN = Pattern.compile("^\\{\\s*\"schema\"\\s*:\\s*\"nightjar\\.");

  private static final int OWN_HEAD = 64;
  private final boolean anyBytes;
  private final List<LogSource> sources = new ArrayList<>();
  private final List<Report.Failure> failures = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Set<Object> seen = new HashSet<>();
  private final LeftOut empty = new LeftOut();
  private final LeftOut own = new LeftOut();
  private final LeftOut byName = new LeftOut();
  private final LeftOut notText = new LeftOut();
  private final LeftOut special = new LeftOut();

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
    own.note(
            "%s was left out because Nightjar itself wrote it: %s.",
            "%s were left out because Nightjar itself wrote them: %s.")
        .ifPresent(notes::add);
    byName
        .note(
            "%s was left out by its name (hidden, or a kind that holds no log): %s; name it to read it.",
            "%s were left out by their names (hidden, or kinds that hold no log): %s; name one to read it.")
        .ifPresent(notes::add);
    notText
        .note(
            "%s was left out because it does not hold plain text: %s; name it to learn how it can be read.",
            "%s were left out because they do not hold plain text: %s; name one to learn how it can be read.")
        .ifPresent(notes::add);
    special
        .note(
            "%s was left out because it is a pipe, socket or device: %s; name a pipe to read it.",
            "%s were left out because they are pipes, sockets or devices: %s; name a pipe to read it.")
        .ifPresent(notes::add);
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
      byName.add(name);
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
            special.add(name);
          }
        }
        case OTHER -> {
          if (how == Found.NAMED) {
            fail(name, "it is a socket or a disk, not a log; name a file, a folder or a pipe");
          } else {
            special.add(name);
          }
        }
        case FOLDER -> throw new IllegalStateException(name);
      }
    }
  }

  private void addFile(String name, Path path, Found how) {
    var file = new FileSource(name, path, anyBytes);
    try {
      String head = new String(file.head(OWN_HEAD), StandardCharsets.ISO_8859_1);
      if (how == Found.MET && OWN.matcher(head).find()) {
        own.add(name);
        return;
      }
      if (head.isEmpty()) {
        empty.add(name);
      }
      sources.add(file);
    } catch (NotTextException e) {
      if (how == Found.MET) {
        notText.add(name);
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
        byName.add(entry.toString());
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
