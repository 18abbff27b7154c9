/** Thin commands. */
@NullMarked
package pressrun.cli;

import org.jspecify.annotations.NullMarked;
