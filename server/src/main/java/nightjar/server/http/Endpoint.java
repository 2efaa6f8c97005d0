package nightjar.server.http;

/** What answers a call: a route or a mount. */
sealed interface Endpoint {
  String method();

  String path();

  Scope scope();

  /** Answered at once. */
  record Whole(Route route) implements Endpoint {
    @Override
    public String method() {
      return route.method();
    }

    @Override
    public String path() {
      return route.path();
    }

    @Override
    public Scope scope() {
      return route.scope();
    }
  }

  /** Answered piece by piece. */
  record Piecewise(Mount mount) implements Endpoint {
    @Override
    public String method() {
      return mount.method();
    }

    @Override
    public String path() {
      return mount.path();
    }

    @Override
    public Scope scope() {
      return mount.scope();
    }
  }
}
