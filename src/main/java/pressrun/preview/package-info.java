/** The exact message for one subscriber, before or after the freeze. */
@NullMarked
package pressrun.preview;

import org.jspecify.annotations.NullMarked;
