/** Planted to be found by the rules of the architecture. */
@NullMarked
package planted.alert;

import org.jspecify.annotations.NullMarked;
