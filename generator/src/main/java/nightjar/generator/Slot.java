package nightjar.generator;

/**
 * A named place in a {@link Template} whose text is drawn. Slots up to {@link #REPORT} say the same
 * on every line of a request; the others are drawn for each line.
 */
enum Slot {
  REQ,
  ORDER,
  CUSTOMER,
  USER,
  SKU,
  AMOUNT,
  IP,
  SESSION,
  ITEMS,
  PAYMENT,
  TERM,
  AGENT,
  WAREHOUSE,
  REPORT,
  /** The step's duration in whole milliseconds. */
  MS,
  /** The step's duration in milliseconds with three decimals. */
  MS3,
  /** The step's duration in seconds with three decimals. */
  SEC,
  /** The request's duration so far in whole milliseconds. */
  TOTAL,
  /** The request's duration so far in seconds with three decimals. */
  RT,
  STATUS,
  BYTES,
  COUNT,
  MB,
  HEX,
  PID,
  /** A gauge's reading, whole. */
  READING,
  /** A gauge's reading with one decimal. */
  READING1;

  boolean ofRequest() {
    return compareTo(REPORT) <= 0;
  }

  boolean ofOwnDuration() {
    return this == MS || this == MS3 || this == SEC;
  }

  boolean ofTotalDuration() {
    return this == TOTAL || this == RT;
  }

  boolean isNumber() {
    return switch (this) {
      case REQ, CUSTOMER, USER, SKU, IP, SESSION, PAYMENT, TERM, AGENT, WAREHOUSE, REPORT, HEX ->
          false;
      default -> true;
    };
  }

  /** Writes the text of this slot, standing at a position of its template. */
  void write(Values values, int position, StringBuilder out) {
    Chance draw = ofRequest() ? values.request().at(name()) : values.line().at(position);
    switch (this) {
      case REQ -> hex("req-", draw, 12, out);
      case ORDER -> out.append(4_000_000 + draw.below(900_000));
      case CUSTOMER -> out.append("C-").append(10_000 + draw.skewedBelow(60_000));
      case USER -> out.append('u').append(1_000 + draw.skewedBelow(40_000));
      case SKU -> out.append("SKU-").append(1_000 + draw.skewedBelow(3_000));
      case AMOUNT -> Digits.fixed(draw.logNormal(42, 0.8), 2, out);
      case IP -> ip(draw, out);
      case SESSION -> Digits.hex(draw.key(), 16, out);
      case ITEMS -> out.append(1 + draw.skewedBelow(9));
      case PAYMENT -> hex("pay_", draw, 10, out);
      case TERM -> out.append(Words.TERMS.get(draw.skewedBelow(Words.TERMS.size())));
      case AGENT -> out.append(Words.AGENTS.get(draw.skewedBelow(Words.AGENTS.size())));
      case WAREHOUSE -> out.append(Words.WAREHOUSES.get(draw.below(Words.WAREHOUSES.size())));
      case REPORT -> out.append(Words.REPORTS.get(draw.below(Words.REPORTS.size())));
      case MS -> out.append(Math.round(values.ownMillis()));
      case MS3 -> Digits.fixed(values.ownMillis(), 3, out);
      case SEC -> Digits.fixed(values.ownMillis() / 1000, 3, out);
      case TOTAL -> out.append(Math.round(values.totalMillis()));
      case RT -> Digits.fixed(values.totalMillis() / 1000, 3, out);
      case STATUS -> out.append(values.status());
      case BYTES -> out.append(120 + Math.round(draw.logNormal(4_200, 0.9)));
      case COUNT -> out.append(Math.round(draw.logNormal(180, 0.7)));
      case MB -> out.append(Math.round(draw.logNormal(64, 0.5)));
      case HEX -> Digits.hex(draw.key(), 8, out);
      case PID -> out.append(2_000 + draw.below(28_000));
      case READING -> out.append(Math.round(values.reading()));
      case READING1 -> Digits.fixed(values.reading(), 1, out);
    }
  }

  private static void hex(String prefix, Chance draw, int digits, StringBuilder out) {
    out.append(prefix);
    Digits.hex(draw.key(), digits, out);
  }

  /** An address out of the three blocks that RFC 5737 keeps for documentation. */
  private static void ip(Chance draw, StringBuilder out) {
    out.append(Words.NETWORKS.get(draw.below(Words.NETWORKS.size())));
    out.append(1 + draw.at(1).below(254));
  }
}
