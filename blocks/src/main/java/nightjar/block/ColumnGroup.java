package nightjar.block;

/** Columns of one kind of bytes side by side, until they are enough for a section. */
final class ColumnGroup {
  private static final int ENOUGH = 1 << 16;

  final ByteOutput bytes = new ByteOutput(1 << 18);
  private final SectionWriter sections;
  private final int level;
  private int section = -1;
  private int lastSection;
  private int lastLength;

  ColumnGroup(SectionWriter sections, int level) {
    this.level = level;
    this.sections = sections;
  }

  /** Writes where the next column begins; see {@link ColumnPlace}. */
  void begin(ByteOutput table) {
    if (section < 0) {
      section = sections.reserve();
    }
    table.putVar(section - lastSection);
    table.putVar(section == lastSection ? bytes.length - lastLength : bytes.length);
    lastSection = section;
    lastLength = bytes.length;
  }

  void end() {
    if (bytes.length >= ENOUGH) {
      flush();
    }
  }

  /** Closes the section. */
  private void flush() {
    if (section >= 0) {
      sections.fill(section, bytes, level);
      section = -1;
      bytes.clear();
    }
  }

  /** Closes the last section of a block. */
  void finish() {
    flush();
    lastSection = 0;
    lastLength = 0;
  }
}
