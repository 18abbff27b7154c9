/** Keys and their files, tokens per purpose, masking. */
@NullMarked
package pressrun.secret;

import org.jspecify.annotations.NullMarked;
