package nightjar.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Core read as class files: which package uses which, and what none of them may touch. */
class PackageDirectionTest {
  /** A package uses itself and those before it, so there is no cycle. */
  private static final List<String> ORDER =
      Stream.of(
              "",
              ".stats",
              ".source",
              ".shape",
              ".redact",
              ".pattern",
              ".detect",
              ".session",
              ".incident",
              ".search",
              ".store",
              ".explain",
              ".act",
              ".pipeline")
          .map(name -> "nightjar" + name)
          .toList();

  /** Time, chance and every byte read are given to core: same input, same output. */
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          """
          java.lang.System.(currentTimeMillis|nanoTime|exit)|java.lang.Runtime.(exec|exit|halt)\
          |java.lang.ProcessBuilder.*|java.time.\\w+.now|java.lang.Math.random\
          |java.util.(concurrent.ThreadLocal)?Random\\b.*|java.net.\\w.*|java.nio.file.Files.*\
          |java.io.ObjectInputStream.*""");

  /** A class as descriptors, signatures and class entries name it. */
  private static final Pattern CLASS_NAME = Pattern.compile("(?:^|L)((?:nightjar|java)/[\\w/$]+)");

  @Test
  void packages_useOnlyThoseBeforeThem() throws IOException {
    var wrong = new ArrayList<String>();
    for (ClassModel user : classes()) {
      String from = packageOf(name(user));
      for (String used : uses(user)) {
        String to = packageOf(used);
        // Shapes are pure functions of a line: how it was read is not their business.
        boolean shapeReadsSource = to.endsWith(".source") && from.endsWith(".shape");
        if (used.startsWith("nightjar.")
            && (ORDER.indexOf(to) > ORDER.indexOf(from) || shapeReadsSource)) {
          wrong.add(name(user) + " uses " + used);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void noClass_touchesClockOrChanceOrTheOutside() throws IOException {
    var wrong = new ArrayList<String>();
    for (ClassModel user : classes()) {
      uses(user).stream()
          .filter(FORBIDDEN.asMatchPredicate())
          .forEach(used -> wrong.add(name(user) + " uses " + used));
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyPackage_hasItsPlaceAndIsNullMarked() throws IOException {
    var marked = new TreeMap<String, Boolean>();
    for (ClassModel model : classes()) {
      marked.merge(packageOf(name(model)), isNullMark(model), Boolean::logicalOr);
    }
    assertThat(marked).isNotEmpty().doesNotContainValue(false);
    assertThat(ORDER).containsAll(marked.keySet());
  }

  private static List<ClassModel> classes() throws IOException {
    var models = new ArrayList<ClassModel>();
    try (Stream<Path> files = Files.walk(Path.of("target", "classes"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
        models.add(ClassFile.of().parse(file));
      }
    }
    return models;
  }

  /** Every class, and every member as class.member, that a class file names. */
  private static Set<String> uses(ClassModel user) {
    var names = new TreeSet<String>();
    for (PoolEntry entry : user.constantPool()) {
      if (entry instanceof MemberRefEntry member) {
        names.add(dotted(member.owner().asInternalName()) + "." + member.name().stringValue());
      } else if (entry instanceof Utf8Entry text) {
        CLASS_NAME
            .matcher(text.stringValue())
            .results()
            .forEach(m -> names.add(dotted(m.group(1))));
      }
    }
    return names;
  }

  private static boolean isNullMark(ClassModel model) {
    return model.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
        .flatMap(found -> found.annotations().stream())
        .anyMatch(a -> a.className().equalsString("Lorg/jspecify/annotations/NullMarked;"));
  }

  private static String name(ClassModel model) {
    return dotted(model.thisClass().asInternalName());
  }

  private static String dotted(String internalName) {
    return internalName.replace('/', '.');
  }

  /** Says "nightjar.detect" of "nightjar.detect.Judge$Vote.weigh": types start in upper case. */
  private static String packageOf(String name) {
    return name.replaceFirst("\\.(?=[A-Z]|package-info).*", "");
  }
}
