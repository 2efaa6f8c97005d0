package nightjar.generator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The landscape the generator knows: a furniture shop of nine services in ten log formats. */
final class Shop {
  private static final List<Source> SOURCES =
      List.of(
          new Source("gateway-access", "gateway", Format.NGINX_ACCESS),
          new Source("gateway-error", "gateway", Format.NGINX_ERROR),
          new Source("checkout", "checkout", Format.LOGBACK),
          new Source("payments", "payments", Format.JSON),
          new Source("inventory", "inventory", Format.LOGFMT),
          new Source("sessions", "sessions", Format.SYSLOG),
          new Source("mailer", "mailer", Format.PYTHON),
          new Source("scheduler", "scheduler", Format.KLOG),
          new Source("database", "database", Format.POSTGRES),
          new Source("search", "search", Format.JUL));

  private static final Landscape LANDSCAPE = build();

  private Shop() {}

  static Landscape landscape() {
    return LANDSCAPE;
  }

  private static Landscape build() {
    Map<String, Source> byName = new LinkedHashMap<>();
    SOURCES.forEach(source -> byName.put(source.name(), source));
    Statements read = new Statements(byName);
    ShopFailures failures = new ShopFailures(read);
    return new Landscape(
        SOURCES,
        new ShopFlows(read).all(),
        failures.byService(),
        failures.refused(),
        failures.complaint(),
        failures.edge(),
        failures.hiccups(),
        new ShopRoutines(read).all(),
        read.fileByService("start-up.txt"),
        read.fileByService("death.txt"),
        read.fileByService("fatal.txt"));
  }
}
