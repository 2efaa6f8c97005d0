/** The HTTP door: who may call, how much, and how answers and problems are told. */
@NullMarked
package nightjar.server.http;

import org.jspecify.annotations.NullMarked;
