package nightjar.server.api;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import nightjar.store.LogRow;
import org.jspecify.annotations.Nullable;

/**
 * Records that were stored together, and the JSON of those that somebody was told of: made once,
 * whoever is told, as patterns and incidents are when the first is. Any thread.
 */
final class StoredRows {
  private final List<LogRow> rows;
  private final Supplier<LogJson> views;
  private final AtomicReferenceArray<byte @Nullable []> json;
  private @Nullable LogJson fields;

  /**
   * @param views asked once, when the first record is rendered
   */
  StoredRows(List<LogRow> rows, Supplier<LogJson> views) {
    this.rows = rows;
    this.views = views;
    this.json = new AtomicReferenceArray<>(rows.size());
  }

  int size() {
    return rows.size();
  }

  LogRow row(int index) {
    return rows.get(index);
  }

  /** A record's object in UTF-8; not to be changed. */
  byte[] json(int index) {
    byte[] made = json.get(index);
    return made == null ? render(index) : made;
  }

  private synchronized byte[] render(int index) {
    byte[] made = json.get(index);
    if (made == null) {
      if (fields == null) {
        fields = views.get();
      }
      Json document = Json.document();
      fields.fields(document, rows.get(index));
      made = document.bytes();
      json.set(index, made);
    }
    return made;
  }
}
