package nightjar.pattern;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A {@link Model} as JSON: {@code {"schema":"nightjar.model/2","records":N,"nanos":N,
 * "severities":[25 numbers],"evidence":{SOURCE:{SHAPE:N}},"sessions":{SET:N},
 * "patterns":{ID:{"text":T,"title":T}},"aliases":{ID:ID},"facts":[FACT],"samples":{SHAPE:{LINE:N}},"checksum":HEX}},
 * keys sorted, so that the same model is the same bytes. Version 1 has {@code "shapes":{SHAPE:N}}
 * instead of evidence, and none of what follows the sessions; it is read as well.
 *
 * <p>Both directions stream: beside the model itself they need no memory to speak of.
 */
public final class ModelFile {
  /** First bytes of every model file, whatever its version. */
  public static final String MAGIC = "{\"schema\":\"nightjar.model/";

  static final String SCHEMA = "nightjar.model/2";
  static final String SCHEMA_1 = "nightjar.model/1";

  private ModelFile() {}

  /** Writes a model; closes the stream. */
  public static void write(Model model, OutputStream out) throws IOException {
    try (ModelWriter writer = new ModelWriter(out)) {
      writer.write(model);
    }
  }

  /**
   * Reads what {@link #write} wrote; closes the stream.
   *
   * @throws IOException if it is no model, one of a version this Nightjar does not know, or
   *     damaged; the message says which, and where
   */
  public static Model read(InputStream in) throws IOException {
    try (ModelReader reader = new ModelReader(in)) {
      return reader.read();
    }
  }
}
