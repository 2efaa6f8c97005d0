package nightjar.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * The keys of days in the folder {@code keys}, and which of them were erased on purpose: {@code
 * YYYY-MM-DD.erased} holds their ids, 16 hexadecimal digits a line. {@code seal.key} is of no day,
 * and of the same form: {@link KeySeal}'s. Any thread.
 */
final class DayKeys {
  private static final String KEY = ".key";
  private static final String ERASED = ".erased";
  private static final String SEAL = "seal.key";

  /** The day in the file of the key that is of none. */
  private static final int NO_DAY = 0;

  private final Disk disk;
  private final Path journal;
  private final Path folder;
  private final RandomGenerator random;
  private final MasterKeys masters;
  private final Map<Integer, DayKey> byDay = new TreeMap<>();
  private final Map<Long, DayKey> byId = new HashMap<>();
  private final Map<Integer, String> broken = new TreeMap<>();
  private final Map<Integer, Long> brokenIds = new TreeMap<>();
  private final Map<Integer, Set<Long>> erased = new TreeMap<>();
  private final Map<Integer, Set<Long>> begun = new TreeMap<>();
  private Optional<DayKey> seal = Optional.empty();

  private DayKeys(Disk disk, Path journal, MasterKeys masters, RandomGenerator random) {
    this.disk = disk;
    this.journal = journal;
    this.folder = journal.resolve("keys");
    this.random = random;
    this.masters = masters;
  }

  /** Reads all, makes the master key if there was nothing yet, ends what was begun. */
  static DayKeys open(Disk disk, Path journal, JournalKey source, RandomGenerator random)
      throws IOException {
    var keys = new DayKeys(disk, journal, new MasterKeys(disk, journal, source), random);
    disk.createFolder(keys.folder);
    boolean any = keys.read(true);
    if (keys.masters.isMissing()) {
      if (any) {
        throw new JournalException(
            "%s is missing, and %d days of the journal cannot be read without it; put it back from its backup, name another with store.journal-key-file (NIGHTJAR_JOURNAL_KEY_FILE), or give up those days: nightjar journal erase --day YYYY-MM-DD"
                .formatted(keys.masters.place(), keys.broken.size()));
      }
      keys.masters.create(random);
      disk.forceDirectory(journal);
    }
    if (keys.masters.isRotating() && keys.broken.isEmpty()) {
      keys.endRotation();
    }
    return keys;
  }

  /** Goes on with what was begun; where the disk does not take it, both master keys stay. */
  private void endRotation() {
    try {
      rotate();
    } catch (IOException e) {
      // A full disk is no reason not to read: see warnings().
    }
  }

  /** Reads all and changes nothing. */
  static DayKeys look(Disk disk, Path journal, JournalKey source, RandomGenerator random)
      throws IOException {
    var keys = new DayKeys(disk, journal, new MasterKeys(disk, journal, source), random);
    keys.read(false);
    return keys;
  }

  /** Reads what can be known without a master key, to erase. */
  static DayKeys locked(Disk disk, Path journal) throws IOException {
    var keys = new DayKeys(disk, journal, new MasterKeys(disk), new Random(0));
    keys.read(false);
    return keys;
  }

  List<String> warnings() throws IOException {
    List<String> warnings = new ArrayList<>();
    masters.warning().ifPresent(warnings::add);
    if (masters.isRotating()) {
      warnings.add(
          "replacing %s was begun and is not done; go on with: nightjar journal rotate-key"
              .formatted(masters.place()));
    }
    return warnings;
  }

  /** The key of a segment; empty if it was erased on purpose. */
  synchronized Optional<DayKey> of(SegmentHeader header) throws JournalException {
    DayKey key = byId.get(header.keyId());
    if (key != null || isErased(header)) {
      return Optional.ofNullable(key);
    }
    String why = broken.getOrDefault(header.day(), file(header.day(), KEY) + " is missing");
    throw new JournalException(
        "the journal's key of %s cannot be used: %s; put it back from its backup, or give up that day: nightjar journal erase --day %s"
            .formatted(DayKey.date(header.day()), why, DayKey.date(header.day())));
  }

  synchronized boolean isErased(SegmentHeader header) {
    return !header.isPlain()
        && !byId.containsKey(header.keyId())
        && erased.getOrDefault(header.day(), Set.of()).contains(header.keyId());
  }

  /** The key of a day on which something is to be written; durable before this returns. */
  synchronized DayKey forDay(int day) throws IOException {
    Set<Long> half = begun.get(day);
    if (half != null) {
      // The disk failed while it was erased: it may be gone with the next start, and all with it
      // that would be written by it from here on.
      endErasing(day, half);
    }
    DayKey key = byDay.get(day);
    if (key == null) {
      // A broken one would be there only if no segment needed it: see of().
      key = DayKey.random(day, random);
      DurableFile.write(disk, file(day, KEY), key.wrapped(masters.wrapping(), random));
      disk.forceDirectory(journal);
      know(key);
    }
    return key;
  }

  /**
   * The key that seals what is kept elsewhere; made when it is first asked for, and anew where it
   * cannot be read: what it sealed is lost then.
   */
  synchronized DayKey seal() throws IOException {
    if (seal.isEmpty()) {
      seal = readSeal();
    }
    if (seal.isEmpty()) {
      DayKey made = DayKey.random(NO_DAY, random);
      DurableFile.write(disk, folder.resolve(SEAL), made.wrapped(masters.wrapping(), random));
      seal = Optional.of(made);
    }
    return seal.get();
  }

  private Optional<DayKey> readSeal() throws IOException {
    Optional<DayKey.Wrapped> wrapped =
        DurableFile.read(disk, folder.resolve(SEAL)).flatMap(DayKey::read);
    for (MasterKey master : masters.all()) {
      Optional<DayKey> key = wrapped.flatMap(found -> DayKey.unwrap(found, master));
      if (key.isPresent()) {
        return key;
      }
    }
    return Optional.empty();
  }

  /** Wraps all keys by a new master key; whatever step fails, all stay readable. */
  synchronized void rotate() throws IOException {
    if (!broken.isEmpty()) {
      throw new JournalException(
          "a key cannot be wrapped again: " + broken.values().iterator().next());
    }
    Optional<DayKey> sealing = seal.isPresent() ? seal : readSeal();
    MasterKey to = masters.begin(random);
    for (DayKey key : byDay.values()) {
      DurableFile.write(disk, file(key.day(), KEY), key.wrapped(to, random));
    }
    if (sealing.isPresent()) {
      DurableFile.write(disk, folder.resolve(SEAL), sealing.get().wrapped(to, random));
    }
    masters.end();
  }

  /**
   * Makes a day unreadable for good.
   *
   * @param ids of the keys that its segments name
   */
  synchronized void erase(int day, Set<Long> ids) throws IOException {
    Set<Long> gone = new HashSet<>(erased.getOrDefault(day, Set.of()));
    gone.addAll(ids);
    DayKey key = byDay.get(day);
    if (key != null) {
      gone.add(key.id());
    }
    Long other = brokenIds.get(day);
    if (other != null) {
      gone.add(other);
    }
    if (gone.isEmpty() && !broken.containsKey(day)) {
      throw new JournalException(
          "nothing of %s is in the journal in %s; its days: %s"
              .formatted(DayKey.date(day), journal, days()));
    }
    begun.put(day, gone);
    endErasing(day, gone);
  }

  private void endErasing(int day, Set<Long> gone) throws IOException {
    var text = new StringBuilder();
    gone.stream().sorted().forEach(id -> text.append(String.format(Locale.ROOT, "%016x\n", id)));
    if (!gone.isEmpty()) {
      DurableFile.write(
          disk, file(day, ERASED), text.toString().getBytes(StandardCharsets.US_ASCII));
      erased.put(day, gone);
    }
    wipe(day);
    begun.remove(day);
  }

  /** Deletes keys of days before {@code day} that no segment names. */
  synchronized void forget(int day, Set<Long> named) throws IOException {
    for (DayKey key : new ArrayList<>(byDay.values())) {
      if (key.day() < day && !named.contains(key.id())) {
        wipe(key.day());
      }
    }
  }

  /** Days that were erased on purpose. */
  synchronized List<Integer> erasedDays() {
    return List.copyOf(erased.keySet());
  }

  private String days() {
    Set<Integer> days = new TreeSet<>(byDay.keySet());
    days.addAll(broken.keySet());
    return days.isEmpty()
        ? "none"
        : days.stream().map(DayKey::date).collect(Collectors.joining(", "));
  }

  private void wipe(int day) throws IOException {
    Path file = file(day, KEY);
    List<Path> there = disk.list(folder);
    // What a rotation that was cut short left beside it holds the key too; it goes first, for the
    // file itself is what tells the next opening to go on.
    for (Path each : List.of(DurableFile.unfinished(file), file)) {
      if (there.contains(each)) {
        disk.wipe(each);
        disk.delete(each);
      }
    }
    disk.forceDirectory(folder);
    broken.remove(day);
    brokenIds.remove(day);
    DayKey key = byDay.remove(day);
    if (key != null) {
      byId.remove(key.id());
    }
  }

  private boolean read(boolean mending) throws IOException {
    List<Path> files = files();
    for (Path file : files) {
      OptionalLong day = DayKey.dayOf(String.valueOf(file.getFileName()), ERASED);
      if (day.isPresent()) {
        erased.put((int) day.getAsLong(), ids(file));
      }
    }
    for (Path file : files) {
      OptionalLong day = DayKey.dayOf(String.valueOf(file.getFileName()), KEY);
      if (day.isPresent()) {
        readKey((int) day.getAsLong(), file, mending);
      }
    }
    return !byDay.isEmpty() || !broken.isEmpty();
  }

  private void readKey(int day, Path file, boolean mending) throws IOException {
    Optional<byte[]> bytes = DurableFile.read(disk, file);
    if (bytes.isEmpty()) {
      return;
    }
    Optional<DayKey.Wrapped> wrapped = DayKey.read(bytes.get()).filter(found -> found.day() == day);
    Set<Long> gone = erased.getOrDefault(day, Set.of());
    boolean zeros = isZeros(bytes.get()) && !gone.isEmpty();
    if (zeros || wrapped.filter(found -> gone.contains(found.id())).isPresent()) {
      if (mending) {
        wipe(day); // erasing was begun
      }
      return;
    }
    if (wrapped.isEmpty()) {
      broken.put(day, file + " is damaged");
      return;
    }
    for (MasterKey master : masters.all()) {
      Optional<DayKey> key = DayKey.unwrap(wrapped.get(), master);
      if (key.isPresent()) {
        know(key.get());
        if (mending) {
          mend(file, bytes.get(), wrapped.get());
        }
        return;
      }
    }
    brokenIds.put(day, wrapped.get().id());
    broken.put(day, "%s is wrapped by another key than %s".formatted(file, masters.place()));
  }

  /** Half of a key file may be damaged, and is made whole from the other half. */
  private void mend(Path file, byte[] bytes, DayKey.Wrapped found) {
    Optional<byte[]> whole = DayKey.mended(bytes, found);
    if (whole.isEmpty()) {
      return;
    }
    try {
      DurableFile.write(disk, file, whole.get());
    } catch (IOException e) {
      // The key can be read; a disk that is full or fails now takes it at another start.
    }
  }

  private static boolean isZeros(byte[] bytes) {
    for (byte b : bytes) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private List<Path> files() throws IOException {
    try {
      return disk.list(folder);
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private Set<Long> ids(Path file) throws IOException {
    Set<Long> ids = new HashSet<>();
    String text =
        new String(DurableFile.read(disk, file).orElse(new byte[0]), StandardCharsets.US_ASCII);
    for (String line : text.split("\\s+", -1)) {
      if (line.matches("[0-9a-f]{16}")) {
        ids.add(Long.parseUnsignedLong(line, 16));
      }
    }
    return ids;
  }

  private void know(DayKey key) {
    broken.remove(key.day());
    byDay.put(key.day(), key);
    byId.put(key.id(), key);
  }

  private Path file(int day, String suffix) {
    return folder.resolve(DayKey.date(day) + suffix);
  }
}
