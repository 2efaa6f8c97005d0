package nightjar.redact;

import java.util.HashMap;
import java.util.Map;

/** The rest of a host's name behind a number in it, and ends of names that are no host's. */
final class Hosts {
  private static final int MAX = 253;
  private static final int MAX_LABEL = 63;
  private static final int MAX_TOP = 24;

  /** Extensions of files and ends of names of versions and units that no top-level domain has. */
  private static final LabelWords EXTENSIONS = LabelWords.of(extensions());

  private Hosts() {}

  private static Map<String, Integer> extensions() {
    Map<String, Integer> extensions = new HashMap<>();
    for (String each :
        ("png jpg jpeg gif svg webp ico bmp css js mjs jsx tsx ts json map html htm txt log xml yml yaml"
                + " csv tgz gz bz xz tar jar war ear class dll exe bin lock conf cfg ini sql bak tmp"
                + " properties rpm deb whl msi dmg iso apk noarch final snapshot alpha beta rc"
                + " socket target mount timer slice scope path device swap automount pid ttf woff eot"
                + " pdf doc docx xls xlsx java kt scala go rb php jsp asp aspx cpp hpp svc cluster"
                + " onion localdomain service release")
            .split(" ", -1)) {
      extensions.put(each, 1);
    }
    return extensions;
  }

  /** Is the last label, which ends at {@code end}, no top-level domain? */
  static boolean isExtension(CharSequence text, int end) {
    return EXTENSIONS.before(text, end) != 0;
  }

  /**
   * Do two labels or more stand behind {@code dot}, of which the last may be a top-level domain?
   * {@code .in-addr.arpa}, {@code .static.example.net}.
   */
  static boolean isRest(CharSequence text, int dot) {
    int labels = 0;
    int at = dot;
    int start = dot;
    while (Ascii.stands(text, at, '.') && at - dot < MAX) {
      int end = labelEnd(text, at + 1);
      if (end == at + 1) {
        break;
      }
      start = at + 1;
      at = end;
      labels++;
    }
    return labels >= 2 && isTop(text, start, at) && !isExtension(text, at);
  }

  private static boolean isTop(CharSequence text, int start, int end) {
    boolean isTop = end - start >= 2 && end - start <= MAX_TOP;
    for (int at = start; isTop && at < end; at++) {
      isTop = Ascii.isLetter(text.charAt(at));
    }
    return isTop;
  }

  private static int labelEnd(CharSequence text, int from) {
    int end = from;
    while (end < text.length() && end - from < MAX_LABEL && isLabel(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isLabel(char c) {
    return Ascii.isWord(c) || c == '-';
  }
}
