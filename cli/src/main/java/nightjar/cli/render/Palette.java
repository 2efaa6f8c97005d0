package nightjar.cli.render;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import nightjar.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Colours of a terminal: the tokens of the console as SGR sequences. Violet says "unusual" and
 * nothing else; severities are warm and always come with a letter.
 */
public final class Palette {
  /** Plain text: no escape sequence at all. */
  public static final Palette NONE = new Palette(Map.of());

  /** What a run of text is, which decides its colour. */
  enum Role {
    PLAIN,
    TITLE,
    MUTED,
    UNUSUAL,
    SCORE,
    VALUE,
    /** What was looked for. */
    MATCH,
    INFO,
    WARN,
    ERROR,
    FATAL
  }

  /** How many colours a terminal has. */
  private enum Depth {
    SIXTEEN,
    CUBE,
    TRUE
  }

  /** What lies behind the text. Where nobody says, colours are taken that can be read on both. */
  private enum Ground {
    DARK(0x8792a4, 0xc9b4ff, 0x7cb0ff, 0x9db6da, 0xedc262, 0xff8f7d, 0x2a0b07, 0xfff0f0),
    LIGHT(0x5f6b7e, 0x5b2cc4, 0x1a5fd0, 0x36567f, 0x855500, 0xb32a18, 0xffffff, 0x3f0408),
    EITHER(0x758195, 0x8b68ee, 0x2f80e0, 0x5b83b5, 0xa8770d, 0xe2503a, 0xffffff, 0xb5210f);

    final int muted;
    final int unusual;
    final int value;
    final int info;
    final int warn;
    final int error;
    final int fatal;
    final int fatalGround;

    Ground(
        int muted,
        int unusual,
        int value,
        int info,
        int warn,
        int error,
        int fatal,
        int fatalGround) {
      this.muted = muted;
      this.unusual = unusual;
      this.value = value;
      this.info = info;
      this.warn = warn;
      this.error = error;
      this.fatal = fatal;
      this.fatalGround = fatalGround;
    }
  }

  private final Map<Role, String> codes;

  private Palette(Map<Role, String> codes) {
    this.codes = codes;
  }

  /**
   * The palette for a terminal.
   *
   * @param colour is colour wanted at all?
   * @param environment such as {@code System::getenv}; {@code COLORTERM} and {@code TERM} tell the
   *     depth, {@code COLORFGBG} the background
   */
  public static Palette of(boolean colour, Function<String, @Nullable String> environment) {
    String terminal = value(environment, "TERM");
    if (!colour || terminal.equals("dumb")) {
      return NONE;
    }
    return of(
        depth(value(environment, "COLORTERM"), terminal), ground(value(environment, "COLORFGBG")));
  }

  private static String value(Function<String, @Nullable String> environment, String name) {
    String value = environment.apply(name);
    return value == null ? "" : value.toLowerCase(Locale.ROOT);
  }

  private static Depth depth(String colorTerm, String terminal) {
    if (colorTerm.equals("truecolor")
        || colorTerm.equals("24bit")
        || terminal.endsWith("-direct")) {
      return Depth.TRUE;
    }
    boolean old = terminal.equals("linux") || terminal.startsWith("vt") || terminal.equals("ansi");
    return old ? Depth.SIXTEEN : Depth.CUBE;
  }

  /** {@code COLORFGBG} is {@code foreground;background} in numbers of the sixteen colours. */
  private static Ground ground(String colours) {
    return switch (colours.substring(colours.lastIndexOf(';') + 1)) {
      case "0", "1", "2", "3", "4", "5", "6", "8" -> Ground.DARK;
      case "7", "9", "10", "11", "12", "13", "14", "15" -> Ground.LIGHT;
      default -> Ground.EITHER;
    };
  }

  private static Palette of(Depth depth, Ground ground) {
    Map<Role, String> codes = new EnumMap<>(Role.class);
    codes.put(Role.TITLE, "1");
    codes.put(Role.MUTED, colour(depth, ground.muted, "90"));
    codes.put(Role.UNUSUAL, colour(depth, ground.unusual, "35"));
    codes.put(Role.SCORE, "1;" + colour(depth, ground.unusual, "35"));
    codes.put(Role.VALUE, colour(depth, ground.value, "34"));
    codes.put(Role.MATCH, "1;4;" + colour(depth, ground.warn, "33"));
    codes.put(Role.INFO, colour(depth, ground.info, "36"));
    codes.put(Role.WARN, colour(depth, ground.warn, "33"));
    codes.put(Role.ERROR, colour(depth, ground.error, "31"));
    codes.put(Role.FATAL, fatal(depth, ground));
    return new Palette(codes);
  }

  private static String fatal(Depth depth, Ground ground) {
    if (depth == Depth.SIXTEEN) {
      return "1;37;41";
    }
    return "1;"
        + colour(depth, ground.fatal, "")
        + ";4"
        + colour(depth, ground.fatalGround, "").substring(1);
  }

  private static String colour(Depth depth, int rgb, String sixteen) {
    return switch (depth) {
      case SIXTEEN -> sixteen;
      case CUBE -> "38;5;" + cube(rgb);
      case TRUE -> "38;2;" + (rgb >> 16) + ";" + ((rgb >> 8) & 0xff) + ";" + (rgb & 0xff);
    };
  }

  /** The nearest of the 216 colours and 24 greys that have the numbers 16 to 255. */
  private static int cube(int rgb) {
    int nearest = 16;
    int least = Integer.MAX_VALUE;
    for (int i = 16; i < 256; i++) {
      int distance = distance(rgb, rgbOf(i));
      if (distance < least) {
        least = distance;
        nearest = i;
      }
    }
    return nearest;
  }

  private static int rgbOf(int number) {
    if (number >= 232) {
      return (8 + 10 * (number - 232)) * 0x010101;
    }
    int n = number - 16;
    return (level(n / 36) << 16) | (level(n / 6 % 6) << 8) | level(n % 6);
  }

  private static int level(int step) {
    return step == 0 ? 0 : 55 + 40 * step;
  }

  private static int distance(int a, int b) {
    int red = (a >> 16) - (b >> 16);
    int green = ((a >> 8) & 0xff) - ((b >> 8) & 0xff);
    int blue = (a & 0xff) - (b & 0xff);
    return red * red + green * green + blue * blue;
  }

  /** The role of a severity's letter. */
  static Role severity(int number) {
    return switch (Severity.name(number)) {
      case "INFO" -> Role.INFO;
      case "WARN" -> Role.WARN;
      case "ERROR" -> Role.ERROR;
      case "FATAL" -> Role.FATAL;
      default -> Role.MUTED;
    };
  }

  /** Safe text between the sequences of its role. */
  String paint(Role role, String text) {
    String code = codes.get(role);
    return code == null || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
