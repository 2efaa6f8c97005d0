package nightjar.eval.check;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Damage done to a journal.
 *
 * @param what in words, with file and place
 * @param file that was damaged
 * @param from first damaged byte
 * @param to byte after the last; 0 if no bytes that were there are gone
 */
record Wound(String what, String file, long from, long to) {
  private static final int BLOCK = 4096;

  /** What is done most of the time, and seldom. */
  static Wound of(Path copy, long trial, RandomGenerator random) throws IOException {
    List<String> segments = KnownJournal.segments(copy);
    String some = segments.get(random.nextInt(segments.size()));
    String middle = segments.get(1 + random.nextInt(segments.size() - 2));
    return switch ((int) (trial % 40)) {
      case 7 -> cut(copy, some, random);
      case 17 -> zeros(copy, some);
      case 27 -> gone(copy, middle);
      case 37 -> twice(copy, middle, random);
      default -> flip(copy, random);
    };
  }

  /** One bit of any file, each byte as likely as any other. */
  private static Wound flip(Path copy, RandomGenerator random) throws IOException {
    List<String> files = KnownJournal.files(copy);
    long sum = 0;
    for (String each : files) {
      sum += Files.size(copy.resolve(each));
    }
    long at = random.nextLong(sum);
    String name = files.getFirst();
    for (String each : files) {
      name = each;
      long size = Files.size(copy.resolve(each));
      if (at < size) {
        break;
      }
      at -= size;
    }
    int bit = random.nextInt(8);
    try (var file = new RandomAccessFile(copy.resolve(name).toFile(), "rw")) {
      file.seek(at);
      int old = file.read();
      file.seek(at);
      file.write(old ^ 1 << bit);
    }
    return new Wound("bit %d of byte %d of %s".formatted(bit, at, name), name, at, at + 1);
  }

  private static Wound cut(Path copy, String name, RandomGenerator random) throws IOException {
    try (var file = new RandomAccessFile(copy.resolve(name).toFile(), "rw")) {
      long size = file.length();
      long at = random.nextLong(size);
      file.setLength(at);
      return new Wound("%s cut at %d of %d".formatted(name, at, size), name, at, size);
    }
  }

  private static Wound zeros(Path copy, String name) throws IOException {
    try (var file = new RandomAccessFile(copy.resolve(name).toFile(), "rw")) {
      long from = Math.max(0, file.length() - BLOCK);
      file.seek(from);
      file.write(new byte[(int) (file.length() - from)]);
      return new Wound("zeros at the end of " + name, name, from, file.length());
    }
  }

  private static Wound gone(Path copy, String name) throws IOException {
    long size = Files.size(copy.resolve(name));
    Files.delete(copy.resolve(name));
    return new Wound(name + " is gone", name, 0, size);
  }

  /** Under a name beside it that sorts before, after, or is none of a segment. */
  private static Wound twice(Path copy, String name, RandomGenerator random) throws IOException {
    long number = Long.parseLong(name.substring(0, name.indexOf('.')));
    String other =
        switch (random.nextInt(3)) {
          case 0 -> "%020d.journal".formatted(number + 1);
          case 1 -> "%020d.journal".formatted(number + 1_000_000);
          default -> name + ".copy";
        };
    Files.copy(copy.resolve(name), copy.resolve(other));
    return new Wound(name + " is there twice, also as " + other, other, 0, 0);
  }

  /** Numbers that may be gone. */
  Set<Long> reach(KnownJournal known) {
    return known.arrivals().stream()
        .filter(arrival -> arrival.touches(file, from, to))
        .map(KnownJournal.Kept::number)
        .collect(Collectors.toSet());
  }
}
