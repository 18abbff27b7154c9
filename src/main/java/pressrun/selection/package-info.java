/** Which articles, in what order, under which heading; pure functions. */
@NullMarked
package pressrun.selection;

import org.jspecify.annotations.NullMarked;
