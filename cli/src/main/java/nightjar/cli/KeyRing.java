package nightjar.cli;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nightjar.NearestName;
import nightjar.server.config.StoreConfig;
import nightjar.server.http.Key;
import nightjar.server.http.Keys;
import nightjar.server.http.Scope;
import org.jspecify.annotations.Nullable;

/** The keys of a data folder. A Nightjar that runs there sees changes at its next call. */
final class KeyRing {
  private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,4})([hdw])");

  private final Shell shell;
  private final Path folder;

  private KeyRing(Shell shell, Path folder) {
    this.shell = shell;
    this.folder = folder;
  }

  static KeyRing of(Shell shell, @Nullable String config, @Nullable String data) {
    return new KeyRing(
        shell,
        StoreConfig.from(ConfigFiles.required(shell, config, ConfigFiles.dataFlag(data))).data());
  }

  /** Prints a line a key. */
  int list() throws IOException {
    if (!Files.exists(folder.resolve("keys.json"))) {
      shell.say(
          "there are no keys in "
              + folder
              + " yet; make one: nightjar keys create NAME --scope read");
      return ExitCode.DONE;
    }
    Optional<Keys> keys = open();
    if (keys.isEmpty()) {
      return ExitCode.NOTHING_READ;
    }
    for (Key key : keys.get().list()) {
      shell.println(
          Shell.printable(
              String.format(
                  Locale.ROOT,
                  "%-8s  %-20s  %-20s  made %s  %s",
                  key.id(),
                  key.name(),
                  words(key.scopes()),
                  time(key.created()),
                  end(key))));
    }
    return ExitCode.DONE;
  }

  /** Makes a key; its secret is the only line on standard output. */
  int create(String name, String scopeWords, @Nullable String expires) throws IOException {
    Set<Scope> scopes = scopes(scopeWords);
    Optional<Duration> lifetime = Optional.ofNullable(expires).map(KeyRing::span);
    if (!Files.exists(folder)) {
      Files.createDirectories(folder, ownerOnly());
    }
    Optional<Keys> keys = open();
    if (keys.isEmpty()) {
      return ExitCode.NOTHING_READ;
    }
    Keys.Made made;
    try {
      made = keys.get().create(name, scopes, lifetime);
    } catch (IllegalArgumentException e) {
      throw new UsageException("keys create: " + e.getMessage());
    }
    shell.println(made.secret().reveal());
    shell.say(
        "made key "
            + made.key().id()
            + " for "
            + words(scopes)
            + ", "
            + end(made.key())
            + "; keep the line above, it is not shown again");
    return ExitCode.DONE;
  }

  /** Takes a key out of use at once. */
  int revoke(String typed) throws IOException {
    // Somebody may give the whole key, whose secret is not repeated.
    String id = typed.startsWith("nj_") ? typed.replaceFirst("nj_([^_]*).*", "$1") : typed;
    Optional<Keys> keys = Files.exists(folder) ? open() : Optional.empty();
    if (keys.isEmpty() && Files.exists(folder.resolve("keys.json"))) {
      return ExitCode.NOTHING_READ;
    }
    if (keys.isEmpty() || !keys.get().revoke(id)) {
      throw new UsageException(
          "keys revoke: there is no key " + id + " in " + folder + "; see: nightjar keys list");
    }
    shell.println(Shell.printable("key " + id + " is out of use"));
    return ExitCode.DONE;
  }

  /** Empty, and told, if the file is none of keys. */
  private Optional<Keys> open() {
    try {
      return Optional.of(new Keys(folder, shell.clock(), new SecureRandom()));
    } catch (IOException e) {
      shell.say(
          "the keys in "
              + folder
              + " cannot be read: "
              + e.getMessage()
              + "; mend keys.json, or move it away");
      return Optional.empty();
    }
  }

  private static Set<Scope> scopes(String text) {
    Map<String, Scope> known = new TreeMap<>();
    EnumSet.complementOf(EnumSet.of(Scope.NONE)).forEach(scope -> known.put(word(scope), scope));
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String word : text.split(",", -1)) {
      Scope scope = known.get(word.strip().toLowerCase(Locale.ROOT));
      if (scope == null) {
        String meant =
            NearestName.of(word, known.keySet())
                .map(near -> "; did you mean " + near + "?")
                .orElse("; there are: " + String.join(", ", known.keySet()));
        throw new UsageException("--scope: there is no scope \"" + word.strip() + "\"" + meant);
      }
      scopes.add(scope);
    }
    return scopes;
  }

  private static Duration span(String text) {
    Matcher matcher = SPAN.matcher(text.strip());
    if (!matcher.matches()) {
      throw new UsageException(
          "--expires: \"" + text + "\" is no length of time; write 12h, 90d or 52w");
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "h" -> Duration.ofHours(count);
      case "d" -> Duration.ofDays(count);
      default -> Duration.ofDays(7 * count);
    };
  }

  private String end(Key key) {
    return key.expires()
        .map(
            end ->
                shell.clock().instant().isBefore(end)
                    ? "until " + time(end)
                    : "expired " + time(end))
        .orElse("without end");
  }

  private static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String words(Set<Scope> scopes) {
    return scopes.stream().sorted().map(KeyRing::word).collect(Collectors.joining(","));
  }

  private static String word(Scope scope) {
    return scope.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static FileAttribute<?>[] ownerOnly() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }
}
