package nightjar.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import nightjar.EpochNanos;
import nightjar.pattern.LogPattern;
import nightjar.pattern.Model;
import nightjar.pattern.PatternFact;
import nightjar.pattern.PatternFactJson;
import nightjar.pattern.PatternMiner;
import nightjar.pattern.PatternTitle;
import nightjar.pattern.PatternView;
import nightjar.source.Names;
import org.jspecify.annotations.Nullable;

/** A model to which facts are added: each is a new version, said by the user, now. */
final class ModelEdit {
  private final String name;
  private final Model model;
  private final Instant now;
  private final PatternMiner miner = new PatternMiner();
  private final List<String> told = new ArrayList<>();
  private PatternView view;

  ModelEdit(String name, Model model, Instant now) {
    this.name = name;
    this.model = model;
    this.now = now;
    miner.join(model, new Names()::numberOf);
    this.view = miner.view();
  }

  void rename(String argument) {
    int equals = argument.indexOf('=');
    if (equals < 0 || argument.length() == equals + 1) {
      throw new UsageException(
          "--rename: \"" + argument + "\" is no ID=TITLE, as in 3f0c…=\"Login failed\"");
    }
    String shape = shape("--rename", argument.substring(0, equals));
    String title = argument.substring(equals + 1);
    say("--rename", () -> new PatternFact.Rename(entry(), shape, title));
  }

  void pin(String id) {
    String shape = shape("--pin", id);
    Model.Name called = model.patterns().get(id);
    String text = called == null ? "" : called.text();
    say("--pin", () -> new PatternFact.Pin(entry(), shape, text));
  }

  void split(String argument) {
    int colon = argument.indexOf(':');
    int equals = argument.indexOf('=', colon + 1);
    if (colon < 0 || equals < 0) {
      throw new UsageException(
          "--split: \"" + argument + "\" is no ID:SLOT=VALUE, as in 3f0c…:0=admin");
    }
    String shape = shape("--split", argument.substring(0, colon));
    int slot =
        Numbers.whole("--split, its slot", argument.substring(colon + 1, equals), 0, 100_000);
    String value = argument.substring(equals + 1);
    PatternView before = view;
    say("--split", () -> new PatternFact.Split(entry(), shape, slot, value));
    if (before.size() == view.size()) {
      told.add(
          "  no line of the model has this value there, or it is a number, of which none is kept:"
              + " nothing is split so far");
    }
  }

  void join(List<String> ids) {
    List<String> shapes = ids.stream().map(id -> shape("--join", id)).toList();
    say("--join", () -> new PatternFact.Join(entry(), shapes));
  }

  void undo(long version) {
    if (miner.facts().facts().stream().noneMatch(fact -> fact.entry().version() == version)) {
      throw new UsageException(
          "--undo: there is no fact "
              + version
              + " in "
              + name
              + "; see: nightjar patterns --model "
              + name);
    }
    say("--undo", () -> new PatternFact.Undo(entry(), version));
  }

  private PatternFact.Entry entry() {
    return new PatternFact.Entry(
        miner.facts().nextVersion(), SavedModel.user(), EpochNanos.of(now));
  }

  private static <T> T checked(String option, Supplier<T> said) {
    try {
      return said.get();
    } catch (IllegalArgumentException e) {
      throw new UsageException(option + ": " + e.getMessage());
    }
  }

  private String shape(String option, String id) {
    LogPattern pattern =
        view.find(id)
            .orElseThrow(
                () ->
                    new UsageException(
                        option
                            + ": there is no pattern "
                            + id
                            + " in "
                            + name
                            + "; ids are shown by: nightjar patterns FILE --match "
                            + name
                            + " -v"));
    return view.representative(pattern.number()).text();
  }

  private void say(String option, Supplier<PatternFact> said) {
    int before = view.size();
    PatternFact fact = checked(option, said);
    miner.facts(checked(option, () -> miner.facts().plus(fact)));
    view = miner.view();
    told.add(line(fact));
    if (view.size() != before) {
      told.add("  %,d patterns before, %,d after".formatted(before, view.size()));
    }
  }

  /** What was changed, a line each. */
  List<String> told() {
    return List.copyOf(told);
  }

  /** All that was ever said about the model's patterns, a line each. */
  List<String> history() {
    Set<PatternFact> holding = new HashSet<>(miner.facts().holding());
    return miner.facts().facts().stream()
        .map(
            fact ->
                line(fact)
                    + (fact instanceof PatternFact.Undo || holding.contains(fact)
                        ? ""
                        : ", undone"))
        .toList();
  }

  private static String line(PatternFact fact) {
    String what =
        switch (fact) {
          case PatternFact.Rename rename -> rename.shape() + " is \"" + rename.title() + "\"";
          case PatternFact.Pin pin -> pin.shape();
          case PatternFact.Split split ->
              split.shape() + " where slot " + split.slot() + " is " + split.value();
          case PatternFact.Join join -> String.join(" and ", join.shapes());
          case PatternFact.Undo undo -> "fact " + undo.undone();
        };
    return "%d: %s %s, by %s at %s"
        .formatted(
            fact.entry().version(),
            PatternFactJson.kind(fact),
            what,
            fact.entry().by(),
            Instant.ofEpochSecond(0, fact.entry().atNanos()));
  }

  /** The model with the facts, and with what its patterns are called by them. */
  Model edited() {
    Map<String, Model.Name> names = new HashMap<>();
    for (LogPattern pattern : view.patterns()) {
      names.put(pattern.id(), name(pattern, model.patterns().get(pattern.id())));
    }
    return new Model(
        model.evidence(),
        model.records(),
        model.nanos(),
        model.severities(),
        model.sessions(),
        names,
        miner.aliases().shapes(),
        miner.facts(),
        model.samples());
  }

  /** Texts made from lines stay as they are: there are no lines here to make them from. */
  private Model.Name name(LogPattern pattern, Model.@Nullable Name saved) {
    String text = saved == null ? pattern.text() : saved.text();
    if (isGiven(pattern.title(), miner.facts().holding())) {
      return new Model.Name(text, pattern.title());
    }
    return saved == null || isGiven(saved.title(), miner.facts().facts())
        ? new Model.Name(text, PatternTitle.of(text))
        : saved;
  }

  private static boolean isGiven(String title, List<PatternFact> facts) {
    return facts.stream()
        .anyMatch(
            fact -> fact instanceof PatternFact.Rename rename && rename.title().equals(title));
  }
}
