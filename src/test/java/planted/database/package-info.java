/** Planted to be found by the rules of the architecture. */
@NullMarked
package planted.database;

import org.jspecify.annotations.NullMarked;
