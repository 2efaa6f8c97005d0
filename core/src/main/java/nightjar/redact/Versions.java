package nightjar.redact;

import java.util.HashMap;
import java.util.Map;

/** Whether four numbers with dots between them are a version of something, or an address. */
final class Versions {
  private static final LabelWords NAMES = LabelWords.of(names());

  private static final int MAX_PRODUCT = 32;

  private Versions() {}

  private static Map<String, Integer> names() {
    Map<String, Integer> names = new HashMap<>();
    for (String name :
        ("v ver version versions versión versione versão wersja versie версия 版本 rev revision release"
                + " releases build builds firmware fw software patch sdk jdk jre oid section chapter"
                + " clause msie trident assembly cuda cudnn bios ec uefi kernel driver image dversion package pkg plugin library lib artifact")
            .split(" ", -1)) {
      names.put(name, 1);
    }
    return names;
  }

  /** Is {@code [start, end)} named or written as a version is? */
  static boolean isVersion(CharSequence text, int start, int end, int address) {
    return isNamed(text, start, address) || isOfProduct(text, start, end, address);
  }

  /** {@code build/10.0.0.1} is a host, and nothing is named in {@code src: /10.0.0.1}. */
  private static boolean isNamed(CharSequence text, int start, int address) {
    boolean isPath = Ascii.stands(text, start - 1, '/');
    if (isPath && (start == 1 || !Labels.isName(text.charAt(start - 2)))) {
      return false;
    }
    int name = NamesBefore.end(text, start);
    return name >= 0
        && !(isPath && AddressRanges.isPrivate(address))
        && NAMES.before(text, name) != 0;
  }

  /**
   * {@code Skype/8.65.0.78}, but not {@code host7/10.0.0.1}, {@code /10.0.0.1} or what has a port:
   * a product is letters alone.
   */
  private static boolean isOfProduct(CharSequence text, int start, int end, int address) {
    int slash = start - 1;
    if (!Ascii.stands(text, slash, '/') || isPort(text, end)) {
      return false;
    }
    int at = slash;
    while (at > 0 && slash - at < MAX_PRODUCT && Ascii.isLetter(text.charAt(at - 1))) {
      at--;
    }
    boolean isWord = at < slash && (at == 0 || " \"'(;,[=".indexOf(text.charAt(at - 1)) >= 0);
    return isWord && (Ascii.isUpper(text.charAt(at)) || !AddressRanges.isPrivate(address));
  }

  private static boolean isPort(CharSequence text, int end) {
    return Ascii.stands(text, end, ':') && Ascii.isDigit(text, end + 1);
  }
}
