package nightjar.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A plain log under one name: the file that has the name now, and those that had it before and may
 * still be written to. Handed in oldest file first; every arrival carries the positions in all of
 * them.
 */
final class FollowedFile extends FollowedSource {
  private final ReadFiles read;
  private final RotatedFiles rotated;
  private final List<FileTail> old = new ArrayList<>();
  private final byte[] buffer;
  private List<FilePosition> known;

  /** Those with bytes that were not handed in, oldest first, as of the last look. */
  private List<FileTail> unread = List.of();

  private @Nullable FileTail current;

  /** That which had the name last, open or not. */
  private @Nullable FileTail latest;

  /**
   * @param known where an earlier run left its files
   * @param buffer for an arrival, one byte and padding; shared by the sources of a thread
   */
  FollowedFile(
      String name,
      Path path,
      List<FilePosition> known,
      LinesIntake intake,
      ZoneId zone,
      FollowSettings settings,
      ReadFiles read,
      byte[] buffer) {
    super(name, path, intake, zone, settings);
    this.known = known;
    this.read = read;
    this.buffer = buffer;
    this.rotated = new RotatedFiles(path);
  }

  @Override
  boolean isWaiting() {
    return current == null && old.isEmpty() && !hand.holdsLines();
  }

  @Override
  boolean find(Instant now) {
    String trouble = lookAtName(now);
    var found = new ArrayList<FileTail>();
    for (FileTail tail : tails()) {
      try {
        String refusal = tail.look(now) ? tail.refusal(name) : "";
        if (!refusal.isEmpty()) {
          trouble = refusal;
          if (tail != current) {
            leave(tail);
          }
        } else if (!tail.isAtEnd()) {
          found.add(tail);
        } else if (tail != current && quietFor(tail, now).compareTo(settings.linger()) >= 0) {
          leave(tail); // nobody writes to it any more
        }
      } catch (IOException e) {
        trouble = failed(tail, e);
      }
    }
    hand.trouble(trouble);
    unread = found;
    return !found.isEmpty();
  }

  @Override
  @Nullable Unread unread(Share share, Instant now) {
    for (FileTail tail : List.copyOf(unread)) {
      try {
        Unread next = next(tail, share, now);
        if (next != null) {
          return next;
        }
      } catch (IOException e) {
        hand.trouble(failed(tail, e));
      }
      unread.remove(tail);
    }
    return null;
  }

  @Override
  void close() {
    tails().forEach(this::leave);
  }

  /** Finds out what has the name now; says what is wrong with that. */
  private String lookAtName(Instant now) {
    try {
      FileType type = FileType.of(path);
      if (type != FileType.REGULAR) {
        retire();
        return whyNotFollowed(type);
      }
      FileLook look = FileLook.at(path);
      FileTail open = current;
      if (open == null || !open.look().isSameFile(look)) {
        follow(look, now);
      }
      return "";
    } catch (IOException e) {
      if (!Reasons.exists(path)) {
        retire();
        resumeOld(now);
        addMissed(now);
      }
      return whyNotOpened(e) + " (it is waited for)";
    }
  }

  private String whyNotOpened(IOException failure) {
    return failure instanceof AccessDeniedException
        ? "permission denied; let the user of this process read it and the folders above it"
        : Reasons.whyNotOpened(path, name, failure);
  }

  private static String whyNotFollowed(FileType type) {
    return switch (type) {
      case FOLDER -> "it became a folder; name the files in it, or start again to follow it";
      case PIPE -> "it became a pipe; start again to read it";
      case CHARACTERS, OTHER ->
          "it is a device or a socket, not a log; name a file, a folder or a pipe";
      case REGULAR -> "";
    };
  }

  /** Another file has the name: that before and those between are finished first. */
  private void follow(FileLook look, Instant now) throws IOException {
    retire();
    resumeOld(now);
    if (!goesOn()) {
      addMissed(now);
    }
    if (read.isRead(look)) {
      FileTail again = takeBack(look);
      if (again == null) {
        return; // another name of a file that is followed
      }
      current = again;
      return;
    }
    FilePosition at =
        known.stream()
            .filter(p -> p.inode() == look.inode())
            .findFirst()
            .or(() -> read.position(look))
            .orElse(FileTail.start(look));
    FileTail opened = FileTail.open(path, look, at, now);
    if (!FileLook.at(path).isSameFile(look)) {
      opened.close(); // renamed meanwhile: the next look sees which is which
      return;
    }
    known = List.of();
    read.begin(look);
    current = opened;
    latest = opened;
  }

  /** Is that which had the name last the one that has it now? Then none was rotated away since. */
  private boolean goesOn() {
    if (known.isEmpty()) {
      return false;
    }
    try (FileChannel file = FileChannel.open(path)) {
      return known.getLast().fits(file);
    } catch (IOException e) {
      return false; // opening it as a log will say why
    }
  }

  private @Nullable FileTail takeBack(FileLook look) {
    for (FileTail tail : old) {
      if (tail.look().isSameFile(look)) {
        old.remove(tail);
        return tail;
      }
    }
    return null;
  }

  /** Opens the files of an earlier run that have another name by now, and those begun since. */
  private void resumeOld(Instant now) {
    List<FilePosition> positions = known;
    if (positions.isEmpty()) {
      return;
    }
    Optional<FileLook> here = lookHere();
    var missing = new ArrayList<FilePosition>();
    for (FilePosition position : positions) {
      if (here.isPresent() && here.get().inode() == position.inode()) {
        continue;
      }
      Optional<RotatedFiles.Beside> found = rotated.find(position.inode());
      if (found.isPresent()) {
        openOld(found.get(), position, now);
      } else {
        missing.add(position);
      }
    }
    boolean isHere = here.isPresent() && positions.getLast().inode() == here.get().inode();
    if (here.isEmpty()) {
      known = missing; // its disk may not be mounted yet
    } else {
      known = isHere ? List.of(positions.getLast()) : List.of();
    }
  }

  /** Opens what was begun and rotated away since the file that had the name last. */
  private void addMissed(Instant now) {
    FileTail before = latest;
    if (before == null) {
      return;
    }
    Optional<FileLook> here = lookHere();
    FileLook last =
        rotated.find(before.look().inode()).map(RotatedFiles.Beside::look).orElse(before.look());
    for (RotatedFiles.Beside missed : rotated.since(last)) {
      if (here.filter(missed.look()::isSameFile).isEmpty() && !isCopy(before, missed.path())) {
        openOld(missed, read.position(missed.look()).orElse(FileTail.start(missed.look())), now);
      }
    }
  }

  private static boolean isCopy(FileTail tail, Path other) {
    try {
      return tail.isCopiedIn(other);
    } catch (IOException e) {
      return false; // opening it as a log will say why
    }
  }

  private void openOld(RotatedFiles.Beside file, FilePosition position, Instant now) {
    if (read.isRead(file.look())) {
      return;
    }
    try {
      FileTail tail = FileTail.open(file.path(), file.look(), position, now);
      if (position.offset() > 0 && tail.position().offset() == 0) {
        tail.close(); // another file that got its inode
        return;
      }
      read.begin(file.look());
      old.add(tail);
      latest = tail;
    } catch (IOException e) {
      hand.trouble(Reasons.whyNotOpened(file.path(), file.path().toString(), e));
    }
  }

  private Optional<FileLook> lookHere() {
    try {
      return Optional.of(FileLook.at(path));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private @Nullable Unread next(FileTail tail, Share share, Instant now) throws IOException {
    boolean ended = quietFor(tail, now).compareTo(settings.quiet()) >= 0;
    int length = tail.read(buffer, share.look());
    LineCut cut = share.cut(buffer, length, ended);
    if (share.isTooSmall(cut)) {
      Share larger = share.ofOneLine();
      length = tail.read(buffer, larger.look());
      cut = larger.cut(buffer, length, ended);
    }
    boolean isMore = share.isMore(cut, length) || tail != unread.getLast();
    return cut.bytes() == 0
        ? null
        : new Unread(buffer, cut, isMore, handed -> behind(tail, handed));
  }

  private Unread.Step behind(FileTail tail, LineCut cut) throws IOException {
    FilePosition after = tail.after(cut.bytes(), cut.isCut());
    return new Unread.Step(positions(tail, after), () -> tail.moveTo(after));
  }

  private String positions(FileTail moved, FilePosition after) {
    var positions = new ArrayList<FilePosition>();
    for (FileTail tail : tails()) {
      positions.add(tail == moved ? after : tail.position());
    }
    return FilePosition.join(positions);
  }

  private List<FileTail> tails() {
    var tails = new ArrayList<>(old);
    if (current != null) {
      tails.add(current);
    }
    return tails;
  }

  private void retire() {
    if (current != null) {
      old.add(current);
      current = null;
    }
  }

  private String failed(FileTail tail, IOException why) {
    leave(tail);
    return "reading it failed: " + why.getMessage() + "; it is opened again";
  }

  private void leave(FileTail tail) {
    read.end(tail.look(), tail.position());
    old.remove(tail);
    if (current == tail) {
      current = null;
    }
    try {
      tail.close();
    } catch (IOException e) {
      hand.trouble("closing it failed: " + e.getMessage());
    }
  }

  private static Duration quietFor(FileTail tail, Instant now) {
    return Duration.between(tail.changed(), now);
  }
}
