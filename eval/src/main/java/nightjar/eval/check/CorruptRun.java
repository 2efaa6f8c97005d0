package nightjar.eval.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The trials of a process, which is started anew behind one that it did not survive. One thread.
 */
final class CorruptRun {
  private static final long DEADLINE_SECONDS = 20;
  private static final String END = "end of the output";

  private final CheckSettings settings;
  private final CheckProgress progress;
  private final Findings findings = new Findings();
  private int next;
  private int opened;
  private long written;
  private long lost;
  private long beyond;
  private long hangs;
  private long crashes;
  private String what = "";

  CorruptRun(CheckSettings settings, CheckProgress progress) {
    this.settings = settings;
    this.progress = progress;
  }

  void told(String line) {
    String[] words = line.split(" ", 5);
    if (words[0].equals("trial")) {
      what = line.substring(line.indexOf(' ', 6) + 1);
      return;
    }
    if (!words[0].equals("done")) {
      return;
    }
    next = Integer.parseInt(words[1]) + 1;
    written += KnownJournal.ARRIVALS;
    lost += Long.parseLong(words[2]);
    beyond += Long.parseLong(words[3]);
    if (words[4].isEmpty()) {
      opened++;
    } else {
      findings.add("trial " + words[1] + ", " + what + ": " + words[4]);
    }
    if (next % 100 == 0) {
      progress.at(next, settings.trials(), findings.count() + " findings");
    }
  }

  /** Until all trials are done or the process is of no more use. */
  void follow(Path folder) throws IOException, InterruptedException {
    var command = new ArrayList<>(settings.java());
    command.addAll(List.of(CorruptTrials.class.getName(), folder.toString()));
    command.add(Long.toString(settings.seed()));
    command.add(Integer.toString(next));
    command.add(Integer.toString(settings.trials()));
    Process process =
        new ProcessBuilder(command).redirectError(folder.resolve("trials.err").toFile()).start();
    var lines = new LinkedBlockingQueue<String>();
    Thread reader = Thread.ofPlatform().daemon().name("trials").start(() -> read(process, lines));
    @Nullable String line = lines.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
    while (line != null && !line.equals(END)) {
      told(line);
      line = lines.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }
    process.destroyForcibly().waitFor();
    reader.join();
    if (next < settings.trials()) {
      ended(line == null);
    }
  }

  private void ended(boolean hanging) {
    findings.add("trial " + next + ", " + what + (hanging ? ": hangs" : ": the process ends"));
    hangs += hanging ? 1 : 0;
    crashes += hanging ? 0 : 1;
    next++;
  }

  private static void read(Process process, LinkedBlockingQueue<String> lines) {
    try (BufferedReader from =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = from.readLine(); line != null; line = from.readLine()) {
        lines.add(line);
      }
    } catch (IOException e) {
      // its end, too
    }
    lines.add(END);
  }

  boolean isDone() {
    return next >= settings.trials();
  }

  /** One that the whole server opened, and what was not as promised. */
  void served(Optional<String> trouble) {
    trouble.ifPresent(finding -> findings.add("opened by the server: " + finding));
  }

  CheckFigures figures(String fault, int served) {
    var more = new LinkedHashMap<String, Long>();
    more.put("lost_in_damage", lost);
    more.put("lost_beyond", beyond);
    more.put("hangs", hangs);
    more.put("crashes", crashes);
    more.put("by_the_server", (long) served);
    return new CheckFigures(
        fault,
        next,
        written,
        beyond,
        0,
        0,
        0,
        opened,
        more,
        findings.sentences(),
        Optional.empty());
  }
}
