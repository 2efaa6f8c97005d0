package nightjar.generator;

import java.util.Locale;

/**
 * How a source writes its lines. A record may take several physical lines, parted by line feeds.
 */
enum Format {
  /** The combined access log of nginx: {@code 192.0.2.7 - - [02/Mar/2026:10:15:30 +0000] ...}. */
  NGINX_ACCESS {
    @Override
    void write(Statement statement, Values values, Stamp stamp, StringBuilder out) {
      if (statement.logger().isEmpty()) {
        Slot.IP.write(values, 0, out);
      } else {
        out.append(statement.logger());
      }
      out.append(" - - [");
      stamp.day(out);
      out.append('/');
      stamp.month(out);
      out.append('/').append(stamp.year()).append(':');
      stamp.clock(out);
      out.append(" +0000] ");
      statement.message().write(values, out);
    }
  },

  /** The error log of nginx: {@code 2026/03/02 10:15:30 [error] 31#31: ...}. */
  NGINX_ERROR {
    @Override
    void write(Statement statement, Values values, Stamp stamp, StringBuilder out) {
      stamp.date('/', out);
      out.append(' ');
      stamp.clock(out);
      String level =
          switch (statement.level()) {
            case DEBUG -> "debug";
            case INFO -> "notice";
            case WARN -> "warn";
            case ERROR -> "error";
            case FATAL -> "alert";
          };
      out.append(" [").append(level).append("] 31#31: ");
      statement.message().write(values, out);
    }
  },

  /** Logback: {@code 2026-03-02 10:15:30,123 INFO [http-nio-8080-exec-7] c.acme.Cart - ...}. */
  LOGBACK {
    @Override
    void write(Statement statement, Values values, Stamp stamp, StringBuilder out) {
      stampWithComma(stamp, out);
      out.append(' ').append(statement.level());
      out.append(statement.level().name().length() < 5 ? "  [" : " [");
      if (values.traced()) {
        out.append("http-nio-8080-exec-").append(1 + values.request().at("thread").below(24));
      } else {
        out.append("scheduling-1");
      }
      out.append("] ").append(statement.logger()).append(" - ");
      statement.message().write(values, out);
    }
  },

  /** JSON lines with timestamp, level, service, logger, message, trace_id and fields. */
  JSON {
    @Override
    void write(Statement statement, Values values, Stamp stamp, StringBuilder out) {
      out.append("{\"timestamp\":\"");
      stampIso(stamp, out);
      out.append("\",\"level\":\"").append(statement.level());
      out.append("\",\"service\":\"").append(statement.service());
      out.append("\",\"logger\":\"").append(statement.logger());
      out.append("\",\"message\":\"");
      escaped(statement, values, out);
      out.append('"');
      if (values.traced()) {
        out.append(",\"trace_id\":\"");
        Slot.REQ.write(values, 0, out);
        out.append('"');
      }
      for (Statement.Field field : statement.fields()) {
        String quote = field.value().isNumber() ? "" : "\"";
        out.append(",\"").append(field.name()).append("\":").append(quote);
        field.value().write(values, out);
        out.append(quote);
      }
      out.append('}');
    }
  },

  /** logfmt: {@code ts=2026-03-02T10:15:30.123Z level=info msg="..." request_id=...}. */
  LOGFMT {
    @Override
    void write(Statement statement, Values values, Stamp stamp, StringBuilder out) {
      out.append("ts=");
      stampIso(stamp, out);
      out.append(" level=").append(statement.level().name().toLowerCase(Locale.ROOT));
      out.append(" msg=\"");
      escaped(statement, values, out);
      out.append('"');
      if (values.traced()) {
        out.append(" request_id=");
        Slot.REQ.write(values, 0, out);
      }
      for (Statement.Field field : statement.fields()) {
        out.append(' ').append(field.name()).append('=');
        field.value().write(values, out);
      }
    }
  },

  /** RFC 3164 as files have it: {@code Mar 2 10:15:30 auth-1 authd[812]: ...}. */
  SYSLOG {
    @Override
    void write(Statement statement, Values values, Stamp stamp, StringBuilder out) {
      stamp.month(out);
      out.append(stamp.dayOfMonth() < 10 ? "  " : " ").append(stamp.dayOfMonth()).append(' ');
      stamp.clock(out);
      out.append(" auth-1 ").append(statement.logger()).append('[');
      if (statement.logger().equals("authd")) {
        out.append(812);
      } else {
        Slot.PID.write(values, -7, out);
      }
      out.append("]: ");
      statement.message().write(values, out);
    }
  },

  /** Python's logging: {@code 2026-03-02 10:15:30,123 - mailer.worker - INFO - ...}. */
  PYTHON {
    @Override
    void write(Statement statement, Values values, Stamp stamp, StringBuilder out) {
      stampWithComma(stamp, out);
      String level =
          switch (statement.level()) {
            case WARN -> "WARNING";
            case FATAL -> "CRITICAL";
            case DEBUG, INFO, ERROR -> statement.level().name();
          };
      out.append(" - ").append(statement.logger()).append(" - ").append(level).append(" - ");
      statement.message().write(values, out);
    }
  },

  /** Kubernetes' klog: {@code I0302 10:15:30.123456 1 job.go:42] ...}. */
  KLOG {
    @Override
    void write(Statement statement, Values values, Stamp stamp, StringBuilder out) {
      out.append(statement.level().name().charAt(0));
      stamp.monthAndDay(out);
      out.append(' ');
      stamp.clock(out);
      out.append('.');
      stamp.micros(out);
      out.append("       1 ").append(statement.logger()).append("] ");
      statement.message().write(values, out);
    }
  },

  /**
   * PostgreSQL: {@code 2026-03-02 10:15:30.123 UTC [1234] LOG: ...}; further lines (DETAIL, HINT)
   * repeat the prefix.
   */
  POSTGRES {
    @Override
    void write(Statement statement, Values values, Stamp stamp, StringBuilder out) {
      int begin = out.length();
      stamp.date('-', out);
      out.append(' ');
      stamp.clock(out);
      out.append('.');
      stamp.millis(out);
      out.append(" UTC [").append(4_100 + values.request().at("backend").below(40)).append("] ");
      String prefix = out.substring(begin);
      String level =
          switch (statement.level()) {
            case INFO -> "LOG";
            case WARN -> "WARNING";
            case DEBUG, ERROR, FATAL -> statement.level().name();
          };
      out.append(level).append(":  ");
      int message = out.length();
      statement.message().write(values, out);
      replace(out, message, '\n', "\n" + prefix);
    }
  },

  /** java.util.logging's two lines: time, class and method; then {@code INFO: ...}. */
  JUL {
    @Override
    void write(Statement statement, Values values, Stamp stamp, StringBuilder out) {
      stamp.month(out);
      out.append(' ');
      stamp.day(out);
      out.append(", ").append(stamp.year()).append(' ');
      stamp.clock12(out);
      out.append(' ').append(statement.logger()).append('\n');
      String level =
          switch (statement.level()) {
            case DEBUG -> "FINE";
            case INFO -> "INFO";
            case WARN -> "WARNING";
            case ERROR, FATAL -> "SEVERE";
          };
      out.append(level).append(": ");
      statement.message().write(values, out);
    }
  };

  /** Writes one record without the last line feed. */
  abstract void write(Statement statement, Values values, Stamp stamp, StringBuilder out);

  private static void stampWithComma(Stamp stamp, StringBuilder out) {
    stamp.date('-', out);
    out.append(' ');
    stamp.clock(out);
    out.append(',');
    stamp.millis(out);
  }

  private static void stampIso(Stamp stamp, StringBuilder out) {
    stamp.date('-', out);
    out.append('T');
    stamp.clock(out);
    out.append('.');
    stamp.millis(out);
    out.append('Z');
  }

  /** Writes the message so that it may stand between double quotes. */
  private static void escaped(Statement statement, Values values, StringBuilder out) {
    int begin = out.length();
    statement.message().write(values, out);
    replace(out, begin, '"', "\\\"");
    replace(out, begin, '\n', "\\n");
    replace(out, begin, '\t', "\\t");
  }

  private static void replace(StringBuilder out, int begin, char from, String to) {
    for (int i = out.length() - 1; i >= begin; i--) {
      if (out.charAt(i) == from) {
        out.replace(i, i + 1, to);
      }
    }
  }
}
