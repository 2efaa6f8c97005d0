package nightjar.files;

import java.nio.charset.StandardCharsets;

/**
 * How a file is stored, told by its first bytes; names lie. Gzip and zstd are decompressed here,
 * plain bytes are taken as they are, all others are refused with the command that reads them.
 */
enum FileKind {
  PLAIN("plain text", ""),
  GZIP("gzip", "gzip -dc %s"),
  ZSTD("zstd", "zstd -dc %s"),
  XZ("xz", "xz -dc %s"),
  BZIP2("bzip2", "bzip2 -dc %s"),
  LZ4("lz4", "lz4 -dc %s"),
  COMPRESS("compress", "gzip -dc %s"),
  ZIP("zip", "unzip -p %s"),
  SEVEN_ZIP("7z", "7z x -so %s"),
  TAR("tar", "tar -xOf %s"),
  SYSTEMD_JOURNAL("the journal of systemd", "journalctl --file %s -o short-iso"),
  WINDOWS_EVENTS("the Windows event log", "evtxexport %s");

  /** Bytes from which every kind is told; fewer tell all but tar. */
  static final int HEAD = 262;

  private static final int TAR_MAGIC_AT = 257;
  private final String title;
  private final String command;

  FileKind(String title, String command) {
    this.title = title;
    this.command = command;
  }

  /** The kind of a file that begins with the first {@code length} bytes of {@code head}. */
  static FileKind of(byte[] head, int length) {
    if (starts(head, length, 0x1f, 0x8b)) {
      return GZIP;
    }
    if (isZstd(head, length)) {
      return ZSTD;
    }
    if (starts(head, length, 0xfd, '7', 'z', 'X', 'Z', 0)) {
      return XZ;
    }
    if (starts(head, length, 'B', 'Z', 'h') && length > 6 && head[4] == 0x31 && head[5] == 0x41) {
      return BZIP2;
    }
    if (starts(head, length, 0x04, 0x22, 0x4d, 0x18)) {
      return LZ4;
    }
    if (starts(head, length, 0x1f, 0x9d)) {
      return COMPRESS;
    }
    if (starts(head, length, 'P', 'K', 3, 4) || starts(head, length, 'P', 'K', 5, 6)) {
      return ZIP;
    }
    if (starts(head, length, '7', 'z', 0xbc, 0xaf, 0x27, 0x1c)) {
      return SEVEN_ZIP;
    }
    if (starts(head, length, 'L', 'P', 'K', 'S', 'H', 'H', 'R', 'H')) {
      return SYSTEMD_JOURNAL;
    }
    if (starts(head, length, 'E', 'l', 'f', 'F', 'i', 'l', 'e', 0)) {
      return WINDOWS_EVENTS;
    }
    boolean tar =
        length >= HEAD
            && new String(head, TAR_MAGIC_AT, 5, StandardCharsets.ISO_8859_1).equals("ustar");
    return tar ? TAR : PLAIN;
  }

  /** Can it be read here? */
  boolean isReadable() {
    return this == PLAIN || this == GZIP || this == ZSTD;
  }

  String title() {
    return title;
  }

  /**
   * Why a file of this kind is not read, and the command that reads it.
   *
   * @param name the file, or {@code -}
   */
  String refusal(String name) {
    String what =
        switch (this) {
          case ZIP, SEVEN_ZIP, TAR -> "it is a " + title + " archive, which is not unpacked here";
          case SYSTEMD_JOURNAL, WINDOWS_EVENTS -> "it is " + title + ", which is not plain text";
          default -> "it is compressed with " + title + ", which is not read here";
        };
    return what + "; try: " + pipe(name);
  }

  /** The command that unpacks and reads a file of this kind. */
  String pipe(String name) {
    String unpack =
        name.equals("-") ? command.replace(" %s", "") : command.formatted(ShellWord.of(name));
    return (name.equals("-") ? "… | " : "") + unpack + " | nightjar scan -";
  }

  /** A frame of zstd, or the skippable one that some writers put first. */
  private static boolean isZstd(byte[] head, int length) {
    return starts(head, length, 0x28, 0xb5, 0x2f, 0xfd)
        || (length >= 4
            && (head[0] & 0xf0) == 0x50
            && starts(head, length, head[0], 0x2a, 0x4d, 0x18));
  }

  private static boolean starts(byte[] head, int length, int... magic) {
    if (length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if (head[i] != (byte) magic[i]) {
        return false;
      }
    }
    return true;
  }
}
