package nightjar.sql;

import static nightjar.testkit.LogStoreContractRecords.incident;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import nightjar.TimeRange;
import nightjar.block.Span;
import nightjar.incident.TrackedIncident;
import nightjar.store.Checkpoint;
import nightjar.store.DeadLetter;
import nightjar.store.Delivery;
import nightjar.store.LineCounts;
import nightjar.store.Marker;
import nightjar.store.PathState;
import nightjar.store.Sealed;
import org.junit.jupiter.api.Test;

/** What is written to the tables is read again, in its order. */
public abstract class TablesContract extends DatabaseContract {
  protected TablesContract(TestDatabase database) {
    super(database);
  }

  @Test
  void blocksAndTheTail_areNamedInOrderOfTheirRecords() throws SQLException {
    assertThat(Catalogue.tail(connection)).isEqualTo(new Catalogue.TailRow(TailFile.NONE, 1));
    BlockEntry first = new BlockEntry(7, 1, 10, 99, new Span(-5, 5), new Span(6, 7), 3);
    BlockEntry second = new BlockEntry(2, 11, 5, 98, new Span(1, 2), new Span(8, 9), 4);
    Catalogue.add(connection, second);
    Catalogue.add(connection, first);
    assertThat(Catalogue.blocks(connection)).containsExactly(first, second);

    Catalogue.tail(connection, new TailFile(8, 400), 16);
    assertThat(Catalogue.tail(connection))
        .isEqualTo(new Catalogue.TailRow(new TailFile(8, 400), 16));
    Catalogue.remove(connection, first);
    assertThat(Catalogue.blocks(connection)).containsExactly(second);
    Catalogue.clear(connection);
    assertThat(Catalogue.blocks(connection)).isEmpty();
    assertThat(Catalogue.tail(connection)).isEqualTo(new Catalogue.TailRow(TailFile.NONE, 1));
  }

  @Test
  void incidents_areReplaced_latestFirst() throws SQLException {
    TrackedIncident one = incident(1, 40, "one \0 \ud83e\udd89");
    Incidents.replace(connection, List.of(one, incident(2, 50, "two")));
    TrackedIncident two = incident(2, 94, "two, again");
    Incidents.replace(connection, List.of(two));

    assertThat(Incidents.all(connection)).containsExactly(two, one);
    assertThat(Incidents.one(connection, 1)).contains(one);
    assertThat(Incidents.one(connection, 3)).isEmpty();
  }

  @Test
  void deliveries_areDueInOrder_andChange() throws SQLException {
    List<Delivery> all =
        LongStream.rangeClosed(1, 3)
            .mapToObj(
                number ->
                    new Delivery(
                        number,
                        "slack",
                        5,
                        "new",
                        START,
                        START + number,
                        0,
                        Delivery.State.PENDING,
                        "\0"))
            .toList();
    Deliveries.add(connection, all.reversed());

    assertThat(Deliveries.due(connection, START + 2, 9)).isEqualTo(all.subList(0, 2));
    assertThat(Deliveries.due(connection, START + 9, 1)).isEqualTo(all.subList(0, 1));
    assertThat(Deliveries.latest(connection, 2)).containsExactly(all.get(2), all.get(1));
    Delivery sent =
        new Delivery(
            1, "slack", 5, "new", START, START + 77, 2, Delivery.State.DELIVERED, "in the end");
    Deliveries.update(connection, sent);
    assertThat(Deliveries.due(connection, START + 99, 9)).isEqualTo(all.subList(1, 3));
    assertThat(Deliveries.latest(connection, 9)).contains(sent);
    Deliveries.remember(connection, "issue", "12");
    Deliveries.remember(connection, "issue", "13");
    assertThat(Deliveries.memories(connection)).isEqualTo(Map.of("issue", "13"));
    assertThat(Deliveries.memory(connection, "none")).isEmpty();
  }

  @Test
  void sources_havePositionsBatchesAndMarkers() throws SQLException {
    long day = 86_400_000_000_000L;
    Sources.replacePositions(connection, Map.of("a", "1", "b", "2"));
    Sources.replacePositions(connection, Map.of("a", "3"));
    assertThat(Sources.positions(connection)).isEqualTo(Map.of("a", "3", "b", "2"));

    Sources.addBatches(connection, Map.of("old", 1L), START);
    Sources.addBatches(connection, Map.of("B", 2L, "a", 2L, "c", 3L), START + day);
    assertThat(Sources.batch(connection, "old", START + day)).contains(1L);
    assertThat(Sources.batch(connection, "old", START + day + 1)).isEmpty();
    List<String> keys = new ArrayList<>();
    Sources.batches(connection, 3, (key, arrival) -> keys.add(key + arrival), START + day);
    assertThat(keys).containsExactly("c3", "B2", "a2");
    Sources.forgetBatches(connection, START + day + 1);
    assertThat(count("batches")).isEqualTo(3);

    Marker late = new Marker(1, START + 9, "deploy", "shop", "v2", "ann");
    Marker early = new Marker(2, START, "deploy", "", "v1", "");
    Sources.addMarkers(connection, List.of(late, early));
    assertThat(Sources.markers(connection, new TimeRange(START, START + 10)))
        .containsExactly(early, late);
    assertThat(Sources.markers(connection, new TimeRange(START, START + 9))).containsExactly(early);
  }

  @Test
  void thePath_itsIdsFactsAndDeadLetters_areKept() throws SQLException {
    assertThat(PathStates.path(connection)).isEmpty();
    PathState path = new PathState(1, 2, 3, 4, new Sealed("{\"a\":1}"), new LineCounts(5, 6, 7, 8));
    PathStates.replace(connection, new PathState(9, 9, 9, 9, new Sealed(""), LineCounts.NONE));
    PathStates.replace(connection, path);
    assertThat(PathStates.path(connection)).contains(path);

    PathStates.addIds(connection, Map.of(1L, -7L, 2L, Long.MAX_VALUE));
    assertThat(PathStates.ids(connection)).isEqualTo(Map.of(1L, -7L, 2L, Long.MAX_VALUE));
    PathStates.addFacts(connection, List.of(fact(2, START), fact(1, START)));
    assertThat(PathStates.facts(connection)).containsExactly(fact(1, START), fact(2, START));

    assertThat(PathStates.deadLetterCounts(connection)).isEqualTo(new DeadLetter.Counts(0, 0, 0));
    List<DeadLetter> letters = List.of(letter(1), letter(2), letter(3));
    PathStates.addDeadLetters(connection, letters);
    assertThat(PathStates.deadLetters(connection, 2)).containsExactly(letter(3), letter(2));
    assertThat(PathStates.deadLetterCounts(connection))
        .isEqualTo(new DeadLetter.Counts(3, 9, 3L << 40));
  }

  @Test
  void checkpoints_growFewerTheOlderTheyAre_butTheOriginStays() throws SQLException {
    PathStates.replace(connection, new PathState(3, 0, 0, 0, new Sealed("{}"), LineCounts.NONE));
    for (long arrival = 1; arrival <= 60; arrival++) {
      Checkpoints.add(
          connection, new Checkpoint(arrival, arrival * 10, START, new Sealed("model " + arrival)));
      Checkpoints.add(
          connection, new Checkpoint(arrival, arrival * 10, START, new Sealed("model")));
    }

    List<Checkpoint> left = Checkpoints.all(connection);
    assertThat(left)
        .hasSize(24)
        .isSortedAccordingTo((a, b) -> Long.compare(a.arrival(), b.arrival()));
    assertThat(left).extracting(Checkpoint::arrival).contains(1L, 3L, 59L, 60L);
    assertThat(left.getLast()).isEqualTo(new Checkpoint(60, 600, START, new Sealed("model")));
  }
}
