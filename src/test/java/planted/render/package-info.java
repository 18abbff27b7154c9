/** Planted to be found by the rules of the architecture. */
@NullMarked
package planted.render;

import org.jspecify.annotations.NullMarked;
