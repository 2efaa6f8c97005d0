package nightjar.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * Files of a folder of the class path, kept in memory once asked for, compressed once. Any thread.
 */
public final class StaticFiles {
  // Letters, digits and single dots: no empty, hidden or parent segment, nothing encoded.
  private static final Pattern SAFE =
      Pattern.compile("(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*/){0,8}[A-Za-z0-9_-][A-Za-z0-9_.-]*");

  /** A name with a hash in it never stands for something else: {@code app-3f9a01bc.js}. */
  private static final Pattern HASHED = Pattern.compile(".*[.-][0-9a-f]{8,64}\\.[a-z0-9]+");

  private static final int WORTH_COMPRESSING = 512;

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("map", "application/json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("webmanifest", "application/manifest+json"));

  /**
   * Comments on lines of their own; what ends the lines stays, so that the others are as numbered.
   */
  private static final Pattern COMMENTS =
      Pattern.compile("(?m)^[ \\t]*(?://.*|/\\*\\*[^*]*+(?:\\*(?!/)[^*]*+)*+\\*/[ \\t]*)$");

  private final ClassLoader loader;
  private final String folder;
  private final boolean isCommented;
  private final Map<String, File> files = new ConcurrentHashMap<>();

  /** Files below a folder, given with a slash at its end, as they are. */
  public StaticFiles(ClassLoader loader, String folder) {
    this(loader, folder, true);
  }

  /**
   * Files below a folder.
   *
   * @param isCommented are scripts given with the comments on lines of their own? No template may
   *     have a line that looks like one
   */
  StaticFiles(ClassLoader loader, String folder, boolean isCommented) {
    this.loader = loader;
    this.folder = folder;
    this.isCommented = isCommented;
  }

  @SuppressWarnings("ArrayRecordComponent") // never changed
  private record File(byte[] bytes, byte[] gzip, String type, String tag, String cache) {}

  /** Is there such a file? */
  public boolean has(String name) {
    return find(name).isPresent();
  }

  /**
   * Answers with a file: whole, compressed, or 304 if the caller has it.
   *
   * @param headers further ones
   * @throws Problem 404 if there is none
   */
  public Reply reply(String name, Request request, Map<String, String> headers) throws Problem {
    File file = find(name).orElse(null);
    if (file == null) {
      throw new Problem(404, "There is no file " + Shown.of(name) + ".", "");
    }
    Map<String, String> told = new HashMap<>(headers);
    told.put("etag", file.tag());
    told.put("cache-control", file.cache());
    told.put("vary", "Accept-Encoding");
    if (request.header("if-none-match").map(tags -> tags.contains(file.tag())).orElse(false)) {
      return new Reply(304, "", new byte[0], told);
    }
    boolean gzip =
        file.gzip().length > 0
            && request.header("accept-encoding").map(StaticFiles::takesGzip).orElse(false);
    if (gzip) {
      told.put("content-encoding", "gzip");
    }
    return new Reply(200, file.type(), gzip ? file.gzip() : file.bytes(), told);
  }

  private static boolean takesGzip(String accepted) {
    for (String part : accepted.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] words = part.strip().split(";", -1);
      if (words[0].strip().equals("gzip")) {
        return words.length == 1 || !words[1].strip().matches("q=0(\\.0*)?");
      }
    }
    return false;
  }

  private Optional<File> find(String name) {
    File known = files.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String type = TYPES.get(ending);
    if (type == null || !SAFE.matcher(name).matches()) {
      return Optional.empty();
    }
    Optional<File> loaded = load(name, type);
    loaded.ifPresent(file -> files.put(name, file));
    return loaded;
  }

  private Optional<File> load(String name, String type) {
    try (InputStream in = loader.getResourceAsStream(folder + name)) {
      if (in == null) {
        return Optional.empty();
      }
      byte[] stored = in.readAllBytes();
      byte[] bytes = isCommented || !name.endsWith(".js") ? stored : withoutComments(stored);
      boolean text = type.startsWith("text/") || type.contains("json") || type.contains("svg");
      byte[] gzip = text && bytes.length >= WORTH_COMPRESSING ? gzip(bytes) : new byte[0];
      String cache =
          HASHED.matcher(name).matches() ? "public, max-age=31536000, immutable" : "no-cache";
      return Optional.of(new File(bytes, gzip, type, tag(bytes), cache));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] withoutComments(byte[] script) {
    return COMMENTS
        .matcher(new String(script, StandardCharsets.UTF_8))
        .replaceAll(comment -> "\n".repeat((int) comment.group().lines().count() - 1))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static String tag(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "\"" + HexFormat.of().formatHex(hash, 0, 12) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
