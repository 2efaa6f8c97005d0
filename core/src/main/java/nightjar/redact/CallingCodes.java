package nightjar.redact;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Which calling codes there are and how long the numbers behind each may be, as libphonenumber has
 * it. That is asked once for each code, some milliseconds, and kept; from then on a look costs
 * nothing. Any number of threads.
 */
final class CallingCodes {
  private static final int MAX_CODE = 999;
  private static final int MAX_NATIONAL = 14;

  /** Bit 0 tells that a code has been asked for, the others which lengths it has. */
  private static final AtomicIntegerArray LENGTHS = new AtomicIntegerArray(MAX_CODE + 1);

  private CallingCodes() {}

  /** Can {@code digits} digits stand behind the code? */
  static boolean isPossible(int code, int digits) {
    return digits <= MAX_NATIONAL && (lengths(code) & 1 << digits) != 0;
  }

  static boolean isKnown(int code) {
    return lengths(code) > 1;
  }

  private static int lengths(int code) {
    int known = LENGTHS.get(code);
    if (known == 0) {
      known = 1 | ask(code);
      LENGTHS.set(code, known);
    }
    return known;
  }

  private static int ask(int code) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    int lengths = 0;
    long national = 2;
    for (int digits = 1; digits <= MAX_NATIONAL; digits++) {
      PhoneNumber number = new PhoneNumber().setCountryCode(code).setNationalNumber(national);
      if (numbers.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE) {
        lengths |= 1 << digits;
      }
      national *= 10;
    }
    return lengths;
  }
}
