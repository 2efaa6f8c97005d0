package nightjar.server.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads a YAML file as dotted keys with the line each stands on. */
final class YamlFile {
  private static final int DEEPEST = 8;

  private final String file;
  private final List<Entry> entries = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  private YamlFile(String file) {
    this.file = file;
  }

  /** A key that has a value. */
  record Entry(String key, String value, int line) {}

  static List<Entry> read(String text, String file) throws ConfigException {
    YamlFile yaml = new YamlFile(file);
    try {
      LoadSettings settings =
          LoadSettings.builder()
              .setLabel(file)
              .setUseMarks(true)
              .setMaxAliasesForCollections(8)
              .build();
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isPresent()) {
        yaml.walk("", root.get(), 0);
      }
    } catch (MarkedYamlEngineException e) {
      throw new ConfigException(
          file + ":" + e.getProblemMark().map(m -> m.getLine() + 1).orElse(1) + ": " + problem(e));
    } catch (YamlEngineException e) {
      throw new ConfigException(file + ": " + e.getMessage());
    }
    return yaml.entries;
  }

  private static String problem(MarkedYamlEngineException e) {
    String problem = e.getProblem();
    return problem == null ? "not YAML" : problem;
  }

  private void walk(String key, Node node, int depth) throws ConfigException {
    switch (node) {
      case MappingNode mapping when depth < DEEPEST -> walkMapping(key, mapping, depth);
      case ScalarNode scalar when !key.isEmpty() -> add(key, text(scalar), line(node));
      case SequenceNode sequence when !key.isEmpty() -> add(key, joined(sequence), line(node));
      default -> throw new ConfigException(file + ":" + line(node) + ": expected \"key: value\"");
    }
  }

  private void walkMapping(String key, MappingNode mapping, int depth) throws ConfigException {
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
        throw new ConfigException(file + ":" + line(tuple.getKeyNode()) + ": a key must be a word");
      }
      String inner = key.isEmpty() ? name.getValue() : key + "." + name.getValue();
      walk(inner, tuple.getValueNode(), depth + 1);
    }
  }

  private String joined(SequenceNode sequence) throws ConfigException {
    StringJoiner joiner = new StringJoiner(",");
    for (Node element : sequence.getValue()) {
      if (!(element instanceof ScalarNode scalar) || scalar.getValue().contains(",")) {
        throw new ConfigException(
            file + ":" + line(element) + ": an element must be a word without a comma");
      }
      joiner.add(scalar.getValue());
    }
    return joiner.toString();
  }

  private void add(String key, String value, int line) throws ConfigException {
    if (!seen.add(key)) {
      throw new ConfigException(file + ":" + line + ": " + key + " is set twice");
    }
    entries.add(new Entry(key, value, line));
  }

  private static String text(ScalarNode scalar) {
    boolean none = scalar.getTag().getValue().endsWith(":null");
    return none ? "" : scalar.getValue();
  }

  private static int line(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }
}
