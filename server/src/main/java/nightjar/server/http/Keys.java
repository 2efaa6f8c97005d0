package nightjar.server.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import nightjar.web.Secret;

/**
 * Keys of callers, kept in {@code keys.json} of the data folder. A key is {@code nj_ID_SECRET}; the
 * secret, 256 random bits, is shown once and only its hash is kept. Another process may change the
 * file: it is read again when it has changed. Any thread.
 */
public final class Keys {
  private static final int SECRET_BYTES = 32;

  private final KeyFile file;
  private final InstantSource clock;
  private final RandomGenerator random;
  private List<Key> keys;
  private String version;

  /**
   * Opens the keys of a data folder, which is made if absent.
   *
   * @param random must be a {@link java.security.SecureRandom} outside of tests
   * @throws IOException if the file cannot be read or is none
   */
  public Keys(Path folder, InstantSource clock, RandomGenerator random) throws IOException {
    Files.createDirectories(folder);
    this.file = new KeyFile(folder.resolve("keys.json"));
    this.clock = clock;
    this.random = random;
    this.keys = file.exists() ? file.read() : List.of();
    this.version = file.version();
  }

  /** A key with its secret, which cannot be had again. */
  public record Made(Key key, Secret secret) {}

  /** The first administrator's key if there is no file of keys yet; to be shown once. */
  public synchronized Optional<Made> first() throws IOException {
    if (file.exists()) {
      return Optional.empty();
    }
    return Optional.of(create("admin", EnumSet.of(Scope.ADMIN), Optional.empty()));
  }

  /**
   * Makes a key.
   *
   * @param name as people know it, 1 to 64 printable characters
   * @param lifetime how long it is good; empty for ever
   */
  public synchronized Made create(String name, Set<Scope> scopes, Optional<Duration> lifetime)
      throws IOException {
    if (name.isBlank() || name.length() > 64 || !name.chars().allMatch(Keys::isPrintable)) {
      throw new IllegalArgumentException("a key's name is 1 to 64 printable characters");
    }
    reload();
    Instant now = clock.instant();
    String id = HexFormat.of().toHexDigits(random.nextInt());
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Key key =
        new Key(
            id,
            name,
            HexFormat.of().formatHex(sha256(secret)),
            scopes,
            now,
            lifetime.map(now::plus));
    List<Key> all = new ArrayList<>(keys);
    all.add(key);
    replace(all);
    return new Made(key, new Secret("nj_" + id + "_" + secret));
  }

  /** All keys, oldest first, expired ones too. */
  public synchronized List<Key> list() throws IOException {
    reload();
    return keys;
  }

  /** Takes a key out of use by its id; false if there is none. */
  public synchronized boolean revoke(String id) throws IOException {
    reload();
    List<Key> rest = new ArrayList<>(keys);
    boolean removed = rest.removeIf(key -> key.id().equals(id));
    if (removed) {
      replace(rest);
    }
    return removed;
  }

  /**
   * The key that was presented, if it is known, right and not expired. Takes the same time for
   * every wrong secret of a known id.
   *
   * @throws IOException if the file changed and cannot be read
   */
  public Optional<Key> check(String presented) throws IOException {
    String[] parts = presented.split("_", 3);
    if (parts.length != 3 || !parts[0].equals("nj")) {
      return Optional.empty();
    }
    byte[] given = sha256(parts[2]);
    for (Key key : list()) {
      if (key.id().equals(parts[1])) {
        boolean right = MessageDigest.isEqual(given, HexFormat.of().parseHex(key.sha256()));
        boolean current = key.expires().map(end -> clock.instant().isBefore(end)).orElse(true);
        return right && current ? Optional.of(key) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private void replace(List<Key> all) throws IOException {
    file.write(all);
    keys = List.copyOf(all);
    version = file.version();
  }

  private void reload() throws IOException {
    String now = file.version();
    if (!now.equals(version)) {
      keys = file.exists() ? file.read() : List.of();
      version = now;
    }
  }

  private static boolean isPrintable(int c) {
    return c >= ' ' && c < 127;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
