package nightjar.files;

import java.time.Instant;

/**
 * How one followed source is doing.
 *
 * @param name as people know it
 * @param trouble what keeps it from being read, where and what next; empty if nothing does
 * @param lines handed in since the start
 * @param cutLines lines longer than the limit, of which the rest was dropped
 * @param lastTime when lines of it were last handed in; {@link Instant#EPOCH} for never
 */
public record FollowState(
    String name, String trouble, long lines, long cutLines, Instant lastTime) {}
