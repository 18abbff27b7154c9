/** Planted to be found by the rules of the architecture. */
@NullMarked
package planted.press;

import org.jspecify.annotations.NullMarked;
