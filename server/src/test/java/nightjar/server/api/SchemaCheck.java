package nightjar.server.api;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of JSON Schema that openapi.json uses, stricter in one thing: a field that no schema
 * names is an error. Remembers which fields it saw, so that documented ones that never come are
 * found too.
 */
@SuppressWarnings("unchecked") // the document's own types
final class SchemaCheck {
  private static final Set<String> KNOWN =
      Set.of(
          "type",
          "description",
          "properties",
          "required",
          "additionalProperties",
          "items",
          "enum",
          "format",
          "pattern",
          "minimum",
          "maximum",
          "minItems",
          "maxItems",
          "maxLength",
          "examples",
          "example",
          "default",
          "$ref",
          "allOf",
          "anyOf");

  private final Map<String, Object> components;
  private final IdentityHashMap<Object, Map<String, Object>> merged = new IdentityHashMap<>();
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  final List<String> errors = new ArrayList<>();

  SchemaCheck(Map<String, Object> document) {
    components = Samples.object(Samples.object(document, "components"), "schemas");
  }

  /** Follows references and joins what {@code allOf} lists. */
  private Map<String, Object> resolve(Object schema) {
    Map<String, Object> map = (Map<String, Object>) schema;
    for (String key : map.keySet()) {
      if (!KNOWN.contains(key)) {
        throw new AssertionError("this check does not know " + key);
      }
    }
    if (map.get("$ref") instanceof String ref) {
      return resolve(Samples.object(components, ref.substring(ref.lastIndexOf('/') + 1)));
    }
    return map.containsKey("allOf") ? merged.computeIfAbsent(map, m -> join(map)) : map;
  }

  private Map<String, Object> join(Map<String, Object> map) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<Object> required = new ArrayList<>();
    for (Object part : (List<Object>) map.getOrDefault("allOf", List.of())) {
      Map<String, Object> resolved = resolve(part);
      properties.putAll(Samples.object(resolved, "properties"));
      required.addAll((List<Object>) resolved.getOrDefault("required", List.of()));
    }
    return Map.of("type", "object", "properties", properties, "required", required);
  }

  void check(Object schema, @Nullable Object value, String at) {
    Map<String, Object> map = resolve(schema);
    if (map.get("anyOf") instanceof List<?> choices) {
      Object fitting =
          choices.stream().filter(c -> isType(resolve(c), value)).findFirst().orElse(null);
      if (fitting == null) {
        errors.add(at + " fits no choice: " + value);
      } else {
        check(fitting, value, at);
      }
    } else if (!isType(map, value)) {
      errors.add(at + " is not " + map.get("type") + ": " + value);
    } else if (value instanceof Map<?, ?> object) {
      object(map, (Map<String, Object>) object, at);
    } else if (value instanceof List<?> list) {
      list(map, list, at);
    } else if (value != null) {
      scalar(map, value, at);
    }
  }

  private static boolean isType(Map<String, Object> schema, @Nullable Object value) {
    Object type = schema.get("type");
    List<?> types = type instanceof List<?> list ? list : List.of(String.valueOf(type));
    String own =
        switch (value) {
          case null -> "null";
          case Map<?, ?> map -> "object";
          case List<?> list -> "array";
          case String text -> "string";
          case Boolean flag -> "boolean";
          case Long number -> "integer";
          default -> "number";
        };
    return types.contains(own) || (own.equals("integer") && types.contains("number"));
  }

  private void object(Map<String, Object> schema, Map<String, Object> value, String at) {
    Map<String, Object> properties =
        (Map<String, Object>) schema.getOrDefault("properties", Map.of());
    for (Object name : (List<Object>) schema.getOrDefault("required", List.of())) {
      if (!value.containsKey(name)) {
        errors.add(at + " lacks " + name);
      }
    }
    value.forEach(
        (name, field) -> {
          Object of = properties.get(name);
          if (of == null && schema.get("additionalProperties") instanceof Map<?, ?> others) {
            check(others, field, at + "." + name);
          } else if (of == null) {
            errors.add(at + " has " + name + ", which is not documented");
          } else {
            seen.add(of);
            check(of, field, at + "." + name);
          }
        });
  }

  private void list(Map<String, Object> schema, List<?> list, String at) {
    long least = (Long) schema.getOrDefault("minItems", 0L);
    long most = (Long) schema.getOrDefault("maxItems", Long.MAX_VALUE);
    if (list.size() < least || list.size() > most) {
      errors.add(at + " has " + list.size() + " items");
    }
    for (Object item : list) {
      check(Objects.requireNonNull(schema.get("items")), item, at + "[]");
    }
  }

  private void scalar(Map<String, Object> schema, Object value, String at) {
    if (schema.get("enum") instanceof List<?> words && !words.contains(value)) {
      errors.add(at + " is none of " + words + ": " + value);
    }
    if (schema.get("pattern") instanceof String regex
        && !Pattern.compile(regex).matcher(value.toString()).find()) {
      errors.add(at + " does not match " + regex + ": " + value);
    }
    if ("date-time".equals(schema.get("format"))) {
      OffsetDateTime.parse(value.toString());
    }
    if ("uuid".equals(schema.get("format"))) {
      UUID.fromString(value.toString());
    }
    if (value instanceof Number number) {
      double least = ((Number) schema.getOrDefault("minimum", -Double.MAX_VALUE)).doubleValue();
      double most = ((Number) schema.getOrDefault("maximum", Double.MAX_VALUE)).doubleValue();
      if (number.doubleValue() < least || number.doubleValue() > most) {
        errors.add(at + " is out of range: " + value);
      }
    }
  }

  /** Documented fields below a schema that no value had. */
  void unseen(Object schema, String at, Set<Object> visited, List<String> found) {
    Map<String, Object> map = resolve(schema);
    if (!visited.add(map)) {
      return;
    }
    ((Map<String, Object>) map.getOrDefault("properties", Map.of()))
        .forEach(
            (name, of) -> {
              if (!seen.contains(of)) {
                found.add(at + "." + name);
              }
              unseen(of, at + "." + name, visited, found);
            });
    for (String key : List.of("items", "additionalProperties")) {
      if (map.get(key) instanceof Map<?, ?> inner) {
        unseen(inner, at + "[]", visited, found);
      }
    }
    if (map.get("anyOf") instanceof List<?> choices) {
      choices.forEach(choice -> unseen(choice, at, visited, found));
    }
  }
}
