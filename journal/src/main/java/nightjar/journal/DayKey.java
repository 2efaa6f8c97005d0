package nightjar.journal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32C;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of one UTC day: whatever was written on that day can be read with it only. It lies in
 * {@code keys/YYYY-MM-DD.key}, wrapped by the master key. Numbers are big-endian.
 *
 * <pre>
 *  0  8  magic: "NJARDKEY"
 *  8  4  version: 1
 * 12  4  day: days since 1970-01-01
 * 16  8  id of this key, random
 * 24  8  id of the master key
 * 32 12  nonce, random
 * 44 48  AES-256-GCM with the master key over the 32 bytes of this key; the 32 bytes at 0 are
 *        authenticated with it
 * 92  4  CRC32C over the 92 bytes before
 * 96 96  the same again: a whole day depends on it, and one of them may be damaged
 * </pre>
 *
 * @param day days since 1970-01-01
 * @param id random
 * @param secret 32 random bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never shown
record DayKey(int day, long id, byte[] secret) {
  private static final int SECRET = 32;
  private static final int RECORD = 96;
  private static final int FILE = 2 * RECORD;
  private static final int SIGNED = 32;
  private static final int NONCE = 12;
  private static final int VERSION = 1;
  private static final long MAGIC = 0x4E4A_4152_444B_4559L;

  /** What a key file says of itself without the master key. */
  record Wrapped(int day, long id, long masterId, byte[] bytes) {}

  static DayKey random(int day, RandomGenerator random) {
    byte[] secret = new byte[SECRET];
    random.nextBytes(secret);
    return new DayKey(day, random.nextLong(), secret);
  }

  static String date(int day) {
    return LocalDate.ofEpochDay(day).toString();
  }

  /** The file of this key. */
  byte[] wrapped(MasterKey master, RandomGenerator random) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    ByteBuffer out = ByteBuffer.allocate(RECORD).putLong(MAGIC).putInt(VERSION).putInt(day);
    out.putLong(id).putLong(master.id()).put(nonce);
    try {
      out.put(cipher(Cipher.ENCRYPT_MODE, master, out.array()).doFinal(secret));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key could not be wrapped", e);
    }
    return twice(out.putInt(crc(out.array())).array());
  }

  private static byte[] twice(byte[] record) {
    return ByteBuffer.allocate(FILE).put(record).put(record).array();
  }

  /** Reads a key file, of which one half may be damaged; empty if both are. */
  static Optional<Wrapped> read(byte[] file) {
    return record(file, 0).or(() -> record(file, RECORD));
  }

  /** The file as it should be, if a half of it is not. */
  static Optional<byte[]> mended(byte[] file, Wrapped found) {
    byte[] whole = twice(found.bytes);
    return Arrays.equals(file, whole) ? Optional.empty() : Optional.of(whole);
  }

  private static Optional<Wrapped> record(byte[] file, int from) {
    if (file.length < from + RECORD) {
      return Optional.empty();
    }
    byte[] record = Arrays.copyOfRange(file, from, from + RECORD);
    ByteBuffer in = ByteBuffer.wrap(record);
    if (in.getLong(0) != MAGIC || in.getInt(8) != VERSION || in.getInt(RECORD - 4) != crc(record)) {
      return Optional.empty();
    }
    return Optional.of(new Wrapped(in.getInt(12), in.getLong(16), in.getLong(24), record));
  }

  /** The key; empty if another master key wrapped it. */
  static Optional<DayKey> unwrap(Wrapped wrapped, MasterKey master) {
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, master, wrapped.bytes);
      byte[] secret = cipher.doFinal(wrapped.bytes, SIGNED + NONCE, SECRET + Frame.TAG);
      return Optional.of(new DayKey(wrapped.day, wrapped.id, secret));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /** The day that a key file is named by. */
  static OptionalLong dayOf(String name, String suffix) {
    if (!name.matches("\\d{4}-\\d{2}-\\d{2}\\" + suffix)) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(LocalDate.parse(name.substring(0, 10)).toEpochDay());
    } catch (java.time.DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public String toString() {
    return "key of " + date(day);
  }

  private static Cipher cipher(int mode, MasterKey master, byte[] file)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode,
        new SecretKeySpec(master.secret(), "AES"),
        new GCMParameterSpec(8 * Frame.TAG, file, SIGNED, NONCE));
    cipher.updateAAD(file, 0, SIGNED);
    return cipher;
  }

  private static int crc(byte[] record) {
    var crc = new CRC32C();
    crc.update(record, 0, RECORD - 4);
    return (int) crc.getValue();
  }
}
