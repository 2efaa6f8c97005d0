package nightjar.redact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.google.re2j.PatternSyntaxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nightjar.NearestName;
import org.jspecify.annotations.Nullable;

/**
 * Reads what people write about redaction: JSON, in which comments and a comma too many do no harm.
 *
 * <pre>
 * {
 *   "modes": {"IP": "token", "CREDIT_CARD": "partial", "MAC": "keep"},
 *   "policies": {"keep_documentation_addresses": false},
 *   "allow": ["noreply@shop.example", "/10\\.0\\..+/"],
 *   "rules": [{"name": "EMPLOYEE", "pattern": "\\bE-[0-9]{6}\\b", "mode": "mark"}],
 *   "sources": {"payments*": {"modes": {"IP": "mark"}}}
 * }
 * </pre>
 *
 * A source's own modes and policies go before those of all, its rules and what it allows come in
 * addition.
 */
public final class RuleFile {
  private static final int MAX_RULES = 16;
  private static final int MAX_ALLOWED = 10_000;
  private static final int MAX_SOURCES = 1_000;
  private static final List<String> KEYS = List.of("modes", "policies", "allow", "rules");
  private static final List<String> ALL_KEYS =
      Stream.concat(KEYS.stream(), Stream.of("sources")).toList();
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  private final String file;
  private final JsonParser json;
  private final @Nullable TokenKeys keys;

  /** What a part of the file says; {@code keys} are those of the tokens. */
  private static final class Part {
    private final Map<Kind, Mode> modes = new EnumMap<>(Kind.class);
    private final Map<Policy, Boolean> policies = new EnumMap<>(Policy.class);
    private final List<CustomRule> rules = new ArrayList<>();
    private final List<String> allowed = new ArrayList<>();

    /** In addition to others, and before them. */
    RedactionSettings over(RedactionSettings base, @Nullable TokenKeys keys) {
      Map<Kind, Mode> allModes = new EnumMap<>(Kind.class);
      allModes.putAll(base.modes());
      allModes.putAll(modes);
      Set<Policy> inForce = EnumSet.noneOf(Policy.class);
      inForce.addAll(base.policies());
      policies.forEach((policy, on) -> toggle(inForce, policy, on));
      List<CustomRule> allRules = new ArrayList<>(rules);
      allRules.addAll(base.rules());
      List<String> allAllowed = new ArrayList<>(allowed);
      allAllowed.addAll(base.allowed());
      return new RedactionSettings(allModes, inForce, allRules, allAllowed, keys);
    }

    private static void toggle(Set<Policy> inForce, Policy policy, boolean on) {
      if (on) {
        inForce.add(policy);
      } else {
        inForce.remove(policy);
      }
    }
  }

  private RuleFile(String file, JsonParser json, @Nullable TokenKeys keys) {
    this.file = file;
    this.json = json;
    this.keys = keys;
  }

  /**
   * The rules in a text.
   *
   * @param file its name, for messages
   * @param keys makes the tokens; null if none can be asked for
   * @throws RuleFileException if something in it is wrong; nothing of it is used then
   */
  public static RedactionRules read(String text, String file, @Nullable TokenKeys keys)
      throws RuleFileException {
    try (JsonParser json = JSON.createParser(text)) {
      return new RuleFile(file, json, keys).read();
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new RuleFileException(place(file, at) + ": not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new RuleFileException(file + " cannot be read: " + e.getMessage());
    }
  }

  private RedactionRules read() throws IOException, RuleFileException {
    expect(json.nextToken() == JsonToken.START_OBJECT, "the file must be an object: {…}");
    Part all = new Part();
    Map<String, Part> sources = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      if (json.currentName().equals("sources")) {
        sources(sources);
      } else {
        field(all, ALL_KEYS);
      }
    }
    expect(json.nextToken() == null, "something follows behind the end");
    RedactionSettings everywhere = all.over(RedactionSettings.DEFAULT, keys);
    Map<String, RedactionSettings> bySource = new LinkedHashMap<>();
    sources.forEach((name, part) -> bySource.put(name, part.over(everywhere, keys)));
    for (RedactionSettings each : bySource.values()) {
      expect(each.rules().size() <= MAX_RULES, "there may be " + MAX_RULES + " rules at most");
    }
    expect(everywhere.rules().size() <= MAX_RULES, "there may be " + MAX_RULES + " rules at most");
    return new RedactionRules(everywhere, bySource);
  }

  private void sources(Map<String, Part> sources) throws IOException, RuleFileException {
    expect(json.nextToken() == JsonToken.START_OBJECT, "sources must be an object of names");
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      expect(json.nextToken() == JsonToken.START_OBJECT, "a source must be an object: {…}");
      expect(sources.size() < MAX_SOURCES, "there may be " + MAX_SOURCES + " sources at most");
      Part part = new Part();
      while (json.nextToken() != JsonToken.END_OBJECT) {
        field(part, KEYS);
      }
      expect(sources.put(name, part) == null, "source " + name + " is there twice");
    }
  }

  private void field(Part part, List<String> known) throws IOException, RuleFileException {
    String key = json.currentName();
    switch (known.contains(key) ? key : "") {
      case "modes" -> modes(part);
      case "policies" -> policies(part);
      case "allow" -> allow(part);
      case "rules" -> rules(part);
      default -> throw unknown("key", key, known);
    }
  }

  private void modes(Part part) throws IOException, RuleFileException {
    expect(json.nextToken() == JsonToken.START_OBJECT, "modes must be an object of kinds");
    while (json.nextToken() != JsonToken.END_OBJECT) {
      Kind kind = named(Kind.values(), "kind", json.currentName());
      json.nextToken();
      part.modes.put(kind, mode());
    }
  }

  private Mode mode() throws IOException, RuleFileException {
    Mode mode = named(Mode.values(), "mode", string("a mode"));
    expect(mode != Mode.TOKEN || keys != null, "tokens need a key, and none was given");
    return mode;
  }

  private void policies(Part part) throws IOException, RuleFileException {
    expect(json.nextToken() == JsonToken.START_OBJECT, "policies must be an object of switches");
    while (json.nextToken() != JsonToken.END_OBJECT) {
      Policy policy = named(Policy.values(), "policy", json.currentName());
      JsonToken token = json.nextToken();
      expect(token != null && token.isBoolean(), "a policy must be true or false");
      part.policies.put(policy, token == JsonToken.VALUE_TRUE);
    }
  }

  private void allow(Part part) throws IOException, RuleFileException {
    expect(json.nextToken() == JsonToken.START_ARRAY, "allow must be a list of values");
    while (json.nextToken() != JsonToken.END_ARRAY) {
      String entry = string("a value");
      expect(part.allowed.size() < MAX_ALLOWED, "allow may have " + MAX_ALLOWED + " values");
      try {
        var _ = new AllowList(List.of(entry));
      } catch (PatternSyntaxException e) {
        throw wrong("»" + entry + "« is no expression: " + e.getMessage());
      }
      part.allowed.add(entry);
    }
  }

  private void rules(Part part) throws IOException, RuleFileException {
    expect(json.nextToken() == JsonToken.START_ARRAY, "rules must be a list: [{…}]");
    while (json.nextToken() != JsonToken.END_ARRAY) {
      expect(json.currentToken() == JsonToken.START_OBJECT, "a rule must be an object: {…}");
      part.rules.add(rule());
    }
  }

  private CustomRule rule() throws IOException, RuleFileException {
    String name = "";
    String pattern = "";
    Mode mode = Mode.MARK;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String key = json.currentName();
      json.nextToken();
      switch (key) {
        case "name" -> name = string("a name");
        case "pattern" -> pattern = string("a pattern");
        case "mode" -> mode = mode();
        default -> throw unknown("key", key, List.of("name", "pattern", "mode"));
      }
    }
    expect(!name.isEmpty() && !pattern.isEmpty(), "a rule must have a name and a pattern");
    try {
      return new CustomRule(name, pattern, mode);
    } catch (PatternSyntaxException e) {
      throw wrong("the pattern of rule " + name + " is no RE2 expression: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private String string(String what) throws IOException, RuleFileException {
    expect(json.currentToken() == JsonToken.VALUE_STRING, what + " must be a text in quotes");
    return json.getText();
  }

  private <E extends Enum<E>> E named(E[] all, String what, String name) throws RuleFileException {
    for (E each : all) {
      if (each.name().equalsIgnoreCase(name)) {
        return each;
      }
    }
    throw unknown(
        what, name, Stream.of(all).map(each -> each.name().toLowerCase(Locale.ROOT)).toList());
  }

  private RuleFileException unknown(String what, String name, List<String> known) {
    String meant = NearestName.of(name, known).map(n -> "; did you mean " + n + "?").orElse("");
    return wrong("unknown " + what + " " + name + meant);
  }

  private void expect(boolean is, String otherwise) throws RuleFileException {
    if (!is) {
      throw wrong(otherwise);
    }
  }

  private RuleFileException wrong(String why) {
    return new RuleFileException(place(file, json.currentTokenLocation()) + ": " + why);
  }

  private static String place(String file, JsonLocation at) {
    return file + " line " + at.getLineNr() + ", column " + at.getColumnNr();
  }
}
