package nightjar.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All forms of numbers, and which of some may begin at a place: a number's first character and how
 * many letters and digits follow tell nearly all of them off.
 */
final class NumberForms {
  /** Longer runs of letters and digits are not told from one another. */
  static final int MAX_RUN = 63;

  /** Of two forms of one length that both find a number, the earlier counts. */
  static final List<NumberForm> ALL = all();

  private static final int CHARACTERS = 128;
  private static final NumberForm[] NONE = {};

  private final NumberForm[][] byStart = new NumberForm[CHARACTERS * (MAX_RUN + 1)][];

  NumberForms(List<NumberForm> forms) {
    for (char first = 0; first < CHARACTERS; first++) {
      for (int run = 0; run <= MAX_RUN; run++) {
        byStart[first * (MAX_RUN + 1) + run] =
            Ascii.isLetterOrDigit(first) ? beginning(forms, first, run) : NONE;
      }
    }
  }

  private static NumberForm[] beginning(List<NumberForm> forms, char first, int run) {
    List<NumberForm> some = new ArrayList<>();
    for (NumberForm form : forms) {
      if (form.mayBegin(first, run)) {
        some.add(form);
      }
    }
    return some.isEmpty() ? NONE : some.toArray(NONE);
  }

  private static List<NumberForm> all() {
    List<NumberForm> cards = List.of(new CardNumber(true), new CardNumber(false));
    List<NumberForm> addresses =
        List.of(new Base58Address(), new Bech32Address(), new EthereumAddress());
    return Stream.of(
            List.of(List.<NumberForm>of(new Iban()), cards, addresses),
            AmericanNumbers.forms(),
            BritishNumbers.forms(),
            EuropeanNumbers.forms(),
            ItalianNumbers.forms(),
            SingaporeanNumbers.forms(),
            AustralianNumbers.forms(),
            IndianNumbers.forms(),
            AsianNumbers.forms())
        .flatMap(List::stream)
        .flatMap(List::stream)
        .toList();
  }

  /** Those of {@link #ALL} for which something holds, in their order. */
  static NumberForms where(Predicate<NumberForm> holds) {
    return new NumberForms(ALL.stream().filter(holds).toList());
  }

  /**
   * The longest number that begins at {@code at}: a {@link Span} from the place of its form in
   * {@link #beginningAt} to its end, or {@link Span#NONE}.
   */
  private long longest(CharSequence text, int at, NumberForm[] forms) {
    int longest = -1;
    int place = 0;
    for (int i = 0; i < forms.length; i++) {
      int end = forms[i].end(text, at);
      if (end > longest) {
        longest = end;
        place = i;
      }
    }
    return longest < 0 ? Span.NONE : Span.of(place, longest);
  }

  /** Where the longest number that begins at {@code at} ends, or -1. */
  int end(CharSequence text, int at) {
    NumberForm[] forms = beginningAt(text, at);
    return forms.length == 0 ? -1 : (int) longest(text, at, forms);
  }

  /** The same of some kinds only. */
  int end(CharSequence text, int at, long kinds) {
    int longest = -1;
    for (NumberForm form : beginningAt(text, at)) {
      if ((kinds & form.kind().bit()) != 0) {
        longest = Math.max(longest, form.end(text, at));
      }
    }
    return longest;
  }

  /** The forms of some kinds that the number {@code [start, end)} has. */
  List<NumberForm> of(CharSequence text, int start, int end, long kinds) {
    List<NumberForm> forms = new ArrayList<>();
    for (NumberForm form : beginningAt(text, start)) {
      if ((kinds & form.kind().bit()) != 0 && form.end(text, start) == end) {
        forms.add(form);
      }
    }
    return forms;
  }

  /** The form of the number of which {@link #end} told the end. */
  NumberForm form(CharSequence text, int at) {
    NumberForm[] forms = beginningAt(text, at);
    return forms[Span.start(longest(text, at, forms))];
  }

  private NumberForm[] beginningAt(CharSequence text, int at) {
    char first = text.charAt(at);
    return first < CHARACTERS ? byStart[first * (MAX_RUN + 1) + run(text, at)] : NONE;
  }

  private static int run(CharSequence text, int at) {
    int limit = Math.min(text.length(), at + MAX_RUN);
    int end = at;
    while (end < limit && Ascii.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    return end - at;
  }
}
