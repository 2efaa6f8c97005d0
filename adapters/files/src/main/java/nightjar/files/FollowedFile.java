package nightjar.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nightjar.source.Intake;
import org.jspecify.annotations.Nullable;

/**
 * A plain log under one name: the file that has the name now, and those that had it before and may
 * still be written to. Handed in oldest file first; every arrival carries the positions in all of
 * them.
 */
final class FollowedFile implements FollowedSource {
  private static final int ARRIVALS_A_POLL = 16;
  private final String name;
  private final Path path;
  private final FollowSettings settings;
  private final ReadFiles read;
  private final HandIn hand;
  private final RotatedFiles rotated;
  private final List<FileTail> old = new ArrayList<>();
  private final byte[] buffer;
  private List<FilePosition> known;
  private @Nullable FileTail current;

  /** That which had the name last, open or not. */
  private @Nullable FileTail latest;

  /**
   * @param known where an earlier run left its files
   * @param buffer of one byte more than an arrival may have; shared by the sources of a thread
   */
  FollowedFile(
      String name,
      Path path,
      List<FilePosition> known,
      Intake intake,
      FollowSettings settings,
      ReadFiles read,
      byte[] buffer) {
    this.name = name;
    this.path = path;
    this.known = known;
    this.settings = settings;
    this.read = read;
    this.buffer = buffer;
    this.hand = new HandIn(name, intake, settings.retry());
    this.rotated = new RotatedFiles(path);
  }

  @Override
  public FollowState state() {
    return hand.state();
  }

  @Override
  public boolean isWaiting() {
    return current == null && old.isEmpty() && !hand.holdsLines();
  }

  @Override
  public boolean poll(Instant now) throws InterruptedException {
    if (!hand.isFree(now)) {
      return false;
    }
    String trouble = lookAtName(now);
    boolean more = false;
    for (FileTail tail : tails()) {
      try {
        String refusal = tail.look(now) ? tail.refusal(name) : "";
        if (refusal.isEmpty()) {
          more |= drain(tail, now);
        } else {
          trouble = refusal;
          if (tail != current) {
            leave(tail);
          }
        }
      } catch (IOException e) {
        trouble = "reading it failed: " + e.getMessage() + "; it is opened again";
        leave(tail);
      }
      if (!hand.isFree(now)) {
        return false;
      }
    }
    hand.trouble(trouble);
    dropFinished(now);
    return more;
  }

  @Override
  public void close() {
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
      return;
    }
  }

  private Optional<FileLook> lookHere() {
    try {
      return Optional.of(FileLook.at(path));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private boolean drain(FileTail tail, Instant now) throws IOException, InterruptedException {
    for (int i = 0; i < ARRIVALS_A_POLL; i++) {
      int length = tail.read(buffer);
      boolean ended = quietFor(tail, now).compareTo(settings.quiet()) >= 0;
      LineCut cut =
          LineCut.of(buffer, length, settings.arrivalBytes(), settings.arrivalLines(), ended);
      if (cut.bytes() == 0) {
        return false;
      }
      FilePosition after = tail.after(cut.bytes(), cut.isCut());
      boolean kept =
          hand.offer(cut.text(buffer), cut, positions(tail, after), now, () -> tail.moveTo(after));
      if (!kept) {
        return false;
      }
    }
    return true;
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

  /** Closes rotated files that nobody writes to any more. */
  private void dropFinished(Instant now) {
    for (FileTail tail : List.copyOf(old)) {
      if (tail.isAtEnd() && quietFor(tail, now).compareTo(settings.linger()) >= 0) {
        leave(tail);
      }
    }
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
