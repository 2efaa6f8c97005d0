package nightjar.cli.render;

/**
 * How much of what was read saved patterns know.
 *
 * @param model name of the model
 * @param records read
 * @param matched those of a saved pattern
 * @param newPatterns patterns of the others
 */
public record MatchCount(String model, long records, long matched, long newPatterns) {
  /** In a sentence. */
  public String sentence() {
    return "%s of %s match %s; the others are of %s."
        .formatted(
            Words.count(matched),
            Words.count(records, "record"),
            model,
            Words.count(newPatterns, "new pattern"))
        .replace("; the others are of 0 new patterns", "");
  }
}
