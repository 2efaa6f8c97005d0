package nightjar.redact;

/** What kind of value was replaced. */
enum Kind {
  EMAIL(1),
  IP(1 << 1),
  CREDIT_CARD(1 << 2),
  SSN(1 << 3),
  IBAN(1 << 4),
  MAC(1 << 5),
  SECRET(1 << 6);

  private final int bit;
  private final String marker;

  Kind(int bit) {
    this.bit = bit;
    this.marker = "[" + name() + "]";
  }

  /** One bit, another for each kind. It is kept in stores: a kind never gets another. */
  int bit() {
    return bit;
  }

  /** What stands in place of a value of this kind. */
  String marker() {
    return marker;
  }
}
