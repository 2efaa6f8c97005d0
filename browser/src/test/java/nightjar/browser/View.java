package nightjar.browser;

import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;

/** A screen and the theme its system asks for. */
enum View {
  WIDE_DARK(1440, 900, ColorScheme.DARK),
  WIDE_LIGHT(1440, 900, ColorScheme.LIGHT),
  NARROW_DARK(390, 844, ColorScheme.DARK),
  NARROW_LIGHT(390, 844, ColorScheme.LIGHT);

  private final int width;
  private final int height;
  private final ColorScheme theme;

  View(int width, int height, ColorScheme theme) {
    this.width = width;
    this.height = height;
    this.theme = theme;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  ColorScheme theme() {
    return theme;
  }

  /** As in a file's name. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
