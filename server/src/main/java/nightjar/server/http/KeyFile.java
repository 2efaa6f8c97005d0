package nightjar.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/**
 * The file of keys: {@code {"keys":[{"id","name","sha256","scopes","created","expires"}]}}, scopes
 * and times as text. Only its owner may read it; it is replaced as a whole.
 */
final class KeyFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final JsonFactory JSON = new JsonFactory();

  private final Path file;

  KeyFile(Path file) {
    this.file = file;
  }

  boolean exists() {
    return Files.exists(file);
  }

  /** Changes when the file does. */
  String version() {
    try {
      return Files.getLastModifiedTime(file) + "/" + Files.size(file);
    } catch (IOException _) {
      return "";
    }
  }

  List<Key> read() throws IOException {
    restrict();
    List<Key> keys = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(Files.readAllBytes(file))) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.START_OBJECT
            && parser.getParsingContext().getParent().inArray()) {
          keys.add(key(fields(parser)));
        }
      }
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw new IOException(file + " is not a file of keys: " + e.getMessage(), e);
    }
    return keys;
  }

  /** Writes beside, forces to disk, then takes the old one's place. */
  void write(List<Key> keys) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    FileAttribute<?>[] attributes =
        isPosix()
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
            : new FileAttribute<?>[0];
    try (FileChannel channel =
        FileChannel.open(
            fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
      ByteBuffer bytes = ByteBuffer.wrap(json(keys));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void restrict() throws IOException {
    if (isPosix() && !Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
      Files.setPosixFilePermissions(file, OWNER_ONLY);
    }
  }

  private boolean isPosix() {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static Map<String, String> fields(JsonParser parser) throws IOException {
    Map<String, String> fields = new HashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      fields.put(name, String.valueOf(parser.nextTextValue()));
    }
    return fields;
  }

  private static Key key(Map<String, String> fields) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String scope : fields.getOrDefault("scopes", "").split(" ", -1)) {
      if (!scope.isEmpty()) {
        scopes.add(Scope.valueOf(scope.replace('-', '_').toUpperCase(Locale.ROOT)));
      }
    }
    String expires = fields.getOrDefault("expires", "");
    return new Key(
        fields.getOrDefault("id", ""),
        fields.getOrDefault("name", ""),
        fields.getOrDefault("sha256", ""),
        scopes,
        Instant.parse(fields.getOrDefault("created", "")),
        expires.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(expires)));
  }

  private static byte[] json(List<Key> keys) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeArrayFieldStart("keys");
      for (Key key : keys) {
        json.writeStartObject();
        json.writeStringField("id", key.id());
        json.writeStringField("name", key.name());
        json.writeStringField("sha256", key.sha256());
        json.writeStringField("scopes", words(key.scopes()));
        json.writeStringField("created", key.created().toString());
        json.writeStringField("expires", key.expires().map(Instant::toString).orElse(""));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String words(Set<Scope> scopes) {
    StringJoiner words = new StringJoiner(" ");
    for (Scope scope : Scope.values()) {
      if (scopes.contains(scope)) {
        words.add(scope.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      }
    }
    return words.toString();
  }
}
