/** Planted to be found by the rules of the architecture. */
@NullMarked
package planted.mail;

import org.jspecify.annotations.NullMarked;
