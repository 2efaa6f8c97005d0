package nightjar.server.carry;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import nightjar.duckdb.ErasedTexts;
import nightjar.journal.Journal;
import nightjar.redact.Redacted;
import nightjar.store.LogRow;

/**
 * A value as it may stand in files: plain, as JSON writes it, with characters beyond ASCII as they
 * are or escaped, and without its quotes.
 */
final class ValueForms {
  private final ErasedTexts texts;

  ValueForms(String value) {
    SequencedSet<String> forms = new LinkedHashSet<>();
    String quoted = new String(JsonStringEncoder.getInstance().quoteAsString(value));
    forms.add(value);
    forms.add(quoted);
    forms.add(quoted.replace("/", "\\/"));
    forms.add(ascii(quoted, "\\u%04X"));
    forms.add(ascii(quoted, "\\u%04x"));
    String unquoted = value.replace("\"", "");
    if (!unquoted.isBlank()) {
      forms.add(unquoted); // as titles have it
      forms.add(ascii(unquoted, "\\u%04X"));
    }
    this.texts = new ErasedTexts(List.copyOf(forms), Journal.erasedMark(bytes(value)));
  }

  private static String ascii(String text, String escape) {
    StringBuilder ascii = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      ascii.append(
          each < 0x7F ? String.valueOf(each) : String.format(Locale.ROOT, escape, (int) each));
    }
    return ascii.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** As texts of the store. */
  ErasedTexts texts() {
    return texts;
  }

  /** As bytes. */
  List<byte[]> bytes() {
    return texts.texts().stream().map(ValueForms::bytes).toList();
  }

  /** The record without it. */
  Optional<LogRow> without(LogRow row) {
    if (!texts.isIn(row.text()) && !texts.isIn(row.service()) && !texts.isIn(row.source())) {
      return Optional.of(row);
    }
    String text = texts.without(row.text());
    int from = texts.without(row.text().substring(0, row.messageFrom())).length();
    int behind = texts.without(row.text().substring(row.messageTo())).length();
    // Where it stands across an end of the message, that end is as near as can be.
    int begin = Math.min(from, text.length());
    int end = Math.max(begin, text.length() - behind);
    return Optional.of(
        row.withTexts(
            texts.without(row.service()),
            texts.without(row.source()),
            Redacted.kept(text, row.redactions()),
            begin,
            end));
  }
}
