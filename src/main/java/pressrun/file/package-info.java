/** Files that Pressrun writes: whole or not at all, and for whose eyes. */
@NullMarked
package pressrun.file;

import org.jspecify.annotations.NullMarked;
