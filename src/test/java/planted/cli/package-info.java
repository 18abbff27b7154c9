/** Planted to be found by the rules of the architecture. */
@NullMarked
package planted.cli;

import org.jspecify.annotations.NullMarked;
