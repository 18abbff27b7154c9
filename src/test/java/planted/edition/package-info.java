/** Planted to be found by the rules of the architecture. */
@NullMarked
package planted.edition;

import org.jspecify.annotations.NullMarked;
