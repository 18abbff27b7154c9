/** The message as bytes: typeset once, filled in per subscriber. */
@NullMarked
package pressrun.mail;

import org.jspecify.annotations.NullMarked;
