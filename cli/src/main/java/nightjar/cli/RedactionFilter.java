package nightjar.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import nightjar.cli.render.RedactedLine;
import nightjar.cli.render.RedactedTeller;
import nightjar.pipeline.Progress;
import nightjar.redact.Edges;
import nightjar.redact.LineRedactor;
import nightjar.redact.Masked;
import nightjar.redact.Mode;
import nightjar.redact.Redacted;
import nightjar.redact.Redactor;
import nightjar.shape.FastKey;
import nightjar.source.LogSource;

/**
 * Gives out the lines of sources with their values replaced: as many lines as come in, in their
 * order. One thread; memory does not depend on the input.
 */
final class RedactionFilter {
  private static final String KEY_LINE = "[SECRET]";
  private static final String UTF_16 =
      "it is UTF-16, which is not looked through; try: iconv -f UTF-16 -t UTF-8 FILE | nightjar"
          + " redact -";

  private final Redactor redactor;
  private final LineRedactor lineRedactor;
  private final Mode secrets;
  private final RedactedTeller out;
  private final Progress progress;
  private final Edges edges = new Edges();
  private long lines;
  private long changed;

  /**
   * @param secrets what becomes of secrets, of which a private key may have many lines
   */
  RedactionFilter(Redactor redactor, Mode secrets, RedactedTeller out, Progress progress) {
    this.redactor = redactor;
    this.lineRedactor = new LineRedactor(new FastKey(new SecureRandom().nextLong()), redactor);
    this.secrets = secrets;
    this.out = out;
    this.progress = progress;
  }

  /** Passes on what was told so far, where somebody may wait for it. */
  interface Flush {
    void flush() throws IOException;
  }

  /**
   * Takes a source to its end, or until somebody wants to stop.
   *
   * @return why it could not be read, or not to its end; empty if it could
   * @throws IOException if what is told cannot be written
   */
  String take(LogSource source, Flush flush) throws IOException {
    LinePieces pieces;
    try {
      pieces = new LinePieces(source.open());
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
    var reading = new SourceReading(source, pieces, flush);
    String failure = reading.all();
    try {
      pieces.close();
    } catch (IOException e) {
      return failure.isEmpty() ? String.valueOf(e.getMessage()) : failure;
    }
    return failure;
  }

  long lines() {
    return lines;
  }

  /** Lines of which something was replaced. */
  long changed() {
    return changed;
  }

  /** One source from its first line to its last. */
  private final class SourceReading {
    private final LogSource source;
    private final LinePieces pieces;
    private final Flush flush;
    private final KeyBlock key = new KeyBlock();
    private long number;
    private long place;
    private boolean isCounted;

    SourceReading(LogSource source, LinePieces pieces, Flush flush) {
      this.source = source;
      this.pieces = pieces;
      this.flush = flush;
    }

    String all() throws IOException {
      boolean goesOn = false;
      while (!progress.stopped()) {
        try {
          if (!pieces.next()) {
            return "";
          }
        } catch (IOException e) {
          return String.valueOf(e.getMessage());
        }
        if (number == 0 && isUtf16()) {
          return UTF_16;
        }
        if (!goesOn) {
          begin();
        }
        tell();
        goesOn = pieces.goesOn();
        if (!source.isRepeatable() && pieces.isDrained()) {
          flush.flush();
        }
      }
      return "";
    }

    private void begin() {
      number++;
      lines++;
      place = 0;
      isCounted = false;
      progress.read(source.name(), lines, source.storedBytesRead());
    }

    private boolean isUtf16() {
      int from = pieces.from();
      int mark = (pieces.bytes()[from] & 0xFF) << 8 | (pieces.bytes()[from + 1] & 0xFF);
      return pieces.to() > from + 1 && (mark == 0xFEFF || mark == 0xFFFE);
    }

    private void tell() throws IOException {
      byte[] bytes = pieces.bytes();
      if (secrets != Mode.KEEP && key.holds(bytes, pieces.from(), pieces.to())) {
        change(secrets == Mode.DROP ? "" : KEY_LINE, List.of());
        return;
      }
      edges.set(pieces.from() - pieces.base(), pieces.to() - pieces.base());
      Redacted redacted = lineRedactor.redact(bytes, pieces.base(), pieces.end(), 0, edges);
      if (redacted.kinds() == 0) {
        int end = pieces.goesOn() ? pieces.to() : pieces.to() + pieces.breakLength();
        out.same(source.name(), number, bytes, pieces.from(), end, pieces.goesOn());
        place += characters(pieces.from(), pieces.to());
      } else {
        String text = redacted.toString().substring(edges.from(), edges.to());
        change(text, out.asksForValues() ? values() : List.of());
      }
    }

    private void change(String text, List<RedactedLine.Value> values) throws IOException {
      String lineBreak =
          new String(pieces.bytes(), pieces.to(), pieces.breakLength(), StandardCharsets.US_ASCII);
      out.changed(
          new RedactedLine(
              source.name(),
              number,
              text,
              pieces.goesOn() ? "" : lineBreak,
              values,
              pieces.goesOn()));
      changed += isCounted ? 0 : 1;
      isCounted = true;
      place += characters(pieces.from(), pieces.to());
    }

    /** Values that begin in the piece. */
    private List<RedactedLine.Value> values() {
      String text = text(pieces.base(), pieces.end());
      int from = text(pieces.base(), pieces.from()).length();
      int to = from + text(pieces.from(), pieces.to()).length();
      return redactor.find(text).stream()
          .filter(masked -> masked.start() >= from && masked.start() < to)
          .map(masked -> value(text, masked, from))
          .toList();
    }

    private RedactedLine.Value value(String text, Masked masked, int from) {
      long start = place + text.codePointCount(from, masked.start());
      long end = start + text.codePointCount(masked.start(), masked.end());
      return new RedactedLine.Value(start, end, masked.kind(), masked.reason());
    }

    private long characters(int from, int to) {
      if (!out.asksForValues()) {
        return 0;
      }
      String text = text(from, to);
      return text.codePointCount(0, text.length());
    }

    private String text(int from, int to) {
      return new String(pieces.bytes(), from, to - from, StandardCharsets.UTF_8);
    }
  }
}
