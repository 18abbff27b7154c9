/** An entry made clean and kept once. */
@NullMarked
package pressrun.article;

import org.jspecify.annotations.NullMarked;
