/** Subscribers, their consent, and who must not be written to. */
@NullMarked
package pressrun.audience;

import org.jspecify.annotations.NullMarked;
