package nightjar.journal;

import static nightjar.journal.Samples.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import nightjar.source.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalKeysTest {
  private static final String OTHER = "b3RoZXJvdGhlcm90aGVyb3RoZXJvdGhlcm90aGVyLi4=";
  @TempDir private Path home;
  private Instant now = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void masterKey_isMadeBesideTheJournal_forItsOwnerOnly() throws Exception {
    try (Journal journal = open()) {
      journal.append(lines("a"));
      assertThat(permissions(master())).isEqualTo("rw-------");
      assertThat(permissions(dayKey())).isEqualTo("rw-------");
      assertThat(permissions(folder().resolve("keys"))).isEqualTo("rwx------");
      assertThat(Files.readString(master())).hasSize(45).endsWith("=\n");
      assertThat(journal.warnings()).isEmpty();
    }
    Files.setPosixFilePermissions(master(), PosixFilePermissions.fromString("rw-r-----"));
    try (Journal journal = open()) {
      assertThat(Samples.all(journal)).containsExactly("1 a");
      assertThat(journal.warnings())
          .singleElement()
          .asString()
          .contains("others can read")
          .contains("chmod 600 " + master());
    }
  }

  @Test
  void missingMasterKey_refusesTheStart_andSaysWhatToDo() throws Exception {
    fill();
    Files.delete(master());
    assertThatThrownBy(this::open)
        .isInstanceOf(JournalException.class)
        .hasMessageContaining(master() + " is missing")
        .hasMessageContaining("NIGHTJAR_JOURNAL_KEY_FILE")
        .hasMessageContaining("erase --day");
    assertThat(master()).doesNotExist();
  }

  @Test
  void damagedMasterKey_refusesTheStart() throws Exception {
    fill();
    Files.writeString(master(), "not a key");
    assertThatThrownBy(this::open)
        .hasMessageContaining(master().toString())
        .hasMessageContaining("is damaged")
        .hasMessageNotContaining("not a key");
  }

  @Test
  void anotherMasterKey_refusesTheStart() throws Exception {
    fill();
    Files.writeString(master(), OTHER);
    assertThatThrownBy(this::open)
        .isInstanceOf(JournalException.class)
        .hasMessageContaining(dayKey() + " is wrapped by another key than")
        .hasMessageContaining(master().toString())
        .hasMessageNotContaining(OTHER);
  }

  @Test
  void missingDayKey_refusesTheStart_untilTheDayIsGivenUp() throws Exception {
    fill();
    Files.delete(dayKey());
    assertThatThrownBy(this::open)
        .hasMessageContaining(dayKey() + " is missing")
        .hasMessageContaining("nightjar journal erase --day 2026-03-01");
    Journal.eraseDay(folder(), LocalDate.parse("2026-03-01"), new LocalDisk());
    try (Journal journal = open()) {
      assertThat(Samples.all(journal)).isEmpty();
      assertThat(journal.damage()).isEmpty();
      assertThat(journal.append(lines("after"))).isEqualTo(3);
    }
  }

  @Test
  void damagedDayKey_atEveryByte_isReadFromItsOtherHalf_andMadeWholeAgain() throws Exception {
    fill();
    byte[] whole = Files.readAllBytes(dayKey());
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 8;
      Files.write(dayKey(), flipped);
      try (Journal journal = open()) {
        assertThat(Samples.all(journal)).hasSize(2);
      }
      assertThat(Files.readAllBytes(dayKey())).isEqualTo(whole);
    }
    Files.write(dayKey(), Arrays.copyOf(whole, whole.length / 2)); // or what is cut off
    try (Journal journal = open()) {
      assertThat(Samples.all(journal)).hasSize(2);
    }
  }

  @Test
  void dayKeyDamagedInBothHalves_atEveryByte_refusesTheStart_naming() throws Exception {
    fill();
    byte[] whole = Files.readAllBytes(dayKey());
    for (int at = 0; at < whole.length / 2; at += 5) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 8;
      flipped[whole.length / 2 + (at + 7) % (whole.length / 2)] ^= 8;
      Files.write(dayKey(), flipped);
      assertThatThrownBy(this::open).hasMessageContaining(dayKey() + " is damaged");
    }
    Files.write(dayKey(), whole);
    try (Journal journal = open()) {
      assertThat(Samples.all(journal)).hasSize(2);
    }
  }

  @Test
  void keyOfAnotherFile_orGiven_opensTheSame() throws Exception {
    fill();
    String key = Files.readString(master());
    Path other = Files.move(master(), home.resolve("elsewhere"));
    JournalSettings settings = settings();
    for (JournalKey source :
        List.of(JournalKey.in(other), JournalKey.given(key, Optional.empty()))) {
      assertThat(source.toString()).doesNotContain(key.strip());
      try (Journal journal = Samples.open(folder(), settings.withKey(source), new LocalDisk())) {
        assertThat(Samples.all(journal)).hasSize(2);
      }
    }
    assertThatThrownBy(() -> JournalKey.given("c2hvcnQ=", Optional.empty()))
        .hasMessageContaining("base64 of 32 bytes")
        .hasMessageNotContaining("c2hvcnQ=");
  }

  @Test
  void newDay_beginsANewSegment_underAKeyOfItsOwn() throws Exception {
    try (Journal journal = open()) {
      journal.append(lines("a"));
      now = now.plus(Duration.ofHours(14));
      journal.append(lines("b"));
      journal.append(lines("c"));
    }
    assertThat(Samples.segments(folder())).hasSize(2);
    assertThat(dayKey()).exists();
    assertThat(folder().resolve("keys/2026-03-02.key")).exists();
    now = now.plus(Duration.ofDays(1));
    try (Journal journal = open()) {
      journal.append(lines("d"));
      assertThat(Samples.all(journal)).containsExactly("1 a", "2 b", "3 c", "4 d");
      assertThat(journal.damage()).isEmpty();
    }
    assertThat(Samples.segments(folder())).hasSize(3);
  }

  @Test
  void erasedDay_isGone_andTheOthersAreRead() throws Exception {
    try (Journal journal = open()) {
      journal.append(lines("a"));
      now = now.plus(Duration.ofDays(1));
      journal.append(lines("b"));
      now = now.plus(Duration.ofDays(1));
      journal.append(lines("c"));
      journal.eraseDay(LocalDate.parse("2026-03-02"));
      assertThat(Samples.all(journal)).containsExactly("1 a", "3 c");
      assertThat(journal.find(2)).isEmpty();
      assertThat(journal.append(lines("d"))).isEqualTo(4);
      assertThatThrownBy(() -> journal.eraseDay(LocalDate.parse("2020-01-01")))
          .hasMessageContaining("nothing of 2020-01-01")
          .hasMessageContaining("2026-03-01, 2026-03-03");
    }
    assertThat(folder().resolve("keys/2026-03-02.key")).doesNotExist();
    try (Journal journal = open()) {
      assertThat(Samples.all(journal)).containsExactly("1 a", "3 c", "4 d");
      assertThat(journal.damage()).isEmpty();
      // The day of today, twice, and what comes after it.
      journal.eraseDay(LocalDate.parse("2026-03-03"));
      assertThat(Samples.all(journal)).containsExactly("1 a");
      long number = journal.append(lines("e"));
      assertThat(number).isGreaterThan(4);
      journal.eraseDay(LocalDate.parse("2026-03-03"));
      assertThat(journal.append(lines("f"))).isGreaterThan(number);
      assertThat(Samples.all(journal)).hasSize(2).last().asString().endsWith(" f");
    }
    try (Journal journal = open()) {
      assertThat(Samples.all(journal)).hasSize(2);
      assertThat(journal.damage()).isEmpty();
    }
    JournalSurvey survey = JournalView.open(folder(), JournalKey.beside()).survey();
    assertThat(survey.damage()).isEmpty();
    assertThat(survey.erasedSegments()).isGreaterThanOrEqualTo(2);
    assertThat(survey.erasedDays())
        .containsExactly(LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-03"));
  }

  @Test
  void erasingADay_cutShortAtEveryChange_leavesItReadableOrErased() throws Exception {
    boolean failed = true;
    for (int n = 0; failed; n++) {
      clear();
      threeDays();
      var disk = new FailingDisk(n);
      try {
        Journal.eraseDay(folder(), LocalDate.parse("2026-03-02"), disk);
      } catch (JournalException e) {
        assertThat(e).hasMessageContaining("run this again");
      }
      failed = disk.hasFailed();
      try (Journal journal = open()) {
        List<String> left = Samples.all(journal);
        if (failed && left.size() == 3) {
          assertThat(left).containsExactly("1 a", "2 b", "3 c");
        } else {
          assertThat(left).as("after %d changes", n).containsExactly("1 a", "3 c");
          assertThat(folder().resolve("keys/2026-03-02.key")).doesNotExist();
        }
        assertThat(journal.damage()).isEmpty();
        assertThat(journal.append(lines("d"))).isEqualTo(4);
      }
    }
  }

  @Test
  void erasingToday_thatFailsAtAnyChange_costsNothingThatIsAcknowledgedAfterwards()
      throws Exception {
    boolean failed = true;
    for (int n = 0; failed; n++) {
      clear();
      try (Journal journal = open()) {
        journal.append(lines("a"));
      }
      var disk = new FailingDisk(Integer.MAX_VALUE);
      List<String> kept;
      try (Journal journal = Journal.open(folder(), settings(), disk, new Random(n))) {
        disk.failAfter(n);
        try {
          journal.eraseDay(LocalDate.parse("2026-03-01"));
        } catch (JournalException e) {
          assertThat(e).hasMessageContaining("run this again");
        }
        failed = disk.hasFailed();
        disk.failAfter(Integer.MAX_VALUE);
        journal.append(lines("b"));
        kept = Samples.all(journal);
        assertThat(kept).as("after %d changes", n).last().asString().endsWith(" b");
      }
      try (Journal journal = open()) {
        assertThat(Samples.all(journal)).as("after %d changes", n).isEqualTo(kept);
        assertThat(journal.damage()).isEmpty();
      }
    }
  }

  @Test
  void whatIsWrittenWhileADayIsErased_goesOrStaysAsAWhole() throws Exception {
    var ended = new AtomicBoolean();
    try (Journal journal = open()) {
      Thread beside =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      while (!ended.get()) {
                        journal.append(lines("beside"));
                      }
                    } catch (RefusedException | InterruptedException e) {
                      ended.set(true);
                    }
                  });
      for (int i = 0; i < 40 && !ended.get(); i++) {
        journal.append(lines("before"));
        journal.eraseDay(LocalDate.parse("2026-03-01"));
        assertThat(journal.find(journal.append(lines("after")))).as("round %d", i).isPresent();
      }
      assertThat(ended).isFalse();
      ended.set(true);
      beside.join();
    }
  }

  @Test
  void rotation_changesTheMasterKey_andOldKeysOpenNothing() throws Exception {
    threeDays();
    String before = Files.readString(master());
    try (Journal journal = open()) {
      journal.rotateKey();
      journal.append(lines("d"));
    }
    assertThat(Files.readString(master())).isNotEqualTo(before);
    assertThat(home.resolve("journal.key.next")).doesNotExist();
    try (Journal journal = open()) {
      assertThat(Samples.all(journal)).hasSize(4);
    }
    JournalSettings old = settings().withKey(JournalKey.given(before, Optional.empty()));
    assertThatThrownBy(() -> Samples.open(folder(), old, new LocalDisk()))
        .hasMessageContaining("wrapped by another key");
  }

  @Test
  void rotation_cutShortAtEveryChange_keepsEveryDayReadable() throws Exception {
    boolean failed = true;
    int opening = openingChanges();
    for (int n = 0; failed; n++) {
      clear();
      threeDays();
      var disk = new FailingDisk(opening + n);
      try (Journal journal = Journal.open(folder(), settings(), disk, new Random(n))) {
        journal.rotateKey();
      } catch (JournalException e) {
        assertThat(e).hasMessageContaining("run this again");
      }
      failed = disk.hasFailed();
      for (int again = 0; again < 2; again++) {
        try (Journal journal = Journal.open(folder(), settings(), new LocalDisk(), new Random(n))) {
          assertThat(Samples.all(journal)).as("after %d changes", n).hasSize(3);
          assertThat(journal.damage()).isEmpty();
        }
      }
      assertThat(home.resolve("journal.key.next")).doesNotExist();
    }
  }

  @Test
  void rotationOfAGivenKey_goesOverToTheNextOne() throws Exception {
    fill();
    String key = Files.readString(master());
    Files.delete(master());
    JournalSettings alone = settings().withKey(JournalKey.given(key, Optional.empty()));
    try (Journal journal = Samples.open(folder(), alone, new LocalDisk())) {
      assertThatThrownBy(journal::rotateKey).hasMessageContaining("NIGHTJAR_JOURNAL_KEY_NEXT");
    }
    JournalSettings both = settings().withKey(JournalKey.given(key, Optional.of(OTHER)));
    try (Journal journal = Samples.open(folder(), both, new LocalDisk())) {
      journal.rotateKey();
    }
    JournalSettings next = settings().withKey(JournalKey.given(OTHER, Optional.empty()));
    try (Journal journal = Samples.open(folder(), next, new LocalDisk())) {
      assertThat(Samples.all(journal)).hasSize(2);
    }
  }

  @Test
  void trim_takesOldDaysAndTheirKeys_byAge_notWhatIsNeeded() throws Exception {
    JournalSettings aged = settings().withMaxAge(Duration.ofDays(2));
    try (Journal journal = Samples.open(folder(), aged, new LocalDisk())) {
      for (int day = 0; day < 5; day++) {
        journal.append(lines("day " + day));
        now = now.plus(Duration.ofDays(1));
      }
      journal.trim(2, Long.MAX_VALUE);
      assertThat(Samples.all(journal)).hasSize(4);
      journal.trim(100, Long.MAX_VALUE);
      assertThat(Samples.all(journal)).containsExactly("3 day 2", "4 day 3", "5 day 4");
      try (Stream<Path> keys = Files.list(folder().resolve("keys"))) {
        assertThat(keys.map(key -> key.getFileName().toString()))
            .containsExactlyInAnyOrder("2026-03-03.key", "2026-03-04.key", "2026-03-05.key");
      }
      now = now.plus(Duration.ofDays(100));
      journal.trim(100, Long.MAX_VALUE);
      assertThat(Samples.all(journal)).containsExactly("5 day 4");
    }
  }

  @Test
  void erasedDay_leavesNoCopyOfItsKey_thatARotationLeftBehind() throws Exception {
    threeDays();
    Path key = folder().resolve("keys/2026-03-02.key");
    Path left = Files.copy(key, key.resolveSibling("2026-03-02.key.new"));
    Journal.eraseDay(folder(), LocalDate.parse("2026-03-02"), new LocalDisk());
    assertThat(key).doesNotExist();
    assertThat(left).doesNotExist();
  }

  @Test
  void readerThatWaitsInASegmentWithoutArrivals_goesOnInTheOneThatReplacesIt() throws Exception {
    try (Journal journal = open();
        JournalReader reader = journal.reader(1)) {
      journal.append(lines("a"));
      journal.eraseDay(LocalDate.parse("2026-03-01"));
      assertThat(reader.next(Duration.ZERO)).isEmpty();
      long number = journal.append(lines("b"));
      assertThat(reader.next(Samples.LONG)).map(Numbered::number).contains(number);
    }
  }

  @Test
  void damagedKeyThatNothingNeeds_canBeGivenUp_andStopsNoRotation() throws Exception {
    threeDays();
    Path key = folder().resolve("keys/2026-02-01.key");
    Files.writeString(key, "not a key");
    try (Journal journal = open()) {
      assertThatThrownBy(journal::rotateKey).hasMessageContaining(key + " is damaged");
      journal.eraseDay(LocalDate.parse("2026-02-01"));
      journal.rotateKey();
    }
    assertThat(key).doesNotExist();
    try (Journal journal = open()) {
      assertThat(Samples.all(journal)).hasSize(3);
    }
  }

  @Test
  void rotationCutShort_andAFullDisk_doNotStopTheStart() throws Exception {
    threeDays();
    int opening = openingChanges();
    threeDays();
    try (Journal journal =
        Journal.open(folder(), settings(), new FailingDisk(opening + 9), new Random(1))) {
      assertThatThrownBy(journal::rotateKey).hasMessageContaining("run this again");
    }
    assertThat(home.resolve("journal.key.next")).exists();
    try (Journal journal = Samples.open(folder(), settings(), new FullDisk())) {
      assertThat(Samples.all(journal)).hasSize(3);
      assertThat(journal.warnings()).singleElement().asString().contains("journal rotate-key");
    }
    try (Journal journal = open()) {
      assertThat(Samples.all(journal)).hasSize(3);
      assertThat(journal.warnings()).isEmpty();
    }
    assertThat(home.resolve("journal.key.next")).doesNotExist();
  }

  @Test
  void dayThatBeginsWhileTheJournalIsLookedAt_stopsNoView() throws Exception {
    fill();
    try (Journal journal = open()) {
      var busy =
          new LocalDisk() {
            @Override
            public List<Path> list(Path of) throws IOException {
              List<Path> found = super.list(of);
              now = now.plus(Duration.ofDays(1));
              try {
                journal.append(lines("of another day"));
              } catch (Exception e) {
                throw new IOException(e);
              }
              return found;
            }
          };
      JournalView view = JournalView.open(folder(), JournalKey.beside(), busy);
      assertThat(view.survey().arrivals()).isGreaterThanOrEqualTo(2);
    }
  }

  /** Changes that opening three days makes before a command begins. */
  private int openingChanges() throws Exception {
    threeDays();
    for (int n = 0; ; n++) {
      var disk = new FailingDisk(n);
      try {
        Journal.open(folder(), settings(), disk, new Random(1)).close();
        clear();
        return n;
      } catch (JournalException e) {
        assertThat(disk.hasFailed()).isTrue();
      }
    }
  }

  private void threeDays() throws Exception {
    now = Instant.parse("2026-03-01T10:00:00Z");
    try (Journal journal = Journal.open(folder(), settings(), quick(), new Random(3))) {
      for (String text : List.of("a", "b", "c")) {
        journal.append(lines(text));
        now = now.plus(Duration.ofDays(1));
      }
      now = now.minus(Duration.ofDays(1));
    }
  }

  private void fill() throws Exception {
    try (Journal journal = open()) {
      journal.append(lines("a"));
      journal.append(lines("b"));
    }
  }

  private static Disk quick() {
    var disk = new FaultyDisk();
    disk.skipForce = true;
    return disk;
  }

  private void clear() throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      for (Path file : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        if (!file.equals(home)) {
          Files.delete(file);
        }
      }
    }
  }

  private Journal open() throws JournalException {
    return Samples.open(folder(), settings(), new LocalDisk());
  }

  private JournalSettings settings() {
    return JournalSettings.usual(() -> now);
  }

  private Path folder() {
    return home.resolve("journal");
  }

  private Path master() {
    return home.resolve("journal.key");
  }

  private Path dayKey() {
    return folder().resolve("keys/2026-03-01.key");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
