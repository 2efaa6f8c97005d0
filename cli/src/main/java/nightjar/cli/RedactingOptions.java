package nightjar.cli;

import com.google.re2j.PatternSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nightjar.NearestName;
import nightjar.redact.CustomRule;
import nightjar.redact.Kind;
import nightjar.redact.Mode;
import nightjar.redact.Policy;
import nightjar.redact.RedactionSettings;
import nightjar.redact.Redactor;
import nightjar.redact.RuleFile;
import nightjar.redact.RuleFileException;
import nightjar.redact.TokenKeys;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say what is looked for in lines and what becomes of it. */
final class RedactingOptions {
  private static final String ALL = "ALL";

  @Option(names = "--mode", paramLabel = "KIND=MODE")
  private List<String> modes = List.of();

  @Option(names = "--rule", paramLabel = "NAME=REGEX")
  private List<String> rules = List.of();

  @Option(names = "--rules", paramLabel = "FILE")
  private @Nullable String file;

  @Option(names = "--allow", paramLabel = "VALUE")
  private List<String> allowed = List.of();

  @Option(names = "--token-key", paramLabel = "FILE")
  private @Nullable String tokenKey;

  @Option(names = "--without", paramLabel = "POLICY")
  private List<String> without = List.of();

  /**
   * A redactor that does as the options say.
   *
   * @throws UsageException naming the option that is wrong, and what would be right
   */
  Redactor redactor() {
    RedactionSettings settings = settings();
    try {
      return new Redactor(settings);
    } catch (PatternSyntaxException e) {
      throw new UsageException("--allow: " + e.getMessage());
    }
  }

  /** What becomes of secrets. */
  Mode secrets() {
    return settings().modes().getOrDefault(Kind.SECRET, Mode.MARK);
  }

  /** The file's, and what the options say over them. */
  private RedactionSettings settings() {
    Map<Kind, Mode> asked = byKind();
    TokenKeys keys = keys();
    RedactionSettings base = base(keys);
    Map<Kind, Mode> all = new EnumMap<>(Kind.class);
    all.putAll(base.modes());
    all.putAll(asked);
    List<CustomRule> own = new ArrayList<>(rules.stream().map(this::rule).toList());
    own.addAll(base.rules());
    List<String> stays = new ArrayList<>(allowed);
    stays.addAll(base.allowed());
    return new RedactionSettings(all, policies(base), own, stays, keys);
  }

  private RedactionSettings base(@Nullable TokenKeys keys) {
    if (file == null) {
      return RedactionSettings.DEFAULT;
    }
    try {
      return RuleFile.read(Files.readString(Path.of(file)), file, keys).everywhere();
    } catch (RuleFileException e) {
      throw new UsageException("--rules: " + e.getMessage());
    } catch (IOException e) {
      throw new UsageException("--rules: " + file + " cannot be read: " + e.getMessage());
    }
  }

  private Map<Kind, Mode> byKind() {
    Map<Kind, Mode> byKind = new EnumMap<>(Kind.class);
    for (String mode : modes) {
      if (!isOfRule(name("--mode", mode, "EMAIL=partial"))) {
        put(byKind, mode);
      }
    }
    return byKind;
  }

  private Set<Policy> policies(RedactionSettings base) {
    Set<Policy> policies = EnumSet.noneOf(Policy.class);
    policies.addAll(base.policies());
    for (String name : without) {
      policies.remove(policy(name));
    }
    return policies;
  }

  private static Policy policy(String name) {
    List<String> names = new ArrayList<>();
    for (Policy policy : Policy.values()) {
      String known = policy.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (known.equals(name)) {
        return policy;
      }
      names.add(known);
    }
    String hint =
        NearestName.of(name, names)
            .map(near -> "; did you mean " + near + "?")
            .orElse("; there are: " + String.join(", ", names));
    throw new UsageException("--without: there is no policy " + name + hint);
  }

  private static void put(Map<Kind, Mode> byKind, String text) {
    String name = name("--mode", text, "EMAIL=partial").toUpperCase(Locale.ROOT);
    Mode mode = mode(value(text));
    if (name.equals(ALL)) {
      for (Kind kind : Kind.values()) {
        byKind.putIfAbsent(kind, mode);
      }
    } else {
      byKind.put(kind(name), mode);
    }
  }

  private boolean isOfRule(String name) {
    return rules.stream().anyMatch(rule -> rule.startsWith(name + "="));
  }

  private CustomRule rule(String text) {
    String name = name("--rule", text, "ORDER_NO=ON-[0-9]+");
    Mode mode =
        modes.stream()
            .filter(asked -> asked.startsWith(name + "="))
            .map(asked -> mode(value(asked)))
            .reduce(Mode.MARK, (_, last) -> last);
    try {
      return new CustomRule(name, value(text), mode);
    } catch (PatternSyntaxException e) {
      throw new UsageException("--rule: " + name + ": " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new UsageException("--rule: " + e.getMessage());
    }
  }

  private static String name(String option, String text, String example) {
    int sign = text.indexOf('=');
    if (sign < 1 || sign == text.length() - 1) {
      throw new UsageException(option + ": \"" + text + "\" lacks a part; write " + example);
    }
    return text.substring(0, sign);
  }

  private static String value(String text) {
    return text.substring(text.indexOf('=') + 1);
  }

  private static Kind kind(String name) {
    for (Kind kind : Kind.values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    List<String> names = Arrays.stream(Kind.values()).map(Kind::name).toList();
    String hint =
        NearestName.of(name, names)
            .map(near -> "; did you mean " + near + "?")
            .orElse("; there are: " + String.join(", ", names) + ", " + ALL);
    throw new UsageException("--mode: there is no kind " + name + hint);
  }

  private static Mode mode(String name) {
    for (Mode mode : Mode.values()) {
      if (mode.name().equals(name.toUpperCase(Locale.ROOT))) {
        return mode;
      }
    }
    String names =
        String.join(
            ", ",
            Stream.of(Mode.values()).map(mode -> mode.name().toLowerCase(Locale.ROOT)).toList());
    throw new UsageException("--mode: \"" + name + "\" is none of " + names);
  }

  private @Nullable TokenKeys keys() {
    if (tokenKey != null) {
      return masterKey(tokenKey);
    }
    if (file == null && modes.stream().noneMatch(asked -> mode(value(asked)) == Mode.TOKEN)) {
      return null;
    }
    byte[] once = new byte[TokenKeys.BYTES];
    new SecureRandom().nextBytes(once);
    return new TokenKeys(once);
  }

  private static TokenKeys masterKey(String file) {
    try {
      return TokenKeys.parse(Files.readString(Path.of(file)));
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException(
          "--token-key: "
              + file
              + " does not hold a key: 64 hexadecimal digits, as openssl rand -hex 32 makes them");
    }
  }
}
