package nightjar.server.api;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nightjar.server.carry.BackupManifest;
import nightjar.server.carry.Backups;
import nightjar.server.http.Problem;
import nightjar.server.http.Reply;
import nightjar.server.http.Request;
import nightjar.server.http.Route;
import nightjar.server.http.Scope;

/** Copies of the data folder, made on the server's own disk while it runs. */
public final class BackupRoutes {
  private final Backups backups;

  public BackupRoutes(Backups backups) {
    this.backups = backups;
  }

  /** The calls. */
  public List<Route> routes() {
    return List.of(
        new Route("GET", "/api/v1/backups", Scope.ADMIN, _ -> reply(200)),
        new Route("POST", "/api/v1/backups", Scope.ADMIN, this::begin));
  }

  private Reply begin(Request request) throws Problem {
    Map<String, String> fields = JsonBody.fields(request.body());
    Path folder = folder(fields.getOrDefault("folder", ""));
    boolean withKey = Boolean.parseBoolean(fields.getOrDefault("with_key", "false"));
    try {
      if (!backups.begin(folder, withKey)) {
        throw new Problem(
            409, "A backup is being made.", "GET /api/v1/backups says how far it is.");
      }
    } catch (IOException e) {
      throw new Problem(
          400, "No backup can be made: " + e.getMessage() + ".", "Paths are the server's.");
    }
    return reply(202);
  }

  private static Path folder(String text) throws Problem {
    try {
      Path folder = Path.of(text);
      if (folder.isAbsolute()) {
        return folder;
      }
    } catch (InvalidPathException e) {
      // told below
    }
    throw new Problem(
        400,
        "The body needs a folder: the whole path of one that is not there.",
        "{\"folder\": \"/backups/nightjar-monday\", \"with_key\": false}");
  }

  private Reply reply(int status) {
    Json json = Json.document();
    switch (backups.state()) {
      case Backups.State.None _ -> json.put("state", "none");
      case Backups.State.Running(Path folder, long bytes) ->
          json.put("state", "running").put("folder", folder.toString()).put("bytes", bytes);
      case Backups.State.Done(Path folder, BackupManifest made) ->
          json.put("state", "done")
              .put("folder", folder.toString())
              .put("bytes", made.bytes())
              .put("files", made.files().size())
              .put("arrival", made.arrival())
              .put("records", made.records())
              .put("with_key", made.withKey());
      case Backups.State.Failed(Path folder, String why) ->
          json.put("state", "failed").put("folder", folder.toString()).put("detail", why);
    }
    return Reply.json(status, json.reply().body());
  }
}
