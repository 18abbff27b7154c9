/** Pressrun: makes and delivers e-mail newsletters. */
@NullMarked
package pressrun;

import org.jspecify.annotations.NullMarked;
