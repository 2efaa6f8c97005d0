package nightjar.eval.pattern;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nightjar.Severity;
import nightjar.pattern.LineSamples;
import nightjar.pattern.LogPattern;
import nightjar.pattern.Model;
import nightjar.pattern.PatternMiner;
import nightjar.pattern.PatternView;
import nightjar.pattern.PatternWords;
import nightjar.pattern.Sample;
import nightjar.pattern.SampledWords;
import nightjar.shape.FastKey;
import nightjar.shape.LineHash;
import nightjar.shape.Slots;

/**
 * Lines taken by the miner, and the patterns they make. One thread at a time; costs what the miner
 * costs.
 */
public final class Mining {
  /** Bytes that the fast key may read behind a line. */
  static final int PADDING = Long.BYTES;

  private final PatternMiner miner = new PatternMiner();
  private final LineSamples samples = new LineSamples();
  private final Slots slots = new Slots();
  private final FastKey key;
  private final PatternWords words;
  private final Model before;

  /** Mines from nothing; the seed is that of the fast key and must not show in any pattern. */
  public Mining(long seed) {
    this(seed, Evidence.NONE);
  }

  /** Mines on from what was known before. */
  Mining(long seed, Evidence before) {
    this.key = new FastKey(seed);
    this.before = before.model();
    this.words = new SampledWords(samples, this.before);
    miner.join(this.before, name -> 0);
    Map<String, Integer> places = new HashMap<>();
    for (String shape : before.shapes()) {
      places.put(shape, places.size());
    }
    for (int shape = 0; shape < miner.shapes(); shape++) {
      samples.addAll(shape, this.before.samples().getOrDefault(shapeText(shape), List.of()));
      Integer there = places.get(shapeText(shape));
      if (there != null) {
        samples.join(before.lines(), shape, there);
      }
    }
  }

  /**
   * Takes a message and returns the number of its shape.
   *
   * @param bytes readable up to {@link #PADDING} bytes behind {@code to}
   * @param source number of the log it comes from, from 0
   * @param severity OpenTelemetry number, 0 to 24
   */
  public int observe(byte[] bytes, int from, int to, int source, int severity) {
    long fastKey = key.of(bytes, from, to, slots);
    int shape = miner.observe(fastKey, source, bytes, from, to, severity);
    samples.offer(shape, LineHash.of(bytes, from, to), bytes, from, to);
    return shape;
  }

  /** Takes a message of unknown severity, of the only log there is. */
  public int observe(String message) {
    byte[] text = message.getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(text, text.length + PADDING);
    return observe(padded, 0, text.length, 0, Severity.UNSPECIFIED);
  }

  /** Shapes known. */
  public int shapes() {
    return miner.shapes();
  }

  /** Text of a shape: equal in every mining, where its number is not. */
  public String shapeText(int shape) {
    return miner.shape(shape).text();
  }

  /** Patterns of all that is known now. */
  public Groups groups() {
    return new Groups(miner.view(words));
  }

  /** What is known now, with what was known before. */
  Evidence evidence() {
    Map<String, Model.Name> names = new HashMap<>();
    for (LogPattern pattern : miner.view(words).patterns()) {
      names.put(pattern.id(), new Model.Name(pattern.text(), pattern.title()));
    }
    List<String> texts = new ArrayList<>();
    Map<String, List<Sample>> kept = new HashMap<>();
    for (int shape = 0; shape < miner.shapes(); shape++) {
      texts.add(shapeText(shape));
      kept.put(shapeText(shape), samples.of(shape));
    }
    nightjar.pattern.Evidence counts =
        before.evidence().plus(miner.evidence(source -> Integer.toString(source)));
    long records = counts.shapes().values().stream().mapToLong(Long::longValue).sum();
    Model model =
        new Model(
            counts,
            records,
            0,
            Collections.nCopies(25, 0L),
            Map.of(),
            names,
            miner.aliases().shapes(),
            miner.facts(),
            kept);
    return new Evidence(model, texts, samples);
  }

  /** Patterns at one moment, numbered from 0. */
  public record Groups(PatternView view) {
    public int patternOf(int shape) {
      return view.patternOf(shape);
    }

    /** Id that a person sees: equal in every mining that knows the same. */
    public String id(int pattern) {
      return view.pattern(pattern).id();
    }

    /** Template text that a person sees. */
    public String text(int pattern) {
      return view.pattern(pattern).text();
    }

    public int size() {
      return view.size();
    }
  }
}
