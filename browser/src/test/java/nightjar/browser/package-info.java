/** The console as people use it: a real Chromium against a real server with the shop's logs. */
@NullMarked
package nightjar.browser;

import org.jspecify.annotations.NullMarked;
