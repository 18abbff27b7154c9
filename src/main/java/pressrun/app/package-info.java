/** The composition root: builds each object once, in the order of the line. */
@NullMarked
package pressrun.app;

import org.jspecify.annotations.NullMarked;
