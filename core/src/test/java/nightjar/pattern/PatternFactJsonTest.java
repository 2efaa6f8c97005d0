package nightjar.pattern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts as they stand on disk: in journals, in models, and in files for people. */
class PatternFactJsonTest {
  private static final JsonFactory JSON = new JsonFactory();
  private static final List<String> GOLDEN =
      List.of(
          """
          {"kind":"rename","version":1,"by":"ann","at_nanos":1763797440000000000,"shape":"user <*>","title":"Login"}""",
          """
          {"kind":"pin","version":2,"by":"bob","at_nanos":1763797440000000001,"shape":"user <*>","text":""}""",
          """
          {"kind":"split","version":3,"by":"ann","at_nanos":1763797440000000002,"shape":"user <*>","slot":0,"value":"root"}""",
          """
          {"kind":"join","version":4,"by":"ann","at_nanos":1763797440000000003,"shapes":["user <*>","uid <*>"]}""",
          """
          {"kind":"undo","version":5,"by":"ann","at_nanos":1763797440000000004,"undone":3}""");

  private static final String MODEL =
      """
      {"schema":"nightjar.model/2","records":0,"nanos":0,"severities":[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0],"evidence":{},"sessions":{},"patterns":{},"aliases":{},"facts":[FACTS],"samples":{},"checksum":"ebcea374d4e8285d1ddb937a2d13862873735506ec1f16ad544f987b106153fc"}\
      """;

  private static PatternFact read(String text) throws IOException {
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      PatternFact fact = PatternFactJson.read(json);
      assertThat(json.nextToken()).isNull();
      return fact;
    }
  }

  private static PatternFacts golden() throws IOException {
    List<PatternFact> facts = new ArrayList<>();
    for (String fact : GOLDEN) {
      facts.add(read(fact));
    }
    return new PatternFacts(facts);
  }

  @Test
  void everyKind_isReadAndWrittenAsItStands() throws IOException {
    for (String golden : GOLDEN) {
      StringWriter text = new StringWriter();
      try (JsonGenerator json = JSON.createGenerator(text)) {
        PatternFactJson.write(json, read(golden));
      }
      assertThat(text).hasToString(golden);
    }
    assertThat(golden().facts().get(2))
        .isEqualTo(
            new PatternFact.Split(
                new PatternFact.Entry(3, "ann", 1763797440000000002L), "user <*>", 0, "root"));
  }

  @Test
  void model_holdsThemUnderItsChecksum() throws IOException {
    String golden = MODEL.replace("FACTS", String.join(",", GOLDEN));
    Model model = ModelFile.read(new ByteArrayInputStream(golden.getBytes(UTF_8)));
    assertThat(model.facts()).isEqualTo(golden());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFile.write(model, out);
    assertThat(out.toString(UTF_8)).isEqualToIgnoringWhitespace(golden);
  }

  @Test
  void fileForPeople_hasTimesTheyCanRead() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      PatternFactsFile.write(golden(), json);
      json.writeEndObject();
    }
    assertThat(text.toString())
        .startsWith(
            "{\"facts\":[{\"kind\":\"rename\",\"shape\":\"user <*>\",\"title\":\"Login\",\"version\":1,"
                + "\"by\":\"ann\",\"at\":\"2025-11-22T07:44:00Z\"}");
    assertThat(file(text.toString())).isEqualTo(golden());
    assertThat(file("{\"facts\":[" + String.join(",", GOLDEN) + "]}")).isEqualTo(golden());
  }

  @Test
  void versionThatNoneCouldFollow_isRefused_inAFileAndInAModel() throws IOException {
    String fact = "{\"kind\":\"pin\",\"version\":%s,\"by\":\"\",\"at_nanos\":0,\"shape\":\"a\"}";
    long most = PatternFacts.MAX_VERSION;
    assertThat(file("{\"facts\":[" + fact.formatted(most) + "]}").nextVersion())
        .isEqualTo(most + 1);
    for (long version : new long[] {most + 1, Long.MAX_VALUE}) {
      String refused = "a fact's \"version\" is at most 9007199254740992, not " + version;
      assertThatThrownBy(() -> file("{\"facts\":[" + fact.formatted(version) + "]}"))
          .isInstanceOf(IOException.class)
          .hasMessage("fact 1, at line 1: " + refused);
      String model = MODEL.replace("FACTS", fact.formatted(version)).replace("model/2", "model/1");
      assertThatThrownBy(() -> ModelFile.read(new ByteArrayInputStream(model.getBytes(UTF_8))))
          .isInstanceOf(IOException.class)
          .hasMessage("not a Nightjar model: " + refused);
    }
    PatternFacts last = file("{\"facts\":[" + fact.formatted(most) + "]}");
    assertThat(last.said(last.facts(), "ann", 5)).isEqualTo(last);
  }

  private static PatternFacts file(String text) throws IOException {
    return PatternFactsFile.read(
        new ByteArrayInputStream(text.getBytes(UTF_8)),
        "me",
        Instant.parse("2026-01-01T00:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"kind\":\"hide\",ENTRY,\"shape\":\"a\"} | its kind is \"hide\", none of rename, pin",
        "{\"kind\":\"pin\",ENTRY,\"shape\":\"a\",\"colour\":\"red\"} | a fact cannot have such a \"colour\"",
        "{\"kind\":\"pin\",ENTRY,\"shape\":7} | a fact cannot have such a \"shape\"",
        "{\"kind\":\"pin\",ENTRY,\"shape\":\"a\",\"shape\":\"b\"} | it has two of \"shape\"",
        "{\"kind\":\"pin\",ENTRY} | it has no \"shape\"",
        "{\"kind\":\"rename\",ENTRY,\"shape\":\"a\"} | it has no \"title\"",
        "{\"kind\":\"split\",ENTRY,\"shape\":\"a <*>\",\"value\":\"b\"} | it has no \"slot\"",
        "{\"kind\":\"split\",ENTRY,\"shape\":\"a <*>\",\"slot\":4294967296,\"value\":\"b\"} | its \"slot\" is",
        "{\"kind\":\"join\",ENTRY} | it has no \"shapes\"",
        "{\"kind\":\"join\",ENTRY,\"shapes\":[\"a\",7]} | its \"shapes\" are not all texts",
        "{\"kind\":\"undo\",ENTRY} | it has no \"undone\"",
        "{\"kind\":\"undo\",\"version\":2,\"by\":\"a\",\"undone\":1} | it has no \"at_nanos\"",
        "{\"kind\":\"undo\",\"by\":\"a\",\"at_nanos\":1,\"undone\":1} | it has no \"version\"",
        "{\"kind\":\"pin\",ENTRY,\"shape\":\"a\",\"at\":\"noon\"} | it has two of \"at\"",
      })
  void whatIsNoFact_isRefusedByItsField(String text, String reason) {
    String given =
        Objects.requireNonNull(text)
            .replace("ENTRY", "\"version\":9,\"by\":\"ann\",\"at_nanos\":1");
    assertThatThrownBy(() -> read(given))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }
}
