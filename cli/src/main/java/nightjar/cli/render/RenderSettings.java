package nightjar.cli.render;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * How results are shown.
 *
 * @param width columns of the terminal; at least {@link #MIN_WIDTH}, narrower ones are taken as
 *     that
 * @param palette colours of the terminal, {@link Palette#NONE} for plain text
 * @param unicode may characters outside ASCII be written? If not, sparklines, dots and log text are
 *     written in ASCII
 * @param zone in which people read times; JSON is always in UTC
 * @param top incidents or patterns shown at most; 0 for all
 * @param minScore incidents below were left out by the scan, 0–100; told, not applied
 * @param verbose more evidence and lines per incident
 * @param redactNote how shown lines were redacted, a whole sentence; empty for no word about it
 */
public record RenderSettings(
    int width,
    Palette palette,
    boolean unicode,
    ZoneId zone,
    int top,
    int minScore,
    boolean verbose,
    String redactNote) {
  public static final int MIN_WIDTH = 40;

  /** Where no terminal says how wide it is. */
  public static final int DEFAULT_WIDTH = 100;

  public RenderSettings {
    Objects.requireNonNull(palette);
    Objects.requireNonNull(zone);
    Objects.requireNonNull(redactNote);
    width = Math.max(MIN_WIDTH, width);
    top = Math.max(0, top);
  }

  /** Plain text of default width in UTC, everything shown: for files and pipes. */
  public static RenderSettings plain() {
    return new RenderSettings(DEFAULT_WIDTH, Palette.NONE, true, ZoneOffset.UTC, 0, 0, false, "");
  }

  public RenderSettings withWidth(int columns) {
    return new RenderSettings(columns, palette, unicode, zone, top, minScore, verbose, redactNote);
  }

  public RenderSettings withPalette(Palette other) {
    return new RenderSettings(width, other, unicode, zone, top, minScore, verbose, redactNote);
  }

  public RenderSettings withUnicode(boolean may) {
    return new RenderSettings(width, palette, may, zone, top, minScore, verbose, redactNote);
  }

  public RenderSettings withZone(ZoneId other) {
    return new RenderSettings(width, palette, unicode, other, top, minScore, verbose, redactNote);
  }

  public RenderSettings withTop(int most) {
    return new RenderSettings(width, palette, unicode, zone, most, minScore, verbose, redactNote);
  }

  public RenderSettings withMinScore(int least) {
    return new RenderSettings(width, palette, unicode, zone, top, least, verbose, redactNote);
  }

  public RenderSettings withVerbose(boolean more) {
    return new RenderSettings(width, palette, unicode, zone, top, minScore, more, redactNote);
  }

  public RenderSettings withRedactNote(String note) {
    return new RenderSettings(width, palette, unicode, zone, top, minScore, verbose, note);
  }

  /** How many of {@code available} are shown. */
  int shown(int available) {
    return top == 0 ? available : Math.min(top, available);
  }
}
