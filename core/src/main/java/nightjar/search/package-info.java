/**
 * What is asked for. In: a query as people type it. Out: a tree that says of each record whether it
 * is asked for, and prints itself again.
 */
@NullMarked
package nightjar.search;

import org.jspecify.annotations.NullMarked;
