package nightjar.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import nightjar.redact.Redactor;
import nightjar.store.DeadLetter;
import org.jspecify.annotations.Nullable;

/** Dead letters of a server that runs, over its HTTP API. What it answers is not trusted. */
final class DeadLetterServer implements DeadLetters {
  /** What a server says is redacted; that of another version may not be. */
  private static final Redactor REDACTOR = new Redactor();

  private static final int NOT_FOUND = 404;
  private static final String PATH = "api/v1/dead-letters";

  private final String address;
  private final String key;

  private DeadLetterServer(String address, String key) {
    this.address = address;
    this.key = key;
  }

  /**
   * A server at an address.
   *
   * @param key empty for none
   * @throws UsageException if it is no web address
   */
  static DeadLetters of(String address, String key) {
    var _ = ServerDoor.address(address);
    return new DeadLetterServer(address, key);
  }

  @Override
  public List<Letter> list() throws IOException {
    try (ServerDoor door = ServerDoor.of(address, key)) {
      List<Letter> letters = new ArrayList<>();
      for (Map<?, ?> each :
          AnswerFields.objects(door.get(PATH + "?limit=1000").get("letters"), "letters")) {
        letters.add(letter(each));
      }
      return letters;
    }
  }

  @Override
  public String raw(long arrival) throws IOException {
    return AnswerFields.text(of(arrival, door -> door.get(PATH + "/" + arrival + "/raw")), "text");
  }

  @Override
  public Resubmitted resubmit(long arrival) throws IOException {
    Map<String, @Nullable Object> answer =
        of(arrival, door -> door.post(PATH + "/" + arrival + "/resubmit", "{}"));
    return new Resubmitted(
        AnswerFields.number(answer, "lines"),
        AnswerFields.number(answer, "arrival"),
        AnswerFields.isTrue(answer, "replayed"));
  }

  /** What is asked about one. */
  private interface Call {
    Map<String, @Nullable Object> by(ServerDoor door) throws IOException;
  }

  private Map<String, @Nullable Object> of(long arrival, Call call) throws IOException {
    try (ServerDoor door = ServerDoor.of(address, key)) {
      return call.by(door);
    } catch (NoAnswerException e) {
      if (e.status() == NOT_FOUND
          && String.valueOf(e.getMessage()).contains("There is no dead letter")) {
        throw DeadLetters.unknown(arrival);
      }
      throw e;
    }
  }

  private static Letter letter(Map<?, ?> fields) throws IOException {
    return new Letter(
        new DeadLetter(
            AnswerFields.number(fields, "arrival"),
            AnswerFields.text(fields, "source"),
            AnswerFields.time(fields, "time"),
            AnswerFields.number(fields, "lines"),
            AnswerFields.number(fields, "bytes"),
            REDACTOR.redact(AnswerFields.text(fields, "reason")),
            REDACTOR.redact(AnswerFields.text(fields, "sample"))),
        fields.get("resubmitted_as") == null
            ? OptionalLong.empty()
            : OptionalLong.of(AnswerFields.number(fields, "resubmitted_as")));
  }
}
