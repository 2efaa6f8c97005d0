package nightjar.server.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nightjar.pattern.PatternFact;
import nightjar.pattern.PatternFactJson;
import nightjar.pattern.PatternFacts;
import nightjar.pattern.SplitRule;
import nightjar.redact.Redactor;
import nightjar.server.live.PatternBook;
import nightjar.shape.Shape;
import nightjar.store.PatternRow;

/**
 * What people said about patterns as callers see it: redacted, and with the patterns of today it is
 * about. Of one state of the running system; one thread.
 */
final class FactViews {
  private final PatternBook book;
  private final PatternIndex index;
  private final Redactor redactor;
  private final Map<Long, PatternFact> byVersion = new LinkedHashMap<>();
  private final Set<Long> holding = new HashSet<>();

  FactViews(Views views) {
    this.book = views.parts.live().patterns();
    this.index = views.patterns();
    this.redactor = views.parts.redactors().reports();
    PatternFacts facts = book.facts();
    facts.facts().forEach(fact -> byVersion.put(fact.entry().version(), fact));
    undone(facts);
  }

  /** Undoing holds as well, until it is undone. */
  private void undone(PatternFacts facts) {
    Set<Long> undone = new HashSet<>();
    for (PatternFact fact : facts.facts().reversed()) {
      if (!undone.contains(fact.entry().version())) {
        holding.add(fact.entry().version());
        if (fact instanceof PatternFact.Undo undo) {
          undone.add(undo.undone());
        }
      }
    }
  }

  List<PatternFact> facts() {
    return List.copyOf(byVersion.values());
  }

  boolean holds(PatternFact fact) {
    return holding.contains(fact.entry().version());
  }

  /** The patterns of today that a fact is about; a split's are the whole and the part. */
  List<PatternRow> about(PatternFact fact) {
    List<Shape> shapes = new ArrayList<>();
    switch (undone(fact)) {
      case PatternFact.Rename rename -> shapes.add(Shape.ofText(rename.shape()));
      case PatternFact.Pin pin -> shapes.add(Shape.ofText(pin.shape()));
      case PatternFact.Split split -> {
        Shape general = Shape.ofText(split.shape());
        shapes.add(general);
        shapes.add(SplitRule.special(general, split.slot(), Shape.ofText(split.value())));
      }
      case PatternFact.Join join -> join.shapes().forEach(text -> shapes.add(Shape.ofText(text)));
      case PatternFact.Undo undo -> {}
    }
    Map<String, PatternRow> rows = new LinkedHashMap<>();
    for (Shape shape : shapes) {
      book.view()
          .find(shape.id())
          .flatMap(pattern -> index.find(pattern.id()))
          .or(() -> index.find(shape.id()))
          .ifPresent(row -> rows.putIfAbsent(row.id(), row));
    }
    return List.copyOf(rows.values());
  }

  /** What undoing is about in the end; the fact itself if it undoes nothing. */
  private PatternFact undone(PatternFact fact) {
    PatternFact last = fact;
    while (last instanceof PatternFact.Undo undo && byVersion.containsKey(undo.undone())) {
      last = byVersion.getOrDefault(undo.undone(), fact);
    }
    return last;
  }

  /** A fact as an object of an array. */
  void fields(Json json, PatternFact fact) {
    json.object()
        .put("version", fact.entry().version())
        .put("kind", PatternFactJson.kind(fact))
        .put("by", fact.entry().by())
        .time("at", fact.entry().atNanos())
        .put("holds", holds(fact));
    switch (fact) {
      case PatternFact.Rename rename -> json.put("title", redacted(rename.title()));
      case PatternFact.Pin pin -> json.put("text", redacted(pin.text()));
      case PatternFact.Split split ->
          json.put("slot", split.slot()).put("value", redacted(split.value()));
      case PatternFact.Join join -> {}
      case PatternFact.Undo undo -> json.put("undone", undo.undone());
    }
    json.array("patterns");
    for (PatternRow row : about(fact)) {
      json.object()
          .put("id", row.id())
          .put("title", row.title().toString())
          .put("text", row.text().toString())
          .end();
    }
    json.end().end();
  }

  /**
   * The fact with nothing personal in it, as it may leave the machine; empty if it is none without.
   */
  Optional<PatternFact> redacted(PatternFact fact) {
    try {
      return Optional.of(withoutPersonal(fact));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private PatternFact withoutPersonal(PatternFact fact) {
    PatternFact.Entry entry = fact.entry();
    return switch (fact) {
      case PatternFact.Rename f ->
          new PatternFact.Rename(entry, redacted(f.shape()), cut(redacted(f.title())));
      case PatternFact.Pin f -> new PatternFact.Pin(entry, redacted(f.shape()), redacted(f.text()));
      case PatternFact.Split f ->
          new PatternFact.Split(entry, redacted(f.shape()), f.slot(), redacted(f.value()));
      case PatternFact.Join f ->
          new PatternFact.Join(entry, f.shapes().stream().map(this::redacted).toList());
      case PatternFact.Undo f -> f;
    };
  }

  private static String cut(String title) {
    return title.substring(0, Math.min(PatternFact.MAX_TITLE, title.length()));
  }

  String redacted(String text) {
    return redactor.redact(text).toString();
  }
}
