package nightjar.redact;

import java.util.HashMap;
import java.util.Map;

/**
 * What else a line speaks of, where a word before a number may mean many things: a licence is one
 * to drive only near driving, an account one with money only near a bank.
 */
final class Surroundings {
  /** Looked at on both sides of the number. */
  private static final int REACH = 80;

  private static final int OF_DRIVING = 1;
  private static final int OF_MONEY = 2;
  private static final int OF_CLOUDS = 3;

  private static final LabelWords WORDS = words();

  private Surroundings() {}

  private static LabelWords words() {
    Map<String, Integer> words = new HashMap<>();
    put(words, OF_DRIVING, "driver drivers driving dvla dmv motorist chauffeur");
    put(
        words,
        OF_MONEY,
        "routing aba bank sort iban bsb checking savings deposit deposited debit debited withdraw"
            + " withdrawal withdrew transfer transferred wire payout ach sepa beneficiary payee"
            + " creditor debtor neft rtgs imps ifsc eft bacs chaps nacha rdfi odfi teller plaid mandate giro"
            + " payroll salary swift bic rtn remittance");
    put(words, OF_CLOUDS, "aws arn iam gcp azure");
    return LabelWords.of(words);
  }

  private static void put(Map<String, Integer> to, int number, String words) {
    for (String word : words.split(" ", -1)) {
      to.put(word, number);
    }
  }

  /** False if the announcement asks for company that the number has not. */
  static boolean allow(CharSequence text, int start, int end, Announcement what) {
    return switch (what) {
      case LICENSE -> speaks(text, start, end, OF_DRIVING);
      case ANY_ACCOUNT ->
          speaks(text, start, end, OF_MONEY) && !speaks(text, start, end, OF_CLOUDS);
      default -> true;
    };
  }

  private static boolean speaks(CharSequence text, int start, int end, int of) {
    int limit = Math.min(text.length(), end + REACH);
    for (int at = Math.max(0, start - REACH); at < limit; at++) {
      if (LabelWords.isWordStart(text, at)) {
        long found = WORDS.behind(text, at);
        if (found != Span.NONE && Span.start(found) == of) {
          return true;
        }
      }
    }
    return false;
  }
}
