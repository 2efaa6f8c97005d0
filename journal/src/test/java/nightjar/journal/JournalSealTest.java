package nightjar.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import nightjar.store.Sealed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalSealTest {
  private static final String TEXT = "login of ann@shop.example \ud83e\udd89 ".repeat(9);

  @TempDir private Path home;

  private Journal open(String name) throws JournalException {
    return Journal.open(home.resolve(name), JournalSettings.usual(InstantSource.system()));
  }

  private Sealed sealed(String name, String text) throws IOException {
    try (Journal journal = open(name)) {
      return journal.seal().seal(text);
    }
  }

  private String opened(String name, Sealed sealed) throws IOException {
    try (Journal journal = open(name)) {
      return journal.seal().open(sealed);
    }
  }

  @Test
  void sealedText_isOpenedByTheSameJournalAlone() throws Exception {
    Sealed sealed = sealed("a", TEXT);
    assertThat(sealed.characters()).startsWith("sealed:1:").doesNotContain("ann", "shop", "login");
    assertThat(opened("a", sealed)).isEqualTo(TEXT);
    assertThat(opened("a", sealed("a", ""))).isEmpty();
    Path other = Files.createDirectories(home.resolve("elsewhere"));
    try (Journal journal =
        Journal.open(other.resolve("b"), JournalSettings.usual(InstantSource.system()))) {
      assertThatThrownBy(() -> journal.seal().open(sealed))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("sealed by another key");
    }
  }

  @Test
  void sameText_isSealedToTheSameCharacters_anotherIsNot() throws Exception {
    assertThat(sealed("a", TEXT)).isEqualTo(sealed("a", TEXT)).isNotEqualTo(sealed("a", "other"));
  }

  @Test
  void whatIsNotSealed_isGivenAsItIs() throws Exception {
    assertThat(opened("a", new Sealed("{\"schema\":1}"))).isEqualTo("{\"schema\":1}");
  }

  @Test
  void damage_isTold_atEveryCharacter() throws Exception {
    Sealed sealed = sealed("a", "some text");
    try (Journal journal = open("a")) {
      for (int at = "sealed:1:".length(); at < sealed.characters().length(); at++) {
        StringBuilder damaged = new StringBuilder(sealed.characters());
        damaged.setCharAt(at, damaged.charAt(at) == '*' ? '-' : '*');
        assertThatThrownBy(() -> journal.seal().open(new Sealed(damaged.toString())))
            .isInstanceOf(IOException.class);
        Sealed cut = new Sealed(sealed.characters().substring(0, at));
        assertThatThrownBy(() -> journal.seal().open(cut)).isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void newMasterKey_opensWhatWasSealedBefore() throws Exception {
    Sealed sealed = sealed("a", TEXT);
    byte[] wrapped = Files.readAllBytes(home.resolve("a/keys/seal.key"));
    try (Journal journal = open("a")) {
      journal.rotateKey();
    }
    assertThat(Files.readAllBytes(home.resolve("a/keys/seal.key"))).isNotEqualTo(wrapped);
    assertThat(opened("a", sealed)).isEqualTo(TEXT);
  }

  @Test
  void lostKey_isMadeAnew_andOldTextsStayClosed() throws Exception {
    Sealed sealed = sealed("a", TEXT);
    Files.delete(home.resolve("a/keys/seal.key"));
    Sealed after = sealed("a", TEXT);
    assertThat(opened("a", after)).isEqualTo(TEXT);
    assertThatThrownBy(() -> opened("a", sealed)).isInstanceOf(IOException.class);
  }

  @Test
  void key_isAmongTheFilesOfTheJournal_wrapped() throws Exception {
    try (Journal journal = open("a")) {
      assertThat(journal.files()).extracting(JournalFile::name).doesNotContain("keys/seal.key");
      assertThat(journal.seal().seal(TEXT)).isNotNull();
      assertThat(journal.files()).extracting(JournalFile::name).contains("keys/seal.key");
    }
  }
}
