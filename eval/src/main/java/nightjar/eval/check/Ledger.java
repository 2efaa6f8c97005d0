package nightjar.eval.check;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a client wrote down, a line a fact: {@code S from count} before lines are sent for the first
 * time, {@code A from count} when they were acknowledged, {@code R status from count} for any other
 * answer (0 for none). Each is handed to the system before the next request, so a client that is
 * killed forgets nothing; it lies outside the file system that is made to fail.
 */
final class Ledger {
  private final BitSet sent = new BitSet();
  private final BitSet acknowledged = new BitSet();
  private final Map<Integer, Long> answers = new TreeMap<>();

  private Ledger() {}

  /** A ledger being written. One thread. */
  static final class Book implements Closeable {
    private final FileChannel file;

    Book(Path path) throws IOException {
      file =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    void sends(int from, int count) throws IOException {
      write("S " + from + " " + count);
    }

    void acknowledged(int from, int count) throws IOException {
      write("A " + from + " " + count);
    }

    void answered(int status, int from, int count) throws IOException {
      write("R " + status + " " + from + " " + count);
    }

    private void write(String fact) throws IOException {
      ByteBuffer bytes = ByteBuffer.wrap((fact + "\n").getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  /** Reads what is there; an unfinished last line is not yet a fact. */
  static Ledger read(Path path) throws IOException {
    var ledger = new Ledger();
    if (!Files.exists(path)) {
      return ledger;
    }
    String text = Files.readString(path, StandardCharsets.US_ASCII);
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
      ledger.add(List.of(line.split(" ", -1)));
    }
    return ledger;
  }

  private void add(List<String> fact) {
    int from = Integer.parseInt(fact.get(fact.size() - 2));
    int to = from + Integer.parseInt(fact.getLast());
    switch (fact.getFirst()) {
      case "S" -> sent.set(from, to);
      case "A" -> {
        acknowledged.set(from, to);
        answers.merge(200, 1L, Long::sum);
      }
      default -> answers.merge(Integer.parseInt(fact.get(1)), 1L, Long::sum);
    }
  }

  /** Lines that may be there. */
  BitSet sent() {
    return sent;
  }

  /** Lines that must be there. */
  BitSet acknowledged() {
    return acknowledged;
  }

  /** How many answers there were by status; 0 stands for none. */
  Map<Integer, Long> answers() {
    return answers;
  }
}
