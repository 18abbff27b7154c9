/** Planted to be found by the rules of the architecture. */
@NullMarked
package planted.web;

import org.jspecify.annotations.NullMarked;
