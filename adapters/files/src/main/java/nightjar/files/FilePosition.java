package nightjar.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far one file was read, so that it is found again whatever its name is by then. Written {@code
 * inode=12;offset=345;head=9af3…;last=07c1…;skip=0}, several of one source joined by {@code |},
 * oldest file first.
 *
 * @param inode number of the file in its file system
 * @param offset bytes that were handed in; of a compressed file, bytes of its text
 * @param print what the file held before
 * @param skip 1 while within a line whose rest is dropped; of a compressed file, 2 when it was read
 *     to its end
 */
record FilePosition(long inode, long offset, FilePrint print, int skip) {
  static final int DONE = 2;
  private static final Pattern FORM =
      Pattern.compile(
          "inode=(\\d{1,19});offset=(\\d{1,18});head=([0-9a-f]{1,8});last=([0-9a-f]{1,8});skip=([012])");

  /** The positions in a text; what cannot be read is left out. */
  static List<FilePosition> parse(String text) {
    var positions = new ArrayList<FilePosition>();
    for (String part : text.split("\\|", -1)) {
      Matcher form = FORM.matcher(part);
      if (form.matches()) {
        positions.add(
            new FilePosition(
                Long.parseUnsignedLong(form.group(1)),
                Long.parseLong(form.group(2)),
                new FilePrint(Long.parseLong(form.group(3), 16), Long.parseLong(form.group(4), 16)),
                Integer.parseInt(form.group(5))));
      }
    }
    return positions;
  }

  static String join(List<FilePosition> positions) {
    return positions.stream().map(FilePosition::toString).collect(Collectors.joining("|"));
  }

  /** Does the file still begin with what was read of it? */
  boolean fits(FileChannel file) throws IOException {
    return file.size() >= offset && FilePrint.of(file, offset).equals(print);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "inode=%s;offset=%d;head=%x;last=%x;skip=%d",
        Long.toUnsignedString(inode),
        offset,
        print.head(),
        print.last(),
        skip);
  }
}
