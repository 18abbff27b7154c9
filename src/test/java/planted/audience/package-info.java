/** Planted to be found by the rules of the architecture. */
@NullMarked
package planted.audience;

import org.jspecify.annotations.NullMarked;
