package nightjar.sql;

import org.junit.jupiter.api.Nested;

/** All that the shared statements have to do in a database. */
public abstract class SharedSqlContract {
  private final TestDatabase tested;

  protected SharedSqlContract(TestDatabase tested) {
    this.tested = tested;
  }

  @Nested
  class Tables extends TablesContract {
    Tables() {
      super(tested);
    }
  }

  @Nested
  class InTexts extends TextsContract {
    InTexts() {
      super(tested);
    }
  }

  @Nested
  class TheSchema extends SchemaContract {
    TheSchema() {
      super(tested);
    }
  }

  @Nested
  class OverRollups extends RollupsContract {
    OverRollups() {
      super(tested);
    }
  }
}
