/**
 * Settings: where each comes from, what it may be, and who owns it. In: flags, environment, {@code
 * .env}, YAML files. Out: checked records such as {@link nightjar.server.config.HttpConfig}.
 */
@NullMarked
package nightjar.server.config;

import org.jspecify.annotations.NullMarked;
