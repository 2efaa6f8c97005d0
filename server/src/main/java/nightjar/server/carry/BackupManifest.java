package nightjar.server.carry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is in a backup: the file {@value #NAME} in it.
 *
 * <pre>
 * {"schema": "nightjar.backup/1", "version": "0.1.0", "made": "2026-11-22T08:00:00Z",
 *  "arrival": 96, "records": 2882, "with_key": false,
 *  "files": [{"name": "store/00000042.block", "bytes": 1048576, "sha256": "9f86…"}]}
 * </pre>
 *
 * @param version of the Nightjar that made it
 * @param made when, as RFC 3339 in UTC
 * @param arrival the last one that the store has
 * @param records number of the last one
 * @param withKey is the journal's key in it?
 * @param files all others of it
 */
public record BackupManifest(
    String version, String made, long arrival, long records, boolean withKey, List<Item> files) {
  /** The file's name. */
  public static final String NAME = "backup.json";

  private static final String SCHEMA = "nightjar.backup/1";
  private static final JsonFactory FACTORY = new JsonFactory();

  public BackupManifest {
    Objects.requireNonNull(version);
    Objects.requireNonNull(made);
    files = List.copyOf(files);
  }

  /**
   * A file.
   *
   * @param name in the backup and in the data folder, with {@code /} between its parts
   * @param bytes its length
   * @param sha256 of its bytes, in hexadecimal
   */
  public record Item(String name, long bytes, String sha256) {
    /** Never leads out of a folder, whoever wrote it. */
    private static final String NAMES = "[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*";

    public Item {
      if (!name.matches(NAMES) || bytes < 0 || !sha256.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException("no file of a backup: " + name);
      }
    }
  }

  /** Bytes of all files. */
  public long bytes() {
    return files.stream().mapToLong(Item::bytes).sum();
  }

  byte[] json() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
      out.useDefaultPrettyPrinter();
      out.writeStartObject();
      out.writeStringField("schema", SCHEMA);
      out.writeStringField("version", version);
      out.writeStringField("made", made);
      out.writeNumberField("arrival", arrival);
      out.writeNumberField("records", records);
      out.writeBooleanField("with_key", withKey);
      out.writeArrayFieldStart("files");
      for (Item file : files) {
        out.writeStartObject();
        out.writeStringField("name", file.name());
        out.writeNumberField("bytes", file.bytes());
        out.writeStringField("sha256", file.sha256());
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /**
   * Reads it.
   *
   * @throws IOException if it is none, or of a later version; the message says which
   */
  static BackupManifest of(byte[] json) throws IOException {
    try (JsonParser in = FACTORY.createParser(json)) {
      Fields fields = new Fields();
      for (String name = first(in); name != null; name = in.nextFieldName()) {
        in.nextToken();
        fields.read(name, in);
      }
      return fields.manifest();
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IOException("it is damaged: " + String.valueOf(e.getMessage()).lines().toList(), e);
    }
  }

  private static @Nullable String first(JsonParser in) throws IOException {
    if (in.nextToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException("it is no JSON object");
    }
    return in.nextFieldName();
  }

  /** What has been read of one. */
  private static final class Fields {
    private String schema = "";
    private String version = "";
    private String made = "";
    private long arrival;
    private long records;
    private boolean withKey;
    private final List<Item> files = new ArrayList<>();

    void read(String name, JsonParser in) throws IOException {
      switch (name) {
        case "schema" -> schema = in.getText();
        case "version" -> version = in.getText();
        case "made" -> made = in.getText();
        case "arrival" -> arrival = in.getLongValue();
        case "records" -> records = in.getLongValue();
        case "with_key" -> withKey = in.getBooleanValue();
        case "files" -> {
          while (in.nextToken() == JsonToken.START_OBJECT) {
            files.add(file(in));
          }
        }
        default -> in.skipChildren();
      }
    }

    private static Item file(JsonParser in) throws IOException {
      String name = "";
      String sha256 = "";
      long bytes = -1;
      for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
        in.nextToken();
        switch (field) {
          case "name" -> name = in.getText();
          case "bytes" -> bytes = in.getLongValue();
          case "sha256" -> sha256 = in.getText();
          default -> in.skipChildren();
        }
      }
      return new Item(name, bytes, sha256);
    }

    BackupManifest manifest() throws IOException {
      if (!schema.equals(SCHEMA)) {
        throw new IOException(
            "its schema is \"" + schema + "\" and not " + SCHEMA + ": use the Nightjar of " + made);
      }
      return new BackupManifest(version, made, arrival, records, withKey, files);
    }
  }
}
