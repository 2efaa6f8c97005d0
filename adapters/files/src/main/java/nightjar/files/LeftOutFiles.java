package nightjar.files;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was left out of folders, by the reason. */
final class LeftOutFiles {
  private final Map<NoLog, LeftOut> byReason = new EnumMap<>(NoLog.class);

  void add(NoLog why, String name) {
    byReason.computeIfAbsent(why, _ -> new LeftOut()).add(name);
  }

  /** A sentence for each reason. */
  List<String> notes() {
    return byReason.entrySet().stream()
        .map(each -> each.getKey().note(each.getValue()))
        .flatMap(Optional::stream)
        .toList();
  }
}
