/**
 * What callers read and do over HTTP: each call a {@link nightjar.server.http.Route}, written
 * against the store and the running system. {@code openapi.json} is its contract.
 */
@NullMarked
package nightjar.server.api;

import org.jspecify.annotations.NullMarked;
