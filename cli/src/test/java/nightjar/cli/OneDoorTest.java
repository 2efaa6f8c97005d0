package nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Only redaction makes redacted text, and only a seal makes sealed text: beside them those who read
 * again what a store kept, or write it again without what is to be erased.
 */
class OneDoorTest {
  private static final Pattern MAKING =
      Pattern.compile("nightjar/redact/Redacted\\.(?:kept|<init>)|nightjar/store/Sealed\\.<init>");

  private static final Set<String> STORES =
      Set.of("nightjar/block", "nightjar/sql", "nightjar/duckdb", "nightjar/server/carry");
  private static final Set<String> TESTS = Set.of("nightjar/testkit");
  private static final Set<String> REDACTION = Set.of("nightjar/redact");
  private static final Set<String> SEALS = Set.of("nightjar/journal");

  @Test
  void redactedAndSealedText_areMadeByTheirOwn_andKeptByStores() throws IOException {
    List<String> wrong = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    for (ClassModel user : classes()) {
      String name = user.thisClass().asInternalName();
      String owner = name.substring(0, name.lastIndexOf('/'));
      user.constantPool()
          .forEach(
              entry -> {
                if (entry instanceof MemberRefEntry member && isMaking(member)) {
                  seen.add(owner);
                  if (!mayMake(owner, member)) {
                    wrong.add(name + " uses " + name(member));
                  }
                }
              });
    }
    assertThat(wrong).isEmpty();
    assertThat(seen).containsAll(STORES).containsAll(REDACTION).containsAll(SEALS);
  }

  private static boolean isMaking(MemberRefEntry member) {
    return MAKING.matcher(name(member)).matches();
  }

  private static String name(MemberRefEntry member) {
    return member.owner().asInternalName() + "." + member.name().stringValue();
  }

  private static boolean mayMake(String owner, MemberRefEntry member) {
    Set<String> own = name(member).contains("Sealed") ? SEALS : REDACTION;
    return own.contains(owner) || STORES.contains(owner) || TESTS.contains(owner);
  }

  /** Of all modules, which are compiled before this one. */
  private static List<ClassModel> classes() throws IOException {
    List<ClassModel> models = new ArrayList<>();
    for (Path module : modules()) {
      try (Stream<Path> files = Files.walk(module.resolve("target/classes"))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
          models.add(ClassFile.of().parse(file));
        }
      }
    }
    return models;
  }

  private static List<Path> modules() throws IOException {
    Path root = Path.of("").toAbsolutePath().resolveSibling("");
    List<Path> modules = new ArrayList<>();
    for (Path folder : List.of(root, root.resolve("adapters"))) {
      try (Stream<Path> inside = Files.list(folder)) {
        inside
            .filter(each -> Files.isDirectory(each.resolve("target/classes")))
            .forEach(modules::add);
      }
    }
    return modules;
  }
}
