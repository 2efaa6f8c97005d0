package nightjar.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The check that holds replies to the document can say no. */
class SchemaCheckTest {
  private static final Map<String, Object> REF = Map.of("$ref", "#/components/schemas/B");

  private final SchemaCheck check =
      new SchemaCheck(
          json(
              """
              {"components": {"schemas": {
                "A": {"type": "object", "properties": {"a": {"type": "integer", "maximum": 9}},
                      "required": ["a"]},
                "B": {"allOf": [{"$ref": "#/components/schemas/A"},
                      {"type": "object", "properties": {
                         "b": {"type": ["string", "null"], "enum": ["x", null]},
                         "c": {"type": "array", "items": {"type": "boolean"}}}}]}}}}
              """));

  private static Map<String, Object> json(String text) {
    return JsonTree.object(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> errors(String value) {
    check.errors.clear();
    check.check(REF, json(value), "B");
    return check.errors;
  }

  @Test
  void wrongValues_areErrors() {
    assertThat(errors("{\"a\": 1, \"b\": null, \"c\": [true]}")).isEmpty();
    assertThat(errors("{\"b\": \"x\"}")).containsExactly("B lacks a");
    assertThat(errors("{\"a\": 1, \"d\": 1}")).singleElement().asString().contains("has d");
    assertThat(errors("{\"a\": 10}")).singleElement().asString().contains("out of range");
    assertThat(errors("{\"a\": 1.5}")).singleElement().asString().contains("is not integer");
    assertThat(errors("{\"a\": 1, \"b\": \"y\"}")).singleElement().asString().contains("none of");
    assertThat(errors("{\"a\": 1, \"c\": [1]}")).singleElement().asString().contains("B.c[]");
  }

  @Test
  void fieldsThatNeverCome_areFound() {
    errors("{\"a\": 1, \"c\": []}");
    List<String> unseen = new ArrayList<>();
    check.unseen(REF, "B", new HashSet<>(), unseen);
    assertThat(unseen).containsExactly("B.b");
  }
}
