package nightjar.redact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import nightjar.CountedText;
import nightjar.shape.FastKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Names and places by all rules together. They have no twins as regular expressions: tables are the
 * greater part of them.
 */
class PeopleAndPlacesTest {
  private static final int TEXTS = 100_000;
  private static final int LENGTH = 32 * 1024;
  private static final int LOOKS = 128;

  /** Divided by bars. */
  private static final String PIECES =
      "Anna|Anna Schmidt|Schmidt|J. R. |van den |O'Brien|McDonald|ANNA|Garcia|maria.garcia|"
          + "Dear |Mr. |by |user |user=|customer=|first_name=|name=|\"name\":\"|owner: |Hallo |"
          + " logged in| called|assigned to |Team|Server| Error|Anna's|=Anna |=Dear |=Anna Schmidt|"
          + "Иван Петров|клиент |王小明|客户|尊敬的|様|김철수|고객 |คุณ|สมชาย|محمد علي|राजेश कुमार|नाम: |"
          + "221B Baker Street|Street|=221B Baker |St|Ave, |Main |12 |rue de la Paix|Via Roma |=Via Roma |"
          + "Hauptstr. 5|Musterstraße |ul. |, 10115 Berlin|, IL 62704|NW1 6XE|52.520008, 13.404954|"
          + "48.8583,2.2944|-33.8688|, |,|geo:52.52,13.40|=geo:|POINT(13.4050 52.5200)|=POINT(|"
          + "8FVC9G8F+6W|+52.5200+013.4050/|$GPGGA,1,|,N,01131.000,E,|40°26'46\"N 79°58'56\"W|lat=|"
          + "\"lng\": |latitude=|city=|zip=|address=|street: |gps=|x1_name=|a2.city=|東京都千代田区丸の内1-1-1|"
          + "강남구 테헤란로 152|DOE^JOHN^A|PID;|=Doe^|^^|14 Orchard Rise^^Shrewsbury|Anna Schmidt <|"
          + " (+49 |<sip:|=Anna Schmidt (+|zip |postcode BS8 1TH|=zip |94107|lives in |Wien|"
          + "/home/|\\|anna.schmidt|/v2|Hi Xbrtl, |patient |Schmidt, Anna|Кузнецов А. В.|";

  private static final List<Rule> RULES =
      List.of(
          new Coordinates(),
          new PlaceFields(),
          new Streets(),
          new PlaceSentences(),
          new ClinicalNames(),
          new ContactNames(),
          new PersonFields(),
          new PersonSentences(),
          new NamePairs(),
          new LoginPairs());

  private final Redactor redactor = new Redactor(RULES, RedactionSettings.DEFAULT);

  @Test
  void hostileTexts_areRedactedByLineAsByText() {
    HostileText texts = new HostileText(20261124, PIECES);
    LineRedactor lines = new LineRedactor(new FastKey(17), redactor);
    int changed = 0;
    for (int i = 0; i < TEXTS; i++) {
      String text = new String(texts.next().getBytes(UTF_8), UTF_8);
      byte[] bytes = text.getBytes(UTF_8);
      Edges edges = new Edges();
      edges.set(0, 0);
      String byLine =
          lines
              .redact(Arrays.copyOf(bytes, bytes.length + 8), 0, bytes.length, 0, edges)
              .toString();
      String byText = redactor.redact(text).toString();
      if (!byLine.equals(byText)) {
        assertThat(byLine).as("»%s«", text).isEqualTo(byText);
      }
      changed += byText.equals(text) ? 0 : 1;
    }
    assertThat(changed).isBetween(TEXTS / 20, TEXTS * 9 / 10);
  }

  static List<String> pieces() {
    return Stream.concat(
            Stream.of(PIECES.split("\\|")),
            Stream.of(
                "A",
                "Ab ",
                "é",
                "É",
                "A. ",
                "Dear ",
                "Anna ",
                "Anna called ",
                "A A A A called ",
                "name=Ab ",
                "name=\"Anna\" ",
                "city=",
                "city=Aa ",
                "address=\"A 1 ",
                "1.1111, ",
                "12 Aa Street ",
                "12 Aa Aa Aa Aa St ",
                "rue Aa ",
                "5 rue ",
                "Via Aa ",
                "ул. ",
                "市",
                "王",
                "市1",
                "로 1 ",
                "김",
                "คุณ",
                "محمد ",
                "1°",
                "lat=1.11 ",
                "+",
                "8FVC9G8F+",
                "$GPGGA,1,",
                "POINT(",
                "by Anna ",
                "van den ",
                "user maria.garcia ",
                "=",
                "a=A ",
                "A-",
                "A'",
                "Aa-a",
                "Ab^",
                "Ab^Ab|",
                "1 Ab^^",
                "PID",
                "Ab Ab <sip:",
                "Ab Ab (+",
                "zip ",
                "zip 1",
                "lives in ",
                "lives in Ab ",
                "anna.",
                "anna.schmidt ",
                "/home/anna.schmidt/",
                "Schmidt, ",
                "name=Ab Ab ",
                "user name=Ab Ab ",
                "А. В. "))
        .filter(piece -> !piece.isEmpty())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("pieces")
  void longText_costsFewLooksAtEachCharacter(String piece) {
    String text = piece.repeat(LENGTH / piece.length());
    for (Rule rule : RULES) {
      CountedText anchored = new CountedText(text);
      new Anchors(List.of(rule)).in(anchored);
      CountedText counted = new CountedText(text);
      long span = rule.next(counted, 0);
      while (span != Span.NONE) {
        span = rule.next(counted, Span.end(span));
      }
      String name = rule.getClass().getSimpleName();
      assertThat(anchored.looks()).as("anchors of " + name).isLessThan((long) LOOKS * LENGTH);
      assertThat(counted.looks()).as("looks of " + name).isLessThan((long) LOOKS * LENGTH);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shipped to [PERSON], [LOCATION] | shipped to Anna Schmidt, 221B Baker Street",
        "msg={\\\"customer_name\\\":\\\"[PERSON]\\\"} | msg={\\\"customer_name\\\":\\\"Jean-Luc Picard\\\"}",
        "name=[PERSON]&city=[LOCATION] | name=Anna%20Schmidt&city=Bad%20Homburg",
        "From: [PERSON] <[EMAIL]> | From: Anna Schmidt <anna.schmidt@posteo.de>",
        "street=[LOCATION] user=[PERSON] from [IP] | street=Musterstraße 12 user=maria.garcia from 10.1.2.3",
      })
  void markers_standInPlaceOfPeopleAndPlaces(String outcomeAndText) {
    String[] both = outcomeAndText.split(" \\| ", -1);
    assertThat(new Redactor().redact(both[1])).hasToString(both[0]);
  }

  @Test
  void linesOfLogs_nameNobody() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources/nightjar/source"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        for (String line : new String(Files.readAllBytes(file), UTF_8).lines().toList()) {
          assertThat(redactor.redact(line)).hasToString(line);
        }
      }
    }
  }
}
