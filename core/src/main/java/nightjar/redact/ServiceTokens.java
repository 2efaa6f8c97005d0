package nightjar.redact;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Tokens that bear the mark of who issued them, {@link TokenForms}: some ninety services. Keys that
 * are made to be published ({@code pk_live_}) stay. Not recognised: tokens of other issuers, such
 * without a mark of their own.
 */
final class ServiceTokens implements WordRule {
  private static final TokenForm[][] BY_INITIAL = byInitial();
  private static final String INITIALS = initials();

  private static TokenForm[][] byInitial() {
    TokenForm[][] forms = new TokenForm[128][0];
    for (char c = 0; c < forms.length; c++) {
      char initial = c;
      // The longest mark first: what begins as another does is told apart by more.
      forms[c] =
          TokenForms.ALL_FORMS.stream()
              .filter(form -> form.mark().charAt(0) == initial)
              .sorted(Comparator.comparingInt((TokenForm form) -> -form.mark().length()))
              .toArray(TokenForm[]::new);
    }
    return forms;
  }

  private static String initials() {
    StringBuilder initials = new StringBuilder();
    for (char c = 0; c < BY_INITIAL.length; c++) {
      initials.append(BY_INITIAL[c].length > 0 ? String.valueOf(c) : "");
    }
    return initials.toString();
  }

  @Override
  public Kind kind() {
    return Kind.SECRET;
  }

  @Override
  public String reason() {
    return "the mark of who issued it";
  }

  @Override
  public List<Blank.Need> needs() {
    return List.of(Blank.ANY.length(15).letters(2));
  }

  @Override
  public String anchors() {
    return INITIALS;
  }

  /** Of the body a part may lie in blanks. */
  @Override
  public boolean mayHoldBlanked(CharSequence blanked, int at) {
    return Arrays.stream(formsAt(blanked, at))
        .anyMatch(form -> Ascii.stands(blanked, at, form.mark()));
  }

  /** Base64 goes on behind a plus. */
  @Override
  public boolean mayReachOn(CharSequence blanked, int at) {
    return at + 1 < blanked.length() && blanked.charAt(at + 1) == '+';
  }

  @Override
  public Blank.Need reachingNeed() {
    return Blank.ANY.length(8).letters(4);
  }

  @Override
  public int end(CharSequence text, int start) {
    for (TokenForm form : formsAt(text, start)) {
      int end = form.end(text, start);
      if (end >= 0) {
        return end;
      }
    }
    return -1;
  }

  private static TokenForm[] formsAt(CharSequence text, int at) {
    char c = text.charAt(at);
    return c < BY_INITIAL.length ? BY_INITIAL[c] : BY_INITIAL[0];
  }
}
