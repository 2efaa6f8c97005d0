package nightjar.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that change what is said about the patterns of a model. */
final class FactOptions {
  @Option(names = "--model", paramLabel = "MODEL")
  private @Nullable String model;

  @Option(names = "--undo", paramLabel = "VERSION")
  private List<String> undo = new ArrayList<>();

  @Option(names = "--split", paramLabel = "ID:SLOT=VALUE")
  private List<String> split = new ArrayList<>();

  @Option(names = "--join", paramLabel = "ID,ID")
  private List<String> join = new ArrayList<>();

  @Option(names = "--pin", paramLabel = "ID")
  private List<String> pin = new ArrayList<>();

  @Option(names = "--rename", paramLabel = "ID=TITLE")
  private List<String> rename = new ArrayList<>();

  /** The model to be changed; null if none is. */
  @Nullable String model() {
    if (model == null && changes() > 0) {
      throw new UsageException(
          "--rename, --pin, --split, --join and --undo change a model: name it with --model");
    }
    return model;
  }

  /** Changes asked for. */
  int changes() {
    return undo.size() + split.size() + join.size() + pin.size() + rename.size();
  }

  /** Says them in the order undo, split, join, pin, rename. */
  void applyTo(ModelEdit edit) {
    undo.forEach(version -> edit.undo(Numbers.whole("--undo", version, 1, Integer.MAX_VALUE)));
    split.forEach(edit::split);
    join.forEach(ids -> edit.join(List.of(ids.split(",", -1))));
    pin.forEach(edit::pin);
    rename.forEach(edit::rename);
  }
}
