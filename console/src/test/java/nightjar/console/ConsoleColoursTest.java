package nightjar.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The colours of both themes: readable, and apart from each other for colour-blind eyes. */
class ConsoleColoursTest {
  private static final double LEAST_TEXT_CONTRAST = 4.5;
  private static final double LEAST_GRAPHICS_CONTRAST = 3;

  /** Distance in OKLab times 100; about 2 is just noticeable side by side. */
  private static final double LEAST_DISTANCE = 12;

  private static final Path STYLES = Path.of("src/main/resources/nightjar/console/app.css");
  private static final Pattern TOKEN = Pattern.compile("--([\\w-]+):(#[0-9a-fA-F]{6})\\b");

  private static final List<String> TEXT_ON_GROUND =
      List.of(
          "fg bg",
          "fg surface",
          "fg hover",
          "fg raised",
          "fg nav",
          "fg a-bg",
          "fg accent-bg",
          "fg error-bg",
          "fg-2 bg",
          "fg-2 surface",
          "fg-2 hover",
          "fg-2 nav",
          "fg-2 raised",
          "fg-2 a-bg",
          "fg-2 error-bg",
          "fg-3 bg",
          "fg-3 surface",
          "fg-3 hover",
          "fg-3 raised",
          "fg-3 nav",
          "accent bg",
          "accent surface",
          "accent hover",
          "accent accent-bg",
          "accent-fg accent",
          "warn-t warn-bg",
          "error-t error-bg",
          "fatal-t fatal-bg",
          "info-t info-bg",
          "debug-t debug-bg",
          "a-t a-bg",
          "ok ok-bg");

  /** Severities, and what is unusual. */
  private static final List<String> IN_CHARTS = List.of("info", "warn", "error", "fatal", "a4");

  /**
   * Linear RGB as it is, and as protan, deutan and tritan eyes see it (Machado et al. 2009,
   * severity 1).
   */
  private static final List<double[][]> EYES =
      List.of(
          new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
          new double[][] {
            {0.152286, 1.052583, -0.204868},
            {0.114503, 0.786281, 0.099216},
            {-0.003882, -0.048116, 1.051998}
          },
          new double[][] {
            {0.367322, 0.860646, -0.227968},
            {0.280085, 0.672501, 0.047413},
            {-0.011820, 0.042940, 0.968881}
          },
          new double[][] {
            {1.255528, -0.076749, -0.178779},
            {-0.078411, 0.930809, 0.147602},
            {0.004733, 0.691367, 0.303900}
          });

  @ParameterizedTest
  @ValueSource(strings = {"dark", "light"})
  void text_standsOutFromItsGround(String theme) throws IOException {
    Map<String, double[]> tokens = tokens(theme);
    for (String pair : TEXT_ON_GROUND) {
      String[] names = pair.split(" ", 2);
      assertThat(contrast(tokens.get(names[0]), tokens.get(names[1])))
          .as("%s: %s on %s", theme, names[0], names[1])
          .isGreaterThanOrEqualTo(LEAST_TEXT_CONTRAST);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dark", "light"})
  void chartsAndFocus_standOutFromTheSurface(String theme) throws IOException {
    Map<String, double[]> tokens = tokens(theme);
    for (String name : List.of("info", "warn", "error", "fatal", "a3", "a4", "a5", "focus")) {
      assertThat(contrast(tokens.get(name), tokens.get("surface")))
          .as("%s: %s", theme, name)
          .isGreaterThanOrEqualTo(LEAST_GRAPHICS_CONTRAST);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dark", "light"})
  void coloursInCharts_differForColourBlindEyes(String theme) throws IOException {
    Map<String, double[]> tokens = tokens(theme);
    for (double[][] eye : EYES) {
      for (int i = 1; i < IN_CHARTS.size(); i++) {
        for (int j = 0; j < i; j++) {
          double[] one = okLab(seen(eye, tokens.get(IN_CHARTS.get(i))));
          double[] other = okLab(seen(eye, tokens.get(IN_CHARTS.get(j))));
          assertThat(100 * distance(one, other))
              .as("%s: %s and %s", theme, IN_CHARTS.get(i), IN_CHARTS.get(j))
              .isGreaterThanOrEqualTo(LEAST_DISTANCE);
        }
      }
    }
  }

  /** Tokens of a theme as linear RGB in [0, 1]. */
  private static Map<String, double[]> tokens(String theme) throws IOException {
    String styles = Files.readString(STYLES);
    int start = styles.indexOf("[data-theme=" + theme + "]{color-scheme");
    assertThat(start).isNotNegative();
    Map<String, double[]> tokens = new HashMap<>();
    Matcher token = TOKEN.matcher(styles.substring(start, styles.indexOf('}', start)));
    while (token.find()) {
      tokens.put(token.group(1), linear(Integer.parseInt(token.group(2).substring(1), 16)));
    }
    return tokens;
  }

  private static double[] linear(int rgb) {
    double[] linear = new double[3];
    for (int i = 0; i < 3; i++) {
      double value = (rgb >> (16 - 8 * i) & 0xff) / 255.0;
      linear[i] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
    return linear;
  }

  /** WCAG 2.2: (L1 + 0.05) / (L2 + 0.05), the lighter first; 1 to 21. */
  private static double contrast(double[] one, double[] other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(double[] rgb) {
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
  }

  private static double[] seen(double[][] eye, double[] rgb) {
    double[] seen = new double[3];
    for (int i = 0; i < 3; i++) {
      double sum = eye[i][0] * rgb[0] + eye[i][1] * rgb[1] + eye[i][2] * rgb[2];
      seen[i] = Math.clamp(sum, 0, 1);
    }
    return seen;
  }

  /** OKLab of linear RGB (Ottosson 2020). */
  private static double[] okLab(double[] c) {
    double l = Math.cbrt(0.4122214708 * c[0] + 0.5363325363 * c[1] + 0.0514459929 * c[2]);
    double m = Math.cbrt(0.2119034982 * c[0] + 0.6806995451 * c[1] + 0.1073969566 * c[2]);
    double s = Math.cbrt(0.0883024619 * c[0] + 0.2817188376 * c[1] + 0.6299787005 * c[2]);
    return new double[] {
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
    };
  }

  private static double distance(double[] a, double[] b) {
    return Math.sqrt(
        (a[0] - b[0]) * (a[0] - b[0])
            + (a[1] - b[1]) * (a[1] - b[1])
            + (a[2] - b[2]) * (a[2] - b[2]));
  }
}
