/** Relay sessions: stages, limits, and what a reply means. */
@NullMarked
package pressrun.smtp;

import org.jspecify.annotations.NullMarked;
